"""A citation as it is asked about: its words with what stands between them, and the numbers it gives.

From a printed reference string of any style, or from an entry whose fields are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W_]+(?:['’´][^\W_]+)*")
# Digits that a scanner read as letters, inside a run that has a digit.
_SCANNED = re.compile(r"(?<![A-Za-z])[0-9lIOoSBZ]*\d[0-9lIOoSBZ]*(?![A-Za-z])")
_DIGITS = str.maketrans("lIOoSBZ", "1100582")
_YEAR = r"(?:1[6-9]|20)\d\d"
_PAGE = r"(?:[A-Za-z]{0,2}\.?\d++(?:[A-Za-z]\d*+)?|[ivxlcIVXLC]++)"
_RANGE = rf"({_PAGE})(?:\s*[-–—−]+\s*{_PAGE})?"


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word, and the punctuation behind it as it stands in the text."""

    text: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is known of a cited work. `words` are those of the title when `title_known`, else of the whole reference.

    `text` is what a search is asked with. Numbers are "" when the citation does not give them; `families` are folded
    family names, only where the fields are known.
    """

    text: str
    words: tuple[Word, ...]
    title_known: bool = False
    families: tuple[str, ...] = ()
    year: int = 0
    volume: str = ""
    issue: str = ""
    page: str = ""
    container: str = ""
    doi: str = ""
    type: str = ""


def citation_of_text(text: str) -> Citation:
    """A printed reference, or a BibTeX entry as text."""
    citation = bare_citation(text)
    return replace(citation, words=split_words(citation.text))


def bare_citation(text: str) -> Citation:
    """As `citation_of_text`, without the words: for who only reads the reference and compares it with nothing."""
    plain = _one_line(text)
    numbers = _numbers(plain)
    doi = Doi.find(plain)
    return Citation(
        text=plain,
        words=(),
        year=int(numbers.get("year", 0)),
        volume=str(numbers.get("volume", "")),
        issue=str(numbers.get("issue", "")),
        page=first_page(str(numbers.get("page", ""))),
        doi=str(doi) if doi else "",
    )


def citation_of_entry(entry: Entry) -> Citation:
    """An entry's own fields; the text is set as a plain citation, authors first."""
    authors = [name.literal or name.family_with_particles for name in entry.author or entry.editor]
    container = strip_markup(entry.container_title or entry.collection_title)
    year = entry.issued.year if entry.issued and entry.issued.year else 0
    title = strip_markup(entry.title)
    parts = [", ".join(authors[:6]), title, container, entry.volume, entry.issue, entry.page, str(year or "")]
    return Citation(
        text=". ".join(part for part in parts if part),
        words=split_words(title),
        title_known=bool(title),
        families=tuple(filter(None, (fold(author) for author in authors))),
        year=year,
        volume=_number(entry.volume),
        issue=_number(entry.issue),
        page=first_page(entry.page),
        container=container,
        doi=entry.doi,
        type=entry.type,
    )


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text, each with what follows it; words broken at a line's end (`util- ity`) are joined."""
    text = re.sub(r"(?<=[a-z])- (?=[a-z]{2})", "", text)
    matches = list(_WORD.finditer(text))
    words: list[Word] = []
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(text)
        folded = fold(match.group()).replace(" ", "")
        if folded:
            words.append(Word(folded, text[match.end() : end] + ("\n" if end == len(text) else "")))
    return tuple(words)


def first_page(pages: str) -> str:
    """The first page in comparable form: `S12–S19` -> "s12", `0123-0130` -> "123"; `e57906` stays."""
    match = re.search(r"[A-Za-z]{0,2}\.?\s?\d+[A-Za-z]?\d*|[ivxlcIVXLC]+", pages)
    return _number(match.group()) if match else ""


def _number(text: str) -> str:
    bare = re.sub(r"[\s.]", "", text).lower()
    return bare.lstrip("0") or bare


def _one_line(text: str) -> str:
    if "&" in text:
        import html  # its table of names takes a millisecond

        text = html.unescape(text)
    if re.match(r"\s*@\w+\s*\{", text):
        text = _from_bibtex(text)
    return re.sub(r"\s+", " ", text).strip()


def _from_bibtex(text: str) -> str:
    """The fields of one BibTeX entry as a plain citation; enough for noisy text, files are read by bibkit.bibtex."""
    fields = {
        key.lower(): value
        for key, value in re.findall(r"(?<!\w)(\w++)\s*=\s*[{\"]((?:[^{}\"]|\{[^{}]*\})*)[}\"]", text, re.S)
    }
    if not fields.get("title"):
        return text
    authors = ", ".join(name.strip() for name in re.split(r"(?<!\s)\s++and\s+", fields.get("author", "")))
    container = fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle") or ""
    parts = [authors and f"{authors}.", f"“{fields['title']}.”", f"{container},"]
    for label, key in (("vol.", "volume"), ("no.", "number"), ("pp.", "pages")):
        if fields.get(key):
            parts.append(f"{label} {fields[key]},")
    parts.append(fields.get("year", "") or fields.get("date", ""))
    return re.sub(r"[{}]", "", " ".join(part for part in parts if part))


