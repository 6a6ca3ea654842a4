"""Characters that were broken on their way into the file, or that TeX cannot set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bibkit.bibtex.latex_encode import escape
from bibkit.checks.finding import Fix
from bibkit.checks.names import NAME_FIELDS
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.checks.tex import PRINTED
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

# What the bytes 80 to BF are in Windows-1252: the second half of a letter of UTF-8 read as that.
_TAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_QUOTES = "‘’“”–—…‹›‚„•"
_MOJIBAKE = lazy_pattern(rf"(?:[\u00c2-\u00df][{_TAIL}]|[\u00e0-\u00ef][{_TAIL}]{{2}}|[\u00f0-\u00f4][{_TAIL}]{{3}})+")
_INVISIBLE = lazy_pattern(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2028\u2029\ufeff]"
)
_LIGATURE = lazy_pattern("[\ufb00-\ufb06]")
_DECOMPOSED = lazy_pattern("[^\\W\\d_][\u0300-\u036f]+")
_UNDECODED = lazy_pattern("[\udc80-\udcff]+")
_LOST = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]++(?<=[a-zß-ÿ])\?[a-zß-ÿ][^\W\d_]*")
_ENTITY = lazy_pattern(r"\\?&(?:amp;)?(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = lazy_pattern(
    r"</?(?:jats:|mml:)?(?:i|b|em|strong|sub|sup|inf|sc|scp|span|p|br|u|tt|italic|bold|math|title)\b[^<>]{0,200}>", re.I
)

_NOT_TEXT = word_set("file timestamp date-added date-modified owner groups bibsource biburl local-url")
_UNPRINTED = word_set("abstract annote annotation keywords keyword comment review tags")
_BEYOND_ASCII = lazy_pattern(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u00c2-\u00f4\u0300-\u036f\u200b\u2028\u2029"
    "\ufb00-\ufb06\ufeff\ufffd\udc80-\udcff]"
)
_IN_ASCII = lazy_pattern(r"[a-zß-ÿ]\?[a-zß-ÿ]|&(?:#|[A-Za-z])|</?[A-Za-z]")


def characters(subject: Subject) -> Iterator[Note]:
    raw = subject.block.raw
    odd = _BEYOND_ASCII.search(raw) is not None and not subject.bibliography.is_guess
    plain = _IN_ASCII.search(raw) is not None
    if not odd and not plain:
        return
    for field, value in subject.values.items():
        if field in _NOT_TEXT or field.startswith("bdsk-"):
            continue
        if odd and not value.isascii():
            yield from _beyond_ascii(subject, field, value)
        if plain:
            yield from _in_ascii(subject, field, value)


def _beyond_ascii(subject: Subject, field: str, value: str) -> Iterator[Note]:
    literal = subject.literal(field)
    if literal is None:
        return
    for rule in (_undecoded, _replaced, _mojibake, _invisible, _decomposed, _ligature):
        note = rule(field, literal)
        if note is not None:
            yield note._replace(severity="info") if field in _UNPRINTED else note
            if rule is _mojibake:
                return  # what follows would be halves of the same letters


def _undecoded(field: str, value: str) -> Note | None:
    match = _UNDECODED.search(value)
    if match is None:
        return None
    shown = match.group().encode("ascii", "surrogateescape")[:8].hex(" ").upper()
    message = f"the bytes {shown} in {field} are not of the file's encoding"
    return Note("check.undecodable", message, field, match.start())


def _replaced(field: str, value: str) -> Note | None:
    at = value.find("\ufffd")
    if at < 0:
        return None
    around = " ".join(value[max(0, at - 15) : at + 15].split())
    return Note("check.replacement-character", f"a letter was lost: {around!r}", field, at, {"value": around})


def _mojibake(field: str, value: str) -> Note | None:
    found = [match for match in _MOJIBAKE.finditer(value) if _was_utf8(value, match)]
    if not found:
        return None
    first = found[0]
    mended = _MOJIBAKE.sub(lambda match: _decoded(match.group()) if _was_utf8(value, match) else match.group(), value)
    was, should_be = first.group(), _decoded(first.group())
    message = f"UTF-8 read as Windows-1252: {was!r} was {should_be!r}"
    values = {"value": was, "meant": should_be}
    # What is left half broken is for a person to look at.
    fix = None if "\ufffd" in mended or "â€" in mended else Fix("set", field, mended)
    return Note("check.mojibake", message, field, first.start(), values, fix)


def _decoded(text: str) -> str:
    """The text that the characters were before; "" when they were none."""
    data = bytearray()
    for char in text:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return ""
            data.append(ord(char))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _was_utf8(value: str, match: re.Match[str]) -> bool:
    """Whether nobody would have written this: `Ã¼`, `â€™`, not a capital before a closing quotation mark."""
    run = match.group()
    decoded = _decoded(run)
    if not decoded or any(unicodedata.category(char) in ("Cn", "Co", "Cc") for char in decoded):
        return False
    if run[0] in "âÃÂ" and run[:2] != "â€":
        before = value[match.start() - 1 : match.start()]
        return run[1] not in _QUOTES or not before.isupper()
    if any(char in _QUOTES for char in run[1:]) and len(decoded) == 1 and run[:2] != "â€":
        return False
    # A single letter of a far script may be chance; a run of them is not.
    return len(decoded) > 1 or decoded < "\u0530" or "\u1e00" <= decoded < "\u2300"


def _invisible(field: str, value: str) -> Note | None:
    match = _INVISIBLE.search(value)
    if match is None:
        return None
    name = unicodedata.name(match.group(), f"control character {ord(match.group()):02X}").lower()
    # Behind a soft hyphen a line was broken: the blank goes with it.
    clean = re.sub("\u00ad\\s+", "", value)
    clean = _INVISIBLE.sub(lambda found: " " if found.group() in "\u2028\u2029\u000b\u000c" else "", clean)
    message = f"there is an invisible character (U+{ord(match.group()):04X}, {name}) in {field}"
    return Note("check.invisible-character", message, field, match.start(), fix=Fix("set", field, clean))


def _decomposed(field: str, value: str) -> Note | None:
    first = next((match for match in _DECOMPOSED.finditer(value) if _composed(match) != match.group()), None)
    if first is None:
        return None
    message = f"{_composed(first)!r} in {field} is a letter and a combining mark, which pdfTeX cannot set"
    fix = Fix("set", field, _DECOMPOSED.sub(_composed, value))
    return Note("check.decomposed", message, field, first.start(), {"value": first.group()}, fix)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def _ligature(field: str, value: str) -> Note | None:
    match = _LIGATURE.search(value)
    if match is None:
        return None
    plain = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), value)
    message = f"{match.group()!r} in {field} is a ligature, as PDFs have it; searching for the word fails"
    return Note("check.ligature", message, field, match.start(), fix=Fix("set", field, plain))


def _in_ascii(subject: Subject, field: str, value: str) -> Iterator[Note]:
    printed = field in PRINTED or field in NAME_FIELDS
    if printed and "?" in value and "://" not in value:
        match = _LOST.search(value)
        if match:
            yield Note("check.lost-letter", f"a letter was lost: {match.group()!r}", field, match.start())
    literal = subject.literal(field)
    if literal is None or field in _UNPRINTED:
        return
    if "&" in value:
        note = _entity(field, literal, verbatim=not printed)
        if note is not None:
            yield note
    if printed and "<" in value:
        tag = _TAG.search(literal)
        if tag:
            yield _tagged(field, literal, tag)


def _entity(field: str, value: str, *, verbatim: bool) -> Note | None:
    first = next((match for match in _ENTITY.finditer(value) if _meaning(match.group())), None)
    if first is None or (verbatim and field not in ("url", "doi")):
        return None
    if field in ("url", "doi"):
        fixed = _ENTITY.sub(lambda match: _meaning(match.group()) or match.group(), value)
        first = next((match for match in _ENTITY.finditer(value) if _meaning(match.group()) == "&"), None)
        if first is None:
            return None
    else:
        fixed = _ENTITY.sub(lambda match: escape(_meaning(match.group())) or match.group(), value)
    message = f"{first.group()!r} in {field} is HTML for {_meaning(first.group())!r}"
    return Note("check.html-entity", message, field, first.start(), {"value": first.group()}, Fix("set", field, fixed))


def _meaning(entity: str) -> str:
    """The character that a reference stands for; "" where it is none, or one that means something to TeX's braces."""
    import html  # its table of names takes a millisecond

    text = html.unescape(html.unescape(entity.lstrip("\\")))
    return text if len(text) <= 2 and not text.startswith("&#") and text not in "{}\\" else ""


