"""The page's own citation: a line that holds the title together with authors, year and where the work appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.extractors.visible._fields import is_label
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._identifiers import clean_doi
from bibkit.extractors.visible._journal import JournalLine, parse_journal_line
from bibkit.extractors.visible._labels import REFERENCES
from bibkit.extractors.visible._lines import has_digit, is_around
from bibkit.model.nameparse import parse_names
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_LABEL = lazy_pattern(
    r"^\W*(?:(?:how to |to )?(?:cite|citation|reference)(?: this)?(?: (?:article|paper|chapter|work|item|as))*|"
    r"recommended citation|suggested citation|"
    r"please cite (?:this )?(?:article|as|software)*|cite \(?\w+\)?|citation|zitierweise|"
    r"zitier(?:vorschlag|form)|zitationsvorschlag|"
    r"empfohlene zitierung|pour citer(?: cet article)?|"
    r"citer(?: ce document)?|citar como|cómo citar(?: este artículo)?|como citar(?: este artigo)?|come citare|"
    r"для цитирования|"
    r"引用格式|引用本文|引用(?: 方法)?|인용|alıntı|atıf|kaynak göster|jak cytować|cytowanie|"
    r"jak citovat|як цитувати|cara mengutip|com citar|kako citirati|(?:كيفية )?الاقتباس)\s*(?:as)?\s*[:：.]?\s*",
    re.I,
)
_INLINE_LABEL = lazy_pattern(
    r"\W*(?:how to cite|(?:please |to )?cite (?:this|as)|(?:recommended|suggested|preferred)? ?citation|zitier|"
    r"empfohlene zitier|pour citer|c[óo]mo citar|citar como|come citare|для цитирования|引用|인용|alıntı|atıf|"
    r"jak cytować|jak citovat|як цитувати|cara mengutip|com citar|kako citirati)[^:：]{0,40}[:：]",
    re.I,
)
_LABEL_ALONE = re.compile(
    r"\W*(?:copy citation|how to cite(?: this)?(?: (?:article|paper|chapter|work|item|dataset|record|page))?|"
    r"(?:to )?cite (?:this )?(?:article|paper|chapter|work|item|dataset|record|page)?(?: as)?|citation|"
    r"(?:recommended|suggested|preferred) citation|citation information|please cite(?: this article)?(?: as)?|"
    r"zitierweise|zitier(?:vorschlag|form)|zitationsvorschlag|zitierhinweis|zitieren als|empfohlene zitierweise|"
    r"empfohlene zitierung|"
    r"pour citer(?: cet article| ce document)?|citer|référence bibliographique|référence électronique|comment citer|"
    r"cómo citar(?: este artículo)?|como citar(?: este artigo)?|citar como|come citare|citazione|"
    r"для цитирования|как цитировать|образец цитирования|引用格式|引用本文|引用|인용|alıntı|atıf|kaynak göster|"
    r"nasıl atıf yapılır|jak cytować|cytowanie|طريقة الاستشهاد|للاستشهاد|(?:كيفية )?الاقتباس|"
    r"jak citovat|як цитувати|cara mengutip|com citar|kako citirati|如何引用|引用方法)\W*",
    re.I,
)
_MOST_CHARACTERS = 1500


class Citation(NamedTuple):
    """The page's own citation, taken apart at the title."""

    block: Block
    authors: tuple[Name, ...] = ()
    cut: bool = False  # "et al.": more authors than named
    year: str = ""
    journal: JournalLine | None = None
    doi: str = ""


def find_citations(lines: Sequence[Block], title: str, limit: int) -> list[Citation]:
    """The lines that cite the page's own work, in page order; a citation may run on into the next line."""
    key = comparison_key(title)
    found = []
    if len(key) < 12:
        return []
    first = max(re.findall(r"[^\W\d_]+", title.casefold())[:6] or [""], key=len)
    for place, line in enumerate(lines[:limit]):
        text = line.plain
        if len(text) <= 40 and is_citation_label(text):
            text = _wrapped(lines, place + 1)
        if len(text) > _MOST_CHARACTERS or len(text) < len(title) + 12 or first not in text.casefold():
            continue
        if key[:40] not in comparison_key(text):
            continue
        following = lines[place + 1].plain if place + 1 < len(lines) else ""
        citation = _take_apart(line, text, key, following)
        if citation is not None:
            found.append(citation)
    return found


def own_citations(lines: Sequence[Block]) -> list[tuple[str, int]]:
    """(text, place) of what follows the labels with which pages announce their own citation, in page order."""
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        if len(text) <= 40 and is_citation_label(text):
            found.append((_STYLE.sub("", _wrapped(lines, place + 1), count=1), place + 1))
        elif 60 < len(text) <= _MOST_CHARACTERS and _INLINE_LABEL.match(text):
            found.append((_LABEL.sub("", text), place))
    return found


# "APA Lund, E. (2011). …": the name of the style in front of the citation.
_STYLE = re.compile(r"^(?:APA|MLA|AMA|Chicago|Harvard|Vancouver|IEEE|ABNT|ISNAD|ISO 690)(?: \(?\d{1,2}th\)?)?[:\s]\s*")


