"""CSL-JSON objects read into entries: the reverse of `Entry.to_csl()`, forgiving about the variants in use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date, PartialDate, Season, is_possible_day
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi
from bibkit.model.lists import split_keywords, split_numbers
from bibkit.model.nameparse import parse_name
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_CSL, TYPE_BY_CSL, TYPES, Variable

# Spellings outside CSL 1.0.2: Zotero's and citeproc-js's own, older drafts, and keys in other people's files.
_ALIASES = {
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "event": "event-title",
    "keywords": "keyword",
    "doi": "DOI",
    "url": "URL",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "archive-collection": "archive_collection",
    "archive-location": "archive_location",
    "pages": "page",
}
_KEY_NAMES = ("citation-key", "id", "citekey", "_id")
_TYPE_ALIASES = {row.zotero: row.csl for row in reversed(TYPES)} | {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "journal": "periodical",
    "monograph": "book",
    "edited-book": "book",
    "reference-entry": "entry",
    "dissertation": "thesis",
    "reference-book": "book",
    "peer-review": "review",
    "component": "document",
    "other": "document",
    "": "document",
}
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|[lr]dquo|[lr]squo|[mn]dash|hellip|#\d{2,6}|#x[\da-f]{2,5});", re.I)


def entry_from_csl(item: Mapping[str, Any]) -> Entry:
    """An entry from one CSL-JSON object; `entry_from_csl(entry.to_csl()) == entry`.

    Understands numbers where strings are due, dates as strings, `raw` or `literal`, names as strings, Zotero's
    spellings (`journalAbbreviation`), arrays and type names of Crossref's flavour. What fits no variable: `extra`.
    """
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    custom = item.get("custom")
    for key, value in item.items():
        variable = BY_CSL.get(_ALIASES.get(key, key))
        if variable is not None:
            _put(values, extra, variable, key, value)
        elif key not in ("id", "type", "custom", "citation-key", "citekey") and value not in (None, "", [], {}):
            extra[key] = value
    if isinstance(custom, Mapping):
        for key, value in custom.items():
            _put_custom(values, extra, key, value)
    elif custom not in (None, ""):
        extra["custom"] = custom
    kind = _text(item.get("type"))
    values["type"] = kind if kind in TYPE_BY_CSL else _TYPE_ALIASES.get(kind, "document")
    if values["type"] == "document" and kind not in _TYPE_ALIASES and kind != "document":
        extra.setdefault("type", kind)
    values["id"] = next((text for name in _KEY_NAMES if (text := _text(item.get(name)))), "")
    return Entry(**values, extra=extra)


def date_from_csl(value: Any) -> Date | None:
    """A date from CSL's object (`date-parts`, `season`, `circa`, `raw`, `literal`), a list of parts or text."""
    if isinstance(value, str | int):
        return _date_from_text(str(value))
    if isinstance(value, list | tuple):
        value = {"date-parts": value if value and isinstance(value[0], list | tuple) else [value]}
    if not isinstance(value, Mapping):
        return None
    date = _date_from_parts(value)
    literal = _text(value.get("literal"))
    if date is None:
        text = _text(value.get("raw")) or literal or _text(value.get("edtf")) or _text(value.get("date-time"))
        return Date(literal=text) if text and text == literal else _date_from_text(text)
    return date


def name_from_csl(value: Any) -> Name:
    """A name from CSL's object, from `{"name": …}` or from text; the empty Name when there is none."""
    if isinstance(value, str):
        return parse_name(value)
    if not isinstance(value, Mapping):
        return Name()
    family, given, literal = _text(value.get("family")), _text(value.get("given")), _text(value.get("literal"))
    if given and not family and not literal:
        family, given = "", ""
        literal = _text(value.get("given"))
    return Name(
        family=family,
        given=given,
        dropping_particle=_text(value.get("dropping-particle")),
        non_dropping_particle=_text(value.get("non-dropping-particle")),
        suffix=_text(value.get("suffix")),
        literal=literal or ("" if family else _text(value.get("name"))),
    )


