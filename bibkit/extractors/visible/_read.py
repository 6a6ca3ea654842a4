"""The visible text's reader: title and authors first, then whatever the page says of that work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import is_filler, settle
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import (
    date_of,
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    language_of,
    number_of,
    pages_of,
    pmid_of,
)
from bibkit.extractors.visible._abstract import find_abstract
from bibkit.extractors.visible._byline import Byline, find_byline, names_below
from bibkit.extractors.visible._citation import Citation, find_citations
from bibkit.extractors.visible._dates import published_dates
from bibkit.extractors.visible._fields import Field, is_borne_out, is_label, labelled_fields
from bibkit.extractors.visible._identifiers import find_arxiv, find_doi, find_issns, find_pmcid, find_pmid
from bibkit.extractors.visible._imprint import parse_imprint
from bibkit.extractors.visible._journal import (
    JournalLine,
    is_abbreviated,
    matches_doi_code,
    parse_journal_line,
    spells_out,
)
from bibkit.extractors.visible._lines import front_limit, is_around, is_other_works_heading, joined_lines
from bibkit.extractors.visible._people import credibility, is_furniture, names_in_line
from bibkit.model.dates import Date, PartialDate
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import plain_text, strip_markup
from bibkit.text.titles import clean_title, comparison_key
from bibkit.text.wordlists import word_set

LAYER = "text"

_SURE_BYLINE = 9.25
_RECORD_FIELDS = 3


@dataclass
class _Work:
    """What is known so far of the page's work while it is being read."""

    title: str
    block: Block
    place: int
    byline: Byline | None = None


def read(page: Page, draft: Draft, title: str = "", known: frozenset[str] = frozenset()) -> None:
    """Offer what the visible text says of the page's work.

    `title` is what the page's tags call it, if they do; `known` names the attributes that they give and that the text
    need not be searched for.
    """
    lines = joined_lines(page.blocks)
    limit = front_limit(lines)
    fields = labelled_fields(lines, limit) if not (title and known >= _FIELDS_GIVE) else []
    work = _known(lines, limit, title, "author" not in known) if title else _find(page, lines, limit, fields)
    if work is not None:
        draft.offer("title", clean_title(work.title), work.block.locator)
        _read_work(draft, work, lines, limit, known)
    if work is not None or title:
        _offer_fields(draft, fields)
        found = find_abstract(lines, limit)
        if found:
            draft.offer("abstract", abstract_text(found[0]), found[1].locator)


# What a labelled record could add to what tags give.
_FIELDS_GIVE = frozenset(("author", "issued", "container_title", "volume", "page", "doi"))
_PLACE = frozenset(("container_title", "volume", "page"))


def _read_work(draft: Draft, work: _Work, lines: Sequence[Block], limit: int, known: frozenset[str]) -> None:
    """Offer the people, identifiers and the place of publication of the work, so far as they are not known."""
    if "type" not in known:
        _offer_type(draft, work, lines)
    citations = find_citations(lines, work.title, len(lines)) if not known >= _FIELDS_GIVE else []
    if "author" not in known:
        _offer_authors(draft, work, citations, lines)
    if "doi" not in known:
        _offer_identifiers(draft, work, citations, lines, limit)
    if not known >= _PLACE or "issued" not in known:
        _offer_journal(draft, work, citations, lines, limit)


# ------------------------------------------------------------------------------------------------- which work is it


def _known(lines: Sequence[Block], limit: int, title: str, people: bool) -> _Work | None:
    """The line that shows the title which the page's tags give: the one with names below it, else the first."""
    key, size = comparison_key(title), len(strip_markup(title))
    best: _Work | None = None
    for place, line in enumerate(lines[:limit]):
        if not size * 0.8 - 4 <= len(line.text) <= size * 1.3 + 40 or not _same(comparison_key(line.plain), key):
            continue
        work = _Work(lines[place].text, lines[place], place)
        if not people:
            return work
        work.byline = names_below(lines, place, limit)
        if work.byline is not None:
            return work
        best = best or work
    return best


def _same(key: str, other: str) -> bool:
    return bool(key) and (key == other or (len(key) > 20 and key[:-8] in other and len(key) > 0.9 * len(other)))


