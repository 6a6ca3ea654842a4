"""PDFs: what their first pages and their document info are believed to say."""

from __future__ import annotations

import contextlib
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from bibkit.cli.main import run
from bibkit.errors import InputError
from bibkit.extractors import PageResult, extract_page
from bibkit.extractors._pdf.dois import whole_doi
from bibkit.model.record import Record
from bibkit.pages.page import Page
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


FOREIGN = {
    "supplement": [(9.0, "Supplement to https://doi.org/10.5555/main.work.1")],
    "correction": [(9.0, "Correction to: J. Ex. Health (2015), https://doi.org/10.5555/orig.1, published online")],
    "review": [(10.0, "Review of G. Lane, The Long Night. Oslo, 2014. https://doi.org/10.5555/9783161484100")],
    "data": [(10.0, "Data availability: the data are at Dryad, https://doi.org/10.5555/dryad.abc12")],
    "footnote": [
        (6.0, "1"),
        (8.0, "G. Lane, Other work, J. Ex. 12 (2019), https://doi.org/10.5555/other.1"),
        (9.0, "33"),
    ],
    "footnote, number before": [(8.0, "3 Lane, other work (2019). https://doi.org/10.5555/other.1")],
    "wrapped reference": [
        (8.0, "Lane, G., & Dijk, T. van (2019). Other work. J. Ex. Health, 12(3), 33-56."),
        (8.0, "https://doi.org/10.5555/other.2"),
    ],
    "prose": [(10.0, "We use the method that was described at length before, under 10.5555/other.3, for all wards")],
    "works cited": [(14.0, "Works cited"), (10.0, "doi:10.5555/other.4")],
}


@pytest.mark.parametrize("lines", FOREIGN.values(), ids=list(FOREIGN))
def test_dois_of_other_works(lines: list[tuple[float, str]]) -> None:
    head = [*FIRST[:4], *BODY]
    alone = record(make_pdf([[*head, *lines]])).entry
    assert (alone.doi, alone.title) == ("", "Help on three wards: a study of one year")
    assert record(make_pdf([[*FIRST, *lines]])).entry.doi == "10.5555/jeh.2021.0008"


OWN = {
    "alone at the foot": [(8.0, "https://doi.org/10.5555/own.1")],
    "running head": [(8.0, "J. Ex. Health 2021; 12 | https://doi.org/10.5555/own.1 | 3 May 2021, 1 / 17")],
    "citation": [
        (8.0, "Citation: Lane G, Dijk T (2021) Help on three wards: a study of one year. J Ex"),
        (8.0, "Health 12(3): e33. https://doi.org/10.5555/own.1"),
    ],
    "reference format": [
        (8.0, "Lane, G. and Dijk, T. 2021. Help on three wards: a study of one year. In Proc. of"),
        (8.0, "EX 21. https://doi.org/10.5555/own.1"),
    ],
    "IEEE": [(8.0, "Manuscript received April 19, 2021. Digital Object Identifier 10.5555/own.1")],
    "dates": [(8.0, "Received 1 May 2020; accepted 3 June 2020. doi:10.5555/own.1")],
}


@pytest.mark.parametrize("lines", OWN.values(), ids=list(OWN))
def test_ways_in_which_a_work_gives_its_own_doi(lines: list[tuple[float, str]]) -> None:
    assert record(make_pdf([[*FIRST[:4], *BODY, *lines]])).entry.doi == "10.5555/own.1"


def test_dois_of_other_works_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(make_pdf([[*FIRST[:4], *BODY, *FOREIGN["supplement"]]]))
    assert run(["explain", str(path), "DOI"]) == 1
    assert "DOI: the first page shows another work's, as it seems: 10.5555/main.work.1" in capsys.readouterr().err


def test_a_doi_on_the_second_page_is_another_works() -> None:
    assert not record(make_pdf([[*FIRST[:4], *BODY], [(9.0, "https://doi.org/10.5555/other.1"), *BODY]])).entry.doi


