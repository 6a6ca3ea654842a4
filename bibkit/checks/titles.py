"""Titles: set in capitals, braced as a whole, closed with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.latex import decode_latex
from bibkit.checks.finding import Fix
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.text.case import is_capitals
from bibkit.text.patterns import lazy_pattern

_SHOUTING = lazy_pattern(r"[A-ZÀ-ÞА-Я]{4}")
# An abbreviation or an ellipsis keeps its stop.
_SENTENCE_END = lazy_pattern(r"[^\W\d_]{5}[)}\]\"'”’]*\.$")
_ABBREVIATIONS = lazy_pattern(r"\b(?:Corp|Assoc|Trans|Symp|Conf|Natl|Suppl|Bibliogr|Annot|Univ|Proc)\w*\.$", re.I)


def capitals(subject: Subject) -> Iterator[Note]:
    """A title in capitals stays so in every style."""
    for field in ("title", "subtitle"):
        value = subject.values.get(field, "")
        if not _SHOUTING.search(value) or _first_small_words(value):
            continue
        text = decode_latex(" ".join(value.split()))
        if len(re.findall(r"[^\W\d_]{2,}", text)) > 2 and is_capitals(text):
            yield Note("check.title-capitals", f"the {field} is set in capitals", field, 0, {"value": text})


def _first_small_words(value: str) -> bool:
    """The quick way out: three words with small letters are not shouted."""
    return len(re.findall(r"\b[^\W\d_]?[a-zß-ÿ]{3,}", value[:80])) > 2


def full_stop(subject: Subject) -> Iterator[Note]:
    """A full stop at the end of a title: styles set their own."""
    for field in ("title", "booktitle"):
        value = subject.values.get(field, "").rstrip()
        if not value.endswith(".") or not _SENTENCE_END.search(value) or _ABBREVIATIONS.search(value):
            continue
        if field == "booktitle" and value.count(".") > 1:
            continue  # Proc. Int. Conf. Parallel Process.
        literal = subject.literal(field)
        fix = Fix("set", field, literal.rstrip()[:-1]) if literal is not None else None
        yield Note(
            "check.title-full-stop", f"the full stop of the {field} is the style's", field, len(value) - 1, fix=fix
        )


def whole_braced(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """Titles in double braces: no style can set their case. Told once where it is the file's habit."""
    braced = [subject for subject in bibliography.works if _is_braced(subject.values.get("title", ""))]
    message = "the title stands in double braces: no style can change its case"
    if len(braced) > 8:
        many = (
            f"{len(braced)} of {len(bibliography.works)} titles stand in double braces: no style can change their case"
        )
        yield braced[0], Note("check.title-braced", many, "title", 0, {"count": str(len(braced))})
        return
    for subject in braced:
        yield subject, Note("check.title-braced", message, "title", 0)


def _is_braced(value: str) -> bool:
    value = value.strip()
    if not value.startswith("{") or not value.endswith("}") or len(value.split()) < 4:
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", value, re.S):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0:
            return match.end() == len(value)
    return False