def _find(page: Page, lines: Sequence[Block], limit: int, fields: Sequence[Field]) -> _Work | None:
    """The page's work, found without help: a labelled title, a title with names below it, a heading that agrees."""
    page_title = comparison_key(page.head.title)
    labelled = _labelled_title(fields)
    if labelled is not None:
        return labelled
    byline = find_byline(lines, limit, page_title)
    if byline is not None and byline.score >= _SURE_BYLINE:
        return _Work(byline.text, byline.title, byline.place, byline)
    return _agreeing_heading(lines, limit, page_title, fields)


def _labelled_title(fields: Sequence[Field]) -> _Work | None:
    """The title of a labelled record: "Titel:" among at least two other labels that describe a work."""
    titles = [field for field in fields if field.attribute == "title"]
    for title in titles:
        reach = 40 if title.sure else 6
        near = {field.attribute for field in fields if abs(field.place - title.place) <= reach and is_borne_out(field)}
        if len(near & _DESCRIBING) >= _RECORD_FIELDS - 1:
            text = strip_markup(title.values[0]).split(" / ")[0].strip(" .:")
            for field in fields:
                if field.attribute == "subtitle" and 0 < field.place - title.place <= 4:
                    text = f"{text}: {strip_markup(field.values[0])}"
            if len(text) >= 2:
                return _Work(text, title.block, title.place)
    return None


_DESCRIBING = frozenset(
    (
        "author",
        "issued",
        "imprint",
        "publisher",
        "isbn",
        "issn",
        "doi",
        "container_title",
        "volume",
        "edition",
        "page",
        "number_of_pages",
    )
)


def _agreeing_heading(lines: Sequence[Block], limit: int, page_title: str, fields: Sequence[Field]) -> _Work | None:
    """The heading of level 1 or 2 that the page's `<title>` repeats, on a page that has the marks of a work."""
    if not page_title:
        return None
    described = {field.attribute for field in fields} & _DESCRIBING
    for place, line in enumerate(lines[:limit]):
        key = comparison_key(line.plain)
        if line.level in (1, 2, 3) and len(key) >= 12 and key in page_title and len(key) > 0.4 * len(page_title):
            near = find_doi(lines, place, limit)
            if len(described) >= _RECORD_FIELDS or near is not None:
                return _Work(line.text, line, place)
    return None


# ------------------------------------------------------------------------------------------------------ what it says


def _offer_type(draft: Draft, work: _Work, lines: Sequence[Block]) -> None:
    """The kind of work as a word on a line of its own near the title: "Dataset", "Working Paper"."""
    for place in range(max(0, work.place - _TYPE_ABOVE), min(len(lines), work.place + 3)):
        line = lines[place]
        if len(line.plain) <= 40 and place != work.place:
            draft.offer("type", csl_type_of(line.plain), line.locator)


_TYPE_ABOVE = 5


def _offer_authors(draft: Draft, work: _Work, citations: Sequence[Citation], lines: Sequence[Block]) -> None:
    cited = next((citation for citation in citations if citation.authors and not citation.cut), None)
    partly = next((citation for citation in citations if citation.authors), None)
    byline = work.byline
    if byline is not None and byline.names:
        names = _without_glued_marks(byline.names, (cited or partly), lines)
        if names is None:
            names = ()
        families = [_key(name) for name in names]
        if cited is not None and len(cited.authors) > len(names):
            draft.offer("author", cited.authors, cited.block.locator)
        elif partly is not None and names and _key(partly.authors[0]) not in families and partly.authors[0].family:
            return
        draft.offer("author", names, lines[min(len(lines) - 1, max(work.place + 1, byline.start))].locator)
    elif cited is not None:
        draft.offer("author", cited.authors, cited.block.locator)


def _key(name: Name) -> str:
    return comparison_key(name.family_with_particles)


def _without_glued_marks(
    names: tuple[Name, ...], cited: Citation | None, lines: Sequence[Block]
) -> tuple[Name, ...] | None:
    """Names without the letters of affiliation marks that copied text glues to them ("Sharmab"); None when in doubt.

    Marks are suspected when all family names end in the first letters of the alphabet; they are taken off when the
    page has the shorter names elsewhere.
    """
    ends = [name.family[-1:] for name in names if name.family]
    if len(ends) < 2 or sum(end in "abcdefgh" for end in ends) < len(ends) or "a" not in ends:
        return names
    text = " ".join(line.plain for line in lines)
    known = {_key(name) for name in cited.authors} if cited else set()
    shorter = []
    for name in names:
        bare = name.family[:-1]
        if comparison_key(bare) in known or _word_count(text, bare) > 0:
            shorter.append(Name(bare, name.given, name.dropping_particle, name.non_dropping_particle, name.suffix))
        elif _word_count(text, name.family) > 1:
            return names
        else:
            return None
    return tuple(shorter)


