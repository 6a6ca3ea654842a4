"""Changes to one entry: its fields, its type, its key (see bibkit.bibtex.edits)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from bibkit.bibtex import lexer, scan
from bibkit.bibtex.aliases import VERBATIM
from bibkit.bibtex.layout import Layout, layout_of, newline_of
from bibkit.bibtex.placing import place_of
from bibkit.bibtex.syntax import BlockSyntax, Field, close_brace, close_quote
from bibkit.bibtex.tree import BibFile, EntryBlock
from bibkit.errors import InputError

Style = Literal["macro", "number"]

_MACRO = re.compile(r"[^\s,#{}()\"=%'\\]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"[^\s=,{}\"#@%()'\\]+")
# What BibTeX, biber and LaTeX's \cite all take.
_KEY = re.compile(r"[^\s,={}\"()%#\\~]+")


def set_field(entry: EntryBlock, name: str, value: str, *, style: Style | None = None) -> bool:
    """Give a field a value, a new one where such a field usually stands; False when it had that value already.

    `value` is what stands between the delimiters, LaTeX and all; a letter that the file's old encoding lacks becomes
    its LaTeX (`{\\l}`). `style` asks for a bare macro (`jan`) or number; else
    the value is delimited as the old one or the neighbours are. Of repeated fields the first is set.
    """
    check_name(name)
    value = holdable(entry.file, name, value)
    field = entry.field(name)
    if field is None:
        _commit(entry, _inserted(entry, name, value, style))
        return True
    if _has_value(entry.file, field, value, style):
        return False
    raw = entry.raw
    layout = _like_field(layout_of(raw, entry.syntax, _layout_beside(entry)), field)
    text = delimited(value, style, layout)
    _commit(entry, raw[: field.value_start] + text + raw[field.value_end :])
    return True


def edit_values(entry: EntryBlock, change: Callable[[str], str]) -> bool:
    """Pass every value as it is written, delimiters and `#` included, through `change`; whether any became another."""
    raw = entry.raw
    out, place = [], 0
    for field in entry.fields:
        out += [raw[place : field.value_start], change(raw[field.value_start : field.value_end])]
        place = field.value_end
    changed = "".join([*out, raw[place:]])
    if changed == raw:
        return False
    _commit(entry, changed)
    return True


def remove_field(entry: EntryBlock, name: str) -> bool:
    """Take out a field, repeated ones of the name too; False when there is none. A comment on its line stays."""
    removed = False
    while field := entry.field(name):
        _commit(entry, _without(entry, field))
        removed = True
    return removed


def rename_field(entry: EntryBlock, old: str, new: str) -> bool:
    """Give a field another name, in the case of the old one; False when there is none of the old name."""
    check_name(new)
    field = entry.field(old)
    if field is None:
        return False
    if new.lower() != old.lower() and entry.field(new):
        raise InputError(f"entry {entry.key!r} has a field {new!r} already")
    layout = layout_of(entry.raw, entry.syntax)
    name = new if new.lower() == old.lower() else layout.cased(new)
    raw = entry.raw
    start, sign = field.start, raw[field.start + len(field.name) : field.value_start]
    if layout.alignment != "none" and re.fullmatch(r"[ \t]*=[ \t]*", sign):
        aligned = layout.assignment(name)
        gap = raw[:start] if layout.alignment != "names" else layout.indented(raw[:start], name)
        _commit(entry, gap + aligned + raw[field.value_start :])
    else:
        _commit(entry, raw[:start] + name + sign + raw[field.value_start :])
    return True


def set_type(entry: EntryBlock, type_: str) -> bool:
    """Make an entry one of another type, as written; False when it is so written already."""
    if not re.fullmatch(r"[A-Za-z][\w.+:/-]*", type_):
        raise InputError(f"{type_!r} is no type of entry")
    if entry.type == type_:
        return False
    raw = entry.raw
    start = raw.index(entry.type)
    _commit(entry, raw[:start] + type_ + raw[start + len(entry.type) :])
    return True


def rename_entry(entry: EntryBlock, key: str) -> bool:
    """Give an entry another key; False when it has it already. InputError when another entry has it."""
    if entry.key == key:
        check_key(key)
        return False
    rename_entries([(entry, key)])
    return True


def rename_entries(pairs: Sequence[tuple[EntryBlock, str]]) -> None:
    """Give entries of one file other keys at once: they may swap them. InputError when a key would be there twice."""
    changes = [(entry, key) for entry, key in pairs if entry.key != key]
    given_up = {id(entry) for entry, _ in changes}
    given: set[str] = set()
    # For one key the file is searched; for many every key is read once.
    holders = {other.key: other for other in reversed(changes[0][0].file.entries)} if len(changes) > 1 else None
    for entry, key in changes:
        check_key(key)
        holder = entry.file.entry(key) if holders is None else holders.get(key)
        if key in given or (holder is not None and id(holder) not in given_up):
            raise InputError(f"there is an entry {key!r} already")
        given.add(key)
    for entry, key in changes:
        raw, syntax = entry.raw, entry.syntax
        comma = "" if re.match(r"[\s]*[,})]", raw[syntax.key_end :]) else ", "
        _commit(entry, raw[: syntax.key_start] + key + comma + raw[syntax.key_end :])
    for file in {id(entry.file): entry.file for entry, _ in changes}.values():
        file.touched(keys=True)


def check_key(key: str) -> None:
    """InputError for a citation key that TeX or BibTeX would stumble over."""
    if not _KEY.fullmatch(key):
        raise InputError(f"{key!r} is no citation key", "leave out spaces, commas, braces and the like")


def check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name for a field")


def _has_value(file: BibFile, field: Field, value: str, style: Style | None) -> bool:
    if style == "macro":
        return [(piece.kind, piece.text.lower()) for piece in field.pieces] == [("macro", value.lower())]
    if style == "number":
        return [(piece.kind, piece.text) for piece in field.pieces] == [("number", value)]
    return bool(field.pieces) and _LINE_END.sub("\n", file.expand(field)) == _LINE_END.sub("\n", value)


def holdable(file: BibFile, name: str, value: str) -> str:
    """The value with LaTeX for the letters that the file's encoding lacks, where there is LaTeX for them."""
    if file.encoding.can_encode(value) or name.lower() in VERBATIM:
        return value
    from bibkit.bibtex.latex import encode_latex

    letters = unicodedata.normalize("NFC", value)
    written = "".join(
        letter if file.encoding.can_encode(letter) else encode_latex(letter, ascii=True) for letter in letters
    )
    return value if '\\char"' in written else written


