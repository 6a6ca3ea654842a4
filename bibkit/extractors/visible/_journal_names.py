"""Names of journals as lines print them: cut out of what stands around them, full, abbreviated, coded in a DOI."""

from __future__ import annotations

import re

from bibkit.extractors.visible._journal_forms import MONTH, YEAR
from bibkit.model.dateterms import MONTHS, fold
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_NO_JOURNAL = lazy_pattern(
    r"^(?:volume|vol|issue|cite|citation|published|available|pages?|the|in|first|home(?: ?/.*)?|articles?|"
    r"research articles?|"
    r"original article|special issue|"
    r"current issue|proceedings|(?:new|second|third|fourth) series|"
    r"view|download|copyright|©|received|accepted|doi|issn|e-?issn|date|year|yıl|año|ano|année|jahr|jahrgang|rok|год|\W*)$",
    re.I,
)
_OTHER_WORDS = lazy_pattern(
    r"(?:received|accepted|revised|submitted|first|latest|last|previous|next|published|indexed|posted|issued?|"
    r"updated) ",
    re.I,
)
_BEHIND_ISSN = re.compile(r"^.*\bISSN[\s:]*\d{4}-?\d{3}[\dX]\W*")
_DATE_FRONT = re.compile(rf"^\d{{1,2}}\s{MONTH}\s{YEAR}\s+")
_CJK_YEAR = lazy_pattern(r"(?<![\s,，])[\s,，]*+(?:19|20)\d\d年$")  # "城市规划学刊 2018年第3期"
_MONTH_FRONT = re.compile(rf"({MONTH})\s{YEAR}\s+")
_BEFORE_ISSN = re.compile(r"(?<![\s,(])[\s,(]*+(?:[ep]-?)?ISSN[\s:]*\d{4}-?\d{3}[\dX]\W*$")
_SERIES_BEHIND = re.compile(r", (?:New|Second|Third|Fourth|Fifth|\d(?:nd|rd|th)) Series$")
_PUBLISHER_BEHIND = lazy_pattern(
    r", (?:Elsevier|Springer|Wiley(?: Blackwell)?|John Wiley & Sons|Taylor & Francis(?: Journals)?|"
    r"SAGE(?: Publications)?|[A-Z]\w+ University Press|Emerald(?: Group)? Publishing(?: Limited)?|MDPI|"
    r"Palgrave Macmillan|De Gruyter)$"
)
# "Industry Applications, IEEE Transactions on" is how some pages file "IEEE Transactions on Industry Applications".
_INVERTED = lazy_pattern(
    r"^(.+), ((?:[A-Z]\w*(?:/[A-Z]+)* )?(?:Transactions|Journal|Journal of|Letters|Proceedings)(?: (?:on|of|in|"
    r"the))*|The)$"
)
# "Punnonen R, Rauramo L. Int J Gynaecol Obstet": a citation of another work.
_SERIES = lazy_pattern(r"\b(?:series|ser\.|proceedings|journal|transactions|part|section) ?\w?:", re.I)
_PEOPLE_BEFORE = lazy_pattern(r"^[^.]*\b(?!(?:IEEE|ACM|SIAM|ASME|AIAA|IEICE) J\.)[A-Z][\w'’-]+ [A-Z]{1,3}(?:,|\.\s)")
_DATE_TAIL = lazy_pattern(
    rf"(?<![\s,.;:(])[\s,.;:(]*+(?:\b(?:\d{{1,2}}\s+)?(?P<month>{MONTH},?\s+(?:\d{{1,2}},?\s+)?)?{YEAR})[\s,.;:)]*$",
    re.I,
)


def _without_date(match: re.Match[str]) -> str:
    """Nothing; but what stands before a year and is no month stays: "Journal of Finance 2019"."""
    word = re.match(r"[^\W\d_]+", match["month"] or "")
    return "" if word is None or fold(word.group()) in MONTHS else match.group()[: match.end("month") - match.start()]


