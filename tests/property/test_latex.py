"""The LaTeX codec on any text: what is written reads the same, nothing from a text runs, nothing raises."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.bibtex.latex import decode_latex, decode_latex_exactly, decode_verbatim, encode_latex
from bibkit.bibtex.latex_tables import ACCENTS, SYMBOLS
from bibkit.bibtex.names import parse_names, render_names
from bibkit.model.names import Name
from bibkit.text.markup import strip_markup
from bibkit.text.wordlists import word_set

# Two hyphens, two quotes and a backtick are ligatures to TeX, and blanks are all alike to it.
_LIGATURES = re.compile(r"--|''|``|`|\n|\r|\t|\x0b|\x0c|[\x00-\x1f\x7f-\x9f\x85\u2028\u2029]")
_CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc"))
_TEXTS = st.text(_CHARACTERS, max_size=40).filter(lambda text: not _LIGATURES.search(text))
_LATIN = st.text(
    st.sampled_from("abcXYZ éüñçøßłŠőğậễαΔ→≤–—“”…$\\{}&%#_~^<>()[].,:;'\"!?@+=*/|1290\u00a0\u0301"), max_size=30
).filter(lambda text: not _LIGATURES.search(text))
_TEX = st.lists(
    st.sampled_from(
        ["\\", "{", "}", "$", "~", "--", "``", "a", "Z", "é", " ", "\\emph", "\\'", '\\"', "\\v ", "\\foo", "\\alpha",
         "\\it ", "\\textbf{", "\\url{", "\\href{a}{", "\\frac", "_", "^", "\\(", "\\)", "\\[", "\\char", '"41', "\\\\",
         "[", "]", "\\noopsort{", "\\textcolor", "\\ensuremath", "\\symbol{", "%", "&", "\\left", "\\bar", "<i>", "</i>"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


def _settled(text: str) -> str:
    """A text as LaTeX can tell it: composed, without marks that TeX does not know."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


@given(_TEXTS)
def test_what_is_written_in_unicode_reads_the_same(text: str) -> None:
    text = _settled(text)
    if _is_plain_to_markup(text) and "$" not in text:
        assert _settled(decode_latex(encode_latex(text))) == _settled(text)


@given(_LATIN)
def test_what_is_written_in_ascii_reads_the_same(text: str) -> None:
    text = _settled(text)
    tex = encode_latex(text, ascii=True)
    assert tex.isascii()
    if _is_plain_to_markup(text) and "$" not in text and not re.search("[–—“”]", text):
        assert _settled(decode_latex(tex)) == _settled(text)


def _is_plain_to_markup(text: str) -> bool:
    return "<" not in text and not re.search(r"[~^](?=\u0301)", text) and not re.match("[\u0300-\u036f]", text)


@given(_TEXTS | _LATIN | _TEX)
def test_nothing_from_a_text_runs(text: str) -> None:
    for ascii_ in (False, True):
        tex = encode_latex(text, ascii=ascii_)
        assert _is_balanced(tex)
        for command in re.findall(r"\\([A-Za-z]+)", tex):
            assert command not in _DANGEROUS


_DANGEROUS = word_set("input include write immediate openout openin read catcode def csname foo url href symbol")


def _is_balanced(tex: str) -> bool:
    """Whether braces balance as BibTeX counts them: with or without a backslash before."""
    depth = 0
    for mark in re.findall("[{}]", tex):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@given(_TEX | st.text(max_size=60))
def test_any_latex_is_read(tex: str) -> None:
    for case in (False, True):
        text, exact = decode_latex_exactly(tex, case_braces=case)
        assert isinstance(text, str) and isinstance(exact, bool)
    decode_verbatim(tex)
    parse_names(tex)
    encode_latex(text)


@given(_TEX)
def test_what_is_read_is_stable(tex: str) -> None:
    """Writing a text that was read, and reading it again, changes nothing more."""
    once = decode_latex(encode_latex(decode_latex(tex)))
    assert strip_markup(decode_latex(encode_latex(once))) == strip_markup(once)


_WORD = st.text(st.sampled_from("abcdeéøßABCÉØłŁ"), min_size=1, max_size=6).map(str.capitalize)
_GIVEN = st.lists(_WORD | st.sampled_from(["J.", "M.-L.", "X"]), min_size=1, max_size=3).map(" ".join)
_NAMES = st.one_of(
    st.builds(lambda family, given_: Name(family, given_), _WORD, _GIVEN),
    st.builds(
        lambda family, given_, particle: Name(family, given_, non_dropping_particle=particle),
        _WORD,
        _GIVEN,
        st.sampled_from(["van", "de la", "von der"]),
    ),
    st.builds(lambda family, given_: Name(family, given_, suffix="Jr."), _WORD, _GIVEN),
    st.builds(lambda words: Name(literal=" ".join(words)), st.lists(_WORD | st.just("and"), min_size=2, max_size=4)),
)


@given(st.lists(_NAMES, min_size=1, max_size=5), st.booleans())
def test_names_come_back(names: list[Name], ascii_: bool) -> None:
    tex = render_names(names, dialect="biblatex", ascii=ascii_)
    assert list(parse_names(tex)) == names


@given(
    st.sampled_from([mark for mark in ACCENTS if len(mark) == 1 and mark not in "hUGft"]), st.sampled_from("aeiounscz")
)
def test_accents_are_those_of_pylatexenc(mark: str, letter: str) -> None:
    latex2text = pytest.importorskip("pylatexenc.latex2text")
    tex = f"\\{mark}{{{letter}}}"
    expected = latex2text.LatexNodes2Text().latex_to_text(tex)
    assert unicodedata.normalize("NFC", decode_latex(tex)) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize("name", ["ss", "ae", "OE", "o", "L", "aa", "textendash", "textquotedblleft", "textregistered"])
def test_symbols_are_those_of_pylatexenc(name: str) -> None:
    latex2text = pytest.importorskip("pylatexenc.latex2text")
    assert SYMBOLS[name] == latex2text.LatexNodes2Text().latex_to_text(f"\\{name}{{}}")