def _like_field(layout: Layout, field: Field) -> Layout:
    """The entry's habits, with the delimiter that this field has already."""
    kinds = {piece.kind for piece in field.pieces}
    if kinds == {"braced"} or kinds == {"quoted"}:
        return replace(layout, delimiter="{" if kinds == {"braced"} else '"', bare_numbers=False)
    return replace(layout, bare_numbers=True) if kinds == {"number"} else layout


def delimited(value: str, style: Style | None, layout: Layout) -> str:
    """The value as it will stand in the file. InputError for one that would swallow what follows."""
    if style == "macro":
        if not _MACRO.fullmatch(value) or value.isdigit():
            raise InputError(f"{value!r} is no name of a macro")
        return value
    is_number = value.isascii() and value.isdigit()
    if style == "number" and not is_number:
        raise InputError(f"{value!r} is no number")
    if is_number and (style == "number" or layout.bare_numbers):
        return value
    value = _LINE_END.sub(lambda _: layout.newline, value)
    braced = f"{{{value}}}"
    for escapes in (True, False):
        if close_brace(braced, 1, len(braced), escapes=escapes) != len(braced):
            raise InputError(f"the braces of {value[:60]!r} do not balance")
    quoted = f'"{value}"'
    if layout.delimiter == '"' and all(
        close_quote(quoted, 1, len(quoted), escapes=escapes) == len(quoted) for escapes in (True, False)
    ):
        return quoted
    return braced


def _inserted(entry: EntryBlock, name: str, value: str, style: Style | None) -> str:
    raw, syntax = entry.raw, entry.syntax
    layout = layout_of(raw, syntax, _layout_beside(entry))
    name = layout.cased(name)
    text = delimited(value, style, layout)
    if syntax.damage or not syntax.fields:
        gap = layout.indented(layout.gap, name)
        return _as_first(raw, syntax.key_end, syntax.close, gap, layout.assignment(name) + text, layout)
    place = place_of(name, [field.name for field in syntax.fields])
    between = _between(raw, syntax, layout, name, text, place) if place < len(syntax.fields) else ""
    return between or _as_last(raw, syntax, layout, name, text)


def _between(raw: str, syntax: BlockSyntax, layout: Layout, name: str, text: str, place: int) -> str:
    """The entry with a field before its `place`-th one; "" where the comments there leave no safe place."""
    start = syntax.fields[place - 1].value_end if place else syntax.key_end
    gap = raw[start : syntax.fields[place].start]
    if _PLAIN_GAP.fullmatch(gap):
        if newline_of(gap):
            gap = layout.indented(gap, name)
        else:
            layout = replace(layout, alignment="none")
        return raw[:start] + gap + layout.assignment(name) + text + raw[start:]
    if comment := _COMMENT_BEHIND.match(raw, start):  # it belongs to the field it stands behind
        gap = layout.gap.replace(",", "")
        gap = layout.indented(gap if newline_of(gap) else layout.newline + gap, name)
        return raw[: comment.end()] + gap + layout.assignment(name) + text + "," + raw[comment.end() :]
    return ""