def _word_count(text: str, word: str) -> int:
    count, place = 0, text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[end : end + 1].isalnum() and not text[place - 1 : place].isalnum():
            count += 1
        place = text.find(word, end)
    return count


def _offer_journal(
    draft: Draft, work: _Work, citations: Sequence[Citation], lines: Sequence[Block], limit: int
) -> None:
    """Journal, volume, issue, pages and date from the line that says most, checked against the page's own citation."""
    candidates = [(citation.journal, citation.block) for citation in citations if citation.journal]
    candidates += _near_lines(work, lines, limit)
    candidates += _lines_with_doi(draft, lines)
    if not candidates:
        _offer_coded_name(draft, lines)
        _offer_dates(draft, work, None, citations, lines, limit)
        return
    journal, block = max(candidates, key=lambda item: (item[0].strength, -abs(item[1].place - work.block.place)))
    agreeing = [other for other, _ in candidates if _agree(journal, other)]
    volume, issue, pages = (
        next((getattr(other, name) for other in agreeing if getattr(other, name)), "")
        for name in ("volume", "issue", "page")
    )
    date = _best_date([other.date for other in agreeing if other.date])
    _offer_name(draft, agreeing, lines, block)
    _offer_coded_name(draft, lines)
    draft.offer("volume", volume, block.locator)
    draft.offer("issue", issue, block.locator)
    draft.offer("page", pages, block.locator)
    _offer_bare_pages(draft, work, lines, limit)
    if volume and (pages or draft.claimed("container_title") or draft.claimed("container_title_short")):
        draft.offer("type", "article-journal", block.locator)
    _offer_dates(draft, work, (date, block) if date else None, citations, lines, limit)


def _offer_bare_pages(draft: Draft, work: _Work, lines: Sequence[Block], limit: int) -> None:
    """Pages on a line of their own near the title: "pages 105-112"."""
    for line in lines[max(0, work.place - _ABOVE) : min(limit, work.place + _ABOVE)]:
        match = _BARE_PAGES.fullmatch(line.plain) if len(line.plain) <= 40 else None
        if match:
            draft.offer("page", pages_of(match.group(1)), line.locator)


_BARE_PAGES = re.compile(
    r"(?:on )?(?:pages?|pp|seiten?|págs?|páginas|pagine|стр|sayfa)(?:\(s\))?[.:]?\s*(\w?\d+\s?[-–—]\s?\w?\d+)\.?", re.I
)

_ABOVE, _BELOW = 25, 45


def _near_lines(work: _Work, lines: Sequence[Block], limit: int) -> list[tuple[JournalLine, Block]]:
    """The journal lines around the title, also those that the page breaks into two to four short lines."""
    found: list[tuple[JournalLine, Block]] = []
    title = comparison_key(work.title)[:40]
    for place in range(max(0, work.place - _ABOVE), min(limit, work.place + _BELOW)):
        line = lines[place]
        if place > work.place and (len(line.plain) > 300 or is_other_works_heading(line.plain)):
            break
        if title in comparison_key(line.plain) or (
            work.byline is not None and work.byline.start <= place < work.byline.end
        ):
            continue
        best: JournalLine | None = None
        for text in _windows(lines, place, limit):
            journal = parse_journal_line(text)
            if journal is not None and (best is None or journal.strength > best.strength):
                best = journal
        if best is not None and best.strength >= 3 and (len(line.plain) < 260 or best.strength >= 6):
            if not best.journal:
                best = _with_name_beside(best, lines, place)
            found.append((best, line))
    return found


def _windows(lines: Sequence[Block], place: int, limit: int) -> list[str]:
    """The line alone, and joined with the one to three short lines below it."""
    texts = [lines[place].plain]
    if not any(char.isdigit() for char in texts[0]) or _OTHER_ISSUE.search(texts[0]):
        return []
    if len(texts[0]) > 90:
        return texts
    for below in range(place + 1, min(limit, place + 4)):
        plain = lines[below].plain
        if len(plain) > 60 or not any(char.isdigit() for char in plain):
            break
        texts.append(f"{texts[-1]} {plain}")
    return texts


_OTHER_ISSUE = re.compile(
    r"\b(?:current|latest|previous|next|recent|archived?) (?:issue|volume)|\b(?:AM|PM|UTC|GMT)\b", re.I
)


