"""What functions and filters work with: the item, the options, and the way out when an alternative does not apply."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bibkit.keys.item import Creator, Item, without_particles
from bibkit.keys.options import FormulaOptions
from bibkit.keys.title import CJK, significant_words, spaced_ascii
from bibkit.text.markup import strip_markup


class SkipAlternative(Exception):  # noqa: N818 - a way through a formula, not an error
    """This alternative of the formula does not apply to the item; the next one is tried."""


@dataclass(slots=True)
class Context:
    item: Item
    options: FormulaOptions
    suffix_template: str = "%(a)s"
    suffix_start: int = 0
    name_template: str = ""

    def to_ascii(self, text: str, mode: str = "") -> str:
        """The text in ASCII letters by the rules of `mode`, else of the item's language."""
        language = mode or self.item.language
        if language in ("ru", "russian"):
            text = _russian(text)
        return spaced_ascii(text, umlauts=language in ("de", "german"))

    def words(self, title: str, *, plain: bool, romanise: bool = False) -> list[str]:
        """The words of a title that are not skipped; with `romanise` CJK ones in ASCII, so that they have a case."""
        words = significant_words(title, self.options.skip_words, plain=plain)
        return [self.to_ascii(word) if romanise and not word.isascii() and CJK.search(word) else word for word in words]

    def without_unsafe(self, text: str) -> str:
        return text.translate(dict.fromkeys(map(ord, self.options.unsafe)))

    def initials(self, creator: Creator) -> str:
        """All capitals of a given name; what stands before U+0097 is kept whole as the initial ("Ph" of Philippe)."""
        given = creator.given
        marked = re.match("(.+)\x97", given)
        capitals = "".join(char for char in (marked.group(1) if marked else given) if char.isupper() or char.istitle())
        return "".join(char for char in self.to_ascii(capitals) if char.isupper())

    def by_template(self, creator: Creator, template: str) -> str:
        """`%(f)s` family name, `%(F)s` without particles, `%(g)s` given name, `%(I)s` initials, `%(i)s` the first."""
        initials = self.initials(creator)
        family = strip_markup(creator.family)
        values = {
            "f": family, "F": without_particles(family), "g": creator.given, "I": initials, "i": initials[:1]
        }  # fmt: skip

        def fill(match: re.Match[str]) -> str:
            value = values.get(match.group(1), "")
            return value[: int(match.group(2))] if match.group(2) else value

        return re.sub(r"%\((\w)\)(?:\.(\d+))?s", fill, template).replace("%%", "%")

    def creators(self, wanted: str, *, initials: bool = False, length: int = 0) -> list[str]:
        """Family names of one kind of creator (`*`: authors, else editors, translators, others), cut to `length`."""
        groups: dict[str, list[str]] = {"author": [], "editor": [], "translator": [], "collaborator": []}
        primary = self.item.primary_role
        for creator in self.item.creators:
            family = (
                self.by_template(creator, self.name_template) if self.name_template else strip_markup(creator.family)
            )
            name = (family[:length] if length else family) + (self.initials(creator) if initials else "")
            if not name:
                continue
            if creator.role in ("editor", "translator"):
                groups[creator.role].append(name)
            else:
                groups["author" if creator.role == primary else "collaborator"].append(name)
        if wanted != "*":
            return groups.get(wanted, [])
        return next((names for names in groups.values() if names), [])


_RUSSIAN = {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_RUSSIAN_TABLE = str.maketrans(_RUSSIAN | {key.upper(): value.capitalize() for key, value in _RUSSIAN.items()})


def _russian(text: str) -> str:
    return text.translate(_RUSSIAN_TABLE)