def journal_name(text: str) -> str:
    """The journal's name at the end of what stands before the volume; "" when nothing there is one."""
    text = _DATE_TAIL.sub(_without_date, text).strip(" ,.;:|()[]-–—»>·•/")
    if text.endswith("年"):
        text = _CJK_YEAR.sub("", text)
    text = _BEFORE_ISSN.sub("", _DATE_FRONT.sub("", text))
    month = _MONTH_FRONT.match(text)
    if month is not None and fold(month.group(1)) in MONTHS:
        text = text[month.end() :]
    for front in (_CRUMBS, _LABEL_IN_FRONT, _WORD_IN_FRONT, _BEHIND_ISSN):
        text = front.sub("", text)
    text = _SERIES_BEHIND.sub("", _PUBLISHER_BEHIND.sub("", text))
    text = _INVERTED.sub(r"\2 \1", text).strip(" ,.;:)]")
    return text if _could_be_name(text) else ""


# What stands in front of a name: a trail of links, a label, a word.
_CRUMBS = re.compile(r"^.*(?:[»>|•]|\s-\s)\s*")
_LABEL_IN_FRONT = lazy_pattern(
    r"\b(?:[Tt]his paper appears in|[Ii]n|[Pp]ublished in|[Aa]ppears in|[Ss]ource|[Pp]ublication|[Qq]uelle|"
    r"[Ee]rschienen in|"
    r"Localización|Fuente|Fonte|Источник|[Cc]ite this)\s*:\s*"
)
_WORD_IN_FRONT = lazy_pattern(
    r"^(?:[^.;:]{3,60} et al\.? (?:19|20)\d\d\s+|(?:In|Dans|Published in|From|This paper appears in)\s+(?=[A-Z])|"
    r"(?:[Cc]ited? as|[Tt]o cite)\s+|Source\s+(?=[A-Z]{4}))"
)


def _could_be_name(text: str) -> bool:
    """Whether a text has the form of a journal's name: no sentence, no date, no citation of another work."""
    if (
        not 2 <= len(text) <= 150
        or text.count(" ") > 14
        or not any(char.isalpha() and char not in "年月日년월일" for char in text)
    ):
        return False
    if text[0].islower() and not text.startswith(("eL", "iS", "npj", "mB", "eN", "e-")):
        return False
    if (": " in text and not _SERIES.search(text)) or text.count("(") != text.count(")"):
        return False
    return not (
        _OTHER_WORDS.match(text)
        or _NO_JOURNAL.match(text)
        or _PEOPLE_BEFORE.match(text)
        or _ENUMERATION.search(text)
        or _VERSION.search(text)
        or ", edited by " in text
        or _DAY_OR_MONTH.fullmatch(text)
    )


_VERSION = re.compile(
    r"\d{4}-\d\d-\d\d|^version\b|[©®]|\b(?:ltd|llc|inc|gmbh)\b|\b\d{1,2}, (?:19|20)\d\d\b|\b\d{1,3} pages\b", re.I
)
_ENUMERATION = re.compile(r"\d\s*\(")
_DAY_OR_MONTH = re.compile(r"\d{1,2}\.?\s\w+")


_ABBREVIATED = word_set(
    """
    abstr acad acta adv agric am anal anat ann annu anthropol antimicrob appl arch assoc astron astrophys aust behav
    biochem bioeng bioinf biol biomed biophys biosci biotechnol bot br brit bull can cardiol chem circ clin cogn
    comm commun comp compar comput contemp crit curr dent dermatol dev dis earth ecol econ educ electr electrochem
    electron embryol endocrinol eng entomol environ epidemiol ergon ethnol eur evol exp fed finan fluid found front
    gastroenterol gen genet geogr geol geophys geosci gerontol gynecol haematol hematol hepatol hist horm hum hydrol
    hyg immunol ind infect inform inorg inst int intell invest isr jpn lab lang lett linguist lit magn manag mar
    mater math mech med metab meteorol meth methods microbiol microbiol mol mon monogr nat natl neural neurol
    neuropsychol neurosci nucl nurs nutr obstet oncol ophthalmol opt org organ ornithol orthop palaeontol parasitol
    perspect pract princ protoc regen scand sens simul struct suppl surv sustain synth thorac transp traumatol vasc
    pathol pediatr pharm pharmacol philos photogr phys physiol plast polit pollut polym proc prog psychiatr
    psychiatry psychol publ pulm qual quant quart radiat radiol rehabil remote rep reprod res resour respir rev
    rheumatol sci seism ser soc sociol softw solid cim spectrosc stat stud surf surg symp syst technol telecommun
    theor ther thromb tissue top toxicol trans transl transplant trop univ urol vet virol vis water wildl z zool
    zoolog
    """
)


