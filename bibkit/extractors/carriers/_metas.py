"""Meta tags of one vocabulary, offered to a draft by a table of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from bibkit.extractors._base import Draft

Cleaner = Callable[[str], Any]


class Row(NamedTuple):
    """An attribute, the tags it may stand in (most trusted first) and what makes a value of a tag's content."""

    attribute: str
    tags: str
    clean: Cleaner


class Tag(NamedTuple):
    """A meta tag: its name as locators show it, its content."""

    name: str
    content: str


class Tags:
    """The meta tags of one vocabulary by their short names (`title` for `DC.Title` and `dcterms.title`)."""

    def __init__(self, metas: Mapping[str, Iterable[str]], prefixes: tuple[str, ...]) -> None:
        self.tags: dict[str, list[Tag]] = {}
        for name in metas:
            if name.startswith(prefixes):
                prefix = next(filter(name.startswith, prefixes))
                short = name[len(prefix) :].replace(":", ".")
                self.tags.setdefault(short, []).extend(Tag(name, content) for content in metas[name])

    def __bool__(self) -> bool:
        return bool(self.tags)

    def all(self, *names: str) -> list[str]:
        return [tag.content for name in names for tag in self.tags.get(name, ())]

    def locator(self, *names: str) -> str:
        """Where the first of these tags stands, for a person."""
        for name in names:
            for tag in self.tags.get(name, ()):
                return f"meta[name={tag.name}]"
        return ""

    def offer_rows(self, rows: Iterable[Row], draft: Draft) -> None:
        """Offer for each row what the first tag gives of which something can be made."""
        for row in rows:
            for tag in (tag for name in row.tags.split() for tag in self.tags.get(name, ())):
                if draft.claimed(row.attribute):
                    break
                draft.offer(row.attribute, row.clean(tag.content), f"meta[name={tag.name}]")

    def offer_all(self, attribute: str, names: str, clean: Callable[[list[str]], Any], draft: Draft) -> None:
        """Offer what the contents of the first of these tags that occurs give together."""
        for name in names.split():
            contents = self.all(name)
            if contents and not draft.claimed(attribute):
                draft.offer(attribute, clean(contents), self.locator(name))
