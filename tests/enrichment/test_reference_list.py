"""Lists of references as people paste them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.enrichment.reference_list import looks_like_reference, split_references, without_number

REFERENCES = [
    "Walker G, Bryant W. Peer support in adult mental health services. Psychiatr Rehabil J. 2013;36(1):28-34.",
    "MacLellan J, Surey J. Peer Support Workers in Health: A Qualitative Metasynthesis. PLOS ONE 10(10), e0141122 (2015).",
    "Darwin, C. (1859). On the Origin of Species by Means of Natural Selection. London: John Murray.",
    "von der Heide R, Skipper LM, Klobusicky E. Dissecting the uncinate fasciculus: disorders and a hypothesis. Brain. 2013;136(6):1692-1707. https://doi.org/10.1093/brain/awt094",
    "Œuvres complètes, éd. J. Ehrard. Oxford, Voltaire Foundation, 1998, vol. 3.",
]
ONE, TWO = REFERENCES[:2]


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def numbered(width: int, style: str, rest: str = "") -> str:
    return "\n".join(
        wrap(text, width, first=style.format(number), rest=rest) for number, text in enumerate(REFERENCES, 1)
    )


LAYOUTS = {
    "a line each": "\n".join(REFERENCES),
    "a line each, parted": "\r\n\r\n".join(REFERENCES),
    "bullets": "\n".join(f"• {text}" for text in REFERENCES),
    "brackets, wrapped": numbered(60, "[{}] "),
    "stops, wrapped": numbered(72, "{}. "),
    "parentheses, hanging": numbered(60, "({}) ", "    "),
    "hanging": "\n".join(wrap(text, 64, rest="    ") for text in REFERENCES),
    "paragraphs": "\n".join(wrap(text, 64, first="    ") for text in REFERENCES),
    "blocks": "\n\n".join(wrap(text, 50) for text in REFERENCES),
    "blocks, numbered": "\n\n".join(wrap(f"[{number}] {text}", 50) for number, text in enumerate(REFERENCES, 1)),
    "all indented": textwrap.indent(numbered(60, "[{}] "), "      "),
    "wrapped only": "\n".join(wrap(text, 80) for text in REFERENCES[:4]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_references(layout: str) -> None:
    wanted = REFERENCES[:4] if layout == "wrapped only" else REFERENCES
    assert split_references(LAYOUTS[layout]) == wanted


def test_numbers_of_a_list_go_up() -> None:
    text = "[5] Li W. Song and noise in frogs.\n(1999) J Herp\n12. pp. 3-9.\n[7] Moreau A. Noise. 2001."
    assert split_references(text) == [
        "Li W. Song and noise in frogs. (1999) J Herp 12. pp. 3-9.",
        "Moreau A. Noise. 2001.",
    ]
    assert split_references("[1] Li W. Song.\n   goes on here\n\n2. Moreau A. Noise.\n(3) Chen X.") == [
        "Li W. Song. goes on here",
        "Moreau A. Noise.",
        "Chen X.",
    ]


def test_short_lines_are_references_of_their_own() -> None:
    assert split_references("Moreau, Noise of rivers\nDarwin, The origin of species\n") == [
        "Moreau, Noise of rivers",
        "Darwin, The origin of species",
    ]
    assert split_references("Chen X. Newts. 1999.\nMoreau A. Noise. 2001.") == [
        "Chen X. Newts. 1999.",
        "Moreau A. Noise. 2001.",
    ]


def test_one_reference_broken_anywhere() -> None:
    assert split_references(f"{ONE[:50]}\n{ONE[50:]}") == [f"{ONE[:50]} {ONE[50:]}"]


def test_a_bibtex_entry_stays_one() -> None:
    text = f"{ONE}\n@article{{a,\n  title = {{x {{y}}}},\n\n  year = 1999\n}}\n{TWO}\n@book{{b, title = {{z}}}}"
    assert split_references(text) == [ONE, "@article{a, title = {x {y}}, year = 1999 }", TWO, "@book{b, title = {z}}"]


@pytest.mark.parametrize("front", ["[12] ", "(3) ", "4. ", "5) ", "• ", "- ", "  17. "])
def test_numbers_go(front: str) -> None:
    assert without_number(front + ONE) == ONE
    assert without_number("1999. Rivers") == "Rivers" and without_number("3D printing") == "3D printing"


def test_what_looks_like_one() -> None:
    assert all(map(looks_like_reference, REFERENCES))
    assert not any(map(looks_like_reference, ["Home", "Share this page, now: please.", "x" * 40, "1999"]))


@given(st.text(alphabet=st.sampled_from("ab A.1[](){}@-\n\r \t"), max_size=120))
def test_no_letter_is_lost(text: str) -> None:
    parts = split_references(text)
    assert all(part and part == " ".join(part.split()) for part in parts)
    kept = [char for char in "".join(parts) if char.isalpha() or char in "{}@"]
    assert kept == [char for char in text if char.isalpha() or char in "{}@"]
