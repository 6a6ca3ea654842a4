"""Works of the Crossref REST API as records. Read only; nothing here goes to the network.

Accepted: one work, an array of works, an API answer (`message`, `message.items`), a public-data-file part (`items`),
JSON lines of any of these; also gzipped. Records of 2013 (no `date-time`, ISBNs as URLs) and of 2026 alike.

What a careful librarian would change is changed: subtitles joined, capitals undone, markup and entities cleaned, the
print year preferred over the online year, affiliations among the authors left out. What agencies report of the work
stands in `entry.extra["flags"]`: `retracted`, `concern`, `corrected_by`, `updates`, `is_preprint_of`, `has_preprint`.
Left behind: licences, funders, links, reference lists, citation counts.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from bibkit.errors import InputError
from bibkit.formats._base import ReadResult, decode_text
from bibkit.formats._crossref_flags import read_flags
from bibkit.formats._crossref_names import read_names
from bibkit.formats._crossref_titles import Containers, read_containers, read_title
from bibkit.issues import Issue
from bibkit.model.dates import Date, PartialDate, is_possible_day
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi, Isbn, Issn
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.text.abstracts import clean_abstract
from bibkit.text.fragments import plain_text, strip_markup
from bibkit.text.jats import abstract_from_jats, mend_characters
from bibkit.text.languages import plausible_language

TYPES = MappingProxyType(
    {
        "journal-article": "article-journal", "book": "book", "monograph": "book", "edited-book": "book",
        "reference-book": "book", "proceedings": "book", "book-set": "book", "book-series": "book",
        "proceedings-series": "book", "book-chapter": "chapter", "book-section": "chapter", "book-part": "chapter",
        "book-track": "chapter", "proceedings-article": "paper-conference", "reference-entry": "entry-encyclopedia",
        "report": "report", "report-series": "report", "report-component": "report", "dissertation": "thesis",
        "dataset": "dataset", "database": "dataset", "posted-content": "article", "peer-review": "review",
        "standard": "standard", "standard-series": "standard", "journal": "periodical", "journal-issue": "periodical",
        "journal-volume": "periodical", "software": "software",
    }
)  # fmt: skip
_BY_INSTITUTION = frozenset(("dissertation", "report", "report-component"))
_ROLES = ("author", "editor", "translator", "chair")
_MAX_BYTES = 4 << 30


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a file of works, in its order. Lines and items that are no works are left out, with an issue.

    Raises InputError when nothing in the file is JSON, or the gzip data is damaged from the start.
    """
    if data[:2] == b"\x1f\x8b":
        data = _gunzip(data, name)
    text, issues = decode_text(data, name)
    records: list[Record] = []
    problems: list[Issue] = list(issues)
    for where, value in _values(text, name):
        if isinstance(value, Issue):
            problems.append(value)
        elif looks_like_work(value):
            records.append(work_to_record(value, source=name or "crossref", input=name))
        else:
            problems.append(Issue("crossref.no-work", "not a Crossref work; left out", "warning", where))
    return ReadResult(tuple(records), tuple(problems))


def looks_like_work(value: Any) -> bool:
    """Whether a JSON value is a work: an object with a DOI of its own."""
    return isinstance(value, Mapping) and isinstance(value.get("DOI"), str) and bool(value["DOI"])


def iter_works(value: Any) -> Iterator[Any]:
    """The works inside a parsed answer, in whatever wrapping they came."""
    if isinstance(value, list):
        for item in value:
            yield from iter_works(item)
    elif isinstance(value, Mapping) and "DOI" not in value:
        if isinstance(value.get("message"), Mapping | list):
            yield from iter_works(value["message"])
        elif isinstance(value.get("items"), list):
            yield from iter_works(value["items"])
        else:
            yield value
    else:
        yield value


def _gunzip(data: bytes, name: str) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        pass
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(data, _MAX_BYTES)  # as far as a cut file goes
    except zlib.error as error:
        raise InputError(f"cannot read {name or 'the file'}: damaged gzip data ({error})") from None


