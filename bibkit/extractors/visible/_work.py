"""Which work a page is about, by its visible text: a labelled title, a title with names below it, a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bibkit.extractors._values import isbns_of
from bibkit.extractors.visible._broken_titles import whole_title
from bibkit.extractors.visible._byline import find_byline, names_below
from bibkit.extractors.visible._byline_points import Byline, Labels
from bibkit.extractors.visible._citation import own_citations
from bibkit.extractors.visible._fields import Field, is_borne_out
from bibkit.extractors.visible._identifiers import find_doi
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._title_lines import is_title_like, is_translated
from bibkit.extractors.visible._work_signs import Work, bold_above, cited_work, dated_work, headed_record, posted_work
from bibkit.model.names import is_cjk
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.fold import lowered
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key, without_material

_SURE_BYLINE = 9.25  # points; found on saved pages with gold: above it nearly all are right
_SHORT_BONUS = 0.85  # points for a copied piece of a page, which has less to bear names out by
_SHORT_LINES = 40
_RECORD_FIELDS = 3
_MOST_ISBNS = 3


def known_work(lines: Sequence[Block], limit: int, title: str, people: bool) -> Work | None:
    """The line that shows the title which the page's tags give: the one with names below it, else the first."""
    key, size = comparison_key(title), len(strip_markup(title))
    best: Work | None = None
    for place, line in enumerate(lines[:limit]):
        if not size * 0.8 - 4 <= len(line.text) <= size * 1.3 + 40 or not _same(line.key, key):
            continue
        work = Work(lines[place].text, lines[place], place)
        if not people:
            return work
        work.byline = names_below(lines, place, limit)
        if work.byline is not None:
            return work
        best = best or work
    return best


def _same(key: str, other: str) -> bool:
    return bool(key) and (key == other or (len(key) > 20 and key[:-8] in other and len(key) > 0.9 * len(other)))


def find_work(page: Page, lines: Sequence[Block], limit: int, fields: Sequence[Field]) -> Work | None:
    """The page's work, found without help: a labelled title, a title with names below it, a heading that agrees."""
    page_title = comparison_key(page.head.title)
    labelled = _labelled_title(fields)
    if labelled is not None:
        return labelled
    byline = find_byline(lines, limit, page_title, _labels_of(fields))
    cited = None if page_title else cited_work(lines, limit)
    if byline is None or byline.score < _SURE_BYLINE - (_SHORT_BONUS if _is_short_work(page, lines, fields) else 0):
        byline = cited or dated_work(lines, fields, limit) or headed_record(lines, fields)
    elif cited is not None and not byline.cited:
        byline = cited
    if byline is not None and byline is not cited and page.kind == "text" and _is_contradicted(byline, lines):
        byline = cited
    if byline is not None:
        byline = _signed_between(byline, lines)
        return _refined(Work(byline.text, byline.title, byline.place, byline), lines, page)
    return _agreeing_heading(lines, limit, page_title, fields) or posted_work(page, lines, limit)


def _signed_between(byline: Byline, lines: Sequence[Block]) -> Byline:
    """The byline with the people of a dated line right below the title ("Publié le 21/02/2021 par Ada Roy"), where the
    names found are those of another work further below."""
    if byline.start - byline.place <= _NEAR_TITLE:
        return byline
    for below, line in enumerate(lines[byline.place + 1 : byline.place + 1 + _NEAR_TITLE], byline.place + 1):
        signed = _DATED_SIGNATURE.search(line.plain) if len(line.plain) <= _LONGEST_SIGNATURE else None
        names = names_in_line(signed.group(1)) if signed is not None else ()
        if names and names[0] not in byline.names:
            sure = credibility(names) >= _CREDIBLE
            return replace(byline, names=names if sure else (), start=below, end=below + 1)
    return byline


_NEAR_TITLE, _LONGEST_SIGNATURE, _CREDIBLE = 3, 120, 0.5
_DATED_SIGNATURE = re.compile(r"(?:19|20)\d\d,? (?:by|par|von|por|di|da|door|przez) ([^\W\d_][^\d|•·:]{3,80})$")