_COMMANDS = {"i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf", "bold": "textbf",
             "sub": "textsubscript", "inf": "textsubscript", "sup": "textsuperscript"}  # fmt: skip
_PAIR = lazy_pattern(r"<(i|em|italic|b|strong|bold|sub|inf|sup)>([^<>]*)</\1>", re.I)


def _tagged(field: str, value: str, first: re.Match[str]) -> Note:
    """HTML in a title: TeX prints the angle brackets, or worse."""
    written = _PAIR.sub(_as_command, _PAIR.sub(_as_command, value))
    fix = Fix("set", field, written) if not _TAG.search(written) else None
    message = f"there is HTML in {field}: {first.group()[:40]}"
    return Note("check.html-tag", message, field, first.start(), {"value": first.group()}, fix)


def _as_command(match: re.Match[str]) -> str:
    return f"\\{_COMMANDS[match[1].lower()]}{{{match[2]}}}"


_PLACEHOLDER = lazy_pattern(
    r"\?{2,}|x{3,}|todo\b.*|tb[ad]|fixme\b.*|n/a|#n/a|nan|undefined|\[object object\]|lorem ipsum.*", re.I
)
_EMPTY_WORDS = lazy_pattern(r"null|none|na|unknown author|no author|no title|author unknown", re.I)
_WITH_VALUES = frozenset((*PRINTED, *NAME_FIELDS, "year", "pages", "volume", "number", "doi", "isbn")) - {
    "note",
    "howpublished",
}


def placeholders(subject: Subject) -> Iterator[Note]:
    """Words that somebody or some program put where a value should come."""
    for field, value in subject.values.items():
        if len(value) > 30 or field not in _WITH_VALUES:
            continue
        text = value.strip(" {}.")
        if _PLACEHOLDER.fullmatch(text) or (field != "title" and _EMPTY_WORDS.fullmatch(text)):
            yield Note("check.placeholder", f"{field} says {text!r}: a value is to come", field, 0, {"value": text})


def encoding(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """A file in another encoding than UTF-8 that does not say so: biber and editors take it for UTF-8."""
    kind = bibliography.file.encoding
    if kind.name.startswith("utf-8"):
        return
    for subject in bibliography.subjects:
        if bibliography.is_guess and not subject.block.raw.isascii():
            yield subject, Note("check.not-utf8", "the file is not UTF-8 and does not say what it is")
            return
        if not bibliography.is_guess:
            message = f"the file is written in {kind.name}; biber and most programs expect UTF-8"
            yield subject, Note("check.not-utf8", message, severity="info")
            return
