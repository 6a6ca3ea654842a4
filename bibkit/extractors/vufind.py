"""Records in VuFind catalogues, in any theme: detail table, description, staff view (seen 2026-11; VuFind 1 to 11).

The same facts may stand on a page three times: in the rows that people read, in the index's own fields (staff view of
harvested records) and as a MARC record (staff view of library records). MARC is believed first where it is, then the
index, then the rows, since only the first two part what belongs apart.

Records harvested from DOAJ keep the journal's name in `series`, write a full date where only a year or month is known
(2015-01-01), and have no field for volume, issue and pages: these survive glued together in `spelling`, where only an
article number that the DOI repeats can be told for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibkit.extractors._base import Draft
from bibkit.extractors._vufind import labels, values
from bibkit.extractors._vufind.html_sheet import sheet_of_html
from bibkit.extractors._vufind.marc import MarcField
from bibkit.extractors._vufind.sheet import Person, Row, Sheet
from bibkit.extractors._vufind.terms import kind_of_work, language_code, role_of
from bibkit.extractors._vufind.text_sheet import sheet_of_text, solr_line
from bibkit.model.dates import Date
from bibkit.model.identifiers import Doi, Isbn, Issn
from bibkit.model.names import Name
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.fragments import plain_text
from bibkit.text.titles import clean_title, comparison_key

_GENERATOR = re.compile(r"<meta[^<>]*\bgenerator\b[^<>]*\bVuFind", re.I)
_RECORD_MARKUP = re.compile(r"""resource=["']?#record|class=["'][^"']*\brecordId\b|<table[^<>]*\bcitation\b""", re.I)


class VuFindReader:
    """Reads a record page of any VuFind catalogue, pasted or saved."""

    name = "vufind"
    priority = 40

    def recognise(self, page: Page) -> bool:
        if page.kind == "html":
            if _RECORD_MARKUP.search(page.source) and (_GENERATOR.search(page.source) or "VuFind" in page.source):
                return True
            if not re.search(r"vufind|Z3988|Staff View|/Record/", page.source, re.I):
                return False
        return _has_signs(copied_lines(page))

    def extract(self, page: Page, draft: Draft) -> None:
        sheet = sheet_of_html(page) if page.kind == "html" else sheet_of_text(copied_lines(page))
        kind = _kind(sheet)
        draft.offer("type", kind[0], at=kind[1])
        _offer_title(sheet, draft)
        _offer_people(sheet, draft)
        _offer_identifiers(sheet, draft)
        _offer_publication(sheet, draft)
        _offer_container(sheet, draft)
        _offer_abstract(sheet, draft)
        _offer_rest(sheet, draft)
        # A catalogue's own tags give its address, its name, and the index's filler dates.
        draft.reject("url", "the address is that of the catalogue's record")
        for attribute in ("publisher", "issued", "type", "container_title", "language"):
            if draft.claimed(attribute) is None:
                draft.reject(attribute, "the catalogue's tags describe the catalogue")


EXTRACTOR = VuFindReader()


def _has_signs(lines: tuple[Line, ...]) -> bool:
    """Whether the lines are a record page: phrases of VuFind, index fields, and rows with VuFind's labels."""
    phrases = {line.text.casefold() for line in lines if labels.is_sign(line.text)}
    fields = {pair[0] for line in lines if (pair := solr_line(line.text)) and "_" in pair[0]}
    rows = {found[1] for line in lines if (found := labels.read_label(line.text)) and found[1]}
    if len(fields) >= 4 and fields & {"author_facet", "title_full", "title_sort", "record_format", "work_keys_str_mv"}:
        return True
    return len(phrases) + (len(fields) >= 2) >= 2 and len(rows & _CORE_ROWS) >= 2


_CORE_ROWS = frozenset(
    ("format", "language", "published", "author", "series", "subject", "online", "host", "other_author")
)


# ---------------------------------------------------------------- kind and title


