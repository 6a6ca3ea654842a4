"""A page as the extractors see it: decoded, of a known kind, its tree and head parsed at most once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from bibkit.pages.blocks import Block, html_blocks, text_blocks
from bibkit.pages.depth import shallow
from bibkit.pages.html import Head, read_head
from bibkit.pages.scripts import written_out
from bibkit.pages.wrapped import joined

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from bibkit.pages.pdf import PdfHead

PageKind = Literal["html", "text", "pdf"]


@dataclass(eq=False)
class Page:
    """A saved page, a text copied from one, or the head of a PDF.

    `source` is the decoded HTML or text with line ends made `\\n` (of a PDF the text of its first pages); `url` where
    the page came from, "" when nobody said; `input` what the user called it (a file name, `-`, an address). `derived`
    keeps what readers put together once for a page. `utf8` is the source in UTF-8 where who read it had it so.
    """

    kind: PageKind
    source: str
    url: str = ""
    input: str = ""
    encoding: str = field(default="utf-8", repr=False)
    derived: dict[str, object] = field(default_factory=dict, repr=False, init=False)
    pdf: PdfHead | None = field(default=None, repr=False)
    utf8: bytes = field(default=b"", repr=False)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed HTML. Only for `kind == "html"`."""
        from selectolax.lexbor import LexborHTMLParser

        source = written_out(self.source) if self.mentions("document.write") else self.source
        flat = shallow(source)
        return LexborHTMLParser(self._encoded if flat is self.source else flat)

    def mentions(self, *words: str) -> bool:
        """Whether one of these words or bits of markup stands in the source, ASCII letters in either case.

        A cheap look at whether a page can be of some kind at all, before its tree or lines are asked.
        """
        return any(word.lower().encode() in self._lowered for word in words)

    @cached_property
    def _encoded(self) -> bytes:
        return self.utf8 or self.source.encode("utf-8", "ignore")

    @cached_property
    def _lowered(self) -> bytes:
        if self.kind == "text" and self.lines is not self.own_lines:
            return "\n".join(self.lines).lower().encode("utf-8", "ignore")
        return self._encoded.lower()

    @cached_property
    def head(self) -> Head:
        """The metas, links, title and JSON-LD scripts; empty for a text page."""
        return read_head(self.tree) if self.kind == "html" else Head()

    @cached_property
    def address(self) -> str:
        """Where the page lives: `url`, else what it says itself (canonical link, og:url); "" when nothing does."""
        for candidate in (self.url, self.head.link("canonical"), self.head.first("og:url")):
            if candidate.startswith(("http://", "https://")):
                return candidate
        return ""

    @cached_property
    def blocks(self) -> list[Block]:
        """What a person sees, block by block: headings, paragraphs, cells; the lines of a text page."""
        return html_blocks(self.tree) if self.kind == "html" else text_blocks(self.lines)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of a text page, trailing white space cut; line n of the input is `lines[n - 1]`.

        Where a program broke the text at one width, what it broke is whole again, and the lines it ran on in are empty.
        """
        lines = self.own_lines
        return tuple(joined(lines)) if self.kind == "text" else lines

    @cached_property
    def own_lines(self) -> tuple[str, ...]:
        """The lines just as the text has them, trailing white space cut."""
        return tuple(line.rstrip() for line in self.source.split("\n"))
