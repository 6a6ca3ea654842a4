"""What `bibkit fmt` may change, each thing only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, Self

from bibkit.errors import ConfigError

# The order that most styles print in, and most people write in; for `order = ["standard"]`.
STANDARD_ORDER = (
    "author", "editor", "title", "subtitle", "shorttitle", "journal", "journaltitle", "booktitle", "booksubtitle",
    "series", "edition", "volume", "number", "issue", "chapter", "pages", "eid", "publisher", "institution", "school",
    "organization", "address", "location", "year", "date", "month", "isbn", "issn", "doi", "eprint", "eprinttype",
    "archiveprefix", "primaryclass", "eprintclass", "url", "urldate", "howpublished", "note", "language", "langid",
    "keywords", "abstract",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FmtOptions:
    """Everything off: such options change nothing.

    `sort` names what entries are sorted by, `-` in front for descending ("key", "-year"), `order` the fields that come
    first ("standard" stands for the usual order), `drop` fields to take out (`bdsk-*`). `indent` is the number of
    spaces before a field, or "tab", and puts every field on a line of its own. `align` is the column of the `=` from
    the start of the name, 0 for just behind the entry's longest name. `journals` is the form for the names of
    journals, `journal_list` names files of them, and `iso4` says whether the rules decide over those in no list.
    """

    sort: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    drop_empty: bool = False
    case: Literal["", "lower", "upper", "title"] = ""
    indent: int | Literal["", "tab"] = ""
    align: int | None = None
    delimiters: Literal["", "braces", "quotes"] = ""
    numbers: Literal["", "bare", "delimited"] = ""
    commas: Literal["", "always", "never"] = ""
    blank_lines: bool = False
    months: bool = False
    pages: bool = False
    doi: bool = False
    journals: Literal["", "abbreviated", "dotless", "full"] = ""
    journal_list: tuple[str, ...] = ()
    iso4: bool = True

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return self != FmtOptions(journal_list=self.journal_list, iso4=self.iso4)

    @classmethod
    def from_table(cls, table: Mapping[str, Any], origin: str) -> Self:
        """From a `[tool.bibkit.fmt]` table, dashes or underscores in the names. Raises ConfigError naming `origin`."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {}
        for name, given in table.items():
            attribute = name.replace("-", "_")
            if attribute not in known:
                raise ConfigError(f"{origin} sets fmt.{name}, which is no setting of bibkit fmt", "see: bibkit fmt -h")
            values[attribute] = _checked(attribute, given, f"{origin} sets fmt.{name} to {given!r}")
        return cls(**values)


_CHOICES = {
    "case": ("", "lower", "upper", "title"),
    "delimiters": ("", "braces", "quotes"),
    "numbers": ("", "bare", "delimited"),
    "commas": ("", "always", "never"),
    "journals": ("", "abbreviated", "dotless", "full"),
}
_LISTS = ("sort", "order", "drop", "journal_list")


def _checked(name: str, given: Any, complaint: str) -> Any:
    if name in _LISTS:
        if isinstance(given, list | tuple) and all(isinstance(item, str) and item for item in given):
            return tuple(given)
        raise ConfigError(f"{complaint}; it must be a list of names")
    if name in _CHOICES:
        if given in _CHOICES[name]:
            return given
        raise ConfigError(f"{complaint}; it must be one of {', '.join(_CHOICES[name][1:])}")
    is_number = isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= 100
    if name == "indent":
        if is_number or given in ("", "tab"):
            return given
        raise ConfigError(f"{complaint}; it must be a number of spaces or tab")
    if name == "align":
        if is_number:
            return given
        raise ConfigError(f"{complaint}; it must be a column, or 0 for the longest name")
    if isinstance(given, bool):
        return given
    raise ConfigError(f"{complaint}; it must be true or false")