def _kind(sheet: Sheet) -> tuple[str, str]:
    for row in sheet.find("format"):
        if kind := kind_of_work(row.values):
            return _refined(kind, sheet), row.at
    if kind := kind_of_work(sheet.index("format")):
        return _refined(kind, sheet), sheet.solr_at["format"]
    if sheet.find("thesis") or (sheet.marc and sheet.marc.first("502", "a", "b")):
        return "thesis", "thesis note"
    if sheet.marc and (kind := _MARC_KINDS.get(sheet.marc.kind, "")):
        return kind, f"{sheet.marc.at} LEADER"
    if sheet.find("isbn") or sheet.index("isbn"):
        return "book", "ISBN"
    if sheet.find("host"):
        return "article-journal", sheet.find("host")[0].at
    for row in sheet.find("physical"):
        if values.page_count(row.text):
            return "book", row.at
    return "document", ""


_MARC_KINDS = {
    "am": "book", "aa": "chapter", "ab": "article-journal", "as": "periodical", "tm": "manuscript", "cm": "musical_score",
    "em": "map", "gm": "motion_picture", "im": "song", "jm": "song", "km": "graphic", "mm": "software",
}  # fmt: skip


def _refined(kind: str, sheet: Sheet) -> str:
    """ "Book" with a thesis note is a thesis; "Article" in a book that has an ISBN is a chapter."""
    if kind == "book" and (sheet.find("thesis") or (sheet.marc and sheet.marc.first("502", "a", "b"))):
        return "thesis"
    return kind


def _offer_title(sheet: Sheet, draft: Draft) -> None:
    if sheet.marc is not None:
        for field in sheet.marc.get("245"):
            pieces = [values.trim(value) for code, value in field.subfields if code in "abnp" and value]
            draft.offer("title", clean_title(_joined_title(field, pieces)), at=f"{sheet.marc.at} 245")
    index = _index_title(sheet)
    if sheet.heading and (not index or comparison_key(index) == comparison_key(values.title_of(sheet.heading))):
        draft.offer("title", values.title_of(sheet.heading), at=sheet.heading_at)
    draft.offer("title", index, at=sheet.solr_at.get("title", sheet.solr_at.get("title_short", "")))
    for row in sheet.find("title"):
        draft.offer("title", values.title_of(row.text), at=row.at)
    draft.offer("title", values.title_of(sheet.heading), at=sheet.heading_at)


def _joined_title(field: MarcField, pieces: list[str]) -> str:
    """Subtitles behind a colon; numbers and names of parts behind a full stop."""
    out = pieces[0] if pieces else ""
    codes = [code for code, value in field.subfields if code in "abnp" and value]
    for code, piece in zip(codes[1:], pieces[1:], strict=True):
        parallel = code == "b" and re.search(r"=\s*$", field.first("a"))
        if not parallel:
            out += (": " if code == "b" else ". ") + piece
    return out


def _index_title(sheet: Sheet) -> str:
    short, sub = sheet.index_text("title_short"), sheet.index_text("title_sub")
    if short and sub:
        return values.title_of(f"{values.trim(short)} : {sub}")
    return values.title_of(sheet.index_text("title") or short)


# ---------------------------------------------------------------- people


def _offer_people(sheet: Sheet, draft: Draft) -> None:
    """Names by role: authors, editors, translators …; people without a role are authors, unless the title says more."""
    found, at = _people(sheet)
    by_attribute: dict[str, list[Name]] = {}
    responsibility = _responsibility(sheet)
    for name, role, main in found:
        attribute = role_of(role) if role else None
        if attribute == "":
            continue
        if attribute is None:
            attribute = "author" if main or not _says_edited(responsibility) else "editor"
            if role and not main:
                attribute = "contributor"
        if name and name not in by_attribute.setdefault(attribute, []):
            by_attribute[attribute].append(name)
    for attribute, names in by_attribute.items():
        draft.offer(attribute, names, at=at)


_Found = list[tuple[Name, str, bool]]


