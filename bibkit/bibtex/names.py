"""BibTeX's name lists, `Donald E. Knuth and {World Health Organization} and others`, to names and back.

Rules: Patashnik, "BibTeXing" (1988), section 4, as Markey's "Tame the BeaST" (2009) spells them out; BibLaTeX's
extended form `family=Rehman, given=Naveed, prefix=ur, useprefix=false` (biblatex manual 3.20, section 3.3.1).
`and others` is read as the literal name "others" at the end, which says on every output that the list goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from bibkit.bibtex.latex import decode_common, decode_latex, decode_latex_exactly, encode_latex
from bibkit.model import nameparse
from bibkit.model.names import Name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

OTHERS = Name(literal="others")

_AND = lazy_pattern(r"(?<!\s)\s++and(?=\s)\s*", re.I)
_AND_OR_BRACE = lazy_pattern(r"\\.|[{}]|(?:(?<!\s)|(?<=\\\s))\s++and(?=\s)\s*", re.I | re.S)
_EMPTY_ENDS = lazy_pattern(r"^(?:\s*and\s++)+|(?<!\s)(?:\s++and)++\s*+$", re.I)
_SUFFIX = lazy_pattern(r"(?:[Jj]r|JR|[Ss]r|SR|Jnr|Snr|Junior|Senior|I{2,3}|IV|VI{0,3}|Esq|Ph\.?\s?D|M\.D)\.?")
_SUFFIX_WITHOUT_COMMA = lazy_pattern(r"(?:[JS]r\.?|I{2,3}|IV)")
_INITIALS = lazy_pattern(r"[A-Z]{2,3}")
_ENDS_IN_ET_AL = lazy_pattern(
    r"(?<![\s,~])[\s,~]++(?:and\s++)?\\?(?:emph|textit|em)?\{?\s*et\.?\s+al\.?\s*+(?:\}\s*+)?$"
)
_search_special = re.compile(r"[\\{}~=;\n\r\t$`]|--").search
_EXTENDED = lazy_pattern(r"\s*(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.I)
# Lower-case words inside a name that BibTeX takes for particles and that only bodies have: "American Rights at Work".
_OF_BODIES = word_set("at for of on in the and to with from by")


def parse_names(tex: str) -> tuple[Name, ...]:
    """The names of a BibTeX field.

    >>> [name.display() for name in parse_names("von Hicks, III, Michael and {Barnes and Noble} and others")]
    ['von Hicks, III, Michael', 'Barnes and Noble', 'others']
    """
    return parse_names_exactly(tex)[0]


def parse_names_exactly(tex: str) -> tuple[tuple[Name, ...], bool]:
    """As `parse_names`, and whether writing the names gives the same to BibTeX (a name of four parts: False)."""
    try:
        return tuple([_PLAIN_NAMES[piece] for piece in tex.split(" and ")]), True
    except KeyError:
        tex = decode_common(tex)
    pieces = split_names(tex)
    if pieces and _ENDS_IN_ET_AL.search(pieces[-1]):
        names, _ = parse_names_exactly(_ENDS_IN_ET_AL.sub("", tex))
        return (*names, OTHERS), False
    found = [_parse_one(piece) for piece in pieces]
    names = tuple(name for name, _ in found if name)
    if len(pieces) == 1 and ";" in tex and (semicolons := nameparse.parse_names(decode_latex(tex))):
        return semicolons, False
    return names, all(exact for _, exact in found) and len(names) == len(pieces)


def _parse_one(tex: str) -> tuple[Name, bool]:
    try:
        return _PLAIN_NAMES[tex], True
    except KeyError:
        return _parse_name(tex)


def split_names(tex: str) -> list[str]:
    """The names of a list as they are written, split at "and" outside braces."""
    if "{" not in tex:
        pieces = _AND.split(tex)
    else:
        pieces = []
        depth = start = 0
        for match in _AND_OR_BRACE.finditer(tex):
            mark = match.group()
            if mark == "{":
                depth += 1
            elif mark == "}":
                depth -= 1
            elif depth <= 0 and mark[0] != "\\":
                pieces.append(tex[start : match.start()])
                start = match.end()
        pieces.append(tex[start:])
    if len(pieces) == 1:
        only = _EMPTY_ENDS.sub("", pieces[0]).strip()
        return [only] if only and only.lower() != "and" else []
    return [piece.strip() for piece in pieces if piece.strip() and piece.strip().lower() != "and"]


class _PlainNames(dict[str, Name]):
    """Names with no LaTeX but accents that are read exactly, each once; KeyError sends a list to the thorough reader.

    They go by what stands in the file: the same accents read again took longer than all else in a name.
    `Family, Given` of plain words with capitals, which most names are, is taken apart by one pattern.
    """

    def __missing__(self, written: str) -> Name:
        tex = decode_common(written)
        family, _, given = tex.partition(", ")
        if family.isalpha() and family[0].isupper() and given not in _NO_GIVEN_NAMES and _plain_given(given):
            name = Name(family, given)
        elif _search_special(tex) is not None or _is_odd(tex):
            raise KeyError(written)
        else:
            name, exact = _parse_name(tex)
            if not exact or not name:
                raise KeyError(written)
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[written] = name
        return name


_MOST_REMEMBERED = 50_000
_PLAIN_NAMES = _PlainNames()
_NO_GIVEN_NAMES = word_set("Jr Jr. Sr Sr. II III IV")
_plain_given = re.compile(r"(?!.* (?:and|et)\b)[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)*\Z").match


def _is_odd(tex: str) -> bool:
    """Whether more than a single name may stand in a piece: another spelling of "and", "et al.", stray blanks."""
    return tex != " ".join(tex.split()) or " and" in (lowered := f" {tex.lower()} ") or " et al" in lowered


@lru_cache(32768)
def _parse_name(tex: str) -> tuple[Name, bool]:
    if tex.lower() == "others":
        return OTHERS, True
    if "=" in tex and _EXTENDED.match(tex):
        return _extended(tex), True
    if "{" not in tex and "\\" not in tex:
        plain = " ".join(tex.replace("~", " ").split())
        if "," not in plain:
            return _from_words(plain.split(" "))
        return _from_parts([part.strip() for part in plain.split(",")])
    is_exact = decode_latex_exactly(tex)[1]
    if _is_wrapped(tex):
        return Name(literal=_text(tex[1:-1])), is_exact
    parts = _split_top_level(tex, ",")
    if len(parts) == 1:
        name, exact = _from_words([word for word in _split_top_level(tex, " ") if word])
    else:
        name, exact = _from_parts(parts)
    return name, exact and is_exact


def _from_parts(parts: list[str]) -> tuple[Name, bool]:
    """`von Last, First`, `von Last, Jr, First`."""
    if len(parts) > 3:
        parts = [part for part in parts if part]
    if len(parts) == 1:
        return _with_last(parts[0], "", "")
    if len(parts) == 2:
        if _SUFFIX_WITHOUT_COMMA.fullmatch(_text(parts[1])):
            return _with_last(parts[0], "", parts[1])
        return _with_last(parts[0], parts[1], "")
    if len(parts) == 3:
        if _SUFFIX.fullmatch(_text(parts[2])) and not _SUFFIX.fullmatch(_text(parts[1])):
            name, _ = _with_last(parts[0], parts[1], parts[2])
            return name, False
        return _with_last(parts[0], parts[2], parts[1])
    return Name(literal=_text(", ".join(parts))), False


def _with_last(last: str, first: str, suffix: str) -> tuple[Name, bool]:
    words = [last] if "{" in last and _is_wrapped(last) else [word for word in _split_top_level(last, " ") if word]
    count = 0
    for place in range(len(words) - 1):
        if _is_lower(words[place]):
            count = place + 1
    family = _text(" ".join(words[count:]))
    particle = _text(" ".join(words[:count]))
    name = Name(family=family, given=_text(first), non_dropping_particle=particle, suffix=_text(suffix))
    return name, True


def _from_words(words: list[str]) -> tuple[Name, bool]:
    """`First von Last`."""
    if len(words) == 1:
        return Name(family=_text(words[0])), True
    if not words:
        return Name(), True
    suffix = ""
    if len(words) > 2 and _SUFFIX_WITHOUT_COMMA.fullmatch(words[-1]):
        suffix = words.pop()
    lower = [place for place in range(len(words) - 1) if _is_lower(words[place])]
    if lower and any(_text(words[place]) in _OF_BODIES - nameparse.PARTICLES for place in lower):
        return Name(family=_text(words[-1]), given=_text(" ".join(words[:-1]))), False
    if lower and lower[0] == 0 and _text(words[0]).lower() not in nameparse.PARTICLES:
        lower = [place for place in lower if place and words[place] in nameparse.PARTICLES]
    start, end = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    given = _text(" ".join(words[:start]))
    exact = not suffix
    if _INITIALS.fullmatch(given) and not words[-1].isupper():
        given, exact = " ".join(f"{letter}." for letter in given), False
    particle = _text(" ".join(words[start:end]))
    family = _text(" ".join(words[end:]))
    return Name(family=family, given=given, non_dropping_particle=particle, suffix=_text(suffix)), exact


def _extended(tex: str) -> Name:
    parts: dict[str, str] = {}
    for piece in _split_top_level(tex, ","):
        key, _, value = piece.partition("=")
        parts[key.strip().lower()] = _text(value.strip().strip('"'))
    particle = parts.get("prefix", "")
    drops = parts.get("useprefix", "").lower() == "false"
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        suffix=parts.get("suffix", ""),
        dropping_particle=particle if drops else "",
        non_dropping_particle="" if drops else particle,
    )


def _is_lower(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter outside braces, or in `{\\'e}`, is a small one."""
    if word[0].isalpha():
        return word[0].islower()
    if word[0] == "{" and not word.startswith("{\\"):
        rest = word[_group_end(word) :]
        return bool(rest) and _is_lower(rest)
    letter = next((char for char in decode_latex(word) if char.isalpha()), "")
    return letter.islower()


