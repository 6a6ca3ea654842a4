"""Meta tags of one vocabulary, offered to a draft by a table of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from bibkit.extractors._base import Draft

Cleaner = Callable[[str], Any]


class Row(NamedTuple):
    """An attribute, the tags it may stand in (most trusted first) and what makes a value of a tag's content."""

    attribute: str
    tags: str
    clean: Cleaner


class Tags:
    """The meta tags of one vocabulary by their short names (`title` for `DC.Title` and `dcterms.title`)."""

    def __init__(self, metas: Mapping[str, list[str]], prefixes: tuple[str, ...]) -> None:
        # Short name -> (name as locators show it, contents), in page order.
        self._tags: dict[str, list[tuple[str, list[str]]]] = {}
        for name in [name for name in metas if name.startswith(prefixes)]:
            prefix = next(filter(name.startswith, prefixes))
            self._tags.setdefault(name[len(prefix) :].replace(":", "."), []).append((name, metas[name]))

    def __bool__(self) -> bool:
        return bool(self._tags)

    def all(self, *names: str) -> list[str]:
        return [content for _, content in self._each(names)]

    def locator(self, *names: str) -> str:
        """Where the first of these tags stands, for a person."""
        for full, _ in self._each(names):
            return f"meta[name={full}]"
        return ""

    def _each(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        return (
            (full, content) for name in names for full, contents in self._tags.get(name, ()) for content in contents
        )

    def offer_rows(self, rows: Iterable[Row], draft: Draft) -> None:
        """Offer for each row what the first tag gives of which something can be made."""
        for row in rows:
            for full, content in self._each(row.tags.split()):
                if draft.claimed(row.attribute):
                    break
                draft.offer(row.attribute, row.clean(content), f"meta[name={full}]")

    def offer_all(self, attribute: str, names: str, clean: Callable[[list[str]], Any], draft: Draft) -> None:
        """Offer what the contents of the first of these tags that occurs give together."""
        for name in names.split():
            contents = self.all(name)
            if contents and not draft.claimed(attribute):
                draft.offer(attribute, clean(contents), self.locator(name))
