"""What enrichment found, as proposals one by one: the field in the caller's own terms, old value, new value, source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from bibkit.enrichment.merge import changed_attributes
from bibkit.errors import InputError
from bibkit.formats.zotero import item_from_entry
from bibkit.issues import Issue
from bibkit.model.cslparse import entry_from_csl
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin
from bibkit.model.record import Record, csl_name
from bibkit.model.shown import shown_origin, shown_value
from bibkit.model.vocabulary import BY_CSL
from bibkit.service.labels import field_label, type_label
from bibkit.service.payload import Payload, Works

Kind = Literal["fill", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One change to one item. `fill`: it had nothing there, or less exactly; `conflict`: it says something else."""

    item: int
    field: str
    old: Any
    new: Any
    kind: Kind
    origin: Origin
    label: str
    shown_old: str
    shown_new: str

    def to_json(self) -> dict[str, Any]:
        return {
            "item": self.item,
            "field": self.field,
            "old": self.old,
            "new": self.new,
            "source": self.origin.source,
            "score": self.origin.score,
            "kind": self.kind,
            "label": self.label,
            "shown": {"old": self.shown_old, "new": self.shown_new, "origin": shown_origin(self.origin)},
            "origin": self.origin.to_json(),
        }


def proposals_json(works: Works, enriched: Sequence[Record]) -> dict[str, Any]:
    """The answer of POST enrich for works and what became of them."""
    proposals: list[dict[str, Any]] = []
    issues: list[dict[str, Any]] = []
    for place, before, after in zip(works.places, works.records, enriched, strict=True):
        proposals += [proposal.to_json() for proposal in _proposals(works, place, before, after)]
        noticed = [issue for issue in after.issues if issue not in before.issues]
        noticed += _about_type(before, after) if works.form == "zotero" else []
        issues += [{"item": place, "message": issue.message, "code": issue.code} for issue in noticed]
    return {"proposals": proposals, "issues": issues}


def _proposals(works: Works, place: int, before: Record, after: Record) -> Iterator[Proposal]:
    filled = {name: getattr(after.entry, name) for name in changed_attributes(before.entry, after.entry)}
    conflicts = [item for item in after.conflicts if item not in before.conflicts]
    change = _zotero_change if works.form == "zotero" else _csl_change
    for name, value in filled.items():
        origin = after.provenance.get(name) or Origin(layer="", source="")
        yield from change(works.items[place], place, before.entry, name, value, origin, "fill")
    for conflict in conflicts:
        yield from change(
            works.items[place], place, before.entry, conflict.attribute, conflict.value, conflict.origin, "conflict"
        )


# ---------------------------------------------------------------- CSL


def _csl_change(
    _: Mapping[str, Any], place: int, before: Entry, name: str, value: Any, origin: Origin, kind: Kind
) -> Iterator[Proposal]:
    old, new = (_csl_value(entry, name) for entry in (before, Entry(**{name: value})))
    yield Proposal(
        item=place,
        field=csl_name(name),
        old=old,
        new=new,
        kind=kind,
        origin=origin,
        label=field_label(name),
        shown_old=_shown(name, getattr(before, name)),
        shown_new=_shown(name, value),
    )


def _csl_value(entry: Entry, name: str) -> Any:
    csl = entry.to_csl()
    return csl.get(csl_name(name), csl.get("custom", {}).get(csl_name(name)))


def _shown(name: str, value: Any) -> str:
    return type_label(value) if name == "type" else shown_value(value or "")


# ---------------------------------------------------------------- Zotero


def _zotero_change(
    item: Mapping[str, Any], place: int, before: Entry, name: str, value: Any, origin: Origin, kind: Kind
) -> Iterator[Proposal]:
    """The property of the item that says the value; the item's type stays what its owner made it."""
    if name == "type":
        return
    base, full = item_from_entry(before), item_from_entry(before.with_(**{name: value}))
    for field in full:
        if full[field] == base.get(field):
            continue
        old = item.get(field, [] if field in ("creators", "tags") else "")
        new = full[field]
        if field == "extra":
            new = _longer_extra(old, base.get("extra", ""), new)
        elif kind == "fill" and field == "creators" and isinstance(old, list) and old:
            new = [*old, *(creator for creator in new if creator not in base["creators"])]
        if new != old:
            yield Proposal(
                item=place,
                field=field,
                old=old,
                new=new,
                kind=kind,
                origin=origin,
                label=field_label(name),
                shown_old=_shown(name, getattr(before, name)),
                shown_new=_shown(name, value),
            )


def _longer_extra(old: Any, base: str, full: str) -> str:
    """The user's own Extra with the new lines below it; a line for what it says otherwise is not touched."""
    own = old if isinstance(old, str) else ""
    known = {line.partition(":")[0] for line in base.splitlines()}
    new = [line for line in full.splitlines() if line not in base.splitlines() and line.partition(":")[0] not in known]
    return "\n".join([own.rstrip("\n"), *new] if own.strip() else new) if new else own


def _about_type(before: Record, after: Record) -> list[Issue]:
    """Zotero's users change an item's type by hand: fields move when they do."""
    other = after.entry.type if after.entry.type != before.entry.type else ""
    for conflict in after.conflicts:
        other = conflict.value if conflict.attribute == "type" else other
    if not other:
        return []
    return [Issue("enrich.other-type", f"registered as: {type_label(other)}", "info", "itemType")]


# ---------------------------------------------------------------- accepted proposals


def apply_changes(records: Sequence[Record], changes: Sequence[Payload]) -> list[Record]:
    """The records with accepted proposals (`item`, `field`, `new`, `origin`, as they were proposed for records).

    Raises InputError for a change that fits no record or names no variable.
    """
    changed = list(records)
    for change in changes:
        place = change.number("item")
        name = _attribute(change.text("field"))
        if not 0 <= place < len(changed):
            raise InputError(f"there is no record {place}")
        record = changed[place]
        value = _value(name, change.raw("new"))
        origin = _origin(Payload(change.object("origin")))
        changed[place] = record.with_(
            entry=record.entry.with_(**{name: value}),
            provenance=MappingProxyType({**record.provenance, name: origin}),
            rejected=tuple(item for item in record.rejected if item.attribute != name),
        )
    return changed


def _attribute(csl: str) -> str:
    if csl != "type" and csl not in BY_CSL:
        raise InputError(f"{csl[:40]!r} is no CSL variable")
    return "type" if csl == "type" else BY_CSL[csl].attribute


def _value(name: str, new: Any) -> Any:
    if name == "type":
        return entry_from_csl({"type": new}).type
    value = getattr(entry_from_csl({csl_name(name): new}), name)
    if not value:
        raise InputError(f"not a value of {csl_name(name)}: {str(new)[:60]!r}")
    return value


def _origin(given: Payload) -> Origin:
    score = given.raw("score")
    return Origin(
        layer=given.text("layer"),
        source=given.text("source"),
        locator=given.text("locator"),
        retrieved=given.text("retrieved"),
        score=score if isinstance(score, int | float) else None,
        reason=given.text("reason"),
    )
