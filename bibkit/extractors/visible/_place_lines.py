"""Lines that could place the work: around its title, around its DOI, and with the name of the journal beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors.visible._fields import is_label, meaning_of
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._journal import JournalLine, parse_journal_line
from bibkit.extractors.visible._journal_names import is_no_name, journal_name
from bibkit.extractors.visible._lines import has_digit, is_around, is_other_works_heading
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._work_signs import Work
from bibkit.model.names import is_cjk
from bibkit.pages.blocks import Block
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set

ABOVE, _BELOW = 25, 45


def near_lines(work: Work, lines: Sequence[Block], limit: int) -> list[tuple[JournalLine, Block]]:
    """The journal lines around the title, also those that the page breaks into two to four short lines."""
    found: list[tuple[JournalLine, Block]] = []
    title = comparison_key(work.title)[:40]
    for place in range(max(0, work.place - ABOVE), min(limit, work.place + _BELOW)):
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
            if is_no_name(best.journal) and " / " not in best.journal:
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
            if (sure and not menu and is_name_like(text, places=True)) or _could_be_journal(text, lines):
                return JournalLine(text, journal.volume, journal.issue, journal.page, journal.date)
    return journal


_PUBLISHER = lazy_pattern(
    r"\b(?:press|publish(?:er|ers|ing)|verlag|elsevier|springer|wiley|presses|éditions?|editora)\b", re.I
)


def is_name_like(text: str, places: bool = False) -> bool:
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
    if not is_name_like(text):
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


def lines_with_doi(draft: Draft, lines: Sequence[Block]) -> list[tuple[JournalLine, Block]]:
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


def lines_beside_doi(draft: Draft, work: Work, lines: Sequence[Block]) -> list[tuple[JournalLine, Block]]:
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
