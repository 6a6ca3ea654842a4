"""What rules look at: a .bib under check and its entries; and the note in which a rule says what it saw."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from bibkit.bibtex.inherit import Inheritance
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.syntax import Field
from bibkit.bibtex.tree import BibFile, EntryBlock
from bibkit.checks.finding import NO_VALUES, Fix, Severity
from bibkit.model.record import Record
from bibkit.text.wordset import word_set

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


_SAYS_ENCODING = re.compile(rb"^%+[^\r\n]*coding", re.I | re.M)


class Subject:
    """An entry under check. `values` are its own, expanded, by lower-case name; of repeated fields the first counts."""

    __slots__ = ("_inherited", "bibliography", "block", "fields", "key", "type", "values")

    def __init__(self, bibliography: Bibliography, block: EntryBlock) -> None:
        syntax = block.syntax
        expand = bibliography.file.expand
        values: dict[str, str] = {}
        for field in syntax.fields:
            name = field.name.lower()
            if name not in values:
                values[name] = expand(field)
        self.bibliography = bibliography
        self.block = block
        self.key = syntax.key
        self.type = syntax.type.lower()
        self.fields: list[Field] = syntax.fields
        self.values = values
        self._inherited: dict[str, str] | None = None

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
        self.subjects: Sequence[Subject] = [Subject(self, block) for block in file.entries]

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
        dialect = self.settings.dialect
        return [read_entry(self.file, subject.block, dialect, inheritance=self.inheritance) for subject in self.works]

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
