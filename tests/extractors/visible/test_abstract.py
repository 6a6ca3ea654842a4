"""The abstract on the page itself."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._abstract import find_abstract
from bibkit.pages.read import read_page

TEXT = (
    "We recorded 240 frogs along a gradient of noise in four cities and measured the pitch and length of their song. "
    "Males in noisy places sang higher."
)


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Abstract</h2><p>{TEXT}</p><h2>1 Introduction</h2><p>Frogs.</p>",
        f"<ul><li>Abstract</li><li>PDF</li></ul><h2>Abstract</h2><p>{TEXT}</p>",
        f"<p><b>Abstract:</b> {TEXT}</p>",
    ],
)
def test_the_paragraph_behind_its_label(html: str) -> None:
    page = read_page(f"<html><body>{html}</body></html>".encode())
    found = find_abstract(page.blocks, len(page.blocks))
    assert found is not None and found[0] == TEXT


def test_links_of_a_reference_are_no_label() -> None:
    reference = (
        "<div>J. John, E. Gravel, A. Hagege, H. Li, T. Gacoin, E. Doris, Angew. Chem. Int. Ed. 2011, 50, 7533.</div>"
    )
    links = "<ul><li>Abstract</li><li>Article</li><li>PDF(390K)</li></ul>"
    page = read_page(f"<html><body>{reference}{links}{reference}{links}</body></html>".encode())
    assert find_abstract(page.blocks, len(page.blocks)) is None
