"""What rules look at: a .bib under check and its entries; and the note in which a rule says what it saw."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from bibkit.bibtex.inherit import Inheritance
from bibkit.bibtex.read import read_fields
from bibkit.bibtex.syntax import BlockSyntax, Damage, Field, lower_name
from bibkit.bibtex.tree import BibFile, EntryBlock
from bibkit.checks.finding import NO_VALUES, Fix, Severity
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

Dialect = Literal["bibtex", "biblatex"]

# Entries that are no works: containers of data, sets of others.
NO_WORKS = word_set("xdata set bibnote")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """What a check depends on beside the file.

    `today` is the day from which the future is reckoned: it is handed in, the rules know no clock. `dialect` decides
    which data model's required fields count. `macros` are the names (lower case) that other files define.
    """

    today: datetime.date
    dialect: Dialect = "bibtex"
    macros: frozenset[str] = frozenset()


class Note(NamedTuple):
    """What a rule says of one entry; its place and severity are worked out afterwards.

    `field` is the field meant, by lower-case name, and `at` an offset in its text where that is known. `severity` only
    where it is not the code's own.
    """

    code: str
    message: str
    field: str = ""
    at: int = -1
    values: Mapping[str, str] = NO_VALUES
    fix: Fix | None = None
    severity: Severity | None = None


_SAYS_ENCODING = lazy_pattern(rb"^%[^\r\n]*coding", re.I | re.M)


class Subject:
    """An entry under check, read when first looked at.

    `values` are its own, expanded, by lower-case name; of repeated fields the first counts. `fields` are where they
    stand, `composed` those of them that are made of macros and `#`; `damage` is what could not be read.
    """

    __slots__ = ("_inherited", "bibliography", "block", "composed", "damage", "fields", "key", "type", "values")

    bibliography: Bibliography
    block: EntryBlock
    key: str
    type: str
    fields: list[Field]
    composed: tuple[Field, ...]
    damage: tuple[Damage, ...]
    values: dict[str, str]

    def __init__(self, bibliography: Bibliography, block: EntryBlock) -> None:
        self.bibliography = bibliography
        self.block = block
        self._inherited: dict[str, str] | None = None

    def __getattr__(self, name: str) -> Any:
        """What has not been read yet, or was let go of."""
        if name not in Subject.__slots__:
            raise AttributeError(name)
        syntax = self.block.syntax
        self.fields = syntax.fields
        if name != "fields":
            self._read(syntax)
        return object.__getattribute__(self, name)

    def _read(self, syntax: BlockSyntax) -> None:
        expand = self.bibliography.file.expand
        values: dict[str, str] = {}
        for field in syntax.fields:
            name = lower_name(field.name)
            if name not in values:
                values[name] = expand(field)
        self.key = syntax.key
        self.type = lower_name(syntax.type)
        self.values = values
        self.damage = tuple(syntax.damage)
        self.composed = tuple(field for field in syntax.fields if field.literal is None)

    def let_go(self) -> None:
        """Forget where the fields stand until somebody asks again: of a large file that is most of what is read."""
        if self.block.forget():
            del self.fields

    @property
    def is_work(self) -> bool:
        return self.type not in NO_WORKS

    @property
    def inherited(self) -> Mapping[str, str]:
        """The values that come from `crossref` and `xdata`."""
        if self._inherited is None:
            self._inherited = {}
            if "crossref" in self.values or "xdata" in self.values:
                found = self.bibliography.inheritance.inherited(self.block, self.values)
                self._inherited = {name: value for name, (value, _) in found.items()}
        return self._inherited

    def get(self, name: str) -> str:
        """A value, own or inherited, without blanks around it; "" for none."""
        return (self.values.get(name) or self.inherited.get(name, "")).strip()

    def has(self, *names: str) -> bool:
        """Whether one of the fields says something."""
        return any(self.get(name) for name in names)

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name.lower() == name), None)

    def literal(self, name: str) -> str | None:
        """The text of an own field as it stands in the file; None where macros or `#` take part: nothing to fix."""
        field = self.field(name)
        return field.literal if field else None


class Bibliography:
    """A .bib under check: its subjects in order, and what rules over the whole file need."""

    def __init__(self, file: BibFile, settings: CheckSettings) -> None:
        self.file = file
        self.settings = settings
        self.inheritance = Inheritance(file)

    @cached_property
    def subjects(self) -> Sequence[Subject]:
        return [Subject(self, block) for block in self.file.entries]

    @cached_property
    def is_guess(self) -> bool:
        """Whether nobody says which encoding the file is in, and it is not UTF-8: its letters may be others."""
        encoding = self.file.encoding
        if encoding.name.startswith("utf") or encoding.outer:
            return False
        return not _SAYS_ENCODING.search(self.file.dumps()[:2000])

    @cached_property
    def works(self) -> Sequence[Subject]:
        return [subject for subject in self.subjects if subject.is_work]

    @cached_property
    def records(self) -> Sequence[Record]:
        """The works as records, in the order of `works`."""
        return [self._record(subject) for subject in self.works]

    @property
    def entries(self) -> Sequence[Entry]:
        """What the works say, in the order of `works`, without where it stands."""
        if "records" in self.__dict__:
            return [record.entry for record in self.records]
        return [self._record(subject).entry for subject in self.works]

    def _record(self, subject: Subject) -> Record:
        """As bibkit.bibtex.read.read_entry, from the values that are read already."""
        block, fields, dialect = subject.block, subject.values, self.settings.dialect
        issues = block.issues if subject.damage else ()
        inherited: dict[str, str] = {}
        if "crossref" in fields or "xdata" in fields:
            handed_down = self.inheritance.inherited(block, fields)
            inherited = {name: parent for name, (_, parent) in handed_down.items()}
            fields = fields | {name: value for name, (value, _) in handed_down.items()}
        return read_fields(block.type, subject.key, fields, dialect, self.file.name, block, inherited, issues)

    @cached_property
    def by_key(self) -> Mapping[str, Subject]:
        """Of repeated keys the first; biblatex's `ids` count as keys where no entry has them."""
        found: dict[str, Subject] = {}
        for subject in self.subjects:
            if subject.key:
                found.setdefault(subject.key, subject)
        for subject in self.subjects:
            for alias in subject.values.get("ids", "").split(","):
                if alias.strip():
                    found.setdefault(alias.strip(), subject)
        return found
