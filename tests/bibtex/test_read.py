"""What the fields of a .bib mean, in both data models."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.bibtex.read import BibStream, csl_type, read_bib
from bibkit.bibtex.write import render_entry
from bibkit.model.entry import Entry
from bibkit.model.names import Name


def entry(body: str, type_: str = "article") -> Entry:
    (record,) = read_bib(f"@{type_}{{key, {body}}}").records
    return record.entry


@pytest.mark.parametrize(
    ("type_", "csl"),
    [
        ("article", "article-journal"),
        ("inbook", "chapter"),
        ("Conference", "paper-conference"),
        ("online", "webpage"),
        ("www", "webpage"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("manual", "report"),
        ("misc", "document"),
        ("jurisdiction", "legal_case"),
        ("nobodyknows", "document"),
    ],
)
def test_types(type_: str, csl: str) -> None:
    assert entry("title = {T}", type_).type == csl


def test_subtypes() -> None:
    assert csl_type("article", "newspaper") == "article-newspaper"
    assert csl_type("misc", "motion_picture") == "motion_picture"
    assert csl_type("online", "preprint") == "article"
    assert entry("entrysubtype = {magazine}").type == "article-magazine"
    assert entry("entrysubtype = {strange}").extra == {"entrysubtype": "strange"}


@pytest.mark.parametrize(
    ("body", "attribute", "value"),
    [
        ("journal = {J}", "container_title", "J"),
        ("journaltitle = {J}, journalsubtitle = {S}", "container_title", "J. S"),
        ("title = {Quiet}, subtitle = {The Power}", "title", "Quiet. The Power"),
        ("title = {Why?}, subtitle = {Because}, titleaddon = {Again}", "title", "Why? Because. Again"),
        ("title = {{Whole}}", "title", "Whole"),
        ("number = 3", "issue", "3"),
        ("number = 3, issue = {Spring}", "extra", {"issue": "Spring"}),
        ("pages = {12--34}", "page", "12-34"),
        ("pages = {pp. 12 -- 34}", "page", "12-34"),
        ("pages = {S83--S95}", "page", "S83-S95"),
        ("eid = {e0141122}", "page", "e0141122"),
        ("pages = {1}, eid = {e7}", "number", "e7"),
        ("doi = {https://doi.org/10.1000/ABC}", "doi", "10.1000/ABC"),
        ("doi = {10.1000/{ab\\_c}}", "doi", "10.1000/ab_c"),
        ("url = {http://x.org/~a_b%20}", "url", "http://x.org/~a_b%20"),
        ("howpublished = {\\url{http://x.org/a}}", "url", "http://x.org/a"),
        ("howpublished = {\\href {http://x.org} {\\texttt{x}}}", "url", "http://x.org"),
        ("langid = {ngerman}", "language", "de"),
        ("language = {Klingon}", "language", "Klingon"),
        ("isbn = {978-3-16-148410-0, 0-306-40615-2}", "isbn", ("978-3-16-148410-0", "0-306-40615-2")),
        ('keywords = {a, {b, c}, M{\\"u}ll}', "keyword", ("a", "b, c", "Müll")),
        ("keywords = {Trump, Donald; Biden, Joe}", "keyword", ("Trump, Donald", "Biden, Joe")),
        ("eprint = {1407.5694}, archiveprefix = {arXiv}, primaryclass = {math.AG}", "eprint_class", "math.AG"),
        ("eprint = {123}, eprinttype = {pubmed}", "pmid", "123"),
        ("address = {Paris}", "publisher_place", "Paris"),
        ("address = {New York}, location = {Glasgow}", "event_place", "Glasgow"),
        ("editor = {A, B}, editortype = {director}", "director", (Name("A", "B"),)),
        ("editora = {A, B}, editoratype = {collaborator}", "contributor", (Name("A", "B"),)),
        ("collaborator = {A, B}", "contributor", (Name("A", "B"),)),
        ("medium = {DVD}", "medium", "DVD"),
        ("abstract = {One\n  line.\n\n  Two.}", "abstract", "One line.\n\nTwo."),
        ("file = {:C\\:/a_b.pdf:PDF}", "extra", {"file": ":C\\:/a_b.pdf:PDF"}),
        ("owner = {me}, Read = {1}", "extra", {"owner": "me", "read": "1"}),
    ],
)
def test_fields(body: str, attribute: str, value: Any) -> None:
    assert getattr(entry(body), attribute) == value


@pytest.mark.parametrize(
    ("type_", "body", "attribute", "value"),
    [
        ("book", "number = 3", "collection_number", "3"),
        ("inproceedings", "number = 3, series = {LNCS}", "collection_number", "3"),
        ("techreport", "number = 3", "number", "3"),
        ("phdthesis", "school = {MIT}, publisher = {ProQuest}", "publisher", "MIT"),
        ("phdthesis", "school = {MIT}, publisher = {ProQuest}", "extra", {"publisher": "ProQuest"}),
        ("phdthesis", "title = {T}", "genre", "PhD thesis"),
        ("thesis", "type = {mathesis}", "genre", "Master's thesis"),
        ("techreport", "institution = {NIST}", "publisher", "NIST"),
        ("manual", "organization = {GNU}", "publisher", "GNU"),
        ("online", "organization = {W3C}", "container_title", "W3C"),
        ("jurisdiction", "institution = {BGH}", "authority", "BGH"),
        ("patent", "number = 5668842, type = {patentus}", "number", "US5668842"),
        ("patent", "number = 1, issue = 2", "issue", "2"),
        ("proceedings", "booktitle = {Proc}", "title", "Proc"),
        ("book", "title = {T}, booktitle = {T}", "container_title", ""),
    ],
)
def test_fields_by_type(type_: str, body: str, attribute: str, value: Any) -> None:
    assert getattr(entry(body, type_), attribute) == value


def test_holders_of_patents_are_no_authorities() -> None:
    held = entry("holder = {{A GmbH} and {B AG}}, number = 1", "patent")
    assert (held.extra, held.authority) == ({"assignee": "A GmbH; B AG"}, "")
    source = "@patent{k, title = {T}, holder = {{A GmbH} and {B {AG}}}}"
    (record,) = read_bib(source).records
    assert "holder = {{A GmbH} and {B {AG}}}" in render_entry(record, "biblatex")
    assert entry("holder = {B AG}", "book").extra == {"holder": "B AG"}


def test_dates() -> None:
    for body, edtf in [
        ("year = 2015, month = oct", "2015-10"),
        ('year = 2015, month = "10~" # oct', "2015-10-10"),
        ("date = {2015-10-03}, year = 2014, month = may", "2015-10-03"),
        ("year = {2015}, month = {3}, day = {4}", "2015-03-04"),
        ("date = {1850~}", "1850~"),
    ]:
        issued = entry(body).issued
        assert issued is not None and issued.to_edtf() == edtf
    odd = entry("year = 2015, month = {Sommerloch}")
    assert odd.issued is not None and odd.issued.to_edtf() == "2015"
    assert odd.extra == {"month": "Sommerloch"}


def test_macros_and_concatenation() -> None:
    source = '@string{acm = "ACM " # inst}@string{inst = {Inst.}}@book{k, publisher = acm, year = 2000}'
    (record,) = read_bib(source).records
    assert record.entry.publisher == "ACM Inst."


def test_provenance() -> None:
    source = "\n@article{k,\n  title = {T $x$},\n  year = 2015,\n  month = oct,\n  myfield = {m}\n}"
    (record,) = read_bib(source, "refs.bib").records
    origin = record.provenance["issued"]
    assert (origin.layer, origin.source, origin.locator) == ("file", "refs.bib", "line 2: year, month")
    assert origin.raw == (("year", "2015"), ("month", "oct"))
    assert record.provenance["title"].raw == (("title", "T $x$"),)
    assert record.provenance["extra.myfield"].raw == (("myfield", "m"),)
    assert record.provenance["type"].raw == (("type", "article"),)
    assert set(record.provenance) == {"type", "title", "issued", "extra.myfield"}
    assert len(record.provenance) == 4
    assert record.to_json()["provenance"]["title"]["locator"] == "line 2: title"
    with pytest.raises(KeyError):
        record.provenance["doi"]


def test_crossref_hands_down_what_is_the_childs() -> None:
    source = """
    @inproceedings{child, title = {Part}, crossref = {PARENT}, pages = {1--2}}
    @proceedings{parent, title = {Whole}, subtitle = {Sub}, editor = {A, B}, year = 2001, doi = {10.1/x}, url = {http://x}}
    """
    child = read_bib(source).records[0]
    assert child.entry.container_title == "Whole. Sub"
    assert child.entry.editor == (Name("A", "B"),)
    assert child.entry.issued is not None
    assert (child.entry.doi, child.entry.url) == ("", "")
    assert child.provenance["editor"].reason == "inherited from 'parent'"
    assert child.provenance["page"].reason == ""


def test_the_author_of_a_book_is_the_bookauthor_of_a_part_by_another() -> None:
    source = "@inbook{a, author = {A, B}, crossref = {b}}@book{b, author = {C, D}, title = {T}}"
    assert read_bib(source).records[0].entry.container_author == (Name("C", "D"),)


def test_xdata_and_aliases() -> None:
    source = "@misc{a, xdata = {x, old}}@xdata{x, publisher = {P}}@xdata{y, ids = {old}, location = {L}}"
    entry_ = read_bib(source).records[0].entry
    assert (entry_.publisher, entry_.publisher_place) == ("P", "L")


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("@misc{a, crossref = {b}}@misc{b, crossref = {a}, year = 1999}", {"bibtex.crossref-cycle"}),
        ("@misc{a, crossref = {a}}", {"bibtex.crossref-cycle"}),
        ("@misc{a, crossref = {gone}}", {"bibtex.missing-parent"}),
        ("@misc{a, xdata = {b}}@misc{b, xdata = {a}}", {"bibtex.crossref-cycle"}),
        (
            "".join(f"@misc{{a{i}, crossref = {{a{i + 1}}}}}" for i in range(40)) + "@misc{a40}",
            {"bibtex.crossref-depth"},
        ),
    ],
)
def test_references_that_lead_nowhere_are_reported(source: str, codes: set[str]) -> None:
    result = read_bib(source)
    assert {issue.code for issue in result.issues} == codes
    assert all(issue.where for issue in result.issues)


def test_many_ways_to_one_ancestor_are_followed_once() -> None:
    layers = "".join(f"@misc{{{n}{i}, xdata = {{a{i + 1}, b{i + 1}}}}}" for i in range(18) for n in "ab")
    assert len(read_bib(layers + "@misc{a18, year = 1}@misc{b18}").records) == 38


def test_damage_is_reported_with_the_entry() -> None:
    (record,) = read_bib("@article{k, title = {a} {b}, year = 2000}", "f.bib").records
    assert [issue.code for issue in record.issues] == ["bibtex.unreadable-value"]
    assert record.entry.issued is not None


def test_one_record_at_a_time_is_the_same_as_all() -> None:
    text = (
        "@book{a, title={A}}\n@article{b, crossref={a}, author={Li, W.}}\n@book{a, title={Again}}\n"
        "@misc{c, crossref={nowhere}}\n@misc{d, x={never closed\n"
    )
    stream = BibStream(text, "refs.bib")
    records = list(stream)
    whole = read_bib(text, "refs.bib")
    assert [record.entry for record in records] == [record.entry for record in whole.records]
    assert stream.issues == whole.issues and {issue.code for issue in whole.issues} >= {"bibtex.duplicate-key"}