def _people(sheet: Sheet) -> tuple[_Found, str]:
    """(name, role, whether it is a main entry) from the best place that has names, and that place."""
    if sheet.marc is not None:
        found = [
            _marc_person(field, field.tag[0] == "1")
            for field in sheet.marc.get("100", "110", "111", "700", "710", "711")
            if not field.first("t") and field.indicators[-1:] != "2"
        ]
        found = [item for item in found if item[0]]
        if found:
            return found, f"{sheet.marc.at} 100, 700"
    found = _index_people(sheet)
    if found:
        return found, sheet.solr_at.get(
            "author", sheet.solr_at.get("author2", sheet.solr_at.get("author_corporate", ""))
        )
    rows = sheet.find("author", "corporate", "other_author", "editor")
    main = any(row.field in ("author", "corporate") for row in rows)
    out: _Found = []
    for row in rows:
        out += [
            (
                _named(person, row),
                person.role or ("Editor" if row.field == "editor" else ""),
                row.field != "other_author" or (main and False),
            )
            for person in _row_people(row)
        ]
    return out, rows[0].at if rows else ""


def _row_people(row: Row) -> list[Person]:
    """The people of a row: the links of a saved page, lines with a name each, or one line of many."""
    if row.people:
        return list(row.people)
    if len(row.values) > 1:
        return [Person(*values.with_role(value.strip(" ,;"))) for value in row.values if re.search(r"\w", value)]
    if row.field in ("corporate", "other_corporate") or (row.label.casefold() in _SINGULAR and _is_one(row.text)):
        return [Person(*values.with_role(row.text))]
    return [Person(*pair) for pair in values.people_in(row.text)]


_SINGULAR = frozenset(
    (
        "main author",
        "author",
        "1. verfasser",
        "hauptverfasser",
        "verfasser",
        "主要作者",
        "editor",
        "hauptverfasserin",
        "verfasserin",
    )
)


def _is_one(text: str) -> bool:
    return len(values.people_in(text)) <= 1 or text.count(",") <= 2


def _named(person: Person, row: Row) -> Name:
    if row.field in ("corporate", "other_corporate"):
        return Name(literal=values.trim(person.name))
    return values.person(person.name)


def _marc_person(field: MarcField, main: bool) -> tuple[Name, str, bool]:
    role = ", ".join(values.trim(value) for value in (field.all("e") or field.all("4")))
    if field.tag[1:] == "00":
        text = " ".join([values.trim(field.first("a")), *field.all("b")])
        return values.person(f"{text}, {suffix}" if (suffix := _suffix(field)) else text), role, main
    return (
        Name(literal=values.trim(" ".join(values.trim(value) + "." for value in field.all("ab")).rstrip("."))),
        role,
        main,
    )


def _suffix(field: MarcField) -> str:
    text = values.trim(field.first("c"))
    return text if re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", text) else ""


def _index_people(sheet: Sheet) -> _Found:
    out: _Found = []
    for names, roles, main in (("author", "author_role", True), ("author2", "author2_role", False)):
        people = sheet.index(names)
        marks = sheet.index(roles)
        marks = marks if len(marks) == len(people) else ("",) * len(people)
        out += [(values.person(text), role, main) for text, role in zip(people, marks, strict=True)]
    out += [(Name(literal=values.trim(text)), "", True) for text in sheet.index("author_corporate")]
    return [item for item in out if item[0]]


def _responsibility(sheet: Sheet) -> str:
    """The statement of responsibility, "edited by Jane Doe", where a page has one."""
    if sheet.marc is not None and (text := sheet.marc.first("245", "c")):
        return text
    full = sheet.index_text("title_full")
    return full.partition(" / ")[2]


def _says_edited(text: str) -> bool:
    return bool(re.search(r"\b(?:ed(?:ited|itors?|s)?\b\.?|hrsg\b|herausgegeben|hg\b)|主编|编著", text, re.I))


# ---------------------------------------------------------------- identifiers