def _values(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """(where, work or Issue) of every work in a JSON document, or of every line."""
    try:
        whole = json.loads(text)
    except RecursionError:
        raise InputError(f"cannot read {name or 'the text'}: JSON that is nested too deep") from None
    except ValueError:
        yield from _line_values(text, name)
        return
    for number, value in enumerate(iter_works(whole), 1):
        yield f"{name}: item {number}", value


def _line_values(text: str, name: str) -> Iterator[tuple[str, Any]]:
    good = 0
    bad: list[Issue] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            bad.append(Issue("crossref.bad-json", f"not JSON ({error}); left out", "error", where))
            continue
        good += 1
        for work in iter_works(value):
            yield where, work
    if not good:
        raise InputError(f"cannot read {name or 'the text'}: it is neither JSON nor JSON lines of Crossref works")
    for issue in bad:
        yield issue.where, issue


def work_to_record(
    work: Mapping[str, Any], *, source: str = "api.crossref.org", input: str = "", retrieved: str = ""
) -> Record:
    """The record of one work as Crossref gives it. Never raises on any JSON object; what is malformed stays empty.

    `source` and `retrieved` (an ISO date) go into the provenance.
    """
    values, issues = _entry_values(work)
    entry = Entry(**values)
    doi = entry.doi
    origins = {
        attribute: Origin(
            layer="crossref",
            source=source,
            locator=f"/works/{doi} {_FIELD_OF.get(attribute, attribute)}",
            retrieved=retrieved,
        )
        for attribute in ("type", *(key for key, _ in entry.items()))
    }
    return Record(entry=entry, provenance=MappingProxyType(origins), issues=tuple(issues), input=input, extractor="")


_FIELD_OF = {
    "doi": "DOI", "container_title": "container-title", "container_title_short": "short-container-title",
    "collection_title": "container-title", "original_title": "original-title", "number": "article-number",
    "isbn": "ISBN",
    "issn": "ISSN", "event_title": "event", "event_place": "event", "event_date": "event", "genre": "degree",
    "publisher_place": "publisher-location", "edition": "edition-number", "archive": "institution",
}  # fmt: skip


def _entry_values(work: Mapping[str, Any]) -> tuple[dict[str, Any], list[Issue]]:
    kind = str(work.get("type") or "")
    language = plausible_language(_text(work, "language"))
    title, original = read_title(work, language)
    containers = read_containers(work, language)
    doi = Doi.parse(_text(work, "DOI")) or Doi(_text(work, "DOI").lower())
    values: dict[str, Any] = {
        "type": _type(work),
        "title": title,
        "original_title": original,
        "container_title": containers.title,
        "container_title_short": containers.short,
        "collection_title": containers.series,
        "issued": _issued(work),
        "volume": _number(work, "volume"),
        "issue": _number(work, "issue") or _nested_text(work, "journal-issue", "issue"),
        "publisher": _publisher(work),
        "publisher_place": _text(work, "publisher-location"),
        "language": plausible_language(_text(work, "language"), title),
        "doi": doi.value,
        "isbn": _identifiers(work.get("ISBN"), Isbn),
        "issn": _identifiers(work.get("ISSN"), Issn),
        "abstract": _abstract(work),
    }
    values.update(_pages(work, doi.value))
    values.update(_particulars(work, kind, containers))
    issues: list[Issue] = []
    for role in _ROLES:
        names, left_out = read_names(work.get(role), language)
        values[role] = names
        if left_out:
            shown = "; ".join(dict.fromkeys(left_out))
            issues.append(
                Issue("crossref.affiliation-as-name", f"registered as {role}, left out: {shown}", "info", doi.value)
            )
    flags = read_flags(work)
    if flags:
        values["extra"] = MappingProxyType({"flags": flags})
    return values, issues


def _type(work: Mapping[str, Any]) -> str:
    kind, subtype = str(work.get("type") or ""), str(work.get("subtype") or "")
    if kind == "posted-content" and subtype == "blog":
        return "post-weblog"
    return TYPES.get(kind, "document")


def _particulars(work: Mapping[str, Any], kind: str, containers: Containers) -> dict[str, Any]:
    """What only some types have: the event of a paper, the degree of a thesis, the server of a preprint, an edition."""
    out: dict[str, Any] = {}
    event = work.get("event")
    if isinstance(event, Mapping) and kind.startswith("proceedings"):
        out["event_title"] = plain_text(_text(event, "name"))
        out["event_place"] = plain_text(_text(event, "location"))
        start, end = _date(event.get("start")), _date(event.get("end"))
        if start:
            out["event_date"] = Date(start=start.start, end=end.start if end and end != start else None)
    degree = work.get("degree")
    if kind == "dissertation" and isinstance(degree, list) and degree and isinstance(degree[0], str):
        out["genre"] = plain_text(degree[0])
    if kind == "posted-content":
        out["archive"] = _institution(work)
    edition = _number(work, "edition-number")
    if edition != "1":
        out["edition"] = edition
    return out


def _text(work: Mapping[str, Any], key: str) -> str:
    value = work.get(key)
    return mend_characters(value).strip() if isinstance(value, str) else ""


def _nested_text(work: Mapping[str, Any], outer: str, key: str) -> str:
    value = work.get(outer)
    return _number(value, key) if isinstance(value, Mapping) else ""


def _number(work: Mapping[str, Any], key: str) -> str:
    value = work.get(key)
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(work, key)
    text = plain_text(text) if re.search("[&<]", text) else text
    return "" if re.fullmatch(r"(?i)n\s*+(?:/\s*+)?a|null|none|-+", text) else text


_NO_PAGES = re.compile(r"(?i)^(?:n\.?/?a\.?|null|none|no\.? pagination|online|-+)(?:\s*[-–]\s*(?:n/?a|null|none))?$")


def _pages(work: Mapping[str, Any], doi: str) -> dict[str, str]:
    """`page` as deposited, 70-70 as 70; an article number stands there when there is none, else in `number`."""
    page = re.sub(r"(?:(?<!\s)\s++)?[\u2010-\u2015\u2212]++\s*", "-", _number(work, "page"))
    page = "" if _NO_PAGES.match(page) else page.strip(" .,")
    page = re.sub(r"^(\w+)-\1$", r"\1", page)
    article = _number(work, "article-number")
    if article.casefold() == doi.partition("/")[2]:
        article = ""
    if not page:
        return {"page": article}
    return {"page": page, "number": article if article and article.casefold() not in page.casefold() else ""}


def _publisher(work: Mapping[str, Any]) -> str:
    publisher = re.sub(r"\s+", " ", plain_text(_text(work, "publisher")))
    if str(work.get("type")) in _BY_INSTITUTION or not publisher:
        return _institution(work) or publisher
    return publisher


def _institution(work: Mapping[str, Any]) -> str:
    value = work.get("institution")
    items = value if isinstance(value, list) else [value]
    names = [plain_text(_text(item, "name")) for item in items if isinstance(item, Mapping)]
    names = [name for name in dict.fromkeys(names) if name and name != "-"]
    return names[0] if len(names) == 1 else ""


def _identifiers(value: Any, kind: type[Isbn] | type[Issn]) -> tuple[str, ...]:
    """The valid ones, in order; resolver addresses taken off (`http://id.crossref.org/isbn/9780…`)."""
    items = value if isinstance(value, list) else [value]
    found = (kind.parse(item.rsplit("/", 1)[-1]) for item in items if isinstance(item, str))
    return tuple(dict.fromkeys(str(item) for item in found if item))


def _abstract(work: Mapping[str, Any]) -> str:
    raw = work.get("abstract")
    if not isinstance(raw, str) or not raw.strip():
        return ""
    text = clean_abstract(abstract_from_jats(raw)).text
    return text if len(strip_markup(text)) > 20 else ""


def _issued(work: Mapping[str, Any]) -> Date | None:
    """The print date, the issue's print date, else `issued`; a preprint's `posted`; the year a thesis was approved."""
    kind = work.get("type")
    issue = work.get("journal-issue")
    candidates = [work.get("published-print")]
    if isinstance(issue, Mapping):
        candidates.append(issue.get("published-print"))
    if kind == "posted-content":
        candidates.insert(0, work.get("posted"))
    candidates += [work.get("issued"), work.get("published-online"), work.get("published"), work.get("posted")]
    for candidate in candidates:
        date = _date(candidate)
        if date is not None:
            return date
    approved = _date(work.get("approved"))
    if approved is not None and approved.year and kind in ("dissertation", "standard", "standard-series", "report"):
        return Date.of(approved.year)
    return None


def _date(value: Any) -> Date | None:
    """`{"date-parts": [[2013, 5, 14]]}`; None for null parts, impossible days are cut to the month or the year."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return None
    numbers: list[int] = []
    for part in first[:3]:
        if isinstance(part, str) and part.isdigit():
            part = int(part)
        if not isinstance(part, int) or isinstance(part, bool) or not part:
            break
        numbers.append(part)
    if not numbers or not 1000 <= numbers[0] <= 2100:
        return None
    while len(numbers) > 1 and not is_possible_day(*numbers):
        numbers.pop()
    return Date(start=PartialDate(*numbers))
