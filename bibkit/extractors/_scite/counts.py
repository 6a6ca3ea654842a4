"""What a report counts: the filters over the citing works, publications, statements, and the tallies by stance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._scite.page import BODY
from bibkit.model.notes import STANCES, Stance
from bibkit.pages.lines import Line
from bibkit.text.patterns import lazy_pattern

_FILTERS = {
    "paper sections": "section_counts",
    "citation types": "",
    "year published": "",
    "publication types": "publication_type_counts",
    "relationship": "relationship_counts",
    "authors": "",
    "journals": "",
}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
_NUMBER_AND_WORD = lazy_pattern(
    rf"(?P<before>{_NUMBER.pattern})\s+(?P<word>[^\W\d].*)|"
    rf"(?P<name>[^\W\d].*?)\s*[:(]?\s*(?P<behind>{_NUMBER.pattern})\)?"
)
_WORKS = "(?:publication|paper|article)"
_COUNTS = (
    ("cited_by_publications", re.compile(rf"\bcited by\s+({_NUMBER.pattern})\s+{_WORKS}", re.I)),
    ("citation_statements", re.compile(rf"({_NUMBER.pattern})\s+citation statements?\b", re.I)),
    ("references_publications", re.compile(rf"\breferences\s+({_NUMBER.pattern})\s+{_WORKS}", re.I)),
    ("reference_statements", re.compile(rf"({_NUMBER.pattern})\s+reference statements?\b", re.I)),
)  # fmt: skip
STANCE_NAMES: dict[str, Stance] = {
    **{stance: stance for stance in STANCES},
    "disputing": "contrasting",
    "contradicting": "contrasting",
    "unclassifed": "unclassified",
}


def read_counts(lines: Sequence[Line], draft: Draft) -> None:
    """The filters and the line "Cited by N publications (M citation statements)" with the tallies below it."""
    text = " ".join(line.text for line in lines)
    for name, pattern in _COUNTS:
        match = pattern.search(text)
        if match:
            draft.facts[name] = _int(match.group(1))
    blocks = _filter_blocks(lines)
    _read_tallies(blocks.get("citation types") or _numbers_before_order(lines), draft)
    years = sorted({int(text) for text in blocks.get("year published", ()) if re.fullmatch(r"(?:1[5-9]|20)\d\d", text)})
    if years:
        draft.facts["citing_years"] = years
    for label, fact in _FILTERS.items():
        if fact and blocks.get(label):
            draft.facts[fact] = _counts(blocks[label])


def _filter_blocks(lines: Sequence[Line]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        key = line.text.casefold().rstrip(":").strip()
        if key in _FILTERS:
            label = key
            blocks.setdefault(label, [])
        elif BODY.fullmatch(line.text) or key.startswith(("cited by", "references")):
            label = ""
        elif label and not key.startswith("select"):
            blocks[label].append(line.text)
    return blocks


def _numbers_before_order(lines: Sequence[Line]) -> list[str]:
    """The tallies once more, between "References …" and "Order By"."""
    found: list[str] = []
    for end, line in enumerate(lines):
        if line.text.casefold().startswith("order by"):
            start = end
            while start > 0 and (_NUMBER.fullmatch(lines[start - 1].text) or _named(lines[start - 1].text)):
                start -= 1
            found = [line.text for line in lines[start:end]] or found
    return found


def _read_tallies(texts: Sequence[str], draft: Draft) -> None:
    counts = _counts(texts)
    if isinstance(counts, dict):
        for word, number in counts.items():
            stance = STANCE_NAMES.get(word.casefold())
            if stance:
                draft.tallies[stance] = number
    elif len(counts) in (3, 4):
        draft.tallies.update(zip(STANCES, counts, strict=False))
    elif counts:
        draft.facts["tally_counts"] = counts
        draft.warn("scite.tallies-unread", f"{len(counts)} numbers under 'Citation Types': which is which is not known")


def _counts(texts: Sequence[str]) -> dict[str, int] | list[int]:
    """Numbers with their names where the page gives names ("Discussion 12", "12" below "Discussion"), else bare."""
    named: dict[str, int] = {}
    bare: list[int] = []
    waiting = ""
    for text in texts:
        if _NUMBER.fullmatch(text):
            if waiting:
                named[waiting], waiting = _int(text), ""
            else:
                bare.append(_int(text))
        elif pair := _named(text):
            named[pair[0]], waiting = pair[1], ""
        else:
            waiting = text
    if waiting and bare and not named:  # the name stands below its number
        return _counts(list(reversed(texts))) if len(texts) == 2 * len(bare) else bare
    return named or bare


def _named(text: str) -> tuple[str, int] | None:
    match = _NUMBER_AND_WORD.fullmatch(text)
    if not match:
        return None
    return (match["word"] or match["name"]), _int(match["before"] or match["behind"])


def _int(text: str) -> int:
    return int(text.replace(",", ""))