def _put(values: dict[str, Any], extra: dict[str, Any], variable: Variable, key: str, value: Any) -> None:
    read = _read_value(variable, value)
    if not read:
        return
    if variable.attribute in values and key != variable.csl:
        if read != values[variable.attribute]:
            extra[key] = value  # two spellings of one variable that disagree: the standard one stands
        return
    values[variable.attribute] = read


def _put_custom(values: dict[str, Any], extra: dict[str, Any], key: str, value: Any) -> None:
    variable = BY_CSL.get(key)
    if variable is not None and variable.kind == "list" and isinstance(value, list):
        values[variable.attribute] = tuple(map(_text, value))
    elif variable is not None and variable.attribute not in values and (read := _read_value(variable, value)):
        values[variable.attribute] = read
    else:
        extra[key] = value


def _read_value(variable: Variable, value: Any) -> Any:
    if variable.kind == "names":
        people: Iterable[Any] = value if isinstance(value, list | tuple) else (value,)
        return tuple(name for name in map(name_from_csl, people) if name)
    if variable.kind == "date":
        return date_from_csl(value)
    if variable.kind == "list":
        return _read_list(variable, value)
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    text = _text(value)
    if variable.kind == "rich" and "&" in text:
        text = _ENTITY.sub(_unescape, text)
    if variable.csl == "DOI":
        doi = Doi.parse(text)
        return str(doi) if doi and "doi" in text.lower()[:25] else text
    return text


def _read_list(variable: Variable, value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(filter(None, map(_text, value)))
    return split_keywords(_text(value)) if variable.csl == "keyword" else split_numbers(_text(value))


def _unescape(match: re.Match[str]) -> str:
    import html

    return html.unescape(match.group())


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, int | float) else ""


def _date_from_text(text: str) -> Date | None:
    text = text.strip()
    return parse_date(text) or (Date(literal=text) if text else None)


def _date_from_parts(value: Mapping[str, Any]) -> Date | None:
    parts = value.get("date-parts")
    if not isinstance(parts, list | tuple) or not parts:
        return None
    points = [_point(part) for part in parts[:2]]
    opens = [_is_open(part) for part in parts[:2]]
    if not any(points):
        return None
    (start, season), (end, end_season) = (*(point or (None, 0) for point in points), (None, 0))[:2]
    if not season and isinstance(value.get("season"), str | int):
        season = _season(str(value["season"]))
    circa = value.get("circa")
    uncertain = circa in ("?", "%")
    return Date(
        start=start,
        end=end,
        open_start=opens[0],
        open_end=len(opens) > 1 and opens[1],
        season=season,
        end_season=end_season,
        approximate=circa not in (None, False, "", 0, "0", "?", "false"),
        uncertain=uncertain,
    )


def _is_open(part: Any) -> bool:
    """[0, 0, 0] stands for the open side of a range; a year 0 would stand alone."""
    return isinstance(part, list | tuple) and len(part) == 3 and all(str(number) == "0" for number in part)


def _point(part: Any) -> tuple[PartialDate, Season] | None:
    """One element of `date-parts`; months 13-16 and 21-24 are seasons. None for the open side and for nonsense."""
    if not isinstance(part, list | tuple) or not part or _is_open(part):
        return None
    numbers: list[int] = []
    for number in part[:3]:
        text = str(number).strip()
        if not re.fullmatch(r"-?\d{1,6}", text):
            break
        numbers.append(int(text))
    if not numbers:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    if year < 0:
        year += 1  # 1 BC is -1 in CSL, 0 in ISO 8601
    if 13 <= month <= 16 or 21 <= month <= 24:
        return PartialDate(year), _season(str(month - (12 if month < 20 else 20)))
    if not is_possible_day(year, month, day):
        month, day = (month, 0) if is_possible_day(year, month) else (0, 0)
    return PartialDate(year, month, day), 0


_SEASON_WORDS = {"1": 1, "2": 2, "3": 3, "4": 4, "spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


def _season(text: str) -> Season:
    seasons: tuple[Season, ...] = (0, 1, 2, 3, 4)
    return seasons[_SEASON_WORDS.get(text.strip().lower(), 0)]