def _group_end(tex: str) -> int:
    depth = 0
    for match in re.finditer(r"\\.|[{}]", tex, re.S):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0 and match.group() == "}":
            return match.end()
    return len(tex)


def _is_wrapped(tex: str) -> bool:
    return tex.startswith("{") and not tex.startswith("{\\") and _group_end(tex) == len(tex)


def _split_top_level(tex: str, separator: Literal[",", " "]) -> list[str]:
    """Split at commas, or at blanks and ties, outside braces."""
    if "{" not in tex and "\\" not in tex:
        return [part.strip() for part in tex.split(",")] if separator == "," else tex.replace("~", " ").split()
    parts: list[str] = []
    depth = start = 0
    for match in re.finditer(r"\\.|[{}]|," if separator == "," else r"\\[^ ]|[{}]|~|\s+", tex, re.S):
        mark = match.group()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth <= 0 and mark[0] != "\\":
            parts.append(tex[start : match.start()])
            start = match.end()
    parts.append(tex[start:])
    return [part.strip() for part in parts]


def _text(tex: str) -> str:
    text = decode_latex(tex)
    return text if text is tex else _tidy(text)


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


# --------------------------------------------------------------------------------------------------------- writing

_NEEDS_BRACES = lazy_pattern(r",|(?:^|\s)and(?:\s|$)", re.I)


