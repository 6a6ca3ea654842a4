"""Lines of a VuFind page told apart: labels with their values, furniture, phrases that only record pages have."""

from __future__ import annotations

import re
from functools import cache

from bibkit.extractors._vufind import words
from bibkit.text.patterns import lazy_pattern

FIELD_OF: dict[str, str] = {label: field for field, labels in reversed(words.LABELS.items()) for label in labels}
_LONGEST = max(map(len, FIELD_OF))
_COLON = re.compile(r"\s*[:：]\s*")
_UNKNOWN_LABEL = lazy_pattern(r"(?P<label>[^\W\d_][^:：\t.!?]{1,38})\s*[:：]\s*")
# Labels that are tab names, headings or plain words as well: without a colon they are not taken for labels.
_NEED_COLON = frozenset(
    (
        "description",
        "beschreibung",
        "in",
        "access",
        "link",
        "links",
        "thesis",
        "date",
        "dans",
        "版",
        "卷",
        "期",
        "本",
        "autor",
        "tipo",
        "fecha",
        "estado",
        "país",
        "country",
        "orientador",
        "texto completo",
        "serie",
    )
)


def read_label(text: str) -> tuple[str, str, str] | None:
    """(label, field, value behind it) when a line begins with a label; field "" for labels that say nothing here."""
    cell, tab, rest = text.partition("\t")
    bare = cell.rstrip(" :：").casefold()
    if tab and bare in FIELD_OF:
        return cell.rstrip(" :："), FIELD_OF[bare], rest.replace("\t", " ").strip()
    for colon in list(_COLON.finditer(text[: _LONGEST + 4]))[:2]:  # "Hauptverfasser:innen:" has two
        label = text[: colon.start()].casefold()
        if label in FIELD_OF:
            return text[: colon.start()], FIELD_OF[label], text[colon.end() :].strip()
    match = _UNKNOWN_LABEL.fullmatch(cell if tab else text)
    if match:
        return match["label"], "", rest
    if bare in FIELD_OF and bare not in _NEED_COLON and not tab and len(bare) > 1:
        return cell, FIELD_OF[bare], ""
    return None


_FOREIGN_LABEL = lazy_pattern(r"[^\W\d_][^:：\t.!?,;()\d]{1,30}[:：]\s*\S.*")


def is_foreign_label(text: str) -> bool:
    """Whether a line looks like a row of a label that no table has: `Nivel: básico`."""
    return bool(_FOREIGN_LABEL.fullmatch(text)) and len(re.split(r"[:：]", text)[0].split()) <= 4


def is_saved_in(text: str) -> bool:
    return _bare(text) in words.SAVED_IN


def is_full_description(text: str) -> bool:
    return _bare(text) in words.FULL_DESCRIPTION


def is_staff_view(text: str) -> bool:
    return _bare(text) in words.STAFF_VIEW


def is_similar(text: str) -> bool:
    return _bare(text) in words.SIMILAR


def is_sign(text: str) -> bool:
    """Whether a line is a phrase that VuFind's record pages have in common: saving, tagging, staff view."""
    bare = _bare(text)
    return bare in _SIGNS or "powered by vufind" in bare or _last_part(bare) in _TAGGING


_TAGGING = frozenset(words.TAGGING)
_SIGNS = words.SAVED_IN | words.FULL_DESCRIPTION | words.STAFF_VIEW | _TAGGING


def is_furniture(text: str, *, whole_lines: bool = False) -> bool:
    """Whether a line belongs to the page and not to the record; with `whole_lines` only lines known as a whole."""
    bare = _bare(text)
    if not re.search(r"[^\W_]", bare) or re.fullmatch(
        r"[#«<]?\s*[\d,.]+\s+(?:of|von|de|di|из|z|/)\s+[\d,.]+\b.*", bare
    ):
        return True
    whole, beginnings = _furniture()
    if bare in whole or bare.strip("«»<>‹› ") in whole or is_sign(text):
        return True
    return not whole_lines and any(
        bare.startswith(words) and len(bare) <= max(_LONGEST_LINK, len(words) + 3) for words in beginnings
    )


_LONGEST_LINK = 24  # longer lines that begin so may be titles: "Searching for the self: a memoir"


@cache
def _furniture() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole lines, and beginnings of lines."""
    whole = {word for word in words.FURNITURE if not word.endswith("*")} | words.SIMILAR | set(words.TAGGING)
    return frozenset(whole), tuple(word[:-1] for word in words.FURNITURE if word.endswith("*"))


def _bare(text: str) -> str:
    return text.strip(" \t:：!！,").replace("，", ",").casefold()


def _last_part(bare: str) -> str:
    """`tags: add tag` -> `add tag`."""
    if ":" in bare or "：" in bare:
        bare = _COLON.split(bare)[-1]
    return bare.replace("\t", " ").strip()
