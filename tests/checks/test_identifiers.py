"""DOIs, ISBNs, ISSNs and the rest: form, check digits, fixes."""

from __future__ import annotations

import pytest

from tests.checks.checking import check, entry, fixed, fixed_field, in_field


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10.1037/h0094744", []),
        ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", []),
        (r"10.1007/978-3-642-1\_24", []),  # as the styles of BibTeX want it
        ("https://doi.org/10.1037/h0094744", ["doi-prefix"]),
        ("http://doi.acm.org/10.1145/1137627.1137631", ["doi-prefix"]),
        ("doi: 10.1037/h0094744", ["doi-prefix"]),
        ("10/d4vb59", []),
        ("nope", ["doi-malformed"]),
        ("https://example.org/paper.pdf", ["doi-malformed"]),
        ("10.1037/h0094744, 10.1037/h0094745", ["doi-malformed"]),
        ("10.1037/h0094744.", ["doi-malformed"]),
        ("", []),
    ],
)
def test_doi(value: str, expected: list[str]) -> None:
    assert in_field("doi", value) == expected


def test_a_dois_case_is_the_owners() -> None:
    assert fixed_field("doi", "https://doi.org/10.1007/BF03250842") == "10.1007/BF03250842"
    assert fixed_field("doi", "10.1037/h0094744.") is None


def test_a_doi_in_url_is_copied_and_the_url_stays() -> None:
    bib = entry(url="http://dx.doi.org/10.1007/BF03250842")
    assert [item.code for item in check(bib)] == ["check.doi-in-url"]
    assert fixed(bib) == bib.replace("  url =", "  doi = {10.1007/BF03250842},\n  url =")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("978-3-16-148410-0", []),
        ("978-3-16-148410-1", ["isbn-check-digit"]),
        ("0-306-40615-2", []),
        ("0306406152 (pbk.), 978-0-306-40615-7", []),
        ("ISBN-13: 978-0-306-40615-7", []),
        ("306406152", []),  # a Standard Book Number of the sixties
        ("0-306-40615", ["isbn-malformed"]),
        ("978–3–16–148410–0", []),
    ],
)
def test_isbn(value: str, expected: list[str]) -> None:
    assert in_field("isbn", value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1932-6203", []),
        ("1932-6204", ["issn-check-digit"]),
        ("0028-0836, 1476-4687 (online)", []),
        ("2434-561X", []),
        ("1932-620", ["issn-malformed"]),
    ],
)
def test_issn(value: str, expected: list[str]) -> None:
    assert in_field("issn", value) == expected


def test_an_issn_among_isbns_is_called_one() -> None:
    (found,) = check(entry(isbn="0028-0836"))
    assert found.message == "0028-0836 is an ISSN, not an ISBN"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2101.00001v2", []), ("hep-th/9901001", []), ("arXiv:1706.03762 [cs.CL]", []), ("1706", ["eprint-malformed"])],
)
def test_eprint(value: str, expected: list[str]) -> None:
    bib = entry(archiveprefix="arXiv", eprint=value)
    assert [item.code.removeprefix("check.") for item in check(bib)] == expected


def test_url() -> None:
    assert in_field("url", "https://example.org/a b") == ["url-malformed"]
    assert in_field("url", r"\url{https://example.org/a}") == []


def test_a_long_value_is_cut_where_it_is_told() -> None:
    for letters, told in ((80, "x" * 80), (81, "x" * 79 + "…")):
        (finding,) = check(entry(doi="x" * letters))
        assert finding.message.startswith(f"{told!r} is no DOI")
