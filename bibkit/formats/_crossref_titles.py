"""Titles, subtitles and containers of Crossref works: which subtitle is one, which container is the series."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple

from bibkit.text.case import is_capitals, recase_heading, recase_title
from bibkit.text.jats import title_from_jats
from bibkit.text.languages import language_of, main_script
from bibkit.text.titles import comparison_key, trim_title
from bibkit.text.wordlists import word_set
from bibkit.text.words import STOP_WORDS, title_words

_FOOTNOTE = re.compile(r"<sup>(?:\d{1,2}[a-z]?(?:[,–-]\d{0,2}[a-z]?)*|[*†‡§¶#]+)</sup>$")
_LABELS = re.compile(
    r"(?:letters?|letters? to the editors?|editorial|correspondence|commentary|book reviews?|case reports?|"
    r"original (?:article|paper|research)|research article|short communication|brief communication|review article|"
    r"obituary|erratum|correction)",
    re.I,
)
_CITED_WORK = re.compile(r"\bISBN\b|\(\d{4}\)|\b\d+ pp\b|\bpp\. ?\d")


def read_title(work: Mapping[str, Any], language: str) -> tuple[str, str]:
    """(title, original title): subtitle joined if it is one, capitals undone; the original only in another script."""
    title = _first(work, "title")
    original = _first(work, "original-title")
    if not title and original:
        title, original = original, ""
    if not title:
        return "", ""
    whole = _clean_title(title, language)
    subtitle = _first(work, "subtitle")
    if subtitle:
        # Capitals are compared as deposited: beside a title in capitals a subtitle in capitals is no running head.
        running_heads_shout = not is_capitals(title_from_jats(title))
        kind = str(work.get("type") or "")
        whole = _join(whole, title_from_jats(subtitle), language, kind, running_heads_shout=running_heads_shout)
    original = _clean_title(original, language)
    return whole, original if original and _script(original) != _script(whole) else ""


def _first(work: Mapping[str, Any], key: str) -> str:
    """The first text of a field that may be a list, a text, None, or hold empty texts."""
    value = work.get(key)
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            return item
    return ""


def _clean_title(raw: str, language: str) -> str:
    text = title_from_jats(raw)
    text = _FOOTNOTE.sub("", text) if len(text) > 20 else text
    text = re.sub(r"(?<!\s)\s*[/=]$", "", text)  # ISBD punctuation of library records
    return recase_title(trim_title(text), language)


def _join(title: str, subtitle: str, language: str, kind: str, *, running_heads_shout: bool) -> str:
    if not comparison_key(title) or not comparison_key(subtitle):
        return title
    if running_heads_shout and is_capitals(subtitle):
        return title
    if not _is_subtitle(title, subtitle, standard=kind.startswith("standard")):
        return title
    subtitle = recase_title(_FOOTNOTE.sub("", trim_title(subtitle)), language)
    title = title.rstrip(" :–—-.") if title.endswith((":", "–", "—", " -")) else title
    if subtitle[0] in "([":
        return f"{title} {subtitle}"
    return f"{title} {subtitle}" if title[-1] in "?!." else f"{title}: {subtitle}"


def _is_subtitle(title: str, subtitle: str, *, standard: bool) -> bool:
    """Not what repeats the title, a running head, a section label, an identifier, or the title in another language."""
    mine, theirs = comparison_key(title), comparison_key(subtitle)
    if theirs in mine or mine == theirs.removeprefix("the"):
        return False
    if mine in theirs and re.match(r"[^\s/]+/", subtitle):
        return False  # "Sandou/Metaheuristic Optimization for …"
    bare = subtitle.strip(" ()[]")
    if re.fullmatch(r"[\d\s./-]{3,}", bare) or _LABELS.fullmatch(bare):
        return False
    if standard or _CITED_WORK.search(subtitle):
        return True
    first, second = language_of(title), language_of(subtitle)
    if first and second and first != second:
        return False
    return not _is_running_head(title, subtitle)


def _is_running_head(title: str, subtitle: str) -> bool:
    """A shorter wording of the title itself: half of its weighty words are the title's, in whatever form."""
    if len(subtitle) > 0.75 * len(title) or re.match(r"(?:comments? on|response to|reply to)\b", subtitle, re.I):
        return False
    own = _stems(subtitle)
    if len(own) < 2:
        return False
    known = _stems(title)
    shared = sum(any(_related(word, other) for other in known) for word in own)
    return shared >= max(2, len(own) / 2)


