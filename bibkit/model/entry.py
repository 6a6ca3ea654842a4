"""The entry: one bibliographic description, flat, frozen, named after CSL's variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, Self, dataclass_transform

from bibkit.model.dates import Date
from bibkit.model.lists import join_list
from bibkit.model.names import Name
from bibkit.model.vocabulary import ATTRIBUTES, BY_ATTRIBUTE, BY_CSL, NOT_IN_CSL


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=True)
class _Sparse:
    """A frozen value class that stores only what is set.

    An entry has some ninety attributes, of which a dozen are known: class attributes hold the (empty) defaults and an
    instance's own dictionary the rest. A frozen dataclass takes ten times as long to make, and large files are made of
    entries.
    """

    def __init__(self, **values: Any) -> None:
        unknown = values.keys() - self._attributes
        if unknown:
            raise TypeError(f"{type(self).__name__} has no attribute {', '.join(sorted(unknown))}")
        self.__dict__.update({key: value for key, value in values.items() if value})

    _attributes: frozenset[str] = frozenset()

    def __init_subclass__(cls) -> None:
        cls._attributes = frozenset(name for name in cls.__annotations__ if not name.startswith("_"))

    @classmethod
    def taking(cls, values: dict[str, Any]) -> Self:
        """A value that takes over a dictionary of set attributes, unchecked: for readers that make thousands of them.

        The caller answers for the names and lets go of the dictionary.
        """
        made = object.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; use with_({name}=…) for a changed copy")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        if mine.keys() == theirs.keys():
            return mine == theirs
        # A default may be stored or not: Entry() and Entry(type="document") are the same.
        return all(getattr(self, key) == getattr(other, key) for key in mine.keys() | theirs.keys())

    def __hash__(self) -> int:
        texts = ((key, value) for key, value in self.__dict__.items() if isinstance(value, str))
        return hash(tuple(sorted(pair for pair in texts if pair[1] != getattr(type(self), pair[0]))))

    def __repr__(self) -> str:
        values = ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"


def _plain(value: Any) -> Any:
    """What JSON has types for: of mappings, lists, sets, names and dates at any depth."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(map(_plain, value), key=str)
    return value.to_csl() if hasattr(value, "to_csl") else value


class Entry(_Sparse):
    """A bibliographic entry. Empty (`""`, `()`, None) means one thing: not known.

    `type` is a CSL 1.0.2 type ("document" when nothing says what it is); `id` the citation key, or "". Texts of kind
    "rich" (see the vocabulary) carry inline markup: <i> <b> <sub> <sup>, <span class="nocase">, <span
    style="font-variant: small-caps;">; `&`, `<` and `>` are otherwise literal. `extra` holds what no variable fits,
    under the name its source gave it (`timestamp`, `thesis-advisor`): kept, never dropped in silence.
    """

    type: str = "document"
    id: str = ""
    title: str = ""
    title_short: str = ""
    original_title: str = ""
    reviewed_title: str = ""
    part_title: str = ""
    volume_title: str = ""
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    chair: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    compiler: tuple[Name, ...] = ()
    composer: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    curator: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    editorial_director: tuple[Name, ...] = ()
    executive_producer: tuple[Name, ...] = ()
    guest: tuple[Name, ...] = ()
    host: tuple[Name, ...] = ()
    illustrator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    narrator: tuple[Name, ...] = ()
    organizer: tuple[Name, ...] = ()
    original_author: tuple[Name, ...] = ()
    performer: tuple[Name, ...] = ()
    producer: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    reviewed_author: tuple[Name, ...] = ()
    script_writer: tuple[Name, ...] = ()
    series_creator: tuple[Name, ...] = ()
    issued: Date | None = None
    accessed: Date | None = None
    available_date: Date | None = None
    event_date: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    chapter_number: str = ""
    collection_number: str = ""
    edition: str = ""
    version: str = ""
    number_of_pages: str = ""
    number_of_volumes: str = ""
    part_number: str = ""
    printing_number: str = ""
    supplement_number: str = ""
    section: str = ""
    locator: str = ""
    publisher: str = ""
    publisher_place: str = ""
    original_publisher: str = ""
    original_publisher_place: str = ""
    event_title: str = ""
    event_place: str = ""
    authority: str = ""
    jurisdiction: str = ""
    division: str = ""
    genre: str = ""
    reviewed_genre: str = ""
    medium: str = ""
    dimensions: str = ""
    scale: str = ""
    status: str = ""
    language: str = ""
    license: str = ""
    doi: str = ""
    url: str = ""
    isbn: tuple[str, ...] = ()
    issn: tuple[str, ...] = ()
    pmid: str = ""
    pmcid: str = ""
    archive: str = ""
    archive_collection: str = ""
    archive_location: str = ""
    archive_place: str = ""
    call_number: str = ""
    source: str = ""
    abstract: str = ""
    keyword: tuple[str, ...] = ()
    note: str = ""
    annote: str = ""
    references: str = ""
    eprint: str = ""
    eprint_type: str = ""
    eprint_class: str = ""
    extra: Mapping[str, Any] = MappingProxyType({})

    def get(self, csl: str) -> Any:
        """The value of a CSL variable by its own name: `entry.get("container-title")`. KeyError for unknown names."""
        return getattr(self, BY_CSL[csl].attribute)

    def with_(self, **changes: Any) -> Entry:
        """A copy with these attributes changed."""
        return Entry(**{**self.__dict__, **changes})

    def items(self) -> Iterator[tuple[str, Any]]:
        """(attribute, value) of every variable that is known, in the vocabulary's order; not type, id, extra."""
        known = self.__dict__
        for attribute in ATTRIBUTES:
            if attribute in known:
                yield attribute, known[attribute]

    def to_csl(self) -> dict[str, Any]:
        """CSL-JSON (data schema 1.0.2): names and dates as objects, lists joined; what CSL lacks under `custom`.

        `keyword` is joined with ", " (with "; " where a key word holds a comma), ISBN and ISSN with a blank; a list
        that could not be read back from that stands under `custom` as well.
        """
        out: dict[str, Any] = {"id": self.id, "type": self.type} if self.id else {"type": self.type}
        custom: dict[str, Any] = {}
        for attribute, value in self.items():
            variable = BY_ATTRIBUTE[attribute]
            if variable.kind == "names":
                value = [name.to_csl() for name in value]
            elif variable.kind == "date":
                value = value.to_csl()
            elif variable.kind == "list":
                value, is_exact = join_list(variable.csl, value)
                if not is_exact:
                    custom[variable.csl] = list(getattr(self, attribute))
            (custom if variable.csl in NOT_IN_CSL else out)[variable.csl] = value
        custom.update((name, _plain(value)) for name, value in self.extra.items())
        if custom:
            out["custom"] = custom
        return out