def _is_contradicted(byline: Byline, lines: Sequence[Block]) -> bool:
    """Whether a line is not the work's title: it is sentences, the page's own citation goes without it, or a line has a
    volume and an issue right behind it, as behind the name of a serial."""
    if byline.text.endswith(".") and byline.text.count(" ") >= _PROSE and _STOP.search(byline.text):
        return True
    key = comparison_key(byline.text)[:_TELLING]
    cited = [
        (comparison_key(text), place)
        for text, place in own_citations(lines)
        if len(text) > _LONG_CITATION and _YEAR.search(text)
    ]
    if cited and not any(key in text for text, _ in cited):
        return any(
            len(line.key) >= _LONG_LINE and text.find(line.key) >= _AUTHORS and is_title_like(line.plain)
            for text, place in cited
            for line in lines[: place - 1]
        )
    name = lowered(byline.text)
    size = len(name)
    for line in lines:
        at = lowered(line.plain).find(name) if len(line.plain) > size else -1
        if at >= 0 and _VOLUME_BEHIND.match(line.plain, at + size):
            return True
    return False


_PROSE = 17  # blanks in two sentences
_STOP = lazy_pattern(r"[^\W\d_]{3}\. [^\W\d_]")
_LONG_LINE, _AUTHORS = 20, 6  # characters of a title, and of the names in front of it
_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_LONG_CITATION, _TELLING = 60, 24
_VOLUME_BEHIND = lazy_pattern(r"[,.]? ?(?:\d{1,4} ?)?\(\d{1,4}(?:[-–/]\d{1,4})?\)[,:.] ?\w?\d")


def _is_short_work(page: Page, lines: Sequence[Block], fields: Sequence[Field]) -> bool:
    """Whether a short copied text has the marks of a work: a DOI, an ISBN, an abstract."""
    if page.kind != "text" or len(lines) > _SHORT_LINES:
        return False
    return (
        any(field.attribute in ("isbn", "abstract") for field in fields) or find_doi(lines, 0, len(lines)) is not None
    )


def _refined(work: Work, lines: Sequence[Block], page: Page) -> Work:
    """The title without the statement of responsibility ("Title / Donald E. Knuth."); of a title in two languages the
    one in the authors' own script, which stands first."""
    title, slash, people = work.title.partition(" / ")
    names = work.byline.names if work.byline is not None else ()
    if slash and any(name.family and name.family in people for name in names):
        work.title = title.replace(" : ", ": ")
    bold = bold_above(lines, work.place) if not work.block.level else None
    if bold is not None and work.byline is not None and work.byline.start == work.place + 1:
        work.title, work.block, work.place = f"{bold.plain}: {work.title}", bold, work.place - 1
    month = _ISSUE_IN_FRONT.match(work.title)
    if month is not None and any(
        line.key.find(comparison_key(work.title[month.end() :])) >= 0 for line in lines if line is not work.block
    ):
        work.title = work.title[month.end() :]
    if work.byline is not None and not work.block.tag:
        rejoined = page.kind == "text" and page.lines != page.own_lines
        work.place, work.title = whole_title(lines, work.place, work.byline.start, work.title, rejoined)
        work.block = lines[work.place]
    upper = lines[work.place - 1].plain if work.place else ""
    if work.byline is not None and work.byline.start == work.place + 1 and is_translated(upper, work.title):
        work.title, work.block, work.place = lines[work.place - 1].text, lines[work.place - 1], work.place - 1
    work.title = _without_badge(work.title, lines)
    if numbered := _NUMBERED_CHAPTER.fullmatch(work.title) if upper == "Chapter" else None:
        work.title = numbered.group("title")
    if not work.block.tag and _CONTRIBUTION.match(work.title) and len(upper) >= _LONG_LINE and is_title_like(upper):
        work.title, work.block, work.place = f"{upper}: {work.title}", lines[work.place - 1], work.place - 1
    own = names and all(is_cjk(name.family or name.literal) for name in names)
    if own and not is_cjk(work.title[:8]) and len(upper) >= _SHORTEST_CJK and is_cjk(upper.replace(" ", "")[:8]):
        work.title, work.block, work.place = lines[work.place - 1].text, lines[work.place - 1], work.place - 1
    return work


