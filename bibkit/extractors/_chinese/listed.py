"""The works listed under 相关论文: number and title, a name a line, then `JOURNAL, year, volume (issue) : pages`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.extractors._chinese.journals import journal_name
from bibkit.extractors._chinese.people import name_of
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name, is_cjk
from bibkit.text.case import is_capitals, recase_title
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title

_NUMBERED = re.compile(r"^[^\w\[(（【]*[\[【]\s*(?P<number>\d{1,4})\s*[\]】]\s*(?P<title>.*)$")
_BULLET = re.compile(r"^[•·▪●○◦‣⁃∙*\-–—\s]+")


class Source(NamedTuple):
    """What a source line says; `title` is the journal, proceedings or publisher as printed."""

    title: str
    year: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""


def listed_works(lines: Sequence[str]) -> list[Entry]:
    """The works of a numbered list, each with its number in `extra["citation-number"]`, in page order."""
    blocks: list[list[str]] = []
    for line in lines:
        match = _NUMBERED.match(line)
        if match:
            blocks.append([match["number"], match["title"].strip()])
        elif blocks and (text := _BULLET.sub("", line).strip()):
            blocks[-1].append(text)
    return [entry for block in blocks if (entry := _work(block[0], [text for text in block[1:] if text]))]


# GB/T 7714: `李静,王芳.同伴支持研究进展[J].中国示例杂志,2019,33(5):321-325.`
_REFERENCE = lazy_pattern(
    r"(?P<names>[^.．]{2,120})[.．]\s*(?P<title>.{4,300}?)\s*\[(?P<kind>[A-Z])(?:/[A-Z]+)?\]\s*[.．,，]?\s*(?P<source>.*)"
)
_REFERENCE_KINDS = {
    "J": "article-journal",
    "M": "book",
    "D": "thesis",
    "C": "paper-conference",
    "N": "article-newspaper",
    "R": "report",
}


_KIND_MARK = re.compile(r"\s*[\[【][JMDCNRP](?:/OL)?[\]】]\s*[.．]?$")


def _work(number: str, lines: Sequence[str]) -> Entry | None:
    if not lines:
        return None
    match = _REFERENCE.fullmatch(" ".join(lines))
    if match and match["kind"] in _REFERENCE_KINDS:
        source = source_of(re.sub(r"^//|[.．]$", "", match["source"])) or Source("")
        names = [name for piece in re.split(r"[,，;；]", match["names"]) if (name := name_of(piece))]
        return _entry(number, match["title"], names, source, _REFERENCE_KINDS[match["kind"]])
    title, *rest = lines
    title = _KIND_MARK.sub("", title)
    place = next((i for i in range(len(rest) - 1, -1, -1) if source_of(rest[i])), None)
    if place is None and rest and _is_shouted_source(rest[-1]):
        place = len(rest) - 1
    source = (source_of(rest[place]) or Source(rest[place])) if place is not None else Source("")
    if place is not None:
        names = [name for line in rest[:place] for name in _names(line)]
    else:  # what stands below may be the page's own end: only what is plainly a person's name counts
        names = [name for line in rest for name in _names(line) if name.family and name.given]
    return _entry(number, title, names, source)


def _is_shouted_source(line: str) -> bool:
    return "," not in line and is_capitals(line)


def _names(line: str) -> list[Name]:
    if re.search(r"\d", line) or len(line) > 160:
        return []
    pieces = re.split(r"\s*[;；、]\s*", line)
    if len(pieces) == 1 and _SEVERAL_SHORT.fullmatch(line):
        pieces = [match.group() for match in _SHORT.finditer(line)]
    if len(pieces) == 1 and is_cjk(re.sub(r"[,，\s]", "", line)):
        pieces = re.split(r"[,，\s]+", line)
    return [name for piece in pieces if (name := name_of(piece))]


# `Lane, G Bock, T. H.`: links beside each other, parted by nothing but a blank.
_SHORT = lazy_pattern(r"[^\W\d_][^\s,]{0,60}(?: [^\W\d_][^\s,]{0,60})?, (?:[A-Z]\.?[- ]?){1,3}(?=\s|$)")
_SEVERAL_SHORT = lazy_pattern(rf"{_SHORT.pattern}(?:\s*{_SHORT.pattern})+")

_YEAR = r"(?:1[89]|20)\d\d"
_SOURCE = re.compile(
    rf"(?P<title>.+?)\s*,\s*(?P<year>{_YEAR})(?:\s*(?:,|(?=:))\s*(?P<rest>.*))?",
    re.S,
)
_REST = re.compile(
    r"(?P<volume>[^\s():,][^():,]{0,30}?)?\s*(?:\((?P<issue>[^()]{0,40})\))?\s*[:,]?\s*(?::\s*(?P<page>.*))?$"
)
_FULL_WIDTH = str.maketrans("，：（）；", ",:();")


def source_of(line: str) -> Source | None:
    """`ADOLESCENTS, 2021, 1 (04): : 400 - 411`, `FRONTIERS IN PSYCHIATRY, 2020, 11`; None for other lines."""
    line = line.translate(_FULL_WIDTH).strip()
    for match in reversed(list(re.finditer(rf",\s*{_YEAR}(?=\s*(?:[,:]|$))", line))):
        head, tail = line[: match.start()], line[match.start() :]
        found = _SOURCE.fullmatch(head[-1:] + tail) if head else None
        rest = _REST.match(re.sub(r"\s*:\s*:\s*", ": ", (found["rest"] or "").strip())) if found else None
        if found and rest and _is_numbering(rest):
            source = Source(head.strip(), found["year"], rest["volume"] or "", rest["issue"] or "", rest["page"] or "")
            return _with_year_as_volume(source)
    return None


_YEAR_BEHIND = re.compile(rf"(?P<title>.+?)\s*,\s*(?P<year>{_YEAR})")


def _with_year_as_volume(source: Source) -> Source:
    """`SCIENTIFIC WORLD JOURNAL, 2014, 2014`: some journals count their volumes in years; meetings have none."""
    match = _YEAR_BEHIND.fullmatch(source.title)
    if not match or source.volume:
        return source
    if _MEETING.search(match["title"]):
        return source._replace(title=match["title"]) if match["year"] == source.year else source
    return source._replace(title=match["title"], year=match["year"], volume=source.year)


def _is_numbering(rest: re.Match[str]) -> bool:
    """A volume or page that is a sentence is none: the comma and year stood in a title."""
    volume, page = rest["volume"] or "", rest["page"] or ""
    return (not volume or bool(re.search(r"\d|^[IVXLC]+$|^[A-Z]{1,4}$|卷", volume))) and len(page) < 40


_BETWEEN = re.compile(r"\s*[-–—－~/]\s*")


def page_range(text: str) -> str:
    """`28 / 34` -> 28-34, `1110 - 1110` -> 1110, `860 - +` -> 860, `S12 - S15`."""
    parts = [part.strip() for part in _BETWEEN.split(text.strip(" .。;；:,，"), maxsplit=1)]
    if set("".join(parts)) == {"0"}:
        return ""
    first = parts[0]
    last = parts[1] if len(parts) > 1 else ""
    if re.fullmatch(r"[IVXLC]+", first, re.I) and re.fullmatch(r"[IVXLC]+|\d+", last, re.I):
        return first if first == last else f"{first}-{last}"
    if not re.search(r"\d", first):
        return last if re.fullmatch(r"[A-Za-z]{0,3}\d+", last) else ""
    last = last.rstrip("+& ")
    if not re.search(r"\d", last) or first == last:
        return first
    return f"{first}-{last}"


def unpadded(text: str) -> str:
    """A number without the zeros in front: `01` -> 1, `03-04` -> 3-4; words stay ("SUPPL 1")."""
    return re.sub(r"(?<![\d.])0+(?=\d)", "", text.strip(" .")).replace(" - ", "-")


_MEETING = re.compile(
    r"\b(?:PROCEEDINGS|CONFERENCE|SYMPOSIUM|WORKSHOP|CONGRESS|MEETING|CONF|PROC)\b|会议|论文集|研讨会|年会", re.I
)
_PERIODICAL = lazy_pattern(
    r"\b(?:JOURNAL|TRANSACTIONS|LETTERS|REVIEWS?|ANNALS|BULLETIN|PROCEEDINGS OF THE (?:NATIONAL|ROYAL|INSTITUTION|"
    r"IEEE))\b|^PROCEEDINGS OF THE "
    r"IEEE$",
    re.I,
)
_HOUSE = lazy_pattern(r"\b(?:PRESS|PUBLISHERS?|PUBLISHING|VERLAG)\b|出版社", re.I)
_SCHOOL = lazy_pattern(r"(?:大学|学院|研究院|研究所|UNIVERSITY)$|^UNIVERSIT(?:Y|AT|ÄT|E|É|À|AD) (?:OF|DE|ZU)\b", re.I)
_BOOK = lazy_pattern(r"\b(?:HANDBOOK|ENCYCLOPA?EDIA|TEXTBOOK) (?:OF|ON)\b|,? \d+(?:ST|ND|RD|TH) ED(?:\.|ITION)?$", re.I)


def _entry(number: str, title: str, names: Sequence[Name], source: Source, kind: str = "") -> Entry:
    kind = kind or _kind(source)
    container = journal_name(source.title)
    place = ""
    if kind in ("book", "thesis"):
        place, _, container = container.rpartition(":")  # GB/T 7714 has "北京:示例大学"
    return Entry(
        type=kind,
        title=recase_title(clean_title(title)),
        author=tuple(names),
        container_title="" if kind in ("book", "thesis") else container,
        publisher=container.strip() if kind in ("book", "thesis") else "",
        publisher_place=place.strip(),
        issued=Date.of(int(source.year)) if source.year else None,
        volume=unpadded(source.volume),
        issue=unpadded(source.issue),
        page=page_range(source.page),
        extra={"citation-number": number},
    )


def is_meeting(container: str) -> bool:
    """Whether a container is the proceedings of a meeting, and no periodical that is called Proceedings."""
    return bool(_MEETING.search(container)) and not _PERIODICAL.search(container)


def _kind(source: Source) -> str:
    bare = not (source.volume or source.issue or source.page)
    if bare and _HOUSE.search(source.title):
        return "book"
    if bare and _SCHOOL.search(source.title):
        return "thesis"
    if is_meeting(source.title):
        return "paper-conference"
    if _BOOK.search(source.title):
        return "chapter"
    return "article-journal" if source.title else "document"