@pytest.mark.parametrize(
    ("text", "following", "doi"),
    [
        ("10.5555/jeh.12.", "Then a sentence", "10.5555/jeh.12"),
        ("10.1016/j.cell.2019.", "05.031", "10.1016/j.cell.2019.05.031"),
        ("10.1016/j.cell.2019", ".05.031 and", "10.1016/j.cell.2019.05.031"),
        ("10.1371/journal.", "pone.0141122", "10.1371/journal.pone.0141122"),
        ("10.1371/journal. pone.0141122", "", ""),
        ("10.5555/jeh.1. hal-012", "", "10.5555/jeh.1"),
        ("10.1016/S0140-", "6736(15)60001-2", "10.1016/s0140-6736(15)60001-2"),
        ("10.1371/jour-", "nal.pone.0141122", ""),  # the hyphen may be the line's
        ("10.1016/j.jml.2019.", "104038", ""),  # or a page number
        ("10.5555/other.1.", "1", ""),
        ("10.5555/jeh.1", "1 Introduction", "10.5555/jeh.1"),
        ("10.5555/jeh.1 | 3 May", "pone.2", "10.5555/jeh.1"),
        ("10.5555/", "", ""),
        ("10.1145/nnnnnnn.nnnnnnn", "", ""),  # as templates have it
        ("10.1007/xxxx-x", "", ""),
        ("10.5555/jeh.1，次", "", "10.5555/jeh.1"),
    ],
)
def test_dois_that_a_line_end_cuts(text: str, following: str, doi: str) -> None:
    assert whole_doi(text, following) == doi


def test_arxiv_identifiers_of_cited_works() -> None:
    cited = [(10.0, "As arXiv:1901.12345 [cs.LG] shows,"), (10.0, "(2004), pp. 423-491. arXiv: math/0307200v3.")]
    entry = record(make_pdf([[*FIRST[:4], *BODY, *cited]])).entry
    assert (entry.eprint, entry.type) == ("", "document")


def test_titles_with_raised_and_lowered_signs() -> None:
    lines = [(18.0, "Uptake of CO{_2} and H{_2}O in the north"), (18.0, "during 10{^3} years{^*}"), *BODY]
    title = "Uptake of CO<sub>2</sub> and H<sub>2</sub>O in the north during 10<sup>3</sup> years"
    assert record(make_pdf([lines])).entry.title == title
    said = {"Title": "Uptake of CO2 and H2O in the north during 103 years"}
    assert "document info" in record(make_pdf([lines], said)).provenance["title"].locator


def test_accents_that_stand_before_their_letters() -> None:
    lines = [(18.0, "Un ejemplo de c\xb4omo J\xa8urgen escribe"), *BODY]
    assert record(make_pdf([lines])).entry.title == "Un ejemplo de cómo Jürgen escribe"


def test_a_word_divided_at_a_line_end() -> None:
    head = [(18.0, "A metasyn-"), (18.0, "thesis of peer-"), (18.0, "support on the wards")]
    assert record(make_pdf([[*head, *BODY]])).entry.title == "A metasyn-thesis of peer-support on the wards"
    told = [*head, (10.0, "This metasynthesis of peer-support is new."), *BODY]
    assert record(make_pdf([told])).entry.title == "A metasynthesis of peer-support on the wards"


NO_TITLES = {
    "names and a date": [(17.0, "Grace Lane Tom van Dijk"), (17.0, "February 8, 2019")],
    "names": [(17.0, "Peter Lane and Thomas van Dijk")],
    "a section": [(14.0, "1 Introduction of helpers")],
    "a journal above the title": [(30.0, "Ecology and Evolution"), (18.0, "Help on three wards in one long year")],
    "an address": [(17.0, "Dr. Grace Lane Example Street 15 D-76133 Example")],
    "a fragment": [(17.0, "of the ninth meeting on digital effects")],
    "a chapter": [(17.0, "Capítulo 1 De los ayudantes")],
    "lost blanks": [(17.0, "Gromovinvariantsforholomorphicmapson Riemannsurfaces")],
}


@pytest.mark.parametrize("lines", NO_TITLES.values(), ids=list(NO_TITLES))
def test_large_type_that_is_no_title(lines: list[tuple[float, str]]) -> None:
    assert result(make_pdf([[*lines, *BODY]])).records == ()


@pytest.mark.parametrize(
    "title",
    ["Adobe Photoshop PDF", "Scan_2019-1", "hand.fig", "(logo CMYK.eps)", "Full page photo", "Scanned Document 1"],
)
def test_titles_of_scans_that_programs_write(title: str) -> None:
    assert result(make_pdf([[]], {"Title": title})).records == ()


def test_the_title_of_a_title_page() -> None:
    page = [(14.0, "UNIVERSITY OF EXAMPLE"), (25.0, "The Long Night of Care"), (17.0, "Grace Lane")]
    assert record(make_pdf([page, BODY])).entry.title == "The Long Night of Care"