def render_names(names: Iterable[Name], *, dialect: Literal["bibtex", "biblatex"], ascii: bool = False) -> str:
    """The names as a field's value: `{World Health Organization} and van Gogh, Vincent and King, Jr., M. L.`

    A particle that drops is told apart in BibLaTeX's extended form; BibTeX has no way to say it.
    """
    return " and ".join(_render_name(name, dialect, ascii) for name in names if name)


@lru_cache(32768)
def _render_name(name: Name, dialect: str, ascii: bool) -> str:
    if name == OTHERS:
        return "others"
    if name.literal:
        return f"{{{encode_latex(name.literal, ascii=ascii)}}}"
    if name.dropping_particle and not name.non_dropping_particle and dialect == "biblatex" and name.family:
        return _render_extended(name, ascii)
    particle = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    family = _render_part(name.family or name.given, ascii)
    if particle:
        family = _render_part(particle, ascii) + ("" if particle[-1] in "'’-" else " ") + family
    elif _would_split(name.family):
        family = f"{{{encode_latex(name.family, ascii=ascii)}}}"
    given = _render_part(name.given, ascii) if name.family else ""
    if name.suffix:
        return f"{family}, {_render_part(name.suffix, ascii)}, {given}".rstrip()
    if not given and " " in family and not family.startswith("{"):
        return f"{{{family}}}"
    return f"{family}, {given}" if given else family


def _would_split(family: str) -> bool:
    """Whether BibTeX would see a particle in the middle of a family name (`Arbesman von Secondname`)."""
    words = family.split()
    return len(words) > 2 and not words[0][0].islower() and any(word[0].islower() for word in words[1:-1])


def _render_part(text: str, ascii: bool) -> str:
    encoded = encode_latex(text, ascii=ascii)
    return f"{{{encoded}}}" if _NEEDS_BRACES.search(text) else encoded


def _render_extended(name: Name, ascii: bool) -> str:
    parts = [
        ("family", name.family),
        ("given", name.given),
        ("suffix", name.suffix),
        ("prefix", name.dropping_particle),
    ]
    written = ", ".join(f"{key}={_render_part(text, ascii)}" for key, text in parts if text)
    return f"{written}, useprefix=false"
