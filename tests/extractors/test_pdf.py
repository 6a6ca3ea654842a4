"""PDFs: what their first pages and their document info are believed to say."""

from __future__ import annotations

import contextlib
import time
import zlib

import pytest

from bibkit.errors import InputError
from bibkit.extractors import PageResult, extract_page
from bibkit.model.record import Record
from bibkit.pages.pdf import read_pdf_head
from bibkit.pages.read import read_page
from tests.extractors.pdf_files import make_pdf

BODY = [(10.0, "People who have lived through an illness now often help others who are going through it.")] * 12
FIRST = [
    (9.0, "Journal of Example Health, Vol. 12, No. 3"),
    (18.0, "Help on three wards:"),
    (18.0, "a study of one year"),
    (11.0, "Grace Lane and Tom van Dijk"),
    (9.0, "https://doi.org/10.5555/jeh.2021.0008"),
    (10.0, "Abstract"),
    *BODY,
]


def result(data: bytes) -> PageResult:
    return extract_page(read_page(data, input="paper.pdf"))


def record(data: bytes) -> Record:
    return result(data).records[0]


def test_doi_title_and_nothing_by_guess() -> None:
    found = record(make_pdf([FIRST]))
    assert found.extractor == "pdf"
    assert found.entry.doi == "10.5555/jeh.2021.0008"
    assert found.entry.title == "Help on three wards: a study of one year"
    assert not found.entry.abstract
    assert not found.entry.container_title
    assert found.provenance["doi"].locator == "page 1"
    assert found.provenance["title"].locator == "page 1, the largest type"


def test_document_info_is_believed_where_the_page_shows_the_same() -> None:
    info = {"Title": "Help on Three Wards: A Study of One Year", "Author": "Grace Lane, Tom van Dijk"}
    entry = record(make_pdf([FIRST], info)).entry
    assert entry.title == "Help on Three Wards: A Study of One Year"
    assert [name.family for name in entry.author] == ["Lane", "Dijk"]
    liar = record(make_pdf([FIRST], {"Title": "Template for authors", "Author": "Some Typist"})).entry
    assert liar.title == "Help on three wards: a study of one year"
    assert not liar.author


@pytest.mark.parametrize("title", ["Microsoft Word - final_v2.docx", "untitled", "paper.dvi", "10.5555/x", "123-4"])
def test_titles_that_programs_write(title: str) -> None:
    assert record(make_pdf([FIRST], {"Title": title})).entry.title == "Help on three wards: a study of one year"


def test_doi_of_the_document_info_wins() -> None:
    assert record(make_pdf([FIRST], {"doi": "10.5555/JEH.1"})).entry.doi == "10.5555/jeh.1"
    assert (
        record(make_pdf([[*FIRST[:4], *BODY]], {"Subject": "J. Ex. Health, doi:10.5555/jeh.2"})).entry.doi
        == "10.5555/jeh.2"
    )


def test_doi_broken_at_the_end_of_a_line() -> None:
    lines = [(18.0, "Help on three wards"), (9.0, "https://doi.org/10.5555/"), (9.0, "jeh.2021.0008"), *BODY]
    assert record(make_pdf([lines])).entry.doi == "10.5555/jeh.2021.0008"


def test_several_dois_are_not_chosen_among() -> None:
    lines = [*FIRST, (9.0, "doi:10.5555/other.1")]
    found = record(make_pdf([lines]))
    assert not found.entry.doi
    assert "pdf.several-dois" in {issue.code for issue in found.issues}


def test_dois_of_the_references_are_other_works() -> None:
    lines = [*FIRST[:4], *BODY, (10.0, "References"), (9.0, "1. Other work. doi:10.5555/other.1")]
    assert not record(make_pdf([lines])).entry.doi


def test_a_cover_sheet_leaves_the_second_page() -> None:
    assert (
        record(make_pdf([[(10.0, "You are free to use this copy for yourself.")], FIRST])).entry.doi
        == "10.5555/jeh.2021.0008"
    )


def test_arxiv_stamp() -> None:
    entry = record(make_pdf([[(20.0, "arXiv:2101.00001v2 [cs.CL] 1 Jan 2021"), *FIRST[1:4], *BODY]])).entry
    assert (entry.eprint, entry.eprint_type, entry.eprint_class) == ("2101.00001v2", "arxiv", "cs.CL")
    assert entry.type == "article"
    assert entry.title == "Help on three wards: a study of one year"


def test_an_identifier_without_a_title_is_a_record() -> None:
    entry = record(make_pdf([[(10.0, "doi:10.5555/jeh.3"), *BODY]])).entry
    assert (entry.doi, entry.title) == ("10.5555/jeh.3", "")


def test_a_pdf_that_names_no_work() -> None:
    found = result(make_pdf([BODY]))
    assert found.records == ()
    assert "names no work" in found.issues[0].message or "name no work" in found.issues[0].message
    assert "a scan" in result(make_pdf([[]])).issues[0].message


def test_damaged_files_are_told_or_survived() -> None:
    whole = make_pdf([FIRST, FIRST])
    for cut in (20, 200, len(whole) // 2, len(whole) - 30):
        try:
            result(whole[:cut])
        except InputError as error:
            assert "paper.pdf" in error.message
    for place in range(0, len(whole), 97):
        try:
            result(whole[:place] + b"\xff\x00/<<" + whole[place + 5 :])
        except InputError:
            continue


def test_protected_with_a_password() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([FIRST])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="password"):
        read_page(out.getvalue(), input="paper.pdf")


def test_time_and_size_are_capped() -> None:
    lines = [(10.0, "word " * 200)] * 3000
    start = time.process_time()
    head = read_pdf_head(make_pdf([lines] * 3), "big.pdf", seconds=2)
    assert time.process_time() - start < 6
    assert sum(len(line.text) for line in head.lines) < 200_000


@pytest.mark.slow
def test_a_stream_that_unpacks_to_very_much() -> None:
    bomb = make_pdf([FIRST])
    packed = zlib.compress(b"BT /F1 9 Tf (x) Tj ET\n" * 10_000_000, 9)
    start = bomb.index(b"stream\n") + 7
    end = bomb.index(b"\nendstream")
    data = bomb[:start] + packed + bomb[end:]
    began = time.process_time()
    with contextlib.suppress(InputError):
        read_pdf_head(data, "bomb.pdf", seconds=2)
    assert time.process_time() - began < 30
