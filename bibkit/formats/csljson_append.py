"""New items at the end of a CSL-JSON array that somebody keeps: what stands keeps its bytes, no work goes in twice."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bibkit.bibtex.keys import unique_key
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
    known = _Known(record.entry for record in csljson.read(data, name=name).records)
    text = _array_text(data, name)
    fates: list[tuple[Record, str, str]] = []
    items: list[str] = []
    for record in records:
        twin, why = known.find(record.entry)
        if twin is not None:
            fates.append((record, twin.id, why))
            continue
        entry = record.entry.with_(id=unique_key(record.entry.id, known.ids))
        known.learn(entry)
        fates.append((record, entry.id, ""))
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


class _Known:
    """The works of the array, found by DOI, or by title, first author and year where one of two has no DOI."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.ids: set[str] = set()
        self._by_doi: dict[str, Entry] = {}
        self._by_words: dict[tuple[str, str, int | None], list[Entry]] = {}
        for entry in entries:
            self.learn(entry)

    def learn(self, entry: Entry) -> None:
        self.ids.add(entry.id)
        if entry.doi:
            self._by_doi.setdefault(entry.doi.lower(), entry)
        self._by_words.setdefault(_identity(entry), []).append(entry)

    def find(self, entry: Entry) -> tuple[Entry | None, str]:
        """The same work and how it is known to be the same."""
        if entry.doi and (twin := self._by_doi.get(entry.doi.lower())):
            return twin, "same DOI"
        words = _identity(entry)
        if all(words[:2]):
            for other in self._by_words.get(words, ()):
                if not (entry.doi and other.doi):
                    return other, "same title, first author and year"
        return None, ""


def _identity(entry: Entry) -> tuple[str, str, int | None]:
    names = entry.author or entry.editor
    author = fold(names[0].family_with_particles) if names else ""
    return fold(entry.title), author, entry.issued.year if entry.issued else None
