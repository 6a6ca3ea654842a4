"""Zotero's Extra field: lines `Label: value` that stand for variables an item type has no field for, and free text.

Labels are CSL variables in any spelling of Zotero's documentation ("Original Date", "original-date"), Zotero's own
fields, creator types with `Family || Given`, `Type:` with a CSL type, `Citation Key:`, `arXiv: 2101.00001 [cs.LG]`, and
Better BibTeX's `tex.field: value`; its older braces, `{:label: value}`, are understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bibkit.formats.zotero_schema import load_schema
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.lists import split_keywords, split_numbers
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_CSL, TYPE_BY_CSL, VARIABLES, Variable
from bibkit.text.patterns import lazy_pattern

_LINE = lazy_pattern(r"(?P<brace>\{:)? ?(?P<label>[A-Za-z_*][\w .*-]{0,40}?) ?:\s*(?P<value>\S.*)")
_TEX = lazy_pattern(r"(?:tex|biblatex|bibtex)\.(?P<name>[a-z][\w.+-]{0,40}) ?[:=]\s*(?P<value>\S.*)", re.I)
_ARXIV = lazy_pattern(
    r"(?P<id>[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?|\d{4}\.\d{4,5}(?:v\d+)?)(?:\s*\[(?P<class>[^\]]+)\])?", re.I
)
_KEY_LABELS = frozenset({"citation-key", "citationkey", "bibtex", "bibtex*", "citekey"})
# By this line `bibkit zotero push` knows its own items again (bibkit.zotero.identity); it says nothing of the work.
PUSH_MARKER = lazy_pattern(r"^bibkit: ([2-9A-Z]{8})\s*$", re.M)
# What means free text when it stands before a colon, and is not to be taken for a variable.
_NOT_LABELS = frozenset({"note", "extra", "eprint", "eprint-type", "eprint-class"})


@dataclass(slots=True)
class ExtraLines:
    """What an Extra field says: values by attribute, foreign fields, a type, a key, and the text that is left."""

    values: dict[str, Any] = field(default_factory=dict)
    foreign: dict[str, str] = field(default_factory=dict)
    type: str = ""
    key: str = ""
    rest: list[str] = field(default_factory=list)


def read_extra(text: str, known: dict[str, Any]) -> ExtraLines:
    """The variables of an Extra field. A line for what `known` has already is left as text, but for dates and the type,
    which override the item's own as Zotero documents it."""
    out = ExtraLines()
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not _read_line(line, known, out):
            out.rest.append(line.rstrip())
    return out


def _read_line(line: str, known: dict[str, Any], out: ExtraLines) -> bool:
    if PUSH_MARKER.fullmatch(line):
        return True
    line = line.strip()
    tex = _TEX.fullmatch(line)
    if tex:
        out.foreign[foreign_key(tex["name"])] = tex["value"]
        return True
    match = _LINE.fullmatch(line)
    if not match:
        return line.endswith(":") and line[:-1] in BY_CSL  # a variable left empty
    label = re.sub(r"[\s_]+", "-", match["label"].strip().lower())
    value = match["value"]
    if match["brace"]:
        value = value.removesuffix("}").strip()
    if label in _KEY_LABELS:
        out.key = out.key or value
        return True
    if label == "type":
        return _read_type(value, out)
    if label == "arxiv" and (arxiv := _ARXIV.fullmatch(value)):
        pairs = {"eprint": arxiv["id"], "eprint_type": "arXiv", "eprint_class": arxiv["class"] or ""}
        out.values.update({name: text for name, text in pairs.items() if text})
        return True
    variable = _labels().get(label)
    return variable is not None and _read_variable(variable, value, known, out)


def _read_type(value: str, out: ExtraLines) -> bool:
    kind = value.strip().lower().replace(" ", "-")
    kind = {"legal-case": "legal_case", "motion-picture": "motion_picture", "musical-score": "musical_score"}.get(
        kind, kind
    )
    if kind not in TYPE_BY_CSL and value.strip() in load_schema().type_of:
        kind = load_schema().type_of[value.strip()]
        if TYPE_BY_CSL[kind].zotero != value.strip():
            out.foreign["itemType"] = value.strip()
    out.type = out.type or kind if kind in TYPE_BY_CSL else out.type
    return kind in TYPE_BY_CSL


def _read_variable(variable: Variable, value: str, known: dict[str, Any], out: ExtraLines) -> bool:
    attribute = variable.attribute
    if variable.kind == "names":
        family, bars, given = (part.strip() for part in value.partition("||"))
        name = family_and_given(family, given) if bars else Name(literal=value)
        if name not in known.get(attribute, ()):
            out.values[attribute] = (*out.values.get(attribute, known.get(attribute, ())), name)
        return True
    read: Any = value
    if variable.kind == "date":
        read = parse_date(value) or Date(literal=value)
        if read.literal and attribute in known:
            return False
    elif variable.kind == "list":
        read = split_keywords(value) if variable.csl == "keyword" else split_numbers(value)
    elif known.get(attribute, value) != value:
        return False
    if variable.kind == "list" and known.get(attribute):
        read = tuple(dict.fromkeys((*known[attribute], *read)))
    out.values.setdefault(attribute, read)
    return True


@cache
def _labels() -> dict[str, Variable]:
    """Label, lower case with hyphens -> variable."""
    schema = load_schema()
    labels = {hyphenated(base): BY_CSL[csl] for base, csl in schema.variable_of.items() if csl in BY_CSL}
    labels |= {hyphenated(role): BY_CSL[csl] for role, csl in schema.role_of.items() if role != "creator"}
    # One-word field names ("Place", "Code") are everyday words; only those of several words count as labels.
    labels = {label: variable for label, variable in labels.items() if "-" in label}
    labels |= {variable.csl.lower().replace("_", "-"): variable for variable in VARIABLES}
    return {label: variable for label, variable in labels.items() if label not in _NOT_LABELS}


def hyphenated(camel: str) -> str:
    """`seriesEditor` -> `series-editor`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", camel).lower()


_TEX_NAMES = frozenset(name for row in VARIABLES for name in (row.biblatex, row.bibtex, row.csl.lower()) if name)


def foreign_key(name: str) -> str:
    """The key of a `tex.` field in an entry's extra: bare, unless it would override a field that has a variable."""
    return f"tex.{name}" if name.lower() in _TEX_NAMES else name


def extra_label(variable: Variable) -> str:
    """The label of a variable in Extra: "Original Date", "PMID"."""
    if variable.csl.isupper():
        return variable.csl
    return " ".join(word.capitalize() for word in re.split(r"[-_]", variable.csl))


def render_name_line(label: str, name: Name) -> str:
    if name.literal or not name.given:
        return f"{label}: {name.literal or name.family}"
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    suffix = f", {name.suffix}" if name.suffix else ""
    family = Name(family=name.family, non_dropping_particle=name.non_dropping_particle).family_with_particles
    return f"{label}: {family} || {given}{suffix}"


def render_extra(lines: list[str], entry: Entry, foreign: dict[str, str]) -> str:
    """The Extra field: variable lines, the arXiv line, foreign fields, then free text."""
    out = list(lines)
    if entry.eprint:
        kind = entry.eprint_type or "Eprint"
        label = "arXiv" if kind.lower() == "arxiv" else kind
        out.append(f"{label}: {entry.eprint}" + (f" [{entry.eprint_class}]" if entry.eprint_class else ""))
    out += [f"{key if key.startswith('tex.') else f'tex.{key}'}: {value}" for key, value in foreign.items()]
    if entry.note:
        out.append(entry.note)
    return "\n".join(out)
