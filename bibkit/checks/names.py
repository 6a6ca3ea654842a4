"""Lists of names that BibTeX reads otherwise than they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.names import split_names
from bibkit.checks.finding import Fix
from bibkit.checks.subject import Note, Subject
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

NAME_FIELDS = ("author", "editor", "translator", "bookauthor", "director")

# Every rule below needs one of these; most lists have none.
_WORTH_A_LOOK = lazy_pattern(
    r"et\.?[\s~]*al\b|others|[;&{]|\\|,[^,]*,|(?:^|\s)and\s+and\b|^\s*and\b|\band\s*$|[A-Z]{3}|,\s*(?:and\b|$)|\b(?:"
    r"Organi[sz]ation|University|Institute|Committee|Association|Consortium|Collaboration|Ministry|Commission|Agency|"
    r"Corporation|Foundation|Society|Department|Team|Group|Council|Inc|Ltd|GmbH|Bureau|Office|Project|Federation|Union)"
)
_ET_AL = lazy_pattern(
    r"(?P<before>(?<![\s,~])[\s,~]*+(?:\band\b[\s,~]*+)?)"
    r"(?P<et>\\?(?:emph|textit|em|it)?[\s{]{0,20}\bet\b\.?[\s~]*+al\b\.?[\s}]*+)$",
    re.I,
)
_BODY = lazy_pattern(
    r"\b(?:Organi[sz]ation|University|Institute|Committee|Association|Consortium|Collaboration|Ministry|Commission|"
    r"Agency|Corporation|Foundation|Society|Department|Council|Federation)\b|\b(?:Inc|Ltd|GmbH)\b\.?$"
)
# Short words that are family names as well; they make a body only behind two other words.
_SMALL_BODY = lazy_pattern(r"\S\s+\S+\s+(?:Team|Group|Bureau|Office|Project|Union)$")
_SUFFIX = lazy_pattern(
    r"(?:jr|sr|jnr|snr|junior|senior|i{1,3}|iv|vi{0,3}|esq|ph\.?\s?d|m\.?d|\d(?:st|nd|rd|th)|fils|père|filho|neto)\.?",
    re.I,
)
_OF_A_NAME = lazy_pattern(r"(?:jr|sr|jnr|snr|i{2,3}|iv)\.?", re.I)
_ACRONYMS = word_set("III IIII VIII UNKNOWN")
# biblatex's own form of a name: family=Rehman, given=Naveed, prefix=ur
_EXTENDED = lazy_pattern(r"\s*(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.I)


def names(subject: Subject) -> Iterator[Note]:
    for field in NAME_FIELDS:
        value = subject.values.get(field)
        if value and _WORTH_A_LOOK.search(value):
            yield from _list(subject, field, value)


def _list(subject: Subject, field: str, value: str) -> Iterator[Note]:
    if "et" in value and (match := _ET_AL.search(value.rstrip())):
        yield _et_al(subject, field, value, match)
        return
    flat = " ".join(value.split())
    pieces = split_names(value)
    apart = next(_separators(field, flat, pieces), None)
    if apart is not None:
        yield apart  # what the names are is anybody's guess
        return
    yield from _empty_names(field, flat)
    yield from _others(field, flat, pieces)
    yield from _parts(field, value, pieces)
    yield from _bodies(subject, field, value, pieces)
    yield from _capitals(field, pieces)


def _others(field: str, flat: str, pieces: list[str]) -> Iterator[Note]:
    lowered = [piece.lower() for piece in pieces]
    if "others" in lowered[:-1]:
        yield Note("check.others-misplaced", f"“and others” ends a list; here {field} goes on behind it", field)
    elif (lowered and lowered[-1].startswith("others ")) or any(piece in ("et al", "et al.") for piece in lowered[:-1]):
        yield Note("check.others-misplaced", f"“and others” stands alone at the end of a list: {_short(flat)}", field)


def _et_al(subject: Subject, field: str, value: str, match: re.Match[str]) -> Note:
    """BibTeX takes "et al." for a name, or for part of one."""
    kept = value.rstrip()[: match.start()].rstrip(" ,~\n\t")
    one_name = kept.count(",") <= 1 or " and " in kept
    fix = Fix("set", field, f"{kept} and others") if kept and one_name and ";" not in kept else None
    message = "“et al.” is taken for a name; “and others” says it in every style"
    return Note("check.et-al", message, field, max(0, match.start("et")), {"value": match["et"].strip()}, fix)


def _empty_names(field: str, flat: str) -> Iterator[Note]:
    if re.search(r"(?:^|\s)and\s+and(?:\s|$)|^and\s|\sand$", flat):
        yield Note("check.name-empty", f"there is no name on one side of an “and” in {field}", field)
    elif re.search(r",\s*,|,\s+and\s|,$", flat) and "{" not in flat:
        yield Note("check.name-empty", f"a comma in {field} has nothing behind it: {_near(flat, ',')}", field)


def _separators(field: str, flat: str, pieces: list[str]) -> Iterator[Note]:
    """Semicolons, ampersands or commas between names, where only "and" parts them."""
    bare = re.sub(r"\{(?!\\)[^{}]*\}", "", flat)
    if re.search(r"(?<!&amp)(?<!&#\d\d\d)(?<!&[a-z]{5})(?<!&[a-z]{6});\s*\S", bare) and "&" not in bare:
        yield Note("check.names-separator", f"semicolons part no names in {field}, only “and” does", field)
    elif re.search(r"\s\\?&\s", bare):
        message = "“&” parts no names: it is “and”, or braces around the name of a body"
        yield Note("check.names-separator", f"{field}: {message}", field)
    elif len(pieces) == 1 and bare.count(",") > 2 and not bare.endswith(",") and not _EXTENDED.match(bare):
        yield Note("check.names-separator", f"commas part no names in {field}, only “and” does", field)


def _parts(field: str, value: str, pieces: list[str]) -> Iterator[Note]:
    """`Family, Jr, Given` is what two commas mean; more than two mean nothing."""
    for piece in pieces:
        if piece.count(",") < 2 or _EXTENDED.match(piece):
            continue
        parts = [part.strip() for part in split_top_level(piece)]
        if len(parts) < 3 or not all(parts):
            continue
        if len(parts) > 3 and len(pieces) > 1:
            yield Note("check.name-parts", f"too many commas in the name {_short(piece)!r}", field)
        elif len(parts) == 3 and not _SUFFIX.fullmatch(decode_latex(parts[1])):
            yield _misplaced_suffix(field, value, piece, parts)


def _misplaced_suffix(field: str, value: str, piece: str, parts: list[str]) -> Note:
    at = max(0, value.find(piece))
    if not _SUFFIX.fullmatch(parts[2]):
        message = f"two commas in the name {_short(piece)!r}: {parts[1]!r} would be what “Jr.” is"
        return Note("check.name-parts", message, field, at, {"value": piece})
    right = f"{parts[0]}, {parts[2]}, {parts[1]}"
    # A degree is no part of the name: it should rather go.
    safe = _OF_A_NAME.fullmatch(parts[2]) and "{" not in piece and value.count(piece) == 1
    fix = Fix("set", field, value.replace(piece, right)) if safe else None
    message = f"{_short(piece)!r}: the suffix comes second, as in {_short(right)!r}"
    return Note("check.name-parts", message, field, at, {"value": piece}, fix)


def _bodies(subject: Subject, field: str, value: str, pieces: list[str]) -> Iterator[Note]:
    """Bodies without braces: "World Health Organization" would be a Mr Organization."""
    for piece in pieces:
        if "{" in piece or "," in piece or " " not in piece:
            continue
        if _BODY.search(piece) or _SMALL_BODY.search(" ".join(piece.split())):
            fix = None
            if value.count(piece) == 1:
                fix = Fix("set", field, value.replace(piece, f"{{{piece}}}"))
            message = f"{_short(piece)!r} is read as a person's name; braces keep it whole"
            yield Note("check.name-organisation", message, field, max(0, value.find(piece)), {"value": piece}, fix)


def _capitals(field: str, pieces: list[str]) -> Iterator[Note]:
    """SMITH, JOHN: styles print it as it stands."""
    shouted = [piece for piece in pieces if _is_shouted(piece)]
    if shouted and len(shouted) * 2 >= len(pieces):
        yield Note(
            "check.name-capitals", f"names in capitals: {_short(shouted[0])}", field, values={"value": shouted[0]}
        )


def _is_shouted(piece: str) -> bool:
    if "{" in piece and not re.search(r"\{\\", piece):
        return False
    text = decode_latex(piece)
    family, comma, _ = text.partition(",")
    words = re.findall(r"[^\W\d_]{2,}", family if comma else text)
    long = [word for word in words if len(word) > 3]
    if not comma and (len(words) < 2 or " " not in text):
        return False
    return bool(long) and all(word.isupper() for word in words) and all(_cased(word) for word in long)


def _cased(word: str) -> bool:
    return word.lower() != word and word not in _ACRONYMS


def split_top_level(piece: str) -> list[str]:
    """Split at commas outside braces."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"\\.|[{},]", piece, re.S):
        mark = match.group()
        depth += (mark == "{") - (mark == "}")
        if mark == "," and depth == 0:
            parts.append(piece[start : match.start()])
            start = match.end()
    return [*parts, piece[start:]]


def _near(flat: str, what: str) -> str:
    at = flat.rfind(what)
    return _short(flat[max(0, at - 30) : at + 10])


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
