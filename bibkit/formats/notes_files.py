"""`--notes FILE`: the notes of records in the form that the file's name asks for."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.errors import InputError
from bibkit.model.record import Record

SUFFIXES = (".md", ".csv", ".json")


def render_notes_for(name: str, records: Iterable[Record]) -> str:
    """Notes for a file called `name`: `.md` for reading, `.csv` for a spreadsheet (statements only), `.json` for all.

    Raises InputError for another ending.
    """
    lowered = name.lower()
    if lowered.endswith((".md", ".markdown")):
        from bibkit.formats.markdown import render_notes_markdown

        return render_notes_markdown(records)
    if lowered.endswith(".csv"):
        from bibkit.formats.notes_csv import render_notes_csv

        return render_notes_csv(records)
    if lowered.endswith(".json"):
        from bibkit.formats.notes_json import render_notes_json

        return render_notes_json(records)
    raise InputError(f"cannot tell how to write notes to {name}", f"its name should end in {', '.join(SUFFIXES)}")


def append_notes(name: str, data: bytes, records: Iterable[Record]) -> bytes:
    """The notes file `data` with these records' notes behind what stands; notes that stand word for word stay single.

    A .json file is read and written anew with the records added. Raises InputError for one that is not ours.
    """
    records = [record for record in records if record.notes or record.related]
    if not data.strip():
        return render_notes_for(name, records).encode() if records else data
    if name.lower().endswith(".json"):
        return _merged_json(name, data, records)
    text = data.decode("utf-8", "surrogateescape")
    for record in records:
        new = render_notes_for(name, [record])
        if name.lower().endswith(".csv"):
            new = "".join(line for line in new.splitlines(keepends=True)[1:] if line not in text)
        if new.strip() and new.strip() not in text:
            gap = "" if name.lower().endswith(".csv") else "\n"
            text = text.rstrip("\r\n") + "\n" + gap + new
    return text.encode("utf-8", "surrogateescape")


def _merged_json(name: str, data: bytes, records: list[Record]) -> bytes:
    import json

    try:
        document = json.loads(data)
        kept = document["records"]
        if not isinstance(kept, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"cannot add notes to {name}: it is no file of notes", "nothing was changed") from None
    new = json.loads(render_notes_for(name, records))["records"]
    document["records"] = kept + [item for item in new if item not in kept]
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
