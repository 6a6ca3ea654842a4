"""The filters of key formulas: what stands behind a dot (`.lower`, `.condense(_)`, `.select(1,2)` …)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.errors import InputError
from bibkit.keys.context import Context, SkipAlternative
from bibkit.keys.dates import parse_date_parts
from bibkit.keys.formula import Replaceable
from bibkit.keys.functions import format_date
from bibkit.keys.title import CJK, without_punctuation

Filter = Callable[..., str]
FILTERS: dict[str, Filter] = {}


def _filter(*names: str) -> Callable[[Filter], Filter]:
    def register(function: Filter) -> Filter:
        for name in names:
            FILTERS[name] = function
        return function

    return register


@_filter("lower")
def lower(ctx: Context, text: str) -> str:
    return text.lower()


@_filter("upper")
def upper(ctx: Context, text: str) -> str:
    return text.upper()


@_filter("capitalize")
def capitalize(ctx: Context, text: str) -> str:
    return re.sub(r"(?:^|\s)[a-z]", lambda match: match.group().upper(), text)


@_filter("transliterate", "fold")
def transliterate(ctx: Context, text: str, mode: str = "") -> str:
    return ctx.to_ascii(text, mode)


@_filter("clean")
def clean(ctx: Context, text: str) -> str:
    return ctx.without_unsafe(ctx.to_ascii(text)).strip()


@_filter("pinyin")
def pinyin(ctx: Context, text: str) -> str:
    return ctx.to_ascii(text, "zh").lower()


@_filter("ascii")
def ascii_only(ctx: Context, text: str) -> str:
    return " ".join(re.sub(r"[^ -~]", "", text).split())


@_filter("alphanum")
def alphanumeric(ctx: Context, text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@_filter("nopunct")
def no_punctuation(ctx: Context, text: str, dash: str = "-") -> str:
    return without_punctuation(text, dash)


@_filter("nopunctordash")
def no_punctuation_or_dash(ctx: Context, text: str) -> str:
    return without_punctuation(text, "")


@_filter("skipwords")
def skip_words(ctx: Context, text: str, nopunct: bool = False) -> str:
    return " ".join(ctx.words(text, plain=nopunct))


@_filter("select")
def select(ctx: Context, text: str, start: int = 1, n: int | None = None) -> str:
    words = text.split()
    first = len(words) + start if start < 0 else max(start, 1) - 1
    return " ".join(words[first:] if n is None else words[first : first + max(n, 1)])


@_filter("substring")
def substring(ctx: Context, text: str, start: int = 1, n: int | None = None) -> str:
    first = max(start - 1, 0)
    return text[first:] if n is None else text[first : first + n]


@_filter("abbr")
def abbreviate(ctx: Context, text: str, chars: int = 1) -> str:
    return "".join(word[:chars] for word in text.split())


@_filter("acronym")
def acronym(ctx: Context, text: str, list: str = "acronyms", reload: bool = False, passthrough: bool = False) -> str:
    """Lists of acronyms live in a Zotero profile; nothing is ever found in one here."""
    return text if passthrough else ""


@_filter("condense")
def condense(ctx: Context, text: str, sep: str = "") -> str:
    return sep.join(re.split(r"\s+", text))


@_filter("prefix")
def prefix(ctx: Context, text: str, prefix: str) -> str:
    return prefix + text if text else ""


@_filter("postfix")
def postfix(ctx: Context, text: str, postfix: str) -> str:
    return text + postfix if text else ""


@_filter("default")
def default(ctx: Context, text: str, value: str) -> str:
    return text or value


@_filter("discard")
def discard(ctx: Context, text: str) -> str:
    return ""


@_filter("numeric")
def numeric(ctx: Context, text: str) -> str:
    return text if re.match(r"\s*[-+]?\d", text) else ""


@_filter("ideographs", "jieba", "kuromoji")
def ideographs(ctx: Context, text: str, mode: str = "") -> str:
    """Every CJK character a word of its own; word segmentation proper would need a dictionary."""
    return " ".join(CJK.sub(lambda match: f" {match.group()} ", text).split())


@_filter("formatdate")
def format_date_text(ctx: Context, text: str, format: str = "%Y-%m-%d") -> str:
    return format_date(parse_date_parts(text), format) if text else ""


@_filter("localtime")
def local_time(ctx: Context, text: str) -> str:
    """The time as it stands: a key must not depend on the time zone of the machine that makes it."""
    return text


@_filter("replace")
def replace(ctx: Context, text: str, find: str | Replaceable, replace: str = "") -> str:
    if isinstance(find, str):
        return re.sub(re.escape(find), lambda _: replace, text, flags=re.I) if find else text
    return find.pattern.sub(lambda match: _substituted(match, replace), text, count=0 if find.everywhere else 1)


def _substituted(match: re.Match[str], template: str) -> str:
    def piece(reference: re.Match[str]) -> str:
        what = reference.group(1)
        if what == "$":
            return "$"
        if what == "&":
            return match.group()
        return match.group(int(what)) or "" if int(what) <= match.re.groups else reference.group()

    return re.sub(r"\$([$&]|\d{1,2})", piece, template)


@_filter("match")
def match(ctx: Context, text: str, match: str | Replaceable, clean: bool = False) -> str:
    """The text if it matches, or the groups of the match; else the alternative does not apply."""
    subject = ctx.without_unsafe(ctx.to_ascii(text)) if clean else text
    pattern = re.compile(re.escape(match), re.I) if isinstance(match, str) else match.pattern
    found = pattern.search(subject)
    if not found:
        raise SkipAlternative
    return "".join(group or "" for group in found.groups()) if found.groups() else text


_RELATIONS: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
}


@_filter("len")
def length(ctx: Context, text: str, relation: str = ">", length: int = 0) -> str:
    if relation not in _RELATIONS:
        raise InputError(f"key pattern: lengths are compared by < <= = != >= >, not {relation!r}")
    if not _RELATIONS[relation](len(re.sub(r"\s", "", text)), length):
        raise SkipAlternative
    return text
