"""The functions of key formulas: what stands at the beginning of a chain (`auth`, `year`, `shorttitle(3,3)` …).

Their parameters bear the names Better BibTeX documents, since formulas use them (`auth(n=5, initials=true)`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.keys.context import Context, SkipAlternative
from bibkit.keys.dates import DateParts
from bibkit.keys.draft import INFIX_MARK, checked_template
from bibkit.keys.formula import Replaceable
from bibkit.keys.item import language_code, without_particles

Function = Callable[..., str]
FUNCTIONS: dict[str, Function] = {}


def _function(*names: str) -> Callable[[Function], Function]:
    def register(function: Function) -> Function:
        for name in names:
            FUNCTIONS[name] = function
        return function

    return register


# --- who -----------------------------------------------------------------------------------------------------------


@_function("auth")
def auth(ctx: Context, n: int = 0, m: int = 1, creator: str = "*", initials: bool = False, clean: object = None) -> str:
    names = ctx.creators(creator, initials=initials, length=n)
    return names[m - 1] if 0 < m <= len(names) else ""


@_function("authorsn")
def authors_n(
    ctx: Context, n: int = 0, creator: str = "*", initials: bool = False, sep: str = " ", clean: object = None
) -> str:
    names = ctx.creators(creator, initials=initials)
    if n and n < len(names):
        names = [*names[:n], "EtAl"]
    return sep.join(names)


@_function("authforeini")
def first_initial(ctx: Context, creator: str = "*") -> str:
    return _given_initials(ctx, creator, 0)


@_function("authorlastforeini")
def last_initial(ctx: Context, creator: str = "*") -> str:
    return _given_initials(ctx, creator, -1)


def _given_initials(ctx: Context, wanted: str, place: int) -> str:
    # A creator's family name cut to nothing leaves the initials alone.
    names = ctx.creators(wanted)
    people = [who for who in ctx.item.creators if who.family in names] or list(ctx.item.creators)
    return ctx.initials(people[place]) if people else ""


@_function("authorlast")
def last_author(ctx: Context, creator: str = "*", initials: bool = False) -> str:
    names = ctx.creators(creator, initials=initials)
    return names[-1] if names else ""


@_function("authorsalpha")
def authors_alpha(ctx: Context, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    """As the style alpha labels: the letter is that of the name behind its particles (the B of "van Berg")."""
    names = [without_particles(name) for name in ctx.creators(creator, initials=initials)]
    if len(names) < 2:
        return "".join(names)[:3]
    shown = names if len(names) <= 4 else names[:3]
    return sep.join(name[0] for name in shown) + ("+" if len(names) > 4 else "")


@_function("authini")
def beginnings(ctx: Context, n: int = 0, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    return sep.join(name[:n] for name in ctx.creators(creator, initials=initials))


@_function("authorini")
def first_and_initials(ctx: Context, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = ctx.creators(creator, initials=initials)
    return sep.join([names[0][:5], *(name[0] for name in names[1:])]) if names else ""


@_function("authauthea")
def two_and_ea(ctx: Context, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = ctx.creators(creator, initials=initials)
    return sep.join(names[:2] + (["ea"] if len(names) > 2 else []))


@_function("authetal")
def auth_et_al(ctx: Context, creator: str = "*", initials: bool = False, sep: str = " ") -> str:
    return _et_al(ctx.creators(creator, initials=initials), sep, "EtAl")


@_function("authetal2")
def auth_et_al_dotted(ctx: Context, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    return _et_al(ctx.creators(creator, initials=initials), sep, "etal")


def _et_al(names: list[str], sep: str, others: str) -> str:
    if len(names) <= 2:
        return sep.join(names)
    return sep.join([names[0], others])


@_function("authshort")
def auth_short(ctx: Context, creator: str = "*", initials: bool = False, sep: str = ".") -> str:
    names = ctx.creators(creator, initials=initials)
    if len(names) < 2:
        return "".join(names)
    return sep.join(name[0] for name in names[:3]) + ("+" if len(names) > 3 else "")


@_function("creatornames")
def creator_names(ctx: Context, name: str) -> str:
    """No text: what stands for a name in the functions behind it, by a template of `creators`."""
    ctx.name_template = name
    return ""


_ANY_ROLE = [["primary", "editor", "translator", "*"]]


@_function("creators", "authors")
def creators(
    ctx: Context,
    n: object = 0,
    type: object = None,
    name: str = "%(f)s",
    etal: str = "",
    sep: str = " ",
    min: int = 0,
    max: int = 0,
) -> str:
    """Names by a template of `Context.by_template`, some or all."""
    include, exclude = _roles(ctx, _ANY_ROLE if type is None else type)
    chosen = [who for who in ctx.item.creators if (not include or who.role in include) and who.role not in exclude]
    if (min and len(chosen) < min) or (max and len(chosen) > max):
        raise SkipAlternative
    names = [ctx.by_template(who, name) for who in chosen]
    if isinstance(n, list) and len(n) == 2:
        first, last = int(n[0]), int(n[1])
        return sep.join(names[first - 1 if first > 0 else first : last if last >= 0 else last or None])
    count = n if isinstance(n, int) else 0
    if not count or count >= len(names):
        return sep.join(names)
    return sep.join(names[:count]) + (sep + etal if etal.isalpha() else etal)


def _roles(ctx: Context, wanted: object) -> tuple[set[str], set[str]]:
    present = [who.role for who in ctx.item.creators]
    known = {"primary": ctx.item.primary_role, "*": present[0] if present else ""}
    include: set[str] = set()
    exclude: set[str] = set()
    for choice in wanted if isinstance(wanted, list) else [wanted]:
        role: object = choice
        if isinstance(choice, list):
            role = next((known.get(one, one) for one in choice if known.get(one, one) in present), "")
        text = known.get(str(role), str(role))
        if text:
            (exclude if text[0] == "-" else include).add(text.removeprefix("-"))
    return include, exclude


@_function("creatortypes")
def creator_types(ctx: Context, match: Replaceable | None = None) -> str:
    """The item's type and its creators' (`book:2author;1editor`); with a regular expression a test on that."""
    spelled = []
    for primary in ("", ctx.item.primary_role):
        kinds = [
            ("2" if who.given else "1") + ("primary" if who.role == primary else who.role) for who in ctx.item.creators
        ]
        spelled.append(f"{ctx.item.type}:{';'.join(kinds)}")
    if match is None:
        return spelled[0]
    if not any(match.pattern.search(text) for text in spelled):
        raise SkipAlternative
    return ""


# --- what it is called ---------------------------------------------------------------------------------------------


@_function("title")
def title(ctx: Context) -> str:
    return " ".join(ctx.words(ctx.item.title, plain=True))


@_function("shorttitle")
def short_title(ctx: Context, n: int = 3, m: int = 0) -> str:
    words = ctx.words(ctx.item.title, plain=True, romanise=m > 0)[:n]
    return " ".join(word[:1].upper() + word[1:] if place < m else word for place, word in enumerate(words))


@_function("veryshorttitle")
def very_short_title(ctx: Context, n: int = 1, m: int = 0) -> str:
    return short_title(ctx, n, m)


@_function("journal")
def journal(ctx: Context, abbrev: str = "abbrev+auto") -> str:
    short = "" if abbrev in ("full", "off", "auto") else ctx.item.field("journalAbbreviation")
    return short or ctx.item.field("publicationTitle")


@_function("field")
def field(ctx: Context, name: str) -> str:
    return ctx.item.field(name.replace(" ", ""))


@_function("extra")
def extra(ctx: Context, variable: str) -> str:
    """A labelled line of "extra"; alternatives are separated by `/`; `tex.` may be left out."""
    for name in variable.lower().split("/"):
        label = re.sub(r"[\s-]", "", name)
        value = ctx.item.extra.get(label) or ctx.item.extra.get(f"tex.{label}")
        if value:
            return value
    return ""


@_function("keyword")
def keyword(ctx: Context, n: int) -> str:
    tags = ctx.item.tags
    return tags[n] if 0 <= n < len(tags) else ""


@_function("firstpage")
def first_page(ctx: Context) -> str:
    return re.split(r"[-\s,–]", ctx.item.field("pages"))[0]


@_function("lastpage")
def last_page(ctx: Context) -> str:
    return re.split(r"[-\s,–]", ctx.item.field("pages"))[-1]


# --- when ----------------------------------------------------------------------------------------------------------


@_function("year")
def year(ctx: Context) -> str:
    return format_date(ctx.item.date, "%-Y")


@_function("shortyear")
def short_year(ctx: Context) -> str:
    return format_date(ctx.item.date, "%y")


@_function("origyear")
def original_year(ctx: Context) -> str:
    return format_date(ctx.item.date, "%-oY")


@_function("date")
def date(ctx: Context, format: str = "%Y-%m-%d") -> str:
    return format_date(ctx.item.date, format)


@_function("origdate")
def original_date(ctx: Context) -> str:
    return format_date(ctx.item.date, "%oY-%om-%od")


_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@_function("month")
def month(ctx: Context) -> str:
    return _MONTHS[ctx.item.date.month or 0]


def format_date(date: DateParts, template: str) -> str:
    """A date by `%Y %y %m %d %H %M %S`, with `o` for the original date and `-` against padding.

    From the first piece that is not known on, nothing is printed, nor the separator before it.
    """
    out = ""
    parts = re.split(r"(%-?o?[a-zA-Z]|%%)", template)
    for place in range(0, len(parts), 2):
        spec = parts[place + 1] if place + 1 < len(parts) else ""
        if not spec:
            return out + parts[place] if place == 0 or out else out
        piece = "%" if spec == "%%" else _date_piece(date, spec)
        if not piece:
            return out
        out += parts[place] + piece
    return out


def _date_piece(date: DateParts, spec: str) -> str:
    letter = spec[-1]
    if letter not in "YymdHMS":
        return ""
    value = date.part(letter, original="o" in spec[:-1])
    if value is None or value == "":
        return ""
    if "-" in spec or isinstance(value, str):
        return str(value)
    width = 4 if letter == "Y" else 2
    return f"-{-value:0{width}d}" if value < 0 else f"{value:0{width}d}"


# --- tests and the rest --------------------------------------------------------------------------------------------


@_function("type")
def item_type(ctx: Context, *allowed: str) -> str:
    if not allowed:
        return ctx.item.type
    if ctx.item.type.lower() not in {name.lower() for name in allowed}:
        raise SkipAlternative
    return ""


@_function("language")
def language(ctx: Context, *names: str) -> str:
    if ctx.item.language not in {language_code(name) for name in names}:
        raise SkipAlternative
    return ""


@_function("library")
def library(ctx: Context) -> str:
    """Files are the user's own library; `group` therefore never applies."""
    return ""


