"""Where the work appeared: journal, volume, issue and pages from the lines that agree with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import settle
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import date_of, pages_of
from bibkit.extractors.visible._citation import Citation
from bibkit.extractors.visible._fields import is_label, meaning_of
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._issued import offer_dates
from bibkit.extractors.visible._journal import ISSUE_ALONE, JournalLine, parse_journal_line
from bibkit.extractors.visible._journal_names import (
    is_abbreviated,
    is_acronym,
    journal_name,
    matches_doi_code,
    spells_out,
)
from bibkit.extractors.visible._lines import has_digit, is_around, is_other_works_heading
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._work_signs import Work
from bibkit.model.dates import Date
from bibkit.model.names import is_cjk
from bibkit.pages.blocks import Block
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set


def offer_journal(draft: Draft, work: Work, citations: Sequence[Citation], lines: Sequence[Block], limit: int) -> None:
    """Journal, volume, issue, pages and date from the line that says most, checked against the page's own citation."""
    candidates = [(citation.journal, citation.block) for citation in citations if citation.journal]
    candidates += _near_lines(work, lines, limit)
    candidates += _lines_with_doi(draft, lines)
    candidates += _beside_doi(draft, work, lines)
    if not candidates:
        _offer_issue_alone(draft, work, lines)
        _offer_coded_name(draft, lines)
        _offer_proceedings(draft, work, lines, limit)
        _offer_bare_pages(draft, work, lines, limit)
        if draft.claimed("doi"):
            _offer_masthead(draft, work, lines)
        offer_dates(draft, work, None, citations, lines, limit)
        return
    own = {id(citation.journal) for citation in citations}
    journal, block = max(
        candidates,
        key=lambda item: (
            id(item[0]) in own and bool(item[0].volume and item[0].page),
            item[0].strength,
            -abs(item[1].place - work.block.place),
        ),
    )
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
    _offer_proceedings(draft, work, lines, limit)
    _offer_bare_pages(draft, work, lines, limit)
    if volume:
        _offer_masthead(draft, work, lines)
    if volume and (pages or draft.claimed("container_title") or draft.claimed("container_title_short")):
        proceedings = _PROCEEDINGS_SERIES.search(block.plain)
        draft.offer("type", "paper-conference" if proceedings else "article-journal", block.locator)
    offer_dates(draft, work, (date, block) if date else None, citations, lines, limit)


_PROCEEDINGS_SERIES = lazy_pattern(r"\b(?:LNCS|LNAI|LNBI|LNBIP|LNEE|CCIS|LIPIcs|IFIP AICT)\b")


