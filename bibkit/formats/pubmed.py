"""PubMed XML, as efetch and "Save as XML" give it: articles, preprints, books and chapters; read only.

Source: NLM's PubMed DTD of January 2025 and its element descriptions, 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from bibkit.errors import InputError
from bibkit.formats._base import ReadResult, file_record
from bibkit.formats._medline import TYPES, article_number, full_pages, journal_title, person
from bibkit.formats._xml import inner_xml, parse_xml, text_of
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi, Pmcid, Pmid
from bibkit.model.names import Name
from bibkit.text.jats import abstract_from_jats, title_from_jats
from bibkit.text.titles import trim_title


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a PubmedArticleSet. Raises InputError: not well-formed, entities declared, something else."""
    if not data.strip():
        return ReadResult()
    root = parse_xml(data, name)
    found = [element for element in root.iter() if element.tag in ("MedlineCitation", "BookDocument")]
    if not found and root.tag not in ("PubmedArticleSet", "PubmedBookArticleSet"):
        raise InputError(f"{name or 'input'}: no PubMed XML (its root is <{root.tag[:40]}>)")
    parents = {id(child): parent for parent in root.iter() for child in parent}
    records = []
    for number, element in enumerate(found, 1):
        around = parents.get(id(element))
        entry = _article(element, around) if element.tag == "MedlineCitation" else _book(element)
        records.append(file_record(entry, name=name, locator=f"record {number}"))
    return ReadResult(tuple(records))


def _article(citation: Element, around: Element | None) -> Entry:
    article = citation.find("Article")
    journal = _find(article, "Journal")
    issue = _find(journal, "JournalIssue")
    kinds = [text_of(kind).lower() for kind in _all(article, "PublicationTypeList/PublicationType")]
    kind = next((TYPES[name] for name in kinds if name in TYPES), "article-journal")
    identifiers = _identifiers(article, around)
    values: dict[str, Any] = {
        "type": kind,
        "title": _title(_find(article, "ArticleTitle")) or _title(_find(article, "VernacularTitle")),
        "author": _people(_all(article, "AuthorList/Author")),
        "issued": _issued(article, issue),
        "volume": text_of(_find(issue, "Volume")),
        "issue": text_of(_find(issue, "Issue")),
        "page": full_pages(text_of(_find(article, "Pagination/MedlinePgn"))),
        "issn": tuple(filter(None, [text_of(_find(journal, "ISSN"))])),
        "doi": str(Doi.parse(identifiers.get("doi", "")) or ""),
        "pmid": str(Pmid.parse(text_of(citation.find("PMID"))) or ""),
        "pmcid": str(Pmcid.parse(identifiers.get("pmc", "")) or ""),
        "language": text_of(_find(article, "Language")),
        "license": text_of(_find(article, "Abstract/CopyrightInformation")),
        "abstract": _abstract(_find(article, "Abstract")),
        "keyword": _keywords(citation),
    }
    if _title(_find(article, "ArticleTitle")):
        values["original_title"] = _title(_find(article, "VernacularTitle"))
    title = journal_title(text_of(_find(journal, "Title")))
    if kind == "article":
        values |= {"publisher": title, "number": identifiers.get("pii", ""), "issn": ()}
        values["page"] = ""
    else:
        values["page"] = values["page"] or article_number(identifiers.get("pii", ""))
        values |= {"container_title": title, "container_title_short": text_of(_find(journal, "ISOAbbreviation"))}
    return Entry(**values)


