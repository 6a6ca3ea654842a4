"""Lists of works in copied text that print each work as a reference: bibliographies, publication lists, dblp."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._lists.signs import has_one_abstract
from bibkit.extractors._values import calm_name
from bibkit.extractors.visible._citation import own_citations, read_citation
from bibkit.extractors.visible._lines import lines_of
from bibkit.extractors.visible._people import names_in_line
from bibkit.model.entry import Entry
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key

_FEWEST = 3
_LONG, _LONGEST = 45, 900  # characters of a line that could be a reference
_MOST_LINES = 3000
_NUMBERED = re.compile(r"(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")


def pasted_reference_works(page: Page) -> list[Extraction]:
    """The one or two works of a short text of references: a citation that a page offers, one that somebody mailed.

    The text may greet and explain around them, but each must tell its people and where it appeared.
    """
    lines = lines_of(page)
    if len(lines) > _SHORT_TEXT:
        return []
    cited = [text for text, _ in own_citations(lines)]
    own = [work for work in _sure_works(cited, page) if work is not None]
    if own:
        return own[:1]
    texts = [_IN_FRONT.sub("", line.plain) for line in lines if len(line.plain) * (2 - line.plain.isascii()) >= _LONG]
    works = _sure_works(texts, page)
    sure = [work for work in works if work is not None]
    if not sure or works.index(sure[0]) > _MOST_ABOVE or len(sure) * 3 < len(texts):
        return []
    first = comparison_key(str(sure[0].claims["title"].value))
    return sure[:1] if any(line.key == first for line in lines) else sure  # a page's own work, and a related one


def _sure_works(texts: Sequence[str], page: Page) -> list[Extraction | None]:
    """The work of each text that is a reference by its people and by where the work appeared; None for any other."""
    works = [_work(text, page) if len(text) <= _LONGEST and _YEAR.search(text) else None for text in texts]
    return [
        work if work and _PEOPLE.intersection(work.claims) and _APPEARED.intersection(work.claims) else None
        for work in works
    ]


_MOST_ABOVE = 3  # long lines above the first reference: more are prose that cites it
_SHORT_TEXT = 60  # lines
_PEOPLE, _APPEARED = frozenset(("author", "editor")), frozenset(("container_title", "doi", "publisher", "volume"))
_IN_FRONT = lazy_pattern(rf"^(?:\^ (?:[a-z] )*|{_NUMBERED.pattern})")  # numbers, and the "^ a b" of Wikipedia's notes


def reference_works(page: Page) -> list[Extraction]:
    """The works of a page most of whose long lines are references; [] for an article that has references too."""
    lines = lines_of(page)[:_MOST_LINES]
    texts = _texts(lines)
    dated = [text for text in texts if _YEAR.search(text) and len(text) <= _LONGEST]
    if len(dated) < _FEWEST or len(dated) * 10 < len(texts) * 6 or has_one_abstract(lines):
        return []
    found = [extraction for text in dated if (extraction := _work(text, page)) is not None]
    several = len({comparison_key(str(work.claims["title"].value)) for work in found}) > 1  # not one in several styles
    return found if several and len(found) >= _FEWEST and len(found) * 2 >= len(dated) else []


def _texts(lines: Sequence[Block]) -> list[str]:
    """The long lines; numbered references put together from theirs, and dblp's names with the title below them."""
    numbered = sum(bool(_NUMBERED.match(line.plain)) for line in lines) >= _FEWEST
    texts: list[str] = []
    begun = False
    for line in lines:
        plain = line.plain
        if numbered and _NUMBERED.match(plain):
            texts.append(_NUMBERED.sub("", plain, count=1))
            begun = True
        elif (begun and (len(plain) > _LONG // 2) and not plain.endswith(":")) or (
            not numbered and texts and texts[-1].endswith(":") and names_in_line(texts[-1][:-1])
        ):
            texts[-1] = f"{texts[-1]} {plain}"
        elif not numbered and (len(plain) >= _LONG or (plain.endswith(":") and names_in_line(plain[:-1]))):
            texts.append(plain)
    return [text for text in texts if len(text) >= _LONG]


def _work(text: str, page: Page) -> Extraction | None:
    from bibkit.enrichment.reference import read_reference

    entry = read_reference(text).entry
    title = entry.title or _title_behind_names(text)
    if not title:
        return None
    draft = Draft("text", page.input or "text")
    draft.offer("title", clean_title(title), "reference")
    if _CONFERENCE.search(text):
        draft.offer("type", "paper-conference", "reference")
    citation = read_citation(text, title) if not entry.container_title else None
    authors = entry.author or (citation.authors if citation is not None else ())
    authors = authors or names_in_line(_before(text, title))
    draft.offer("author", tuple(map(calm_name, authors)), "reference")
    if citation is not None and citation.journal is not None:
        draft.offer("container_title", citation.journal.journal, "reference")
        if citation.journal.date is not None and entry.issued and citation.journal.date.year == entry.issued.year:
            draft.offer("issued", citation.journal.date, "reference")
    _offer_rest(draft, entry)
    if citation is not None and citation.journal is not None and entry.volume in ("", citation.journal.volume):
        draft.offer("volume", citation.journal.volume, "reference")
        draft.offer("issue", citation.journal.issue, "reference")
    known = [name for name in ("author", "volume", "page", "doi", "container_title") if draft.claimed(name)]
    return draft.finish() if known else None


_CONFERENCE = lazy_pattern(
    r"[.?!] [A-Z]{3}[\w@/-]{0,12} (?:19|20)\d\d: \d"
)  # ". ICDE 2014: 1012-1023", as dblp prints it
_TOLD = (
    "issued",
    "container_title",
    "collection_title",
    "editor",
    "publisher",
    "publisher_place",
    "volume",
    "issue",
    "page",
    "doi",
)


def _offer_rest(draft: Draft, entry: Entry) -> None:
    for attribute in _TOLD:
        draft.offer(attribute, getattr(entry, attribute), "reference")
    draft.offer("type", entry.type if entry.type != "document" else "", "reference")


def _title_behind_names(text: str) -> str:
    """`Anna Keller, Peter Novak: Matching records with few labels. J. Data …`."""
    people, colon, rest = text.partition(": ")
    match = re.match(r"(.{8,300}?[^\W\d_]{2})[.?!]\s", rest) if colon and names_in_line(people) else None
    return match.group(1) if match else ""


def _before(text: str, title: str) -> str:
    return re.split(r"[(\"“„«]|: ", text[: max(0, text.find(title))], maxsplit=1)[0].strip(" ,.").replace(" / ", "; ")