def _with_name_beside(journal: JournalLine, lines: Sequence[Block], place: int) -> JournalLine:
    """The journal's name from the line above a bare "Volume 12, Issue 3", where that line can be one."""
    for above in (place - 1, place - 2):
        if above < 0:
            break
        text = lines[above].plain.rstrip(" ,")
        if 3 <= len(text) <= 100 and not any(char.isdigit() for char in text):
            sure = above == place - 1 and bool(journal.volume and journal.page) and _is_name_like(text)
            if sure or _could_be_journal(text, lines):
                return JournalLine(text, journal.volume, journal.issue, journal.page, journal.date)
    return journal


def _is_name_like(text: str) -> bool:
    """A short line in title case that is no word of menus, no label, no kind of work and no person."""
    words = text.split()
    if (
        is_furniture(text)
        or is_label(text)
        or is_around(text)
        or csl_type_of(text)
        or credibility(names_in_line(text)) >= 0.5
    ):
        return False
    if not words or len(words) > 9 or text[-1] in ".:;?!" or not (text[0].isupper() or text.startswith("eL")):
        return False
    small = sum(word[0].islower() for word in words)
    return small * 2 <= len(words)


def _could_be_journal(text: str, lines: Sequence[Block]) -> bool:
    """A line like a name that stands on the page more than once, or says that it is a journal."""
    if not _is_name_like(text):
        return False
    if any(word.casefold().strip(",.:") in _JOURNAL_WORDS for word in text.split()):
        return True
    return sum(line.plain == text for line in lines) > 1


_JOURNAL_WORDS = word_set(
    "journal journals annals archives review reviews letters proceedings transactions bulletin zeitschrift revue "
    "revista rivista acta "
    "quarterly magazine dergisi czasopismo журнал вестник 学报 杂志"
)