_PLAIN_GAP = re.compile(r"[ \t\r\n\f\v]*,[ \t\r\n\f\v]*")
_COMMENT_BEHIND = re.compile(r",[ \t]*%[^\r\n]*(?=[\r\n])")


def _as_last(raw: str, syntax: BlockSyntax, layout: Layout, name: str, text: str) -> str:
    assignment = layout.assignment(name) + text
    gap = layout.indented(layout.gap, name)
    before_comma, _, after_comma = gap.partition(",")
    last = syntax.fields[-1].value_end
    match = _TAIL.match(raw, last, syntax.close)
    comma, comment = (match[1], match[2]) if match else ("", "")
    if comment and not newline_of(after_comma):
        after_comma = layout.newline + after_comma
    if comma and match:
        at = match.end()
        return raw[:at] + after_comma + assignment + before_comma + "," + raw[at:]
    if comment and match:
        at = match.end()
        return raw[:last] + "," + raw[last:at] + after_comma + assignment + raw[at:]
    return raw[:last] + gap + assignment + raw[last:]


# What may follow the last value: a comma, a comment on the same line.
_TAIL = re.compile(rf"({lexer.SPACE.pattern},)?(?:[ \t]*(%[^\r\n]*))?")


def _as_first(raw: str, key_end: int, close: int, gap: str, assignment: str, layout: Layout) -> str:
    """The entry with a field put right behind its key: it has none yet, or some that cannot be read."""
    comma = re.compile(r"[ \t]*,").match(raw, key_end)
    rest = raw[comma.end() if comma else key_end :]
    if not comma and rest.strip() not in ("}", ")"):
        raise InputError(f"cannot add a field to {raw[:40]!r}: its key is not followed by a comma")
    head = raw[:key_end] + "," + newline_of(gap) + gap.replace(",", "").lstrip("\r\n")
    if rest.strip() in ("}", ")"):
        return head + assignment + ("," if layout.trailing_comma else "") + (layout.closing or "") + raw[close:]
    return head + assignment + "," + rest


def _without(entry: EntryBlock, field: Field) -> str:
    raw, syntax = entry.raw, entry.syntax
    index = syntax.fields.index(field)
    previous_end = syntax.fields[index - 1].value_end if index else syntax.key_end
    start, end = field.start, field.value_end
    before = raw[previous_end:start]
    comma = lexer.SPACE.match(raw, end)
    comma_end = comma.end() + 1 if comma and raw[comma.end() : comma.end() + 1] == "," else 0
    plain_before = not before.strip(" \t\r\n,")
    if plain_before and index and (not comma_end or newline_of(raw[end:comma_end])):
        # The last one without a comma, and nor shall its neighbour have one; or commas that lead the lines.
        return raw[:previous_end] + raw[end:]
    if comma_end and not raw[end : comma_end - 1].strip():
        end = comma_end
    line_start = max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1
    first_on_line = not raw[line_start:start].strip(" \t")
    last_on_line = re.compile(r"[ \t]*(\r\n|\n|\r)").match(raw, end)
    if plain_before and "," in before and (last_on_line or not first_on_line):
        return raw[: previous_end + before.index(",") + 1] + raw[end:]
    if first_on_line and last_on_line:
        return raw[:line_start] + raw[last_on_line.end() :]
    blanks = re.compile(r"[ \t]*").match(raw, end)
    return raw[:start] + raw[blanks.end() if blanks else end :]


def _commit(entry: EntryBlock, raw: str) -> None:
    """Put the new text in place, if the file can hold it and it is one entry still."""
    file = entry.file
    if not file.encoding.can_encode(raw):
        missing = next(char for char in raw if not file.encoding.can_encode(char))
        raise InputError(
            f"{file.name or 'the file'} is written in {file.encoding.name}, which has no {missing!r}",
            "convert the file to UTF-8 first, or give the value in LaTeX",
        )
    if [kind for kind, _ in scan.kinds(file.encoding.encode(raw))] != ["entry"]:
        raise InputError(f"entry {entry.key!r} would not be readable after the change")
    entry.replace_raw(raw)
    file.touched()


def _layout_beside(entry: EntryBlock) -> Layout | None:
    """The habits of the nearest entry that shows some, for one that shows none itself."""
    if len(entry.fields) > 1:
        return None
    return layout_near(entry.file, entry)


def layout_near(file: BibFile, entry: EntryBlock | None = None) -> Layout | None:
    """The habits of the nearest entry with some fields; without an entry those of the last ones of the file."""
    entries = file.entries
    at = entries.index(entry) if entry else len(entries)
    near = [*reversed(entries[max(0, at - 5) : at + 1]), *entries[at + 1 : at + 6]]
    for least in (2, 1):
        for other in near:
            if len(other.fields) >= least:
                return layout_of(other.raw, other.syntax)
    return None