@_function("group", "inspirehep")
def elsewhere(ctx: Context, name: str = "") -> str:
    """What only a running Zotero or the network could answer does not apply."""
    raise SkipAlternative


@_function("item")
def item_key(ctx: Context, id: str = "key") -> str:
    return ctx.item.field("itemID" if id == "id" else "key") or ctx.item.field("itemKey")


@_function("postfix")
def suffix(ctx: Context, format: str = "%(a)s", start: int = 0) -> str:
    ctx.suffix_template, ctx.suffix_start = checked_template(format), start
    return ""


@_function("infix")
def infix(ctx: Context, format: str = "%(a)s", start: int = 0) -> str:
    ctx.suffix_template, ctx.suffix_start = checked_template(format), start
    return INFIX_MARK


_ZOTERO_SKIPS = re.compile(
    r"^(?:(?:the|a|an|from|does|how|what|where|why|that|these|this|those|der|die|das|le|la|les|un|une|el|los|las)\s+)+",
    re.I,
)


@_function("zotero")
def stock_zotero(ctx: Context) -> str:
    """The key that Zotero's own BibTeX export gives: family_word_year."""
    ctx.suffix_template, ctx.suffix_start = "-%(n)s", 0
    people = ctx.item.creators
    family = re.sub(r"\s+", "_", people[0].family.lower()).strip("_") if people else "noauthor"
    words = re.findall(r"[^\W_]+", _ZOTERO_SKIPS.sub("", ctx.item.title.lower()))
    when = str(ctx.item.date.year) if ctx.item.date.year is not None else "nodate"
    return ctx.to_ascii("_".join([family, words[0] if words else "notitle", when]))
