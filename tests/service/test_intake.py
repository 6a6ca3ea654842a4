"""What an input is taken for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import InputError
from bibkit.service.intake import guess_kind, read_intake
from tests.service.live import SAMPLES

PAGES = sorted(path for path in SAMPLES.glob("*/*/page.*"))
ONE = "Walker G, Bryant W. Peer support in adult mental health services. Psychiatr Rehabil J. 2013;36(1):28-34."
TWO = "MacLellan J, Surey J. Peer Support Workers in Health. PLOS ONE 10(10), e0141122 (2015)."


@pytest.mark.parametrize("path", PAGES, ids=lambda path: "/".join(path.parts[-3:-1]))
def test_every_sample_page_is_a_page(path: Path) -> None:
    assert guess_kind(path.read_bytes()) == "page"
    assert guess_kind(path.read_bytes(), path.name) == "page"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("10.1037/h0094744", "", "dois"),
        ("  https://doi.org/10.1037/H0094744  ", "", "dois"),
        ("1. doi:10.1037/h0094744\n- 10.5555/x.y", "", "dois"),
        ("https://example.org/article?id=5", "", "address"),
        ("see https://example.org/article", "", "references"),
        (ONE, "", "references"),
        (f"{ONE}\n{TWO}", "", "references"),
        (f"[1] {ONE[:60]}\n    {ONE[60:]}\n[2] {TWO}", "", "references"),
        (f"References\n\n{ONE}\n\n{TWO}\n\n{ONE}\n\n{TWO}", "", "references"),
        ("@book{a, title={x}}", "", "file"),
        ("% my file\n\n@book{a, title={x}}", "", "file"),
        ("My notes first\n@book{a, title={x}}", "refs.bib", "file"),
        ("An article page\nCite as:\n@book{a, title={x}}\nShare\nPrint", "", "page"),
        ("TY  - BOOK\nTI  - x\nER  - \n", "", "file"),
        ('[{"type": "book", "title": "x"}]', "", "file"),
        ('{"schema": 1, "records": []}', "", "file"),
        ("<html><body>x</body></html>", "", "page"),
        ("<html><body>10.1037/h0094744</body></html>", "refs.html", "page"),
        ("%PDF-1.7", "", "page"),
    ],
)
def test_kinds(text: str, name: str, kind: str) -> None:
    assert guess_kind(text.encode(), name) == kind


def test_a_kind_that_is_named_is_believed() -> None:
    assert read_intake(ONE.encode(), kind="references").lines == (ONE,)
    assert read_intake(b"one 10.1037/h0094744 and 10.1037/H0094744.", kind="dois").lines == ("10.1037/h0094744",)
    with pytest.raises(InputError, match="what format"):
        read_intake(ONE.encode(), kind="file")
