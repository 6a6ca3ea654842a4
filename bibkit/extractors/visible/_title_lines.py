"""Which lines could be a title by themselves, and a title that a page breaks over lines put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bibkit.extractors.visible._fields import is_label, is_labelled_value
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._journal import parse_journal_line
from bibkit.extractors.visible._labels import ABSTRACT, AROUND, BODY, KEYWORDS, NOT_THE_ABSTRACT, REFERENCES
from bibkit.extractors.visible._lines import has_digit
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.pages.blocks import Block
from bibkit.text.fold import lowered
from bibkit.text.labels import label_key
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set

_SKIP_ABOVE = lazy_pattern(
    r"(?:(?:original )?(?:research )?(?:article|paper)s?|open(?: access)?|peer[- ]?reviewed|review(?: article)?|"
    r"letters?|reports?|brief communications?|"
    r"case reports?|editorial|free(?: access)?|full access|original (?:article|paper|research.*)|regular (?:article|"
    r"paper)|new results?|"
    r"short communications?|methods?|dataset|software|preprint|working paper.*|conference paper|chapter|book|thesis|"
    r"article|makale|"
    r"(?:[\w'&]+ ){0,2}(?:theses|dissertations)(?: (?:and|&) (?:theses|dissertations))?|"
    r"view article|published.*|posted.*|first published.*|\W*|authors?:?|written by:?|by:?|autor(?:en|es)?:?|share|"
    r"cite|download.*|pdf|\d+ .{0,20}|"
    r".{0,34}\b(?:1[6-9]|20)\d\d$|https?://\S+|doi.*)",
    re.I,
)


# A line that says what kind of work stands below it.
KIND = lazy_pattern(
    r"(?:(?:original|research|review|regular|short|full|brief|rapid|invited|open|case|conference|journal|feature|data|"
    r"new|peer[- ]reviewed) ?){0,4}(?:research|articles?|papers?|reviews?|letters?|reports?|communications?|results|"
    r"chapter|thesis|note|preprint|dissertation|editorial|commentary|perspectives?)|originalarbeit|aufsatz|beitrag|"
    r"artikel|übersicht|article de recherche|thèse|mémoire|art[íi]culos?(?: original| de investigaci[óo]n)?|"
    r"art[íi]gos?(?: original| originais)?|articolo|(?:оригинальная |научная )?статья|обзор|研究论文|论文|综述|原著|"
    r"論文|研究論文|총설|연구논문|원저|araştırma makalesi|derleme|makale|artykuł|بحث|مقالة",
    re.I,
)

# Fragments of the names below, and remarks on the version ("[version 2; peer review: 1 approved]").
TITLE_TAIL = lazy_pattern(r"(?<![\s,;])[\s,;]+(?:(?:and|&)[\s,;]*)?$|(?<!\s)\s*\[v(?:ersion)?\s?\d[^\[\]]*\]\s*$")


def is_otherwise(text: str) -> bool:
    """Whether a line that could be a title is a label, a labelled value, or ends in where a work appeared."""
    if is_label(text) or is_labelled_value(text):
        return True
    journal = parse_journal_line(text) if has_digit(text) else None
    return journal is not None and bool(journal.volume and journal.page and journal.date)


def is_title_like(text: str) -> bool:
    """Whether a line could be a title by itself."""
    return 6 <= len(text) <= 500 and _cached_title_like(text)


@lru_cache(maxsize=4096)
def _cached_title_like(text: str) -> bool:
    text = TITLE_TAIL.sub("", text)
    if not 6 <= len(text) <= 450 or is_furniture(text) or (text.islower() and len(text) < 30):
        return False
    key = label_key(text)
    if key and any(key in labels for labels in (ABSTRACT, AROUND, BODY, KEYWORDS, NOT_THE_ABSTRACT, REFERENCES)):
        return False
    if len(text) <= _LONGEST_KIND and KIND.fullmatch(text):
        return False
    if text[-1] in ":,;" or _SKIP_ABOVE.fullmatch(text) or _is_no_title(text):
        return False
    letters = sum(char.isalpha() for char in text)
    return letters > 0.6 * len(text.replace(" ", "")) and credibility(names_in_line(text)) < 0.5


_LONGEST_KIND = 60


def _is_no_title(text: str) -> bool:
    """Whether a line opens, ends or goes on as no title does: a button, a date, a place of publication, a copyright."""
    small = lowered(text)
    return bool(
        _OPENS_NO_TITLE.match(text)
        or small.rstrip().endswith(("[pdf]", "[html]"))
        or small.endswith(("&", " and"))
        or small.count("; ") - small.count(" ; ") >= _MOST_SEMICOLONS
        or ".pdf" in small
        or _IN_NO_TITLE.search(small)
    )


_MOST_SEMICOLONS = 3  # of a title; keywords and names have more


_OPENS_NO_TITLE = lazy_pattern(
    r"results? \d|viewing results|[-–—►▶+]\s?|part of .*\d|edited by\b|"
    r"(?:published|received|accepted|posted|submitted|available|"
    r"first published|cite|home|skip|download|view|show|sign|log|search|browse|about|contact|by|from|in:|journal of|"
    r"international journal|proceedings of|the journal of|annals of|archives of|volume|issue|download|export|share|"
    r"follow|subscribe|register|click|please|you |we |this (?:site|article|paper|is)|welcome)\b(?=.{0,40}$)|"
    r"(?:mostrar|exibir|afficher|visualizza|pokaż) .{0,12}(?:regist|notice|record|rekord)|"
    r"[(\[]|(?:and|&) |(?:important|note|this work was)\b|(?:1[5-9]|20)\d\d\b|send\b|"
    r"\W*+(?:\S+ ){0,6}(?:working|discussion|occasional|policy) papers?\b.{0,24}\d",
    re.I,
)
# Of a text in lower case: looking for words in either case takes ten times as long.
_IN_NO_TITLE = lazy_pattern(
    r"\b(?:of about [\d,.]+\b|vol(?:ume|\.)?\s*\d|issue \d|pp?\.\s?\d|copyright\b|issn\b|doi\b|these authors\b|"
    r"technical report\b.{0,12}\d|et al\b|subscription\b|successfully\b|download pdf\b|sign in\b|log ?in\b|browser\b)|"
    r"https?://|www\.|©|@|contributed equally|corresponding author|distributed under|creative commons|"
    r"competing interest|[>›](?<=[^\W\d_]\s.)\s[^\W\d_]| pages posted\b(?<=\d pages posted)|cookies|javascript|» |>.*>"
)


def is_one_of_labels(lines: Sequence[Block], place: int) -> bool:
    """Whether a line and two more around it have the form "Word: value": a label that is not known."""
    around = lines[max(0, place - 2) : place + 4]
    return bool(_LABELLED.match(lines[place].plain)) and sum(bool(_LABELLED.match(line.plain)) for line in around) >= 3


_LABELLED = re.compile(r"[^\W\d_][\w/-]{1,24}(?: [\w/-]{1,20})?: \S")


_RUNS_ON = lazy_pattern(
    r"(?:\b(?:to|of|and|the|in|for|on|with|by|from|a|an|at|as|or|und|der|des|von|de|la|et|y|e|in|zur)|[:–—-])$", re.I
)


def runs_on(title: str) -> bool:
    """Whether a title ends as none does: "Load Shedding for Islands With High Shares of"."""
    return bool(_RUNS_ON.search(title))


def unwrapped(lines: Sequence[Block], place: int, everything: str) -> tuple[int, str]:
    """A title that the page breaks over lines, put together; where it starts."""
    text, start = lines[place].text, place
    if lines[place].tag:
        return start, text
    for above in range(place - 1, max(-1, place - 4), -1):
        upper = lines[above].plain
        joined = f"{upper} {text}"
        runs_on = len(upper) >= 25 and (_RUNS_ON.search(upper) or text[:1].islower())
        if not (runs_on or (len(upper) >= 12 and everything.count(comparison_key(joined)) >= 1)) or len(joined) > 400:
            break
        if _is_no_title(upper) or _SKIP_ABOVE.fullmatch(upper):
            break
        text, start = joined, above
    return start, text


_ENGLISH = word_set("of the and for with by from among during between")
_NOT_ENGLISH = word_set(
    "de da do das dos em e na no o os la el los las y en del al un una le les et du des une der die und im zur von für "
    "w i z ve ile di il della nel per и в на"
)


def is_translated(upper: str, title: str) -> bool:
    """Whether a title in English stands below the one that it translates, as in journals in other languages."""
    below, above = set(title.casefold().split()), set(upper.casefold().split())
    if not below & _ENGLISH or above & _ENGLISH or below & _NOT_ENGLISH - {"in", "no", "on"}:
        return False
    return (
        sum(word in _NOT_ENGLISH for word in upper.casefold().split()) >= 2
        and 0.5 < len(upper) / len(title) < 2
        and is_title_like(upper)
        and not is_otherwise(upper)
    )


def in_one_language(title: str, text: str) -> bool:
    """Whether a line can go on with a title: below one in another language an English one would translate it."""
    words = set(title.casefold().split()) & _NOT_ENGLISH - {"in", "no", "on", "i", "e", "o"}
    return not words or bool(set(text.casefold().split()) & _NOT_ENGLISH - {"in", "no", "on"})
