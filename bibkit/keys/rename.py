"""Other citation keys in a .bib: the entries', and every reference from one entry to another.

`crossref`, `xref`, `xdata`, `related`, `entryset` and what stands in `ids` follow BibLaTeX's manual, version 3.20.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from bibkit.bibtex import edits
from bibkit.bibtex.edits import edit_values, remove_field, set_field
from bibkit.bibtex.tree import BibFile, EntryBlock
from bibkit.errors import InputError
from bibkit.manuscripts.rewrite import replace_keys

REFERENCE_FIELDS = ("crossref", "xref", "xdata", "related", "entryset")


def rename_entries(
    pairs: Sequence[tuple[EntryBlock, str]], *, aliases: bool = True, taken: Collection[str] = ()
) -> None:
    """Give these entries of one file their new keys; they may swap them. References are left to `follow_references`.

    An old key that another entry now has is no alias: what it names would depend on who reads. `taken`: the keys of
    other files' entries, lower case.
    """
    old_keys = [entry.key for entry, _ in pairs]
    edits.rename_entries(pairs)
    now = {entry.key.lower(): entry for entry in pairs[0][0].file.entries} if pairs else {}
    for (entry, _), old in zip(pairs, old_keys, strict=True):
        free = old.lower() not in taken and now.get(old.lower(), entry) is entry
        _keep_alias(entry, old if aliases and free else "")


def follow_references(bib: BibFile, keys: Mapping[str, str]) -> None:
    """Let `crossref` and its kin point to the new keys; BibTeX reads them without regard to case, so does this.

    `\\cite` in a note follows as well.
    """
    lowered = {old.lower(): new for old, new in keys.items()}
    for entry in bib.entries:
        for name in REFERENCE_FIELDS:
            field = entry.field(name)
            if field is None:
                continue
            value = bib.expand(field)
            changed = re.sub(r"[^\s,]+", lambda key: _following(key.group(), keys, lowered), value)
            if changed != value:
                set_field(entry, field.name, changed)
        if keys and "cite" in entry.raw:
            edit_values(entry, lambda value: replace_keys(value, "tex", keys))


def _following(key: str, keys: Mapping[str, str], lowered: Mapping[str, str]) -> str:
    return keys.get(key) or lowered.get(key.lower()) or key


def aliases_of(entry: EntryBlock) -> list[str]:
    """The other keys an entry may be cited by, from its `ids`."""
    field = entry.field("ids")
    return re.findall(r"[^\s,]+", entry.file.expand(field)) if field else []


def add_aliases(entry: EntryBlock, keys: Iterable[str]) -> None:
    """Add keys to an entry's `ids`; its own key, and those that are there, are left out."""
    known = aliases_of(entry)
    added = [key for key in dict.fromkeys(keys) if key and key not in known and key != entry.key]
    if added:
        set_field(entry, "ids", ", ".join([*known, *added]))


def check_renames(bibs: Sequence[BibFile], keys: Mapping[str, str]) -> None:
    """InputError when a new key would clash with an entry or an alias that stays, or two entries get one key."""
    taken: dict[str, str] = {}
    for bib in bibs:
        for entry in bib.entries:
            for alias in aliases_of(entry):
                taken.setdefault(alias.lower(), f"an alias of {entry.key!r}")
            if entry.key and entry.key not in keys:
                taken[entry.key.lower()] = f"the key of another entry ({bib.name or 'line'}:{entry.line})"
    given: dict[str, str] = {}
    for old, new in keys.items():
        own = {alias.lower() for entry in _named(bibs, old) for alias in aliases_of(entry)}
        clash = taken.get(new.lower())
        if clash and new.lower() not in own:
            raise InputError(f"cannot rename {old!r} to {new!r}: that is {clash}")
        if new.lower() in given:
            raise InputError(f"{given[new.lower()]!r} and {old!r} would both become {new!r}")
        given[new.lower()] = old


def _named(bibs: Sequence[BibFile], key: str) -> list[EntryBlock]:
    return [entry for bib in bibs if (entry := bib.entry(key)) is not None]


def _keep_alias(entry: EntryBlock, old: str) -> None:
    """Old key in, new key out of `ids`: BibLaTeX warns of an alias that is the key itself."""
    known = aliases_of(entry)
    wanted = [key for key in known if key != entry.key]
    if old and old != entry.key and old not in wanted:
        wanted.append(old)
    if wanted == known:
        return
    if wanted:
        set_field(entry, "ids", ", ".join(wanted))
    else:
        remove_field(entry, "ids")