HEAD = [(18.0, "Help on three wards:"), (18.0, "a study of one year"), *BODY]
COVERS = {
    "JSTOR": [
        (12.0, "Help on three wards: a study of one year"),
        (10.0, "Author(s): Grace Lane and Tom van Dijk"),
        (10.0, "Stable URL: https://www.jstor.org/stable/1234567"),
    ],
    "HAL": [
        (30.0, "HAL open science archive"),
        (16.0, "Help on three wards: a study of one year"),
        (10.0, "To cite this version:"),
        (10.0, "Grace Lane. Help on three wards: a study of one year. J. Ex. Health, 2021, 12. 10.5555/own.1. hal-012"),
    ],
    "ResearchGate": [
        (8.0, "See discussions, stats, and author profiles for this publication at: https://www.example.org/1"),
        (18.0, "Help on three wards: a study of one year"),
        (9.0, "DOI: 10.5555/own.1"),
        (9.0, "Some of the authors are also working on these related projects: DOI: 10.5555/project.1"),
    ],
}


@pytest.mark.parametrize(("name", "doi"), [("JSTOR", ""), ("HAL", "10.5555/own.1"), ("ResearchGate", "10.5555/own.1")])
def test_cover_sheets(name: str, doi: str) -> None:
    entry = record(make_pdf([COVERS[name], HEAD])).entry
    assert (entry.title, entry.doi) == ("Help on three wards: a study of one year", doi)
    assert record(make_pdf([COVERS[name], BODY])).entry.title == entry.title  # a scan behind it, say


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


def test_short_names_of_filters_are_survived() -> None:
    """As pypdf 7 refuses them: with an error that is none of its others."""
    data = make_pdf([FIRST, FIRST])
    place = data.index(b"/Filter /FlateDecode")
    cut = data[:place] + b"/Filter /Fl         " + data[place + 20 :]
    assert read_pdf_head(cut, "paper.pdf").lines  # of the other page at least


def _encrypted(password: str) -> bytes:
    import io

    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([FIRST])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_protected_with_a_password() -> None:
    with pytest.raises(InputError, match="password"):
        read_page(_encrypted("secret"), input="paper.pdf")
    assert record(_encrypted("")).entry.doi == "10.5555/jeh.2021.0008"


def test_an_encryption_that_needs_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf
    from pypdf.errors import DependencyError

    def missing(*_args: object, **_options: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", missing)
    with pytest.raises(InputError, match="encrypted with AES"):
        read_page(_encrypted(""), input="paper.pdf")


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:prism="http://prismstandard.org/namespaces/basic/{version}/" {attribute}>{element}
<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Seq><rdf:li>Grace Lane</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    "packet",
    [
        XMP.format(version="1.0", attribute="", element="<prism:doi>10.5555/jeh.9</prism:doi>"),
        XMP.format(version="3.0", attribute='prism:doi="10.5555/jeh.9"', element=""),
    ],
)
def test_doi_and_names_of_the_xmp_packet(packet: str) -> None:
    assert read_pdf_head(_with_xmp(packet), "paper.pdf").info["author"] == "Grace Lane"
    entry = record(_with_xmp(packet)).entry
    assert entry.doi == "10.5555/jeh.9"
    assert [name.family for name in entry.author] == ["Lane"]


def test_a_broken_xmp_packet_hides_nothing() -> None:
    assert read_pdf_head(_with_xmp("<x:xmpmeta", {"Subject": "x"}), "paper.pdf").info["subject"] == "x"


def _with_xmp(packet: str, info: dict[str, str] | None = None) -> bytes:
    import io

    import pypdf
    from pypdf.generic import NameObject, StreamObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(make_pdf([[*FIRST[:4], *BODY]], info)))
    stream = StreamObject()
    stream._data = packet.encode()
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_time_and_size_are_capped() -> None:
    lines = [(10.0, "word " * 200)] * 3000
    start = time.process_time()
    head = read_pdf_head(make_pdf([lines] * 3), "big.pdf", seconds=2)
    assert time.process_time() - start < 6
    assert sum(len(line.text) for line in head.lines) < 200_000


def test_what_takes_too_long_is_told() -> None:
    head = read_pdf_head(make_pdf([FIRST, FIRST]), "paper.pdf", seconds=0)
    assert (head.lines, head.is_cut) == ((), True)
    told = extract_page(Page("pdf", "", input="paper.pdf", pdf=head)).issues[0].message
    assert told == "no entry on paper.pdf: it looks like a PDF whose first pages are too large to read"
    part = extract_page(Page("pdf", "", input="paper.pdf", pdf=replace(head, info={"doi": "10.5555/jeh.1"}))).records[0]
    assert part.entry.doi == "10.5555/jeh.1"
    assert "pdf.out-of-time" in {issue.code for issue in part.issues}


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
