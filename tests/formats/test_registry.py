"""The table of formats: recognising, unknown names, one-way formats."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.formats import _registry
from bibkit.formats._base import decode_text


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("TY  - JOUR\nER  - ", "", "ris"),
        ("\n\nTY - BOOK", "x.txt", "ris"),
        ("PMID- 123\nOWN - NLM", "", "nbib"),
        ("%0 Book\n%T T", "", "refer"),
        ("RT=Reference Type\n\nRT Book, Whole\nT1 T", "", "refworks"),
        ("FN Web of Science\nPT J\nTI T", "", "isi"),
        ("", "x.enw", "refer"),
        ("<?xml version='1.0'?><PubmedArticleSet><PubmedArticle>", "", "pubmed"),
        ("<xml><records><record>", "", "endnotexml"),
        ("<mods version='3.3'>", "", "mods"),
        ("@article{a, title={T}, journal={J}}", "", "bibtex"),
        ("% a remark\n@article{a, journaltitle={J}}", "", "biblatex"),
        ("@online{a, title={T}}", "x.bib", "biblatex"),
        ("@article{a, journal={J}, year={1}}\n@misc{b, year={2}, urldate={2020-01-02}}", "x.bib", "bibtex"),
        ('[{"itemType": "book"}]', "", "zotero"),
        ('[{"id": "a", "type": "book"}]', "", "csljson"),
        ('{"status": "ok", "message-type": "work"}', "", "crossref"),
        ("[]", "", "csljson"),
        ("", "x.ris", "ris"),
        ("", "x.bib", "bibtex"),
        ("", "x.json", None),
        ("words", "words.txt", None),
    ],
)
def test_formats_are_recognised(text: str, name: str, expected: str | None) -> None:
    assert _registry.detect_format(text.encode(), name) == expected


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(InputError, match="no such format 'bibtx'") as error:
        _registry.read(b"", "bibtx")
    assert error.value.hint == "did you mean 'bibtex'?"


def test_a_format_that_is_only_read() -> None:
    with pytest.raises(InputError, match="can be read, not written"):
        _registry.render((), "crossref")


def test_text_is_decoded_by_what_it_is() -> None:
    assert decode_text("é\r\nx\ry".encode())[0] == "é\nx\ny"
    assert decode_text("é".encode("utf-16"))[0] == "é"
    assert decode_text("\ufeffé".encode())[0] == "é"
    text, issues = decode_text(b"\xe9\x81", "x")
    assert text == "é\ufffd"
    assert [issue.code for issue in issues] == ["format.encoding"]
