"""Works that stand twice in the file, and works that share an identifier and should not."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.dedupe.group import find_duplicates


def duplicates(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """By bibkit.dedupe: the same work under two keys, one identifier on two works, a preprint beside its article."""
    works = bibliography.works
    if len(works) < 2:
        return
    found = find_duplicates(bibliography.entries)
    for group in found.groups:
        members = [works[at] for at in group.members]
        if _refer_to_each_other(members) or any(member.values.get("relatedtype") for member in members):
            continue
        why = {pair: reason for *pair_, reason in group.reasons for pair in pair_}
        first = members[0]
        for at, member in zip(group.members[1:], members[1:], strict=True):
            if member.key == first.key:
                continue  # told as a key given twice
            reason = why.get(at, "alike in every respect")
            message = f"the same work as {first.key!r} on line {first.block.line}: {reason}"
            if reason == "same ISBN":  # volumes of one set are often given the ISBN of the set
                message = f"the ISBN of {first.key!r} on line {first.block.line}: one work twice, or a wrong ISBN"
            yield member, Note("check.duplicate-entry", message, values={"other": first.key, "why": reason})
    for look in found.lookalikes:
        one, other = works[look.first], works[look.second]
        values = {"other": one.key, "why": look.why}
        if look.finding == "identifier":
            message = f"{look.why}: one of this and {one.key!r} (line {one.block.line}) has it wrongly"
            yield other, Note("check.shared-identifier", message, values=values)
        elif look.finding == "preprint":
            message = f"with {one.key!r} (line {one.block.line}): {look.why}"
            yield other, Note("check.preprint-and-published", message, values=values)


def _refer_to_each_other(members: list[Subject]) -> bool:
    names = {member.key.lower() for member in members}
    for member in members:
        said = " ".join(member.values.get(field, "") for field in ("crossref", "xref", "related", "entryset", "xdata"))
        if {name.lower() for name in said.replace(",", " ").split()} & names:
            return True
    return False