def is_abbreviated(journal: str) -> bool:
    """Whether a journal's name is given in its short form: `J Polym Environ`, `World J Surg Oncol`."""
    words = [word.strip(".,") for word in journal.replace("-", " ").split()]
    if any(word.endswith(".") and len(word) > 2 and word not in _WHOLE for word in journal.split()):
        return True
    if any(word in _IN_FULL for word in words):
        return False
    short = sum(word.casefold() in _ABBREVIATED or word in ("J", "Z") for word in words)
    if len(words) > 1 and words[-1].casefold() in _ABBREVIATED:
        return True
    return len(words) > 1 and (short >= 2 or "J" in words or short * 2 >= len(words))


_IN_FULL = ("of", "and", "the", "für", "des", "zur")  # short forms go without
_WHOLE = ("Annales.", "Genesis.", "Proceedings.", "Transactions.")  # before the second part of a name
_SKIPPED_WORDS = word_set(
    "of the and in on for a an & de la le les des du der die das und für et y e i di della del al el los las to"
)


def spells_out(text: str, short: str) -> bool:
    """Whether a text is the full form of an abbreviated journal name, word for word.

    >>> spells_out("Journal of Polymers and the Environment", "J Polym Environ")
    True
    """
    full = [
        word for word in re.split(r"[\s:,–—-]+", text.casefold()) if word and word.strip("().") not in _SKIPPED_WORDS
    ]
    parts = [word for word in re.split(r"[\s.,-]+", short.casefold()) if word and word not in _SKIPPED_WORDS]
    if _ACRONYM.fullmatch(short):
        parts = list(parts[0])
    if not parts or len(full) != len(parts) or text.casefold() == short.casefold() or text.count(".") > 1:
        return False
    return all(_abbreviates(part, word.strip("().")) for part, word in zip(parts, full, strict=True))


# "IJSEM", "PNAS": letters that stand for the words of a name.
_ACRONYM = lazy_pattern(r"[A-Z]{4,9}")


def is_acronym(journal: str) -> bool:
    """Whether a journal's name is nothing but four to nine capitals: `PNAS`."""
    return bool(_ACRONYM.fullmatch(journal))


def _abbreviates(part: str, word: str) -> bool:
    """`polym` stands for `polymers`, `natl` for `national`, `j` for `journal`."""
    if word.startswith(part):
        return True
    if len(part) < 3 or not word.startswith(part[0]):
        return False
    at = 0
    for char in part:
        at = word.find(char, at) + 1
        if not at:
            return False
    return True


_NO_CODES = word_set(
    "journal article articles issn isbn abs full fulltext zenodo figshare doi book chapter pii the org com www"
)


def matches_doi_code(name: str, doi: str) -> bool:
    """Whether the letters in a DOI abbreviate the journal's name: `10.1038/nmat2493` and "Nature Materials".

    Every word of the name must give at least its first letter, in order, and nothing of the code may be left over.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in _SKIPPED_WORDS]
    if not words or len(words) > 9:
        return False
    codes = [
        code
        for code in re.findall(r"[a-z]+", doi.partition("/")[2].casefold())
        if len(code) >= 3 and code not in _NO_CODES
    ]
    return any(_consumes(code, words) for code in codes)


def _consumes(code: str, words: list[str]) -> bool:
    if not words:
        return not code
    word = words[0]
    return any(
        code.startswith(word[:size]) and _consumes(code[size:], words[1:])
        for size in range(min(len(word), len(code)), 0, -1)
    )


def is_no_name(name: str) -> bool:
    """Whether what stands before a volume is a reference, the way to an issue ("Home / Archives"), or a badge."""
    if " / " in name and any(part.isalpha() for part in name.split(" / ")):
        return True
    if _BADGE.search(name):
        return True
    return bool(_REFERENCE.search(name)) or (len(name) > _LONGEST_SHORT and name.count(". ") > 1)


_LONGEST_SHORT = 60
# "Journal Free Access", "Creative Commons Attribution 4.0 Issue"
_BADGE = lazy_pattern(r"\b(?:free|open) access$|^creative commons\b|\d\.\d (?:issue|volume)$", re.I)
_REFERENCE = lazy_pattern(r"\((?:1[5-9]|20)\d\d[a-z]?\)[.,:]|\[[JMCDRZ](?:/OL)?\]")
