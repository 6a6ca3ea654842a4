"""Where a PDF's own first page is: behind a cover sheet that a library or a network has put before it, or in front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bibkit.pages.pdf import TextLine
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

_FEW = 600  # characters: less is a title page or a cover sheet
_MANY = 4000  # characters: more is no cover sheet, whatever it says
# Cover sheets of ResearchGate, JSTOR, HAL, publishers and institutional repositories (seen 2026-11).
_COVER = lazy_pattern(
    r"see discussions, stats, and author profiles|stable url:|to cite this (?:version|article)|"
    r"hal is a multi-?disciplinary|this version is available at|citation for published version|"
    r"is brought to you for free and open access|view metadata, citation and similar papers|"
    r"link to publication record|this is the author.?s (?:accepted|final|original) (?:version|manuscript)",
    re.I,
)


@dataclass(frozen=True)
class Front:
    """The lines of the first two pages."""

    lines: Sequence[TextLine]

    def on_page(self, number: int) -> list[TextLine]:
        return [line for line in self.lines if line.page == number]

    @cached_property
    def is_sheet(self) -> bool:
        """Whether page 1 is a cover sheet by its words."""
        text = " ".join(line.text for line in self.on_page(1))
        return len(text) < _MANY and _COVER.search(text) is not None

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The pages on which a work speaks of itself: the second only where the first is hardly one."""
        length = sum(len(line.text) for line in self.on_page(1))
        return (1, 2) if length < _FEW or self.is_sheet else (1,)

    @cached_property
    def key(self) -> str:
        """All the text, for looking things up in it."""
        return comparison_key(" ".join(line.text for line in self.lines))
