"""MEDLINE in its two forms: the same works read from tags and from XML."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.formats import nbib, pubmed
from bibkit.formats._medline import article_number, full_pages, person
from bibkit.model.dates import Date, PartialDate
from bibkit.model.names import Name

NBIB = """
PMID- 12345678
OWN - NLM
IS  - 1932-6203 (Electronic)
IS  - 1932-6203 (Linking)
VI  - 7
IP  - 2
DP  - 2021 Mar 9
TI  - Shared decisions in small clinics: a count
      of some length.
PG  - 1101-19
LID - 10.5555/jsc.2021.7 [doi]
LID - S0000-1111(21)00007-0 [pii]
AB  - We counted
      decisions.
FAU - Sørensen, Åse B
AU  - Sorensen AB
FAU - van Raaij, M J
AU  - van Raaij MJ
FAU - King, Martin, Jr
AU  - King M Jr
FAU - Queen, Ann V 3rd
AU  - Queen AV 3rd
CN  - Small Clinics Group.
LA  - eng
PT  - Journal Article
TA  - J Small Clin
JT  - Journal of small clinics : the official count
OT  - decisions
MH  - Counting/*methods
PMC - PMC765432

PMID- 21249999
DP  - 2009
PB  - A Press (US)
PL  - Bethesda (MD)
TI  - On counts
TT  - Vom Zaehlen.
BTI - The book of counts
FED - Roe, Ida
FAU - Doe, Jane
AU  - et al.
PT  - Book Chapter
AID - NBK1 [bookaccession]
"""

XML = """<?xml version="1.0"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://example.org/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">12345678</PMID><Article>
 <Journal><ISSN>1932-6203</ISSN><JournalIssue><Volume>7</Volume><Issue>2</Issue>
  <PubDate><Year>2021</Year><Month>Mar</Month><Day>09</Day></PubDate></JournalIssue>
  <Title>Journal of small clinics : the official count</Title><ISOAbbreviation>J Small Clin</ISOAbbreviation></Journal>
 <ArticleTitle>Shared <i>decisions</i> in H<sub>2</sub>O clinics.</ArticleTitle>
 <Pagination><MedlinePgn>1101-19</MedlinePgn></Pagination>
 <ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID>
 <ELocationID EIdType="doi" ValidYN="Y">10.5555/jsc.2021.7</ELocationID>
 <Abstract><AbstractText Label="AIM">To count.</AbstractText><AbstractText>We did.</AbstractText></Abstract>
 <AuthorList><Author ValidYN="N"><LastName>Sorenson</LastName><ForeName>Ase</ForeName></Author>
  <Author ValidYN="Y"><LastName>Sørensen</LastName><ForeName>Åse B</ForeName></Author>
  <Author><CollectiveName>Small Clinics Group</CollectiveName></Author></AuthorList>
 <Language>eng</Language><VernacularTitle>Delte beslutninger.</VernacularTitle>
 <PublicationTypeList><PublicationType>Journal Article</PublicationType></PublicationTypeList>
</Article><KeywordList><Keyword>decisions.</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pmc">PMC765432</ArticleId></ArticleIdList>
 <ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/other</ArticleId></ArticleIdList></Reference>
 </ReferenceList></PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>2</PMID><Article>
 <Journal><JournalIssue><PubDate><MedlineDate>2020 Jul-Aug</MedlineDate></PubDate></JournalIssue><Title>A Server</Title>
 </Journal><ArticleTitle/><VernacularTitle>Et antal.</VernacularTitle>
 <ELocationID EIdType="pii">2020.07.01.1</ELocationID>
 <PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList></Article></MedlineCitation>
</PubmedArticle>
<PubmedBookArticle><BookDocument><PMID>3</PMID>
 <ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>
 <Book><Publisher><PublisherName>A Press</PublisherName><PublisherLocation>Bonn</PublisherLocation></Publisher>
  <BookTitle>The book of counts</BookTitle><PubDate><Year>2009</Year></PubDate>
  <AuthorList Type="editors"><Author><LastName>Roe</LastName><ForeName>Ida</ForeName></Author></AuthorList></Book>
 <ArticleTitle>On counts</ArticleTitle>
 <AuthorList Type="authors"><Author><LastName>Doe</LastName><Initials>JK</Initials></Author></AuthorList>
</BookDocument></PubmedBookArticle>
</PubmedArticleSet>"""


def test_an_article_in_tags() -> None:
    entry = nbib.read(NBIB.encode()).records[0].entry
    assert entry.type == "article-journal"
    assert entry.title == "Shared decisions in small clinics: a count of some length"
    assert entry.author == (
        Name("Sørensen", "Åse B."),
        Name("Raaij", "M. J.", non_dropping_particle="van"),
        Name("King", "Martin", suffix="Jr"),
        Name("Queen", "Ann V.", suffix="3rd"),
        Name(literal="Small Clinics Group"),
    )
    assert (entry.container_title, entry.container_title_short) == (
        "Journal of small clinics: the official count",
        "J Small Clin",
    )
    assert (entry.volume, entry.issue, entry.page) == ("7", "2", "1101-1119")
    assert entry.issued == Date.of(2021, 3, 9)
    assert (entry.doi, entry.pmid, entry.pmcid) == ("10.5555/jsc.2021.7", "12345678", "PMC765432")
    assert entry.issn == ("1932-6203",)
    assert entry.keyword == ("decisions", "Counting/methods")
    assert entry.abstract == "We counted decisions."


def test_a_chapter_in_tags() -> None:
    entry = nbib.read(NBIB.encode()).records[1].entry
    assert (entry.type, entry.title, entry.container_title) == ("chapter", "On counts", "The book of counts")
    assert entry.original_title == "Vom Zaehlen"
    assert (entry.publisher, entry.publisher_place) == ("A Press (US)", "Bethesda (MD)")
    assert (entry.author, entry.editor) == ((Name("Doe", "Jane"),), (Name("Roe", "Ida"),))


def test_an_article_in_xml() -> None:
    entry = pubmed.read(XML.encode()).records[0].entry
    assert entry.title == "Shared <i>decisions</i> in H<sub>2</sub>O clinics"
    assert entry.original_title == "Delte beslutninger"
    assert entry.author == (Name("Sørensen", "Åse B."), Name(literal="Small Clinics Group"))
    assert entry.page == "1101-1119"
    assert entry.issued == Date.of(2021, 3, 9)
    assert (entry.doi, entry.pmcid) == ("10.5555/jsc.2021.7", "PMC765432")
    assert entry.abstract == "AIM: To count. We did."
    assert entry.keyword == ("decisions",)


def test_a_preprint_in_xml() -> None:
    entry = pubmed.read(XML.encode()).records[1].entry
    assert (entry.type, entry.title, entry.publisher) == ("article", "Et antal", "A Server")
    assert (entry.container_title, entry.page, entry.number) == ("", "", "2020.07.01.1")
    assert entry.issued == Date(start=PartialDate(2020, 7), end=PartialDate(2020, 8))


def test_a_chapter_in_xml() -> None:
    entry = pubmed.read(XML.encode()).records[2].entry
    assert (entry.type, entry.title, entry.container_title) == ("chapter", "On counts", "The book of counts")
    assert (entry.author, entry.editor) == ((Name("Doe", "J. K."),), (Name("Roe", "Ida"),))
    assert entry.url == "https://www.ncbi.nlm.nih.gov/books/NBK1/"


def test_records_say_where_they_stood() -> None:
    assert nbib.read(NBIB.encode(), name="x.nbib").records[1].provenance["title"].locator == "line 33"
    assert pubmed.read(XML.encode(), name="x.xml").records[2].provenance["title"].locator == "record 3"


def test_what_is_no_medline() -> None:
    assert [issue.code for issue in nbib.read(b"words").issues] == ["nbib.no-record"]
    assert [issue.code for issue in nbib.read(b"PMID- \nTI  - \n").issues] == ["nbib.empty-record", "nbib.no-record"]
    assert nbib.read(b"").records == pubmed.read(b"").records == ()
    with pytest.raises(InputError, match="no PubMed XML"):
        pubmed.read(b"<html/>", name="x.xml")
    with pytest.raises(InputError, match=r"x\.xml:1:6: not XML: not well-formed"):
        pubmed.read(b"<a><b</a>", name="x.xml")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("5194-210", "5194-5210"),
        ("25-36", "25-36"),
        ("377-86", "377-386"),
        ("e12-9", "e12-19"),
        ("S12-S9", "S12-S19"),
        ("7-7", "7"),
        ("12-5; discussion 17", "12-5; discussion 17"),
        ("e7", "e7"),
        ("", ""),
    ],
)
def test_pages_in_full(short: str, full: str) -> None:
    assert full_pages(short) == full


def test_article_numbers() -> None:
    assert [article_number(pii) for pii in ("1042", "e12", "S0022-0302(15)00395-1", "2023.02.07.527548")] == [
        "1042",
        "e12",
        "",
        "",
    ]


def test_initials_get_their_dots() -> None:
    assert person("Hiles", "I D") == Name("Hiles", "I. D.")
    assert person("Efird", "Jimmy T") == Name("Efird", "Jimmy T.")
    assert person("Gleeson", "Ferga C.") == Name("Gleeson", "Ferga C.")
    assert person("Xu", "Wei") == Name("Xu", "Wei")