def _offer_identifiers(sheet: Sheet, draft: Draft) -> None:
    marc = sheet.marc
    isbns = [(value, row.at) for row in sheet.find("isbn", "isn") for value in _codes(row)]
    isbns += [(value, sheet.solr_at["isbn"]) for value in sheet.index("isbn")]
    issns = [(value, row.at) for row in sheet.find("issn", "isn") for value in _codes(row)]
    issns += [(value, sheet.solr_at["issn"]) for value in sheet.index("issn")]
    if marc is not None:
        isbns += [(field.first("a"), f"{marc.at} 020") for field in marc.get("020")]
        issns += [(field.first("a"), f"{marc.at} 022") for field in marc.get("022")]
        issns += [(field.first("x"), f"{marc.at} 773") for field in marc.get("773")]
    if found := [(str(isbn), at) for text, at in isbns if (isbn := Isbn.parse(text))]:
        draft.offer("isbn", tuple(dict.fromkeys(code for code, _ in found)), at=found[0][1])
    if found := [(str(issn), at) for text, at in issns if (issn := Issn.parse(text))]:
        draft.offer("issn", tuple(dict.fromkeys(code for code, _ in found)), at=found[0][1])
    addresses = _addresses(sheet)
    for text, at in _doi_places(sheet, addresses):
        doi = Doi.find(text)
        if doi:
            draft.offer("doi", str(doi), at=at)
            break
    if draft.claimed("doi") is None:
        _offer_glued_doi(sheet, draft)
    if draft.claimed("doi") is None:
        for address, at in addresses:
            if not re.search(r"doaj\.org/toc/|\bproxy\b|/login\b", address):
                draft.offer("url", address, at=at)


def _codes(row: Row) -> list[str]:
    return [piece for value in row.values for piece in re.split(r"\s*[,;]\s*|\s+(?=[\dX-]{8,})", value) if piece]


def _addresses(sheet: Sheet) -> list[tuple[str, str]]:
    out = [(address, row.at) for row in sheet.find("online") for _, address in row.links]
    out += [
        (value, row.at)
        for row in sheet.find("online")
        for text in row.values
        for value in re.findall(r"https?://\S+", text)
    ]
    out += [(value, sheet.solr_at["url"]) for value in sheet.index("url")]
    if sheet.marc is not None:
        out += [(value, f"{sheet.marc.at} 856") for field in sheet.marc.get("856") for value in field.all("u")]
    return [(address, at) for address, at in out if re.match(r"https?://", address)]


