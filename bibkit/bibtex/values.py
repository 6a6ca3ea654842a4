"""What the value of a single field is read as: titles, running text, numbers, pages, names, dates, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from bibkit.bibtex import aliases
from bibkit.bibtex.dates import read_date
from bibkit.bibtex.latex import decode_latex, decode_verbatim
from bibkit.bibtex.names import parse_names
from bibkit.model.dates import Date
from bibkit.model.identifiers import Doi
from bibkit.model.names import Name
from bibkit.model.vocabulary import VARIABLES
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

Reader = Callable[[str], Any]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PARAGRAPH = lazy_pattern(r"(?:(?<![ \t\f\v])[ \t\f\v]++)?(?:\r\n?|\n)[ \t\f\v]*+(?:\r\n?|\n)\s*")


def is_plain(tex: str) -> bool:
    """Whether a value says just what it shows: no LaTeX, no blanks but single ones inside."""
    if tex.isalnum():
        return True
    # One `in` after the other takes a third of the time of a pattern for all.
    return not (
        "{" in tex
        or "\\" in tex
        or "}" in tex
        or "$" in tex
        or "~" in tex
        or "`" in tex
        or "\n" in tex
        or "\r" in tex
        or "\t" in tex
        or "\f" in tex
        or "\v" in tex
        or "--" in tex
        or "''" in tex
        or "  " in tex
        or tex[:1] == " "
        or tex[-1:] == " "
    )


def one_line(tex: str) -> str:
    if "\n" in tex or "  " in tex or "\t" in tex or "\r" in tex:
        return _BLANKS.sub(" ", tex).strip(" ")
    return tex.strip(" ")


def read_title(tex: str) -> str:
    """A title: braces inside it protect the case of what they hold."""
    return one_line(decode_latex(one_line(tex), case_braces=True))


@lru_cache(8192)
def read_text(tex: str) -> str:
    """A short text on one line."""
    return one_line(decode_latex(one_line(tex)))


def read_rich(tex: str) -> str:
    """Running text, its paragraphs kept apart by an empty line."""
    if "\n" not in tex and "\r" not in tex:
        return one_line(decode_latex(one_line(tex)))
    paragraphs = (one_line(decode_latex(one_line(part))) for part in _PARAGRAPH.split(tex.strip()))
    return "\n\n".join(part for part in paragraphs if part)


@lru_cache(4096)
def read_number(tex: str) -> str:
    return read_text(tex).replace("–", "-").replace("\u00a0", " ")


_simple_pages = re.compile(r"\w+(?:--?\w+)?\Z").match
_PAGE_WORD = lazy_pattern(
    r"^(?:(?:pp?|S)(?:\.[\s\u00a0]*|[\s\u00a0]+)|(?:pages?|Seiten?)[\s\u00a0]+)(?=\d)", re.I
)  # fmt: skip


def read_pages(tex: str) -> str:
    """Pages with single hyphens, `12--34` -> `12-34`; "pp." goes."""
    if _simple_pages(tex):
        return tex.replace("--", "-")
    text = re.sub(r"(?:(?<!\s)\s++)?[\u2010-\u2015\u2212-]++\s*", "-", read_text(tex))
    return _PAGE_WORD.sub("", text).strip(" ,;")


_PAGE_DASH = lazy_pattern(r"(?<=\w)\s*[-\u2010-\u2015\u2212]+\s*(?=\w)")


@lru_cache(4096)
def page_ranges(pages: str) -> str:
    """Pages with BibTeX's double dash: `12-34, 56` -> `12--34, 56`."""
    return _PAGE_DASH.sub("--", pages)


def read_names(tex: str) -> tuple[Name, ...]:
    return parse_names(one_line(tex))


@lru_cache(4096)
def _read_whole_date(tex: str) -> Date | None:
    return read_date(tex)


def read_doi(tex: str) -> str:
    """A DOI without its resolver, letters as written."""
    if tex[:3] == "10." and "\\" not in tex and "{" not in tex and "$" not in tex:
        return tex.strip()
    text = decode_verbatim(tex)
    if text[:3] == "10.":
        return text
    doi = Doi.parse(text)
    if doi is None:
        return text
    found = text.lower().find(doi.value)
    return text[found : found + len(doi.value)] if found >= 0 else doi.value


_IDENTIFIER_SEPARATOR = lazy_pattern(r"(?:(?<!\s)\s++)?[,;]\s*|(?<!\s)\s++(?=[\dX(][\dX-]{6})")


def read_identifiers(tex: str) -> tuple[str, ...]:
    """ISBNs or ISSNs, as written."""
    text = read_text(tex).replace("–", "-").replace("‐", "-")
    return tuple(part for part in _IDENTIFIER_SEPARATOR.split(text.strip()) if part)


def read_keywords(tex: str) -> tuple[str, ...]:
    """Key words, split at commas outside braces, or at semicolons where there are any."""
    tex = one_line(tex)
    separator = ";" if ";" in tex else ","
    if "{" not in tex and "\\" not in tex:
        parts = tex.split(separator)
    else:
        parts = re.findall(rf"(?:[^{separator}{{\\]|\\.|\{{[^{{}}]*\}}|\{{)+", tex)
    return tuple(dict.fromkeys(word for part in parts if (word := read_text(part.strip()))))


