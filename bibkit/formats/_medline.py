"""What MEDLINE's two formats, tagged (nbib) and XML, have in common."""

from __future__ import annotations

import re

from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name

# Publication types that tell the type of the work; the rest ("Journal Article", "Review") are articles in journals.
TYPES = {"preprint": "article", "book": "book", "book chapter": "chapter", "dataset": "dataset"}
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,6}\.?\d{0,8}")


def person(family: str, given: str, suffix: str = "") -> Name:
    """A name as MEDLINE parts it, initials with the dots that it leaves out: ("Hiles", "I D") -> I. D. Hiles."""
    given = re.sub(r"\b([^\W\d_])(?![\w.’'-])", r"\1.", given) if _has_initials(given) else given
    return family_and_given(family, given, suffix)


def _has_initials(given: str) -> bool:
    return any(len(word) == 1 and word.isupper() for word in given.split())


def full_pages(text: str) -> str:
    """MEDLINE shortens the second number: `5194-210` -> `5194-5210`; several ranges are kept as they are."""
    match = re.fullmatch(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)([a-z]?)", text.strip())
    if not match:
        return text.strip().rstrip(";.")
    letters, first, _, last, tail = match.groups()
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{letters}{first}-{match[3]}{last}{tail}" if first != last or tail else f"{letters}{first}"


def article_number(pii: str) -> str:
    """A publisher's item identifier where it is an article number ("1042", "e12"), else ""."""
    return pii if pii and _ARTICLE_NUMBER.fullmatch(pii) else ""


def journal_title(text: str) -> str:
    """A journal's title without the blank that library cataloguing puts before a colon."""
    return text.replace(" : ", ": ")