def _doi_places(sheet: Sheet, addresses: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where the work's DOI may stand: its own field, then the addresses; key words and notes are not looked at."""
    places = [(row.text, row.at) for row in sheet.find("doi")]
    places += [(text, sheet.solr_at["doi_str_mv"]) for text in sheet.index("doi_str_mv")]
    if sheet.marc is not None:
        places += [
            (field.first("a"), f"{sheet.marc.at} 024")
            for field in sheet.marc.get("024")
            if "doi" in field.first("2").lower()
        ]
    return places + [(address, at) for address, at in addresses if re.search(r"doi\.org/|/doi/|^doi:", address)]


def _offer_glued_doi(sheet: Sheet, draft: Draft) -> None:
    """The DOI inside `spelling`, which glues it between digits and the title: its end is known where the title is."""
    spelling, title = sheet.index_text("spelling"), sheet.index_text("title")
    place = spelling.find(title) if title else -1
    match = re.search(r"(10\.\d{4,5}/\S{2,80})$", spelling[:place]) if place > 0 else None
    if match and (doi := Doi.parse(match.group(1))):
        draft.offer("doi", str(doi), at=sheet.solr_at["spelling"])


# ---------------------------------------------------------------- publisher, date, container


def _offer_publication(sheet: Sheet, draft: Draft) -> None:
    marc = sheet.marc
    dates: list[tuple[str, str]] = []
    if marc is not None:
        for field in sorted(
            marc.get("264", "260"), key=lambda field: field.tag == "264" and field.indicators[-1:] != "1"
        ):
            text = f"{field.first('a')} : {values.trim(field.first('b'))}"
            statement = values.publication(text)
            draft.offer("publisher_place", statement.place, at=f"{marc.at} {field.tag}")
            draft.offer("publisher", statement.publisher, at=f"{marc.at} {field.tag}")
            dates.append((field.first("c"), f"{marc.at} {field.tag}"))
    for name, attribute in (("publisher", "publisher"), ("publishPlace", "publisher_place")):
        for text in sheet.index(name)[:1]:
            draft.offer(attribute, values.publication(text).publisher, at=sheet.solr_at[name])
    article = draft.claimed("type") in ("article-journal", "article", "review")
    for row in sheet.find("published"):
        statement = _statement(row, draft.claimed("publisher") or "", article)
        draft.offer("publisher_place", statement.place, at=row.at)
        draft.offer("publisher", statement.publisher, at=row.at)
        dates.append((statement.date, row.at))
    for label, attribute in (("publisher", "publisher"), ("place", "publisher_place")):
        for row in sheet.find(label):
            draft.offer(attribute, values.publication(row.text).publisher, at=row.at)
    dates += [(row.text, row.at) for row in sheet.find("year")]
    dates += [(text, sheet.solr_at[name]) for name in ("publishDate", "publishDateSort") for text in sheet.index(name)]
    _offer_date(dates, sheet, draft)


def _statement(row: Row, publisher: str, article: bool) -> values.Publication:
    if row.parts:
        place = values.publication(f"{row.parts.get('place', '')} : x").place if "place" in row.parts else ""
        name = values.publication(row.parts.get("publisher", "")).publisher
        return values.Publication(place, name, row.parts.get("date", ""))
    if len(row.values) == 3 and values.year_or_date(row.values[2]):
        return values.publication(f"{row.values[0].rstrip(' :')} : {row.values[1]} {row.values[2]}")
    text = " ".join(row.values[:2]) if len(row.values) == 2 and values.year_or_date(row.values[1]) else row.values[0]
    statement = values.publication(text, two_parts=not article)
    if publisher and not statement.place and statement.publisher.endswith(f" {publisher}"):
        return statement._replace(place=statement.publisher.removesuffix(publisher).strip(" :,"), publisher=publisher)
    return statement


def _offer_date(dates: list[tuple[str, str]], sheet: Sheet, draft: Draft) -> None:
    """The first readable date. A first of January is a filler for the year, and DOAJ's first of a month for the month."""
    read = [(date, at) for text, at in dates if (date := values.year_or_date(text))]
    if not read:
        return
    date, at = read[0]
    point = date.start
    if point is not None and point.day == 1 and date.end is None:
        harvested = "DOAJ" in sheet.index("collection") or sheet.index_text("id").startswith("doaj")
        if point.month == 1:
            draft.warn("extract.filler-date", f"the date {point} is a filler, only the year is meant", at, "info")
            date = Date.of(point.year)
        elif harvested:
            draft.warn("extract.filler-date", f"the day of {point} is a filler, only the month is meant", at, "info")
            date = Date.of(point.year, point.month)
    draft.offer("issued", date, at=at)


_ARTICLES = frozenset(("article-journal", "article-newspaper", "article-magazine", "review", "article"))


def _offer_container(sheet: Sheet, draft: Draft) -> None:
    """The journal or book a part stands in, else the series a book stands in."""
    kind = draft.claimed("type")
    for host, at in _hosts(sheet):
        draft.offer("container_title", clean_title(values.trim(host.title)), at=at)
        if kind in _ARTICLES or kind == "chapter" or kind == "paper-conference":
            for attribute, value in (("volume", host.volume), ("issue", host.issue), ("page", host.page)):
                draft.offer(attribute, value, at=at)
            if host.year:
                draft.offer("issued", values.year_or_date(host.year), at=at)
    for name, attribute in (
        ("container_title", "container_title"),
        ("container_volume", "volume"),
        ("container_issue", "issue"),
    ):
        draft.offer(attribute, values.trim(sheet.index_text(name)), at=sheet.solr_at.get(name, ""))
    for label in ("volume", "issue", "pages"):
        for row in sheet.find(label):
            draft.offer("page" if label == "pages" else label, row.text.replace("–", "-"), at=row.at)
    _offer_index_pages(sheet, draft)
    series = _series(sheet)
    if kind in _ARTICLES and draft.claimed("container_title") is None:
        for text, at in series:
            draft.offer("container_title", values.trim(text), at=at)
        _offer_glued_article_number(sheet, draft)
    else:
        for text, at in series:
            name, number = values.series_and_number(text)
            if name and comparison_key(name) != comparison_key(draft.claimed("container_title") or ""):
                draft.offer("collection_title", name, at=at)
                draft.offer("collection_number", number, at=at)
                break


def _hosts(sheet: Sheet) -> list[tuple[values.Host, str]]:
    out: list[tuple[values.Host, str]] = []
    if sheet.marc is not None:
        for field in sheet.marc.get("773"):
            title = values.trim(field.first("t", "a"))
            if title:
                out.append((values.host_item(f"{title} {field.first('g')}", title), f"{sheet.marc.at} 773"))
    for row in sheet.find("host"):
        title = row.links[0][0] if row.links else ""
        text = row.text
        out.append((values.host_item(text, title if text.startswith(title) else ""), row.at))
    return out


def _offer_index_pages(sheet: Sheet, draft: Draft) -> None:
    start, reference = sheet.index_text("container_start_page"), sheet.index_text("container_reference")
    match = re.search(r"(?:pp?\.|s\.|seiten?)\s*([a-z]?\d+\s*[-–]\s*[a-z]?\d+)", reference, re.I)
    if match:
        draft.offer("page", re.sub(r"\s*[-–]\s*", "-", match.group(1)), at=sheet.solr_at["container_reference"])
    draft.offer("page", start, at=sheet.solr_at.get("container_start_page", ""))


def _series(sheet: Sheet) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    if sheet.marc is not None:
        for field in sheet.marc.get("490", "440", "830"):
            number = field.first("v")
            out.append(
                (values.trim(field.first("a")) + (f" ; {number}" if number else ""), f"{sheet.marc.at} {field.tag}")
            )
    out += [(row.values[0], row.at) for row in sheet.find("series")]
    out += [(text, sheet.solr_at[name]) for name in ("series", "series2") for text in sheet.index(name)]
    return [(text, at) for text, at in out if text]


def _offer_glued_article_number(sheet: Sheet, draft: Draft) -> None:
    """PLOS and its like: `…10e014112210.1371/journal.pone.0141122` holds an article number that the DOI repeats."""
    doi = draft.claimed("doi") or ""
    digits = re.search(r"(\d{4,})$", doi)
    spelling = sheet.index_text("spelling")
    place = spelling.casefold().find(doi) if doi else -1
    if (
        digits
        and place > 0
        and (match := re.search(r"[a-z]\d{4,}$", spelling[:place]))
        and match.group()[1:] == digits.group(1)
    ):
        draft.offer("page", match.group(), at=sheet.solr_at["spelling"])


# ---------------------------------------------------------------- abstract and the rest


def _offer_abstract(sheet: Sheet, draft: Draft) -> None:
    """The whole description wins over the one that the page cut after 300 characters."""
    for text, at in _descriptions(sheet):
        abstract = clean_abstract(text)
        if abstract.text and not abstract.truncated:
            draft.offer("abstract", abstract.text, at=at)
    if sheet.teaser:
        abstract = clean_abstract(
            sheet.teaser + ("…" if sheet.teaser_cut and not sheet.teaser.rstrip().endswith(("...", "…")) else "")
        )
        draft.offer("abstract", abstract.text, at=sheet.teaser_at)


def _descriptions(sheet: Sheet) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    if sheet.marc is not None:
        out += [(text, f"{sheet.marc.at} 520") for field in sheet.marc.get("520") for text in field.all("a")[:1]]
    if sheet.index("description"):
        out.append((" ".join(sheet.index("description")), sheet.solr_at["description"]))
    return out + [(row.text, row.at) for row in sheet.find("abstract")]


def _offer_rest(sheet: Sheet, draft: Draft) -> None:
    marc = sheet.marc
    languages = [(row.values, row.at) for row in sheet.find("language")]
    languages += [(sheet.index("language"), sheet.solr_at["language"])] if sheet.index("language") else []
    if marc is not None:
        languages += [(tuple(field.all("a")), f"{marc.at} 041") for field in marc.get("041")]
    for texts, at in languages:
        codes = [language_code(piece) for text in texts for piece in re.split(r"\s*[,;]\s*(?!\w+ \()", text)]
        if codes and codes[0]:
            draft.offer("language", codes[0], at=at)
    editions = [(field.first("a"), f"{marc.at} 250") for field in marc.get("250")] if marc else []
    editions += [(row.text, row.at) for row in sheet.find("edition")]
    editions += [(text, sheet.solr_at["edition"]) for text in sheet.index("edition")]
    for text, at in editions:
        draft.offer("edition", values.edition_of(text), at=at)
    _offer_keywords(sheet, draft)
    if draft.claimed("type") in ("book", "thesis", "report", "manuscript", "document"):
        extents = [(field.first("a"), f"{marc.at} 300") for field in marc.get("300")] if marc else []
        extents += [(row.text, row.at) for row in sheet.find("physical")]
        extents += [(text, sheet.solr_at["physical"]) for text in sheet.index("physical")]
        for text, at in extents:
            draft.offer("number_of_pages", values.page_count(text), at=at)
    _offer_thesis(sheet, draft)


def _offer_keywords(sheet: Sheet, draft: Draft) -> None:
    """Subject headings as displayed; subdivisions stay joined ("Peer support > Evaluation")."""
    for row in sheet.find("subject"):
        words = [values.trim(piece) for text in row.values for piece in re.split(r"\s*[;；|]\s*", text)]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=row.at)
    for name in ("topic", "topic_facet"):
        words = [values.trim(text) for text in sheet.index(name)]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=sheet.solr_at.get(name, ""))
    if sheet.marc is not None:
        words = [
            " -- ".join(values.trim(value) for value in field.all("abcdtvxyz"))
            for field in sheet.marc.get("600", "610", "650", "651", "653")
        ]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=f"{sheet.marc.at} 650")