def _stems(text: str) -> list[str]:
    words = (unicodedata.normalize("NFD", word).casefold() for word in title_words(text))
    return [word for word in words if word not in STOP_WORDS["en"] and len(word) > 2]


def _related(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < 5:
        return False
    shared = next((place for place, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter.rstrip("s") in longer or shared >= max(5, 0.8 * len(shorter))


def _script(text: str) -> str:
    script = main_script(text)
    return "CJK" if script in ("HIRAGANA", "KATAKANA") else script


class Containers(NamedTuple):
    """Where a work is in: `title`, its abbreviation, and the series of that volume."""

    title: str = ""
    short: str = ""
    series: str = ""


_SERIES = re.compile(
    r"^(?:lecture notes|springer|studies (?:in|of|on)|communications in|advances in (?:intelligent|social|"
    r"economics|experimental|science|engineering|\w+ (?:and|research|series))|series (?:in|on)|smart innovation|"
    r"topics in|developments in|contributions to|methods in|progress in|graduate texts|undergraduate texts|"
    r"ifip advances|official records|environmental science and engineering|understanding complex|the (?:springer|"
    r"kluwer) international|nato)|\b(?:series|bibliothek|reihe|schriften|beiträge|conference proceedings|"
    r"colloquia|library|studien|collection|compendium|monographs|conference series)\b|book series",
    re.I,
)
_VOLUME = re.compile(
    r"\b(?:19|20)\d\d\b|^proceedings\b|\b(?:handbook|encyclopedia|edition|congress|symposium|workshop|companion|"
    r"volume|meeting)\b|\bconference on\b|'\d\d\b",
    re.I,
)
_PARTS = word_set("book-chapter book-section book-part book-track reference-entry proceedings-article other component")
_BOOKS = word_set(
    "book monograph edited-book reference-book proceedings book-set book-series proceedings-series report "
    "report-series report-component dissertation standard standard-series"
)


def read_containers(work: Mapping[str, Any], language: str) -> Containers:
    """The container, the full title before the abbreviation, the volume before its series.

    What a book, report or thesis is "in" is its series.
    """
    kind = str(work.get("type") or "")
    titles = _distinct(work.get("container-title"), language)
    short = next((title for title in _distinct(work.get("short-container-title"), "")), "")
    if not titles:
        return Containers()
    if kind in _BOOKS:
        return Containers(series=max(titles, key=len) if kind.startswith(("book", "mono", "edited")) else titles[0])
    if kind in _PARTS and len(titles) > 1:
        return _volume_and_series(work, titles)
    title = _fullest(titles)
    others = [other for other in (short, *titles) if other and comparison_key(other) != comparison_key(title)]
    return Containers(title, next((other for other in others if len(other) < len(title)), ""))


def _distinct(value: Any, language: str) -> list[str]:
    items = value if isinstance(value, list) else [value]
    cleaned = [title_from_jats(item) for item in items if isinstance(item, str) and item.strip()]
    out: dict[str, str] = {}
    for text in cleaned:
        key = comparison_key(text)
        if key and (key not in out or (" " in text and " " not in out[key])):
            out[key] = recase_heading(text, language)
    return list(out.values())


def _fullest(titles: list[str]) -> str:
    """The title that is written out; between two such (a journal with two names) the first."""
    spelled = [title for title in titles if not re.search(r"\w\.(?:\s|$)", title)] or titles
    longest = max(len(title) for title in spelled)
    return next(title for title in spelled if len(title) >= 0.9 * longest)


def _volume_and_series(work: Mapping[str, Any], titles: list[str]) -> Containers:
    first, second = titles[0], titles[1]
    if "/" in first and comparison_key(first).endswith(comparison_key(second)):
        return Containers(second)
    if " " not in second:  # a section's heading: Cochrane's "Protocols"
        return Containers(first)
    event = work.get("event")
    occasion = comparison_key(event.get("name") or "") if isinstance(event, Mapping) else ""

    def weight(title: str) -> int:
        own = comparison_key(title)
        at_event = bool(occasion) and (own in occasion or occasion in own)
        return bool(_SERIES.search(title)) * 2 - bool(_VOLUME.search(title)) - at_event * 2

    # Crossref itself gives the series first; where nothing else tells, that order decides.
    series, volume = (second, first) if weight(second) > weight(first) else (first, second)
    return Containers(volume, series=series)