@lru_cache(1024)
def read_language(tex: str) -> str:
    """A language's tag where the name is one of babel's, `ngerman` -> `de`; else the text."""
    text = read_text(tex)
    return aliases.TAG_OF_LANGUAGE.get(text.lower(), text)


def english_ordinal(number: int) -> str:
    """1 -> 1st, 22 -> 22nd, 13 -> 13th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def read_genre(tex: str) -> str:
    """What a `type` field says, BibLaTeX's keys in words: `phdthesis` -> `PhD thesis`."""
    text = read_text(tex)
    return aliases.GENRE_KEYS.get(text.lower(), text)


def read_holders(tex: str) -> str:
    """The holders of a patent, `;` between them."""
    names = parse_names(one_line(tex))
    return "; ".join(name.literal or " ".join((name.given, name.family_with_particles)).strip() for name in names)


_ONLY_URL = lazy_pattern(r"\s*(?:\\(?:url|path|nolinkurl)\s*\{([^{}]+)\}|\{?(https?://[^\s{}]+)\}?)\s*+(?:\.\s*+)?")
_HREF = lazy_pattern(r"\s*\\href\s*\{([^{}]+)\}\s*\{")


def read_only_url(tex: str) -> str:
    """The address when a text is nothing else: `\\url{…}`, `\\href{…}{…}`, bare."""
    match = _ONLY_URL.fullmatch(tex) or _HREF.match(tex)
    return decode_verbatim(next(filter(None, match.groups()))) if match else ""


class Rule(NamedTuple):
    """Where a field goes and how it is read; `plain`: a value that is plain is its own reading."""

    attribute: str
    read: Reader
    plain: bool = False


def _rules() -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for table, reader in (
        (aliases.TITLES, read_title),
        (aliases.RICH, read_rich),
    ):
        rules |= {name: Rule(attribute, reader, True) for name, attribute in table.items()}
    # Short texts repeat in a file: looking them up is quicker than looking at them.
    rules |= {name: Rule(attribute, read_text) for name, attribute in aliases.TEXTS.items()}
    rules |= {name: Rule("container_title", read_text) for name in ("journal", "journaltitle")}
    rules |= {name: Rule(attribute, read_names) for name, attribute in aliases.NAMES.items()}
    rules |= {name: Rule(attribute, _read_whole_date) for name, attribute in aliases.DATES.items()}
    rules |= {
        "doi": Rule("doi", read_doi),
        "url": Rule("url", decode_verbatim),
        "eprint": Rule("eprint", decode_verbatim),
    }
    rules |= {name: Rule(name, read_identifiers) for name in ("isbn", "issn")}
    rules |= {name: Rule("keyword", read_keywords) for name in ("keywords", "keyword", "tags")}
    kinds: dict[str, Reader] = {"names": read_names, "date": _read_whole_date, "rich": read_title,
                                "list": read_identifiers, "verbatim": decode_verbatim}  # fmt: skip
    # What neither dialect has a field for is written, and read, under CSL's own name: `archive_location`, `medium`.
    for variable in VARIABLES:
        if not (variable.bibtex or variable.biblatex):
            rules.setdefault(variable.csl.lower(), Rule(variable.attribute, kinds.get(variable.kind, read_text)))
    return rules


@cache
def rules_for(kind: str) -> dict[str, Rule]:
    """The rules for entries of a CSL type: what depends on nothing but the type is a rule too."""
    rules = {**RULES, "pages": Rule("page", read_pages)}
    del rules["location"]
    if kind not in aliases.PUBLISHERS_OF and kind not in ON_THE_WEB | OF_AUTHORITIES:
        rules["publisher"] = Rule("publisher", read_text)
    if kind in PERIODICALS:
        rules["number"] = Rule("issue", read_number)
    elif kind in SERIAL:
        rules["number"] = Rule("collection_number", read_number)
    elif kind != "paper-conference":
        rules["number"] = Rule("number", read_number)
    return rules


ON_THE_WEB = word_set("webpage post post-weblog")
OF_AUTHORITIES = word_set("legal_case legislation regulation bill hearing treaty")
PERIODICALS = word_set("article-journal article-magazine article-newspaper periodical review")
SERIAL = word_set("book chapter entry-encyclopedia")

# Fields that stand for one variable wherever they occur ...
RULES = _rules()
# ... and readers of those whose variable depends on the type and on other fields.
READERS_OF_OTHERS: dict[str, Reader] = {
    "number": read_number, "issue": read_number, "eid": read_number, "pages": read_pages, "langid": read_language,
    "hyphenation": read_language, "language": read_language, "holder": read_holders, "type": read_genre,
    "howpublished": lambda tex: read_only_url(tex) or read_text(tex), "bdsk-url-1": read_only_url,
}  # fmt: skip
_CASED = frozenset(aliases.TITLES) | word_set("subtitle titleaddon booksubtitle booktitleaddon journalsubtitle")


def read_field(name: str, tex: str) -> Any:
    """What the value of one field is read as by itself; as `read_foreign` for a foreign one."""
    rule = RULES.get(name)
    if rule is not None:
        return rule.read(tex)
    reader = READERS_OF_OTHERS.get(name)
    return reader(tex) if reader is not None else read_foreign(name, tex)


def read_foreign(name: str, tex: str) -> str:
    """What a title part or a foreign field is read as: text where it is LaTeX."""
    if name in aliases.VERBATIM or name.startswith(("bdsk-", "url")):
        return tex.strip()
    return read_title(tex) if name in _CASED else read_text(tex)
