"""What Crossref's members and Retraction Watch report about a work: retracted, of concern, corrected, a preprint of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

_CORRECTIONS = frozenset(("correction", "erratum", "corrigendum", "addendum", "clarification"))
_RETRACTIONS = frozenset(("retraction", "withdrawal", "removal", "partial_retraction"))
_CONCERNS = frozenset(("expression_of_concern", "expression-of-concern"))
# A title says it by its first word in capitals or behind a mark; "Retraction of the medial pterygoid" does not.
_RETRACTED_TITLE = re.compile(
    r"^\W*(?:RETRACTED(?:\s+ARTICLE)?\b|Retracted(?:\s+Article)?\s*:|\[Retracted\]|WITHDRAWN\s*:|Withdrawn\s*:|"
    r"REMOVED\s*:|RETRACTED CHAPTER)"
)


def read_flags(work: Mapping[str, Any]) -> Mapping[str, Any]:
    """The flags of a work; empty when nothing is reported.

    `retracted`, `concern`: True; `corrected_by`: DOIs; `retracted_by`, `concern_by`: DOIs of the notices; `updates`:
    [{"type", "DOI"}] where the work itself is a notice about another; `is_preprint_of`, `has_preprint`: DOIs.
    """
    own = str(work.get("DOI") or "").lower()
    flags: dict[str, Any] = {}
    for kind, doi in _updates(work.get("updated-by")):
        if kind in _RETRACTIONS:
            flags["retracted"] = True
            _add(flags, "retracted_by", doi)
        elif kind in _CONCERNS:
            flags["concern"] = True
            _add(flags, "concern_by", doi)
        elif kind in _CORRECTIONS and doi != own:
            _add(flags, "corrected_by", doi)
    for kind, doi in _updates(work.get("update-to")):
        if doi == own:
            if kind in _RETRACTIONS:
                flags["retracted"] = True
            elif kind in _CONCERNS:
                flags["concern"] = True
        elif kind != "new_version":
            _add(flags, "updates", {"type": kind, "DOI": doi})
    if _has_retracted_title(work) and "updates" not in flags:
        flags["retracted"] = True
    relation = work.get("relation")
    if isinstance(relation, Mapping):
        for name, key in (("is-preprint-of", "is_preprint_of"), ("has-preprint", "has_preprint")):
            for doi in _related(relation.get(name)):
                _add(flags, key, doi)
    return MappingProxyType(flags) if flags else {}


def _add(flags: dict[str, Any], key: str, value: Any) -> None:
    if value and value not in flags.setdefault(key, []):
        flags[key].append(value)


def _updates(value: Any) -> Iterator[tuple[str, str]]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("DOI"), str):
            yield str(item.get("type") or "").lower(), item["DOI"].lower()


def _related(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("id"), str) and item.get("id-type", "doi") == "doi":
            yield item["id"].lower()


def _has_retracted_title(work: Mapping[str, Any]) -> bool:
    title = work.get("title")
    first = title[0] if isinstance(title, list) and title else title
    return isinstance(first, str) and bool(_RETRACTED_TITLE.match(first))
