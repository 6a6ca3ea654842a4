"""The texts of notes as small block trees, rendered at the edges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A run of text that points somewhere; `url` is http(s) only."""

    text: str
    url: str


Inline = str | Link


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the highest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text and links."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted passage, with a line below it that says where it stands and how sure the classifier is."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, each item a run of text and links."""

    items: tuple[tuple[Inline, ...], ...]
    numbered: bool = False


Block = Heading | Paragraph | Quotation | BulletList


@dataclass(frozen=True, slots=True)
class Note:
    """A note to be stored beside an entry. `kind` marks it for finding it again ("citation-statements")."""

    kind: str
    title: str
    blocks: tuple[Block, ...]