def _agree(one: JournalLine, other: JournalLine) -> bool:
    """Whether two lines can speak of the same place: no volume, issue or first page differs."""
    for name in ("volume", "issue"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and mine != theirs:
            return False
    return not (one.page and other.page and one.page.split("-")[0] != other.page.split("-")[0])


def _lines_with_doi(draft: Draft, lines: Sequence[Block]) -> list[tuple[JournalLine, Block]]:
    """Journal lines anywhere on the page that carry the work's own DOI."""
    doi = draft.claimed("doi")
    found = []
    for line in lines if doi else ():
        place = line.plain.casefold().find(doi) if len(line.text) < 300 else -1
        if place > 0:
            journal = parse_journal_line(line.plain[:place])
            if journal is not None and journal.strength >= 4:
                found.append((journal, line))
    return found


def _offer_coded_name(draft: Draft, lines: Sequence[Block]) -> None:
    """A line of the page that the letters of the work's DOI abbreviate: "Nature Materials" and 10.1038/nmat2493."""
    doi = draft.claimed("doi")
    if not doi or draft.claimed("container_title"):
        return
    for line in lines:
        plain = line.plain.rstrip(" |»>:,")
        if 3 <= len(plain) <= 80 and matches_doi_code(plain, doi) and not csl_type_of(plain):
            draft.offer("container_title", plain, line.locator)
            return


def _offer_name(draft: Draft, agreeing: Sequence[JournalLine], lines: Sequence[Block], block: Block) -> None:
    """The journal's full name where the page has it; its short form stands in only where no DOI leads to it."""
    names = [line.journal for line in agreeing if line.journal]
    full = next((name for name in names if not is_abbreviated(name)), "")
    short = next((name for name in names if is_abbreviated(name)), "")
    if short and not full:
        full, block = _spelt_out(short, lines) or ("", block)
    draft.offer("container_title", full, block.locator)
    draft.offer("container_title_short", short if full or draft.claimed("doi") else "", block.locator)
    if not draft.claimed("doi"):
        draft.offer("container_title", short, block.locator)


def _spelt_out(short: str, lines: Sequence[Block]) -> tuple[str, Block] | None:
    """The line of the page that spells an abbreviated journal name out."""
    for line in lines:
        if len(line.text) <= 120 and spells_out(line.plain, short):
            return line.plain, line
    return None


def _best_date(dates: Sequence[Date]) -> Date | None:
    return settle(list(dates)) if dates else None


def _offer_dates(
    draft: Draft,
    work: _Work,
    journal: tuple[Date | None, Block] | None,
    citations: Sequence[Citation],
    lines: Sequence[Block],
    limit: int,
) -> None:
    """The issue's date where it has a month, else the day of publication of the same year, else the year."""
    published = published_dates(lines[max(0, work.place - 30) : min(limit, work.place + 80)])
    dates: list[tuple[Date, Block]] = []
    if journal is not None and journal[0] is not None:
        dates.append((journal[0], journal[1]))
    dates += [
        (date, block)
        for citation in citations
        if citation.year and (date := date_of(citation.year))
        for block in (citation.block,)
    ]
    dates += [(date, block) for date, block, _ in published]
    if not dates:
        _offer_bare_date(draft, work, lines)
        return
    first, block = dates[0]
    if first.start is not None and is_filler(first.start):
        first = Date(start=PartialDate(first.start.year))
    if first.start is not None and first.start.month:
        draft.offer("issued", first, block.locator)
        return
    finer = next(
        ((date, where) for date, where, _ in published if date.year == first.year and date.start and date.start.month),
        (first, block),
    )
    draft.offer("issued", finer[0], finer[1].locator)


def _offer_bare_date(draft: Draft, work: _Work, lines: Sequence[Block]) -> None:
    """A date alone on its line right above the title or below the authors, as blogs and reports print it."""
    end = work.byline.end if work.byline is not None else work.place
    for place in (
        *range(end, min(len(lines), end + 4)),
        *range(max(0, work.place - 4), work.place),
        *range(work.place + 1, end),
    ):
        plain = lines[place].plain
        date = date_of(plain) if len(plain) <= 30 else None
        if date is not None and date.start is not None and date.start.day:
            draft.offer("issued", date, lines[place].locator)


def _offer_identifiers(
    draft: Draft, work: _Work, citations: Sequence[Citation], lines: Sequence[Block], limit: int
) -> None:
    cited = next((citation for citation in citations if citation.doi), None)
    found = find_doi(lines, work.place, limit)
    if cited is not None:
        draft.offer("doi", cited.doi, cited.block.locator)
    elif found is not None:
        draft.offer("doi", found[0], found[1].locator)
    issns = find_issns(lines, limit)
    if issns is not None:
        draft.offer("issn", issns[0], issns[1].locator)
    for attribute, finder in (("pmid", find_pmid), ("pmcid", find_pmcid), ("eprint", find_arxiv)):
        identifier = finder(lines, limit)
        if identifier is not None:
            draft.offer(attribute, identifier[0], identifier[1].locator)
    if draft.claimed("eprint"):
        draft.offer("eprint_type", "arxiv")


# --------------------------------------------------------------------------------------------------- labelled values


def _offer_fields(draft: Draft, fields: Sequence[Field]) -> None:
    """Labelled values, each read as what its label says; a value of the wrong shape is left out."""
    for field in fields:
        values = [strip_markup(value) for value in field.values]
        text = values[0]
        at = field.block.locator
        match field.attribute:
            case "author" | "editor":
                names = [name for value in field.values for name in names_in_line(value)]
                draft.offer(field.attribute, tuple(dict.fromkeys(names)), at)
            case "issued":
                draft.offer("issued", date_of(text) if len(text) < 40 else None, at)
            case "imprint":
                imprint = parse_imprint(" ".join(values))
                date = date_of(text)
                draft.offer("issued", date_of(imprint.year) if date is None else date, at)
                draft.offer("publisher", imprint.publisher, at)
                draft.offer("publisher_place", imprint.place, at)
            case "doi":
                draft.offer("doi", doi_of(text), at)
            case "isbn":
                draft.offer("isbn", isbns_of(values), at)
            case "issn":
                draft.offer("issn", issns_of(values), at)
            case "pmid":
                draft.offer("pmid", pmid_of(text), at)
            case "volume" | "issue":
                draft.offer(field.attribute, number_of(text) if len(text) <= 12 else "", at)
            case "page":
                draft.offer("page", pages_of(text) if len(text) <= 24 else "", at)
            case "language":
                draft.offer("language", language_of(text), at)
            case "keyword":
                draft.offer("keyword", keywords_of(values) if field.sure else (), at)
            case "type":
                draft.offer("type", csl_type_of(text.strip("[]")), at)
            case "publisher" | "container_title" | "edition" | "publisher_place" | "collection_title" | "event_title":
                draft.offer(field.attribute, plain_text(text) if field.sure and len(text) <= 160 else "", at)
            case _:
                pass