def is_citation_label(text: str) -> bool:
    """Whether a line only announces the page's own citation: "How to cite this article:"."""
    return bool(_LABEL_ALONE.fullmatch(text))


def _wrapped(lines: Sequence[Block], start: int) -> str:
    """The citation below its label, put together from the lines that the page breaks it into."""
    text = ""
    for line in lines[start : start + _MOST_WRAPPED]:
        if line.level or (
            text and (is_around(line.plain) or line.label in REFERENCES or len(text) > _MOST_CHARACTERS // 2)
        ):
            break
        text = f"{text} {line.plain}" if text else line.plain
        if line.tag or "10." in line.plain[-80:]:
            break
    return re.sub(r"\s+([).,;:])", r"\1", text)


_MOST_WRAPPED = 8


def read_citation(text: str, title: str) -> Citation | None:
    """A reference taken apart at its title."""
    key = comparison_key(title)
    return _take_apart(Block(text, "", 0), text, key, "") if key else None


def _take_apart(line: Block, text: str, key: str, following: str) -> Citation | None:
    start, end = locate(text, key)
    if end <= start:
        return None
    before, after = _LABEL.sub("", text[:start]).strip(), text[end:].lstrip(" .,;:”\"'’»)]").rstrip(" .,;”\"'’»")
    after = _REMARK.sub("", after)
    if is_label(before):
        return None
    if not _YEAR.search(before) and not _YEAR.search(after):
        if not (before and _YEAR.search(following) and len(following) < 200):
            return None
        after = f"{after} {following}".strip()
    elif not after and len(following) < 200:
        after = following
    journal = parse_journal_line(_tail(after)) if after else None
    if (journal is None or not journal.page) and len(following) < 200 and not after.endswith(following):
        wider = parse_journal_line(_tail(f"{after} {following}"))
        if wider is not None and (
            journal is None or (wider.strength > journal.strength and wider.volume == journal.volume)
        ):
            journal = wider
    doi = clean_doi(after)
    year = _YEAR.search(before) or _YEAR.search(after)
    authors, cut = _authors(before)
    if any(has_digit(name.family or name.literal) or has_digit(name.given) for name in authors):
        return None  # "29 August 2018 Updated: …"
    if any(map(_are_buttons, authors)):
        return None  # "Open Access Research Article", between a link "Citation" and the title
    if journal is None and not authors and doi is None:
        return None
    return Citation(line, authors, cut, year.group()[:4] if year else "", journal, str(doi) if doi else "")


def _are_buttons(name: Name) -> bool:
    """Whether words of menus were read as a person; initials tell nothing ("Case, A."), nor does a name kept whole."""
    spelt = any(len(word) > _LONGEST_INITIALS for word in name.given.split())
    return spelt and is_furniture(name.given) and is_furniture(name.family)


_LONGEST_INITIALS = 3

# "[version 2; peer review: 2 approved]", "(Echium plantagineum)": what the title's line does not repeat.
_REMARK = lazy_pattern(r"^(?:\[[^\[\]]{1,120}\]|\([^()\d]{3,80}\))[\s.,;:]*")


def _tail(after: str) -> str:
    return re.sub(r"^(?:In|in):?\s+", "", after)


def locate(text: str, key: str) -> tuple[int, int]:
    """Where in the text the title with this comparison key stands; (0, 0) when it does not."""
    folded = text.casefold()
    at = "".join(filter(str.isalnum, folded)).find(key)
    if at < 0:
        return 0, 0
    if len(folded) == len(text):
        letters = [place for place, char in enumerate(folded) if char.isalnum()]
    else:  # some fold to two letters
        letters = [place for place, char in enumerate(text) for letter in char.casefold() if letter.isalnum()]
    return letters[at], letters[at + len(key) - 1] + 1


_ET_AL = lazy_pattern(r"(?<![,\s])[,\s]*(?:\bet\.?\s+al\b\.?|\band others\b|…|\.\.\.)", re.I)


_FULL_STOP = lazy_pattern(r"[a-zà-ÿ]{3}\.$")  # behind a name, not behind an initial


def _authors(before: str) -> tuple[tuple[Name, ...], bool]:
    """The authors in front of a title: `Emslie MJ, Cheal AJ. 2018. `, `R. Florian, and S. Roukos. 2004.`"""
    text = re.sub(r"(?<![\s.,;:(\[])[\s.,;:(\[]*+\b(?:1[5-9]|20)\d\d[a-z]?\b.*$", "", before)
    text = text.strip(" \"“'‘«([:,;")
    cut = bool(_ET_AL.search(text))
    text = _ET_AL.sub("", text).rstrip(" ,;:")
    text = text[:-1] if _FULL_STOP.search(text) else text
    if not text or len(text) > 1200:
        return (), cut
    names = parse_names(text)
    if any(name.literal and len(names) > 1 for name in names):
        return (), cut
    return names, cut
