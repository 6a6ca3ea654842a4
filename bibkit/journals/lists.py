"""Lists of journals, full name beside abbreviation, asked in both directions."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from bibkit.errors import InputError
from bibkit.journals.doubt import Doubt

Form = Literal["abbreviated", "dotless", "full"]
_LONGEST_ROW = 100_000


class JournalList:
    """Rows of a full name, its abbreviation and, in JabRef's lists, the shortest abbreviation that is unique.

    Names are the same when they differ in case, blanks, `&` and "and" or the form of apostrophes and dashes only;
    abbreviations also in their full stops.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._abbreviations: dict[str, dict[str, None]] = defaultdict(dict)
        self._fulls: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, full: str, abbreviation: str, shortest: str = "") -> None:
        self._abbreviations[_key(full)].setdefault(abbreviation)
        for short in (abbreviation, shortest):
            if short:
                self._fulls[_short_key(short)].setdefault(full, abbreviation)

    def __len__(self) -> int:
        return len(self._abbreviations)

    def abbreviation(self, name: str) -> str | None:
        """The abbreviation of a name that is given in any form; None for one that is not listed.

        Raises Doubt where the list gives several.
        """
        found = list(self._abbreviations.get(_key(name), ())) or list(
            dict.fromkeys(self._fulls.get(_short_key(name), {}).values())
        )
        return self._only(found)

    def full(self, name: str) -> str | None:
        """The full name behind an abbreviation; a listed full name as it is given; None for what is not listed.

        Raises Doubt where the list has several.
        """
        if _key(name) in self._abbreviations:
            return name
        return self._only(list(self._fulls.get(_short_key(name), ())))

    def _only(self, found: list[str]) -> str | None:
        if len({_key(text) for text in found}) > 1:
            raise Doubt(f"in {self.name} it stands for {found[0]!r} and for {found[1]!r}")
        return found[0] if found else None


def parse_journal_list(text: str, name: str) -> JournalList:
    """A list as JabRef keeps them: `"Full Name","Abbr. Name"[,"Shortest"]`, `;` for `,`, or `Full Name = Abbr. Name`.

    What parts the columns is told from the first line; lines without both are passed over, as are those that begin
    with `#`. Raises InputError when no line has both.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    journals = JournalList(name)
    for row in _rows(lines):
        cells = [" ".join(cell.split()) for cell in row[:3]]
        if len(cells) > 1 and all(cells[:2]):
            journals.add(*cells)
    if not journals:
        raise InputError(f"{name} has no line with the full name of a journal and its abbreviation")
    return journals


def _rows(lines: list[str]) -> Iterator[list[str]]:
    outside = re.sub(r'"[^"]*"', "", lines[0]) if lines else ""
    separator = next((char for char in ";," if char in outside), "")
    if re.search(r"\S\s+=\s+\S", outside) and (separator != "," or outside.index("=") < outside.index(",")):
        for line in lines:
            full, _, rest = line.partition(" = ")
            yield [full, *rest.split(";")]
    elif separator:
        try:
            csv.field_size_limit(_LONGEST_ROW)
            for line in lines:  # each by itself: a quotation mark too many shall not swallow those behind it
                yield from csv.reader([line], delimiter=separator, skipinitialspace=True)
        except csv.Error as error:
            raise InputError(f"cannot read a list of journals: {error}") from None


def undotted(abbreviation: str) -> str:
    """`Phys Rev Lett` for `Phys. Rev. Lett.`, `U S A` for `U.S.A.`."""
    return " ".join(_INNER_STOP.sub(" ", abbreviation).replace(".", "").split())


def looks_abbreviated(name: str) -> bool:
    """Whether at least half of the words end in a full stop: `Ann. of Math. (2)`."""
    words = [word for word in name.split() if word[0].isalpha() and not word.islower()]
    return 2 * sum(word.endswith((".", ".,", ".:")) for word in words) >= max(1, len(words))


def _key(name: str) -> str:
    if not name.isascii():
        name = name.translate(_SAME)
    if "&" in name:
        name = _AMPERSAND.sub(" and ", name)
    return " ".join(name.casefold().split())


def _short_key(name: str) -> str:
    return undotted(_key(name))


_INNER_STOP = re.compile(r"\.(?=\w)")
_AMPERSAND = re.compile(r"\s*(?:&amp;|\\?&)\s*")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})