def _offer_issue_alone(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The issue and its date from a line right above the title, in journals that count issues only."""
    for line in lines[max(0, work.place - 2) : work.place]:
        match = ISSUE_ALONE.match(line.plain) if line.tag else None
        if match:
            draft.offer("issue", match.group("issue"), line.locator)
            draft.offer("issued", date_of(match.group("date")), line.locator)
            draft.offer("type", "article-journal", line.locator)


def _offer_bare_pages(draft: Draft, work: Work, lines: Sequence[Block], limit: int) -> None:
    """Pages on a line of their own near the title: "pages 105-112"."""
    for line in lines[max(0, work.place - _ABOVE) : min(limit, work.place + _ABOVE)]:
        match = _BARE_PAGES.fullmatch(line.plain.split(" | ")[0]) if len(line.plain) <= 160 else None
        if match:
            draft.offer("page", pages_of(match.group(1)), line.locator)


_BARE_PAGES = lazy_pattern(
    r"(?:on )?(?:pages?|pp|seiten?|págs?|páginas|pagine|стр|sayfa)(?:\(s\))?[.:]?\s*(\w?\d+\s?[-–—]\s?\w?\d+)\.?", re.I
)


def _offer_proceedings(draft: Draft, work: Work, lines: Sequence[Block], limit: int) -> None:
    """A line near the title that names the proceedings: "KDD '16: Proceedings of the 22nd ACM SIGKDD …"."""
    for line in lines[max(0, work.place - _NEAR) : min(limit, work.place + _NEAR)]:
        match = _PROCEEDINGS.fullmatch(line.plain) if 20 < len(line.plain) <= 220 else None
        if match and not parse_journal_line(line.plain):
            draft.offer("container_title", match.group(1), line.locator)
            own = draft.claimed("container_title") == match.group(1)
            # "Proceedings of the Royal Society B", volume 283, issue 1826
            journal = draft.claimed("issue") and not _MEETING.search(match.group(1))
            draft.offer("type", "paper-conference" if own and not journal else "", "")


_MEETING = lazy_pattern(r"conference|symposium|workshop|congress|meeting", re.I)
_NEAR = 12
_PROCEEDINGS = lazy_pattern(
    r"(?:[A-Z][\w&/+-]{1,20}(?: ?['’]\d\d|[ -](?:19|20)\d\d)?: |In:? )?"
    r"((?:Companion )?Proceedings of (?:the )?[^.]{10,180})"
)


def _offer_masthead(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The journal's name from the head of the page: the line right above its ISSN, impact factor or home page."""
    if draft.claimed("container_title") or draft.claimed("container_title_short"):
        return
    for line in lines[max(0, work.place - _NEAR) : work.place + _NEAR]:
        match = _FROM_JOURNAL.fullmatch(line.plain) if len(line.plain) <= 120 else None
        if match and not has_digit(line.plain):
            draft.offer("container_title", match.group(1), line.locator)
            return
    for place in range(1, work.place):
        if not _MASTHEAD.match(lines[place].plain) or _MASTHEAD.match(lines[place - 1].plain):
            continue
        if len(lines[place].plain) <= 60 and _is_name_like(lines[place - 1].plain):
            draft.offer("container_title", lines[place - 1].plain, lines[place - 1].locator)
            return


_FROM_JOURNAL = lazy_pattern(r"(?:from the journal|published in the journal|in the journal):?\s+(.+)", re.I)
_MASTHEAD = lazy_pattern(
    r"(?:(?:online|print|electronic|e-?|p-?)?\s?issn\b|issn-l\b|impact factor\b|journal home ?page|"
    r"submission guidelines|aims (?:and|&) scope)",
    re.I,
)


_ABOVE, _BELOW = 25, 45


def _near_lines(work: Work, lines: Sequence[Block], limit: int) -> list[tuple[JournalLine, Block]]:
    """The journal lines around the title, also those that the page breaks into two to four short lines."""
    found: list[tuple[JournalLine, Block]] = []
    title = comparison_key(work.title)[:40]
    for place in range(max(0, work.place - _ABOVE), min(limit, work.place + _BELOW)):
        line = lines[place]
        if place > work.place and (len(line.plain) > 300 or is_other_works_heading(line.plain)):
            break
        if title in line.key or (work.byline is not None and work.byline.start <= place < work.byline.end):
            continue
        best: JournalLine | None = None
        for text in _windows(lines, place, limit):
            journal = parse_journal_line(text)
            if journal is not None and (best is None or journal.strength > best.strength):
                best = journal
        if best is not None and best.strength >= 3 and (len(line.plain) < 260 or best.strength >= 6):
            if _is_of_another_label(lines, place):
                continue
            if _is_reference(best.journal) and " / " not in best.journal:
                continue
            if not best.journal:
                best = _with_name_beside(best, lines, place)
            found.append((best, line))
    return found


def _is_of_another_label(lines: Sequence[Block], place: int) -> bool:
    """Whether a label says that a line is something else: "Series: Lecture Notes, Volume 14"."""
    label, colon, _ = lines[place].plain.partition(":")
    if colon and (meaning := meaning_of(label.strip())) is not None:
        return meaning not in _PLACING
    above = lines[place - 1] if place else lines[place]
    meaning = meaning_of(above.plain)
    if above.tag in ("dt", "th") or above.plain.endswith((":", "：")):
        return meaning is not None and meaning not in _PLACING
    return meaning == "collection_title"


_PLACING = frozenset(
    ("container_title", "volume", "issue", "page", "issued", "imprint", "publisher", "doi", "title", "author")
)


def _windows(lines: Sequence[Block], place: int, limit: int) -> list[str]:
    """The line alone, and joined with the one to four short lines below it."""
    texts = [lines[place].plain]
    if texts[0].isdigit() and len(texts[0]) <= 3 and lines[min(place + 1, limit - 1)].plain[0].isalpha():
        return []  # the number of a line, or of a page, above the journal's name
    if not has_digit(texts[0]) or _OTHER_ISSUE.search(texts[0]) or _OTHERS_CITED.match(texts[0]):
        return []
    if len(texts[0]) > 90:
        return texts
    for below in range(place + 1, min(limit, place + _MOST_PIECES)):
        plain = lines[below].plain
        if len(plain) > 60 or not (has_digit(plain) or _PAGES_ALONE.fullmatch(plain)):
            break
        texts.append(f"{texts[-1]} {plain}")
    return texts


# "Amin A (2002) Ethnicity and the city. Environment and Planning A 34(6): 959-980": a reference.
_OTHERS_CITED = lazy_pattern(r"\W*+\d*+\W*+[A-ZÀ-Þ][\w'’-]+,? (?:[A-Z]\.?[ -]?){1,3}(?:\(|, |and |& |et al).{20}")
_MOST_PIECES = 5
_PAGES_ALONE = re.compile(r"(?:pp|pages?|issue|no|art(?:icle)?)\b[.:]?", re.I)
_OTHER_ISSUE = lazy_pattern(
    r"^(?:received|accepted|revised|submitted)\b|"
    r"\b(?:current|latest|previous|next|recent|archived?) (?:issue|volume)|\d\s?(?:AM|PM)\b|\b(?:UTC|GMT)\b",
    re.I,
)


def _with_name_beside(journal: JournalLine, lines: Sequence[Block], place: int) -> JournalLine:
    """The journal's name from the line above a bare "Volume 12, Issue 3", where that line can be one."""
    next_above = place - 1
    for above in (place - 1, place - 2):
        if above < 0:
            break
        if above == place - 1 and _PUBLISHER.search(lines[above].plain):
            next_above = place - 2
            continue
        text = journal_name(lines[above].plain)
        if 3 <= len(text) <= 100 and not has_digit(text):
            sure = above == next_above and bool(journal.volume and (journal.page or (journal.issue and journal.date)))
            menu = " " not in text and is_furniture(text) and sum(line.plain == text for line in lines) < 2
            if (sure and not menu and _is_name_like(text, places=True)) or _could_be_journal(text, lines):
                return JournalLine(text, journal.volume, journal.issue, journal.page, journal.date)
    return journal


_PUBLISHER = lazy_pattern(
    r"\b(?:press|publish(?:er|ers|ing)|verlag|elsevier|springer|wiley|presses|éditions?|editora)\b", re.I
)


def _is_name_like(text: str, places: bool = False) -> bool:
    """A short line in title case that is no word of menus, no label, no kind of work and no person.

    `places`: the line below gives volume and pages, so that words of menus may be a name ("Environmental Science").
    """
    words = text.split()
    plain = [word.casefold().strip(",.:") for word in words]
    if not words or plain[0] in _OF_LINKS:
        return False
    furniture = any(word in _PAGE_WORDS for word in plain) if places else is_furniture(text)
    if (
        (furniture and not (len(words) > 1 and any(word in _JOURNAL_WORDS for word in plain)))
        or is_label(text)
        or is_around(text)
        or csl_type_of(text)
        or credibility(names_in_line(text)) >= 0.5
    ):
        return False
    if (
        not words
        or len(words) > 9
        or text[-1] in ".:;?!"
        or not (text[0].isupper() or text.startswith("eL") or is_cjk(text[0]))
    ):
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


# Words of links and headings that no journal is called by.
_PAGE_WORDS = word_set(
    "abstract access article articles browse contents current download full home issue issues latest login menu more "
    "next open page pages paper papers pdf previous print published read search section show sign special submit "
    "ジャーナル フリー text this view volume volumes your figures tables references cite share save export original "
    "archive archives display options send tools"
)
_OF_LINKS = word_set("about for submit browse view search all our this publish subscribe")  # "About the Journal"
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
        place = lowered(line.plain).find(doi) if len(line.text) < 300 else -1
        if place > 0:
            journal = parse_journal_line(line.plain[:place])
            if journal is not None and journal.strength >= 4:
                found.append((journal, line))
    return found


def _beside_doi(draft: Draft, work: Work, lines: Sequence[Block]) -> list[tuple[JournalLine, Block]]:
    """Journal lines broken over the short lines around the work's own DOI, far from the title ("This Article")."""
    doi = draft.claimed("doi")
    found: list[tuple[JournalLine, Block]] = []
    for at, line in enumerate(lines) if doi else ():
        if len(line.text) > 80 or not line.plain.casefold().endswith(doi):
            continue
        for place in range(max(0, at - _AROUND_DOI), min(len(lines), at + _AROUND_DOI)):
            for text in _windows(lines, place, min(len(lines), at + _AROUND_DOI)):
                journal = parse_journal_line(text)
                if journal is not None and journal.volume and journal.page and journal.strength >= 5:
                    found.append(
                        (journal if journal.journal else _with_name_beside(journal, lines, place), lines[place])
                    )
        if found:
            break
    return found


_AROUND_DOI = 7


def _offer_coded_name(draft: Draft, lines: Sequence[Block]) -> None:
    """A line of the page that the letters of the work's DOI abbreviate: "Nature Materials" and 10.1038/nmat2493."""
    doi = draft.claimed("doi")
    if not doi or draft.claimed("container_title"):
        return
    for line in lines:
        dated = _YEAR_IN_FRONT.match(line.plain) if len(line.plain) <= 80 else None
        plain = line.plain[dated.end() if dated else 0 :].rstrip(" |»>:,")
        if not 3 <= len(plain) <= 80 or not matches_doi_code(plain, doi) or journal_name(plain) != plain:
            continue
        if not csl_type_of(plain) and not is_abbreviated(plain) and not has_digit(plain[0] + plain[-1]):
            draft.offer("container_title", plain, line.locator)
            draft.offer("issued", date_of(dated.group(1)) if dated else None, line.locator)
            return


_YEAR_IN_FRONT = lazy_pattern(r"((?:19|20)\d\d), (?=\w)")  # "2009, Journal of Medieval History"


def _offer_name(draft: Draft, agreeing: Sequence[JournalLine], lines: Sequence[Block], block: Block) -> None:
    """The journal's full name where the page has it; its short form stands in only where no DOI leads to it."""
    names = [
        part
        for line in agreeing
        if line.journal and not _is_reference(line.journal)
        for part in _both_forms(_without_subtitle(line.journal, lines))
    ]
    full = next((name for name in names if not is_abbreviated(name)), "")
    short = next((name for name in names if is_abbreviated(name)), "")
    spelt = _spelt_out(short, lines) if short and full and " " not in full else None
    if spelt is not None:  # "ACP" and "Atmos. Chem. Phys." where the page has the name itself
        full, block = spelt
    elif (short and not full) or is_acronym(full) or " " in full:  # "Mach Learn" may stand for "Machine Learning"
        full, block = _spelt_out(full or short, lines) or (full, block)
    draft.offer("container_title", full, block.locator)
    if full and full.casefold() in short.casefold():
        short = ""  # the end of a title before the name: "A survey. Journal of Peat"
    draft.offer("container_title_short", short if full or draft.claimed("doi") else "", block.locator)
    if not draft.claimed("doi"):
        draft.offer("container_title", short, block.locator)


def _is_reference(name: str) -> bool:
    """Whether what stands before a volume is a reference, the way to an issue ("Home / Archives"), or a badge."""
    if " / " in name and any(part.isalpha() for part in name.split(" / ")):
        return True
    if _BADGE.search(name):
        return True
    return bool(_REFERENCE.search(name)) or (len(name) > _LONGEST_SHORT and name.count(". ") > 1)


_LONGEST_SHORT = 60
# "Journal Free Access", "Creative Commons Attribution 4.0 Issue"
_BADGE = lazy_pattern(r"\b(?:free|open) access$|^creative commons\b|\d\.\d (?:issue|volume)$", re.I)
_REFERENCE = lazy_pattern(r"\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]|\[[JMCDRZ](?:/OL)?\]")


def _without_subtitle(name: str, lines: Sequence[Block]) -> str:
    """The name without the end of a title in front of it ("A survey. Journal of Peat"), where it has a line."""
    front, stop, tail = name.rpartition(". ")
    if not stop or len(tail) < _SHORTEST_TAIL or len(front.split(" ")[-1]) < _WHOLE_WORD:
        return name
    return tail if any(line.plain == tail for line in lines) else name


_SHORTEST_TAIL, _WHOLE_WORD = 8, 5


def _both_forms(name: str) -> tuple[str, ...]:
    """`Duke Mathematical Journal, Duke Math. J` -> the full and the short form; any other name alone."""
    full, comma, short = name.rpartition(", ")
    return (full, short) if comma and spells_out(full, short) else (name,)


def _spelt_out(short: str, lines: Sequence[Block]) -> tuple[str, Block] | None:
    """The line of the page that spells an abbreviated journal name out."""
    for line in lines:
        if len(short) * 1.2 < len(line.text) <= 120 and spells_out(line.plain, short) and line.plain[0].isupper():
            return line.plain, line
    return None


def _best_date(dates: Sequence[Date]) -> Date | None:
    return settle(list(dates)) if dates else None
