"""Citation keys: given twice, missing, impossible; and references from entry to entry that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.bibtex.edit_fields import check_key
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.errors import InputError

# Fields that name other entries, and whether BibTeX or biber complains when they are not there.
_PARENTS = ("crossref", "xdata", "xref", "related", "entryset")


def key(subject: Subject) -> Iterator[Note]:
    """No key, or one that LaTeX's \\cite cannot take."""
    if not subject.key:
        yield Note("check.key-missing", f"this @{subject.block.type} has no key")
        return
    try:
        check_key(subject.key)
    except InputError:
        yield Note("check.key-odd", f"LaTeX cannot cite the key {subject.key!r}", values={"value": subject.key})


def repeated_keys(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """Keys given twice, or twice but for their case; aliases (`ids`) that are another entry's key."""
    exact: dict[str, Subject] = {}
    folded: dict[str, Subject] = {}
    for subject in bibliography.subjects:
        if not subject.key:
            continue
        first = exact.setdefault(subject.key, subject)
        near = folded.setdefault(subject.key.lower(), subject)
        if first is not subject:
            message = f"the key {subject.key!r} is used again (first on line {first.block.line})"
            yield subject, Note("check.duplicate-key", message)
        elif near is not subject:
            message = f"BibTeX takes the keys {near.key!r} (line {near.block.line}) and {subject.key!r} for one"
            yield subject, Note("check.key-case", message, values={"other": near.key})
    for subject in bibliography.subjects:
        for alias in _names(subject.values.get("ids", "")):
            other = exact.get(alias)
            if other is not None and other is not subject:
                message = f"the alias {alias!r} is the key of another entry (line {other.block.line})"
                yield subject, Note("check.duplicate-key", message, "ids", values={"other": alias})


def parents(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """Entries that refer to entries that are not there, to themselves in a circle, or, for BibTeX, too late."""
    places = {id(subject): place for place, subject in enumerate(bibliography.subjects)}
    lowered = {known.lower(): subject for known, subject in bibliography.by_key.items()}
    for place, subject in enumerate(bibliography.subjects):
        for field in _PARENTS:
            for name in _names(subject.values.get(field, "")):
                parent = lowered.get(name.lower())
                if parent is None:
                    yield (
                        subject,
                        Note("check.missing-parent", f"{field} names {name!r}, which is not in the file", field),
                    )
                elif parent is subject:
                    yield subject, Note("check.missing-parent", f"{field} names the entry itself", field)
                elif field == "crossref" and places[id(parent)] < place and bibliography.settings.dialect == "bibtex":
                    line = parent.block.line
                    message = f"BibTeX finds the parent {name!r} only behind its children; it stands on line {line}"
                    yield subject, Note("check.parent-order", message, field, values={"parent": name})


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
