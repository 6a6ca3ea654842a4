"""New items at the end of a CSL-JSON array that somebody keeps: what stands keeps its bytes, no work goes in twice."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bibkit.errors import InputError
from bibkit.formats import csljson
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.text.fold import fold


def append_items(
    data: bytes, records: Sequence[Record], *, name: str = ""
) -> tuple[bytes, list[tuple[Record, str, str]]]:
    """The file with the records' items behind its last one, and for every record its id and why it was there, or "".

    An empty file becomes an array. Ids that are taken get a suffix. Raises InputError for what is no array in UTF-8.
    """
    known = [record.entry for record in csljson.read(data, name=name).records]
    text = _array_text(data, name)
    taken = {entry.id for entry in known}
    fates: list[tuple[Record, str, str]] = []
    items: list[str] = []
    for record in records:
        twin, why = _find(record.entry, known)
        if twin is not None:
            fates.append((record, twin.id, why))
            continue
        key = _free(record.entry.id, taken)
        entry = record.entry.with_(id=key)
        known.append(entry)
        taken.add(key)
        fates.append((record, key, ""))
        items.append(
            "\n".join("  " + line for line in json.dumps(entry.to_csl(), ensure_ascii=False, indent=2).split("\n"))
        )
    if not items:
        return data, fates
    body, end = text.rstrip()[:-1].rstrip(), text[text.rstrip().rindex("]") :]
    comma = "" if body.endswith("[") else ","
    return (
        body + comma + "\n" + ",\n".join(items) + "\n" + (end if end.endswith("\n") else end + "\n")
    ).encode(), fates


def _array_text(data: bytes, name: str) -> str:
    if not data.strip():
        return "[]"
    try:
        text = data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")
        is_array = isinstance(json.loads(text), list)
    except ValueError:
        is_array = False
    if not is_array:
        raise InputError(f"cannot append to {name or 'the file'}: it is no JSON array in UTF-8", "nothing was changed")
    return "\ufeff" * data.startswith(b"\xef\xbb\xbf") + text


def _find(entry: Entry, known: Sequence[Entry]) -> tuple[Entry | None, str]:
    for other in known:
        if entry.doi and entry.doi.lower() == other.doi.lower():
            return other, "same DOI"
        if _identity(entry) == _identity(other) and all(_identity(entry)[:2]) and not (entry.doi and other.doi):
            return other, "same title, first author and year"
    return None, ""


def _identity(entry: Entry) -> tuple[str, str, int | None]:
    names = entry.author or entry.editor
    author = fold(names[0].family_with_particles) if names else ""
    return fold(entry.title), author, entry.issued.year if entry.issued else None


def _free(key: str, taken: set[str]) -> str:
    from bibkit.bibtex.keys import unique_key

    return unique_key(key, taken)