def _numbers(text: str) -> dict[str, str]:
    """Year, volume, issue and page of a reference, by the patterns of the common styles."""
    text = _SCANNED.sub(lambda match: match.group().translate(_DIGITS), text)
    text = re.sub(r"(?:https?://\S+|\b10\.\d{4,9}/\S+)", " ", text)
    found: dict[str, str] = {}
    year = _year(text)
    if year:
        found["year"] = year
    for pattern in _LABELLED:
        match = pattern.search(text)
        if match:
            found.update({key: value for key, value in match.groupdict().items() if value and key not in found})
    if "page" not in found or "volume" not in found:
        for pattern in _UNLABELLED:
            matches = [match for match in pattern.finditer(text) if match.group("volume") != found.get("year")]
            if matches:
                last = matches[-1].groupdict()
                for key, value in last.items():
                    if value and key not in found and (key, value) != ("issue", found.get("year")):  # "32 (2020): 100"
                        found[key] = value
                break
    if "page" not in found:
        found_spans = re.finditer(r"(?<![\d/(])(\d{1,6})\s?[–—-]\s?\d{1,6}(?!\d)", text)
        spans = [m.group(1) for m in found_spans if not _MONTH_ENDS.search(text[max(0, m.start() - 12) : m.start()])]
        spans = [span for span in spans if not re.fullmatch(_YEAR, span)]
        if spans:
            found["page"] = spans[-1]
    return found


_MONTH_ENDS = lazy_pattern(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? $")  # "March 3-5, 2022"
_LABELLED = (
    re.compile(r"(?<![\w(.-])(?P<volume>\d{1,4}), no\. (?P<issue>[\w/–-]{1,12})(?= \()"),  # "44, no. 2 (2003): 233–51"
    re.compile(r"\bvol(?:ume)?(?:\.\s*|\s+)(?P<volume>[a-z]{0,2}\d{1,5}[a-z]?|[ivxlc]{1,7})\b", re.I),
    re.compile(r"\b(?:no|nr|issue|number)\.?\s+(?P<issue>[\w/–-]{1,12})", re.I),
    re.compile(rf"\b(?:pp?\.|pp|pages?|S\.(?=\s*\d))\s*(?P<page>{_RANGE})"),
)
_UNLABELLED = (
    re.compile(
        rf"\b(?P<volume>[A-Za-z]?\d{{1,4}}[A-Za-z]?)\s*\((?P<issue>[^()]{{1,24}})\)\s*[:,]\s*(?P<page>{_RANGE})"
    ),
    re.compile(
        rf"(?:{_YEAR})[a-z]?\s*;\s*(?P<volume>\w{{1,6}})(?:\((?P<issue>[^()]{{1,24}})\))?\s*:\s*(?P<page>{_RANGE})"
    ),
    re.compile(rf"(?<![\d:])\b(?P<volume>\d{{1,4}})\s*:\s*(?P<page>{_RANGE})"),
    re.compile(rf"(?:{_YEAR})[a-z]?,\s*(?P<volume>\d{{1,4}}),\s*(?P<page>{_RANGE})"),
    re.compile(rf"\b(?P<volume>\d{{1,4}}),\s*(?P<page>{_RANGE})\s*+(?:\(|(?:[.,]\s*+)?$)"),
    re.compile(r",\s*(?P<volume>\d{1,4})\s*\((?P<issue>[^()]{1,24})\)"),
    re.compile(r"(?:19|20)\d\d[a-z]?\s*;\s*(?P<volume>\w{1,6})(?:\((?P<issue>[^()]{1,24})\))?"),
)


def _year(text: str) -> str:
    """The year of publication: in brackets before it stands free, the last of several."""
    for pattern in _YEARS:
        years = pattern.findall(text)
        if years:
            return str(years[-1])
    return ""


_YEARS = (
    re.compile(rf"\(\s*({_YEAR})[a-z]?(?:,\s*\w+\.?(?:\s+\d+)?)?\s*\)"),
    lazy_pattern(rf"[\s,.]({_YEAR})[a-z]?\s*[;,.]\s*['‘“\"\w]"),
    lazy_pattern(rf"[\s,.]({_YEAR})[a-z]?\s*+(?:[.,]\s*+)?$"),
    lazy_pattern(rf"(?<![\d–/-])({_YEAR})[a-z]?(?![\d–/-])"),
)
