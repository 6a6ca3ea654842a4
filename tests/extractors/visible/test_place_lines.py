"""Where a work appeared, by the lines that carry its DOI."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors.visible._place_lines import lines_with_doi
from bibkit.pages.blocks import text_blocks


def test_letters_that_fold_to_two_do_not_move_the_end_of_the_line() -> None:
    draft = Draft("text", "text")
    draft.offer("doi", "10.5555/strasse.3", "DOI")
    (found,) = lines_with_doi(draft, text_blocks(("Zeitschrift für Straßenmaße, Heft 12(3), 34-5610.5555/STRASSE.3",)))
    assert (found[0].volume, found[0].issue, found[0].page) == ("12", "3", "34-56")