def _book(document: Element) -> Entry:
    book = document.find("Book")
    is_part = bool(text_of(document.find("ArticleTitle")))
    accession = next(
        (text_of(found) for found in document.iter("ArticleId") if found.get("IdType") == "bookaccession"), ""
    )
    inside: dict[str, Any] = {
        "collection_title": text_of(_find(book, "CollectionTitle")),
        "edition": text_of(_find(book, "Edition")),
        "volume": text_of(_find(book, "Volume")),
        "publisher": text_of(_find(book, "Publisher/PublisherName")),
        "publisher_place": text_of(_find(book, "Publisher/PublisherLocation")),
        "isbn": tuple(map(text_of, _all(book, "Isbn"))),
        "editor": _people(_authors(book, "editors")),
    }
    title = _title(_find(book, "BookTitle"))
    return Entry(
        type="chapter" if is_part else "book",
        title=_title(document.find("ArticleTitle")) if is_part else title,
        container_title=title if is_part else "",
        author=_people(_authors(document, "authors")) or _people(_authors(book, "authors")),
        issued=_date(document.find("ContributionDate")) or _date(_find(book, "PubDate")),
        page=full_pages(text_of(document.find("Pagination/MedlinePgn"))),
        pmid=str(Pmid.parse(text_of(document.find("PMID"))) or ""),
        url=f"https://www.ncbi.nlm.nih.gov/books/{accession}/" if accession else "",
        language=text_of(document.find("Language")),
        license=text_of(document.find("Abstract/CopyrightInformation")),
        abstract=_abstract(document.find("Abstract")),
        keyword=_keywords(document),
        **inside,
    )


def _identifiers(article: Element | None, around: Element | None) -> dict[str, str]:
    """doi, pii, pmc … by their type; what the article itself says comes before the list behind it, references never."""
    out: dict[str, str] = {}
    for element in _all(article, "ELocationID"):
        if element.get("ValidYN") != "N":
            out.setdefault(element.get("EIdType", ""), text_of(element))
    for element in _all(around, "PubmedData/ArticleIdList/ArticleId"):
        out.setdefault(element.get("IdType", ""), text_of(element))
    return out


def _title(element: Element | None) -> str:
    return trim_title(title_from_jats(inner_xml(element)))


def _abstract(element: Element | None) -> str:
    """The sections in one paragraph, each with its label in front."""
    parts = []
    for section in _all(element, "AbstractText"):
        text = abstract_from_jats(inner_xml(section))
        label = section.get("Label", "").strip()
        parts.append(f"{label}: {text}" if label and label.upper() != "UNLABELLED" else text)
    return " ".join(filter(None, parts))


def _authors(element: Element | None, kind: str) -> list[Element]:
    lists = [found for found in _all(element, "AuthorList") if found.get("Type", "authors") == kind]
    return [author for found in lists for author in found.findall("Author")]


def _people(authors: Iterable[Element]) -> tuple[Name, ...]:
    names = []
    for author in authors:
        if author.get("ValidYN") == "N":
            continue  # a misprint; the name as the erratum has it follows
        family = text_of(author.find("LastName"))
        if family:
            given = text_of(author.find("ForeName")) or " ".join(text_of(author.find("Initials")))
            names.append(person(family, given, text_of(author.find("Suffix"))))
        elif author.find("CollectiveName") is not None:
            names.append(Name(literal=text_of(author.find("CollectiveName")).rstrip(".")))
    return tuple(name for name in names if name)


def _issued(article: Element | None, issue: Element | None) -> Date | None:
    """The issue's date, which is what one cites; the electronic one where the issue has none."""
    return _date(_find(issue, "PubDate")) or _date(_find(article, "ArticleDate"))


def _date(element: Element | None) -> Date | None:
    """`<Year>2015<Month>Aug`, `<MedlineDate>2015 Jul-Aug`, `<Season>`."""
    if element is None:
        return None
    loose = text_of(element.find("MedlineDate"))
    if loose:
        return parse_date(loose) or Date(literal=loose)
    parts = [text_of(element.find(part)) for part in ("Year", "Month", "Day")]
    text = "-".join(filter(None, parts)) if parts[1].isdigit() else " ".join(filter(None, parts))
    season = text_of(element.find("Season"))
    return parse_date(f"{season} {text}" if season else text)


def _keywords(element: Element) -> tuple[str, ...]:
    words = [trim_title(text_of(word)) for word in element.iter("Keyword")]
    words += [text_of(word) for word in element.iter("DescriptorName")]
    return tuple(dict.fromkeys(filter(None, words)))


def _find(element: Element | None, path: str) -> Element | None:
    return element.find(path) if element is not None else None


def _all(element: Element | None, path: str) -> list[Element]:
    return element.findall(path) if element is not None else []