_THESIS = re.compile(
    r"(?P<degree>[^-–—,]*?)[\s,]*[-–—,]{1,2}\s*(?P<school>[^,]+?)\s*,\s*(?:diss\w*\.?,?\s*)?(?P<year>(?:1[89]|20)\d\d)\.?",
    re.I,
)


def _offer_thesis(sheet: Sheet, draft: Draft) -> None:
    """ "Thesis (Ph. D.)--University of X, 2010." gives the school and the degree."""
    if draft.claimed("type") != "thesis":
        return
    notes = [(row.text, row.at) for row in sheet.find("thesis")]
    if sheet.marc is not None:
        for field in sheet.marc.get("502"):
            if field.first("c"):
                draft.offer("publisher", values.trim(field.first("c")), at=f"{sheet.marc.at} 502")
                draft.offer("genre", plain_text(values.trim(field.first("b"))), at=f"{sheet.marc.at} 502")
            notes.append((field.first("a"), f"{sheet.marc.at} 502"))
    for text, at in notes:
        match = _THESIS.search(text)
        if match:
            draft.offer("publisher", values.trim(match["school"]), at=at)
            degree = re.search(r"\(([^()]+)\)", match["degree"])
            draft.offer("genre", degree.group(1) if degree else "", at=at)
            draft.offer("issued", Date.of(int(match["year"])), at=at)