# How subtitles begin.
_CONTRIBUTION = lazy_pattern(
    r"(?:ein beitrag zu|eine (?:untersuchung|studie|fallstudie)\b|a (?:case )?study of|a contribution to|"
    r"contribution à|contributo a|una contribución a|um estudo|un estudio|étude de cas)",
    re.I,
)
# "September 2008 Random walks on trees", of which a citation below has only the title.
_ISSUE_IN_FRONT = lazy_pattern(r"[A-Z][a-z]{2,8} (?:19|20)\d\d (?=[A-Z].{16})")


_SHORTEST_CJK = 8
_ACCESS = lazy_pattern(r" (?:Get|Open|Free|Full) [Aa]ccess(?P<button> Arrow)?$")  # a button or badge behind the title
_NUMBERED_CHAPTER = lazy_pattern(r"\d{1,2} (?P<title>[^\W\d_].*)")


def _without_badge(title: str, lines: Sequence[Block]) -> str:
    """The title without the button behind it; a work about open access keeps the words, which the page never drops."""
    badge = _ACCESS.search(title)
    if badge is None:
        return title
    whole, bare = comparison_key(title), comparison_key(title[: badge.start()])
    stands_bare = any(bare in line.key and whole not in line.key for line in lines)
    return title[: badge.start()] if badge["button"] or stands_bare else title


def _labels_of(fields: Sequence[Field]) -> Labels:
    """What labels of the page say that could bear out a title with names; labels of a list say nothing."""
    counts = Counter(attribute for attribute, _ in {(field.attribute, field.values) for field in fields})
    borne = [field for field in fields if field.sure and counts[field.attribute] == 1 and is_borne_out(field)]
    people = [name for field in borne if field.attribute == "author" for name in names_in_line(field.values[0])]
    return Labels(
        frozenset(comparison_key(name.family) for name in people if name.family),
        tuple(field.place for field in borne if field.attribute in _DESCRIBING),
    )


def _labelled_title(fields: Sequence[Field]) -> Work | None:
    """The title of a labelled record: "Titel:" among at least two other labels that describe a work."""
    titles = [field for field in fields if field.attribute == "title"]
    for title in titles:
        reach = 40 if title.sure else 6
        near = {field.attribute for field in fields if abs(field.place - title.place) <= reach and is_borne_out(field)}
        if len(near & _DESCRIBING) >= _RECORD_FIELDS - 1:
            text = without_material(strip_markup(title.values[0]).split(" / ")[0]).strip(" .:").replace(" : ", ": ")
            for field in fields:
                if field.attribute == "subtitle" and 0 < field.place - title.place <= 4:
                    text = f"{text}: {strip_markup(field.values[0])}"
            if len(text) >= 2:
                return Work(text, title.block, title.place)
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


def _agreeing_heading(lines: Sequence[Block], limit: int, page_title: str, fields: Sequence[Field]) -> Work | None:
    """The heading of level 1 or 2 that the page's `<title>` repeats, on a page that has the marks of a work."""
    if not page_title:
        return None
    described = {field.attribute for field in fields} & _DESCRIBING
    for place, line in enumerate(lines[:limit]):
        key = line.key
        if line.level in (1, 2, 3) and len(key) >= 12 and key in page_title and len(key) > 0.4 * len(page_title):
            near = find_doi(lines, place, limit)
            if len(described) >= _RECORD_FIELDS or near is not None or (key == page_title and _has_isbn(fields)):
                return Work(line.text, line, place)
    return None


def _has_isbn(fields: Sequence[Field]) -> bool:
    """Whether a label gives an ISBN, and no more than the print and electronic ones of a book."""
    found = {isbn for field in fields if field.attribute == "isbn" for isbn in isbns_of(field.values)}
    return 1 <= len(found) <= _MOST_ISBNS
