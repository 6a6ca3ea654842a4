"""Values as tags and scripts hold them, cleaned into what an entry holds. Shared by every carrier and site reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.identifiers import ArxivId, Doi, Isbn, Issn, Pmcid, Pmid
from bibkit.model.nameparse import parse_name, parse_names
from bibkit.model.names import Name
from bibkit.text.fragments import plain_text
from bibkit.text.patterns import lazy_pattern

_LEADING_AND = lazy_pattern(r"^(?:and|und|et|y|e|&)\s+", re.I)
_AND_BETWEEN = lazy_pattern(r"\s(?:and|und|et|y)\s")


def names_of(values: Iterable[str]) -> tuple[Name, ...]:
    """Names of people from one text each, or from texts that hold several (`A. Smith; B. Jones`)."""
    texts = [text for text in (_LEADING_AND.sub("", plain_text(value)) for value in values) if text]
    names: list[Name] = []
    for text in texts:
        bare = _uncatalogued(text) if ";" not in text else text
        if _may_be_several(bare):
            names += several_names(bare)
        else:
            names.append(one_name(bare))
    return without_repeats(name for name in names if name)


def _may_be_several(text: str) -> bool:
    if ";" in text or "&" in text or "、" in text or _AND_BETWEEN.search(text):
        return True
    return text.count(",") + text.count("，") > 1 or (text.count(" ") > 1 and _are_two(text))


def one_name(text: str) -> Name:
    """The name that a text holds alone; an address or an e-mail is none."""
    if "@" in text or "://" in text:
        return Name()
    return calm_name(parse_name(_uncatalogued(text)))


def _uncatalogued(text: str) -> str:
    """A name without what catalogues add to it: `Brooks, Frederick P. (Frederick Phillips)`, `Gimbutas, Marija,
    1921-1994, author.`"""
    if "," not in text:
        return text
    text = _YEARS_AND_ROLE.sub("", text)
    return _FULLER_FORM.sub("", text) if "(" in text else text


_ROLE, _YEARS = (
    r"\(?(?:author|creator|editor)\.?\)?",
    r"(?:b\.\s?)?1[4-9]\d\d(?:\s?[-–](?:\s?(?:1[4-9]\d\d|20\d\d))?)?\.?",
)
_YEARS_AND_ROLE = lazy_pattern(rf",\s(?:{_ROLE}(?:,\s{_YEARS})?(?:,\s{_ROLE})?|{_YEARS}(?:,?\s{_ROLE})?)$")
_FULLER_FORM = lazy_pattern(r"(?<=\.)\s\([^()]{2,60}\)(?=$|,)")


def calm_name(name: Name) -> Name:
    """A name printed in capitals, or in small letters only, in ordinary ones: `FAIRLIE, CHARLOTTE`, `DUPONT, Jean`."""
    if name.family.islower() and name.given.islower():
        return replace(name, family=name.family.title(), given=name.given.title())
    if not name.family.isupper() or len(name.family) < 4 or not name.given:
        return name
    given = name.given
    if given.isupper() and len(given) > 4 and "." not in given:
        given = _in_ordinary_letters(given)
    return replace(name, family=_in_ordinary_letters(name.family), given=given)


def _in_ordinary_letters(text: str) -> str:
    """Capitals at the beginnings of words only; Turkish has two letters i (`ÇELİK` -> `Çelik`, `IŞIK` -> `Işık`)."""
    if "İ" in text or "Ğ" in text or "Ş" in text:
        text = "".join(
            "ı" if char == "I" and text[place - 1 : place].isalpha() else char for place, char in enumerate(text)
        )
    return text.title().replace("i\u0307", "i")


def several_names(text: str) -> tuple[Name, ...]:
    """The names in a printed list, or the one name that a text with "and" or commas is."""
    if _are_two(text):
        return tuple(map(one_name, text.split(",")))
    single = calm_name(parse_name(text))
    if ";" not in text and (single.family or re.search(r"\bfor\b|\bof\b", text)):
        return (single,)
    return tuple(map(calm_name, parse_names(text))) or ((single,) if single else ())


def _are_two(text: str) -> bool:
    """Whether "Ruth Weiss, Karl Otto Braun" is two people, by given names before more words on both sides."""
    if text.count(",") != 1:
        return False
    first, second = (side.split() for side in text.split(","))
    if not (2 <= len(first) <= 4 and 2 <= len(second) <= 4):
        return False
    from bibkit.text.given_names import is_given_name  # a long list, which few pages need

    return all(is_given_name(words[0]) and not is_given_name(words[-1]) for words in (first, second))


def without_repeats(names: Iterable[Name]) -> tuple[Name, ...]:
    """The list without its second half where a page lists everybody twice, and without repeated neighbours."""
    listed = tuple(names)
    half, odd = divmod(len(listed), 2)
    if not odd and half and listed[:half] == listed[half:]:
        return listed[:half]
    return tuple(dict.fromkeys(listed))


def date_of(value: str) -> Date | None:
    """A date that has a year; None for anything else."""
    return (_cached_date(value) if len(value) <= _SHORT else _date(value)) if value else None


def _date(value: str) -> Date | None:
    date = parse_date(_NO_MONTH.sub("", plain_text(value)))
    return date if date is not None and plausible(date) else None


_SHORT = 40  # characters, as dates have them
_cached_date = lru_cache(maxsize=128)(_date)  # a page says its date in several places
_NO_MONTH = re.compile(r"(?<=^\d{4})[/.]00[/.]00")


def plausible(date: Date) -> bool:
    """Whether a work can bear this date: a year that printing and clocks allow."""
    return date.year is not None and 1400 <= date.year <= 2100


def doi_of(value: str) -> str:
    """The DOI that a value is or, as an address, leads to; "" when it is none."""
    doi = Doi.parse(value.strip()) if value else None
    if doi is None and value.lstrip().lower().startswith(("http", "doi", "info:", "urn:")):
        doi = Doi.find(value)
    return str(doi) if doi else ""


def pmid_of(value: str) -> str:
    return str(Pmid.parse(value) or "")


def pmcid_of(value: str) -> str:
    return str(Pmcid.parse(value) or "") if "pmc" in value.lower() else ""


def arxiv_of(value: str) -> str:
    return str(ArxivId.parse(value) or "")


def address_of(value: str) -> str:
    """A web address that is no DOI's; "" for anything else."""
    text = value.strip()
    if not text.startswith(("http://", "https://")) or " " in text or "doi.org/" in text:
        return ""
    return text


def issns_of(values: Iterable[str]) -> tuple[str, ...]:
    """ISSNs with right check digits, from values that hold one or several."""
    found: list[str] = []
    for value in values:
        for match in re.finditer(r"(?<![\dXx-])\d{4}-?\d{3}[\dXx](?![\d-])", value):
            issn = Issn.parse(match.group())
            if issn and str(issn) != "0000-0000":
                found.append(str(issn))
    return tuple(dict.fromkeys(found))


def isbns_of(values: Iterable[str]) -> tuple[str, ...]:
    """ISBNs with right check digits, each once (a 10-digit one beside its 13-digit form counts as the same)."""
    found: dict[str, str] = {}
    for value in values:
        for piece in re.split(r"[;,]|\s{2,}|\bISBN\b", value):
            isbn = Isbn.parse(piece) or _leading_isbn(piece)
            if isbn and (isbn.isbn13 not in found or len(isbn.value) == 13):
                found[isbn.isbn13] = isbn.value
    return tuple(found.values())


def _leading_isbn(text: str) -> Isbn | None:
    """The ISBN before a remark on the binding and the price: `978-3-406-61481-1 Gewebe : EUR 30.80`."""
    match = _ISBN_AND_REMARK.match(text)
    return Isbn.parse(match.group(1)) if match else None


_ISBN_AND_REMARK = lazy_pattern(r"\s*((?:97[89][ -]?)?\d[\d -]{7,14}[\dXx])\s*[(:A-Za-z]")
_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—―−])\s*")
_PAGE_LABEL = re.compile(r"^(?:pages?|pp?|s|seiten?)(?:\s*[.:]\s*|\s+)(?=\w)", re.I)


def pages_of(first: str, last: str = "") -> str:
    """`12`, `34` -> `12-34`; one side may hold the whole range already; article numbers (`e4886`) stay as they are."""
    first = _DASHES.sub("-", _PAGE_LABEL.sub("", plain_text(first))).strip(" .,-")
    last = _DASHES.sub("-", plain_text(last)).strip(" .,-")
    if not _is_page(first):
        return ""
    if first[0] in "Pp" and _P_ONCE.fullmatch(first):
        first = first[1:]
    if not last or last == first or "-" in first or not _is_page(last):
        return first
    if last.startswith(f"{first}-"):
        return last
    return f"{first}-{last}"


def _is_page(text: str) -> bool:
    return (bool(text) and len(text) <= 24 and any(char.isdigit() for char in text)) or bool(_ROMAN.fullmatch(text))


_P_ONCE = lazy_pattern(r"[Pp]\d+-\d+")  # "P801-811"
_ROMAN = lazy_pattern(r"[ivxlcdm]{1,8}(?:-[ivxlcdm]{1,8})?", re.I)
_NUMBER_LABEL = lazy_pattern(
    r"^(?:volume|vol|number|num|no|nr|issue|iss|heft|band|bd|tome|том|№|n[.°º]|第)[\s.:]*(?=\d)", re.I
)


def number_of(value: str) -> str:
    """A volume or issue without its label: `Vol. 12` -> `12`, `01` -> `1`; "" for 0, dashes and sentences."""
    text = _NUMBER_LABEL.sub("", plain_text(value)).strip(" .,:;")
    if not (text.endswith(")") and "(" in text[1:]):  # "4 (56)" counts within the year and since the beginning
        text = text.strip("()")
    if text.isdigit():
        text = text.lstrip("0")
    return text if any(char.isalnum() for char in text) and len(text) <= 40 else ""


_LANGUAGE_NAMES = {
    "englisch": "en", "anglais": "en", "inglés": "en", "inglês": "en", "inglese": "en", "английский": "en",
    "英语": "en", "英文": "en", "英語": "en", "영어": "en", "ingilizce": "en", "angielski": "en",
    "الإنجليزية": "en", "englanti": "en", "allemand": "de", "alemán": "de", "alemão": "de", "tedesco": "de",
    "немецкий": "de", "niemiecki": "de", "französisch": "fr", "francés": "fr", "francês": "fr", "francese": "fr",
    "французский": "fr", "francuski": "fr", "spanisch": "es", "espagnol": "es", "espanhol": "es", "spagnolo": "es",
    "italienisch": "it", "italien": "it", "russisch": "ru", "russe": "ru", "ruso": "ru", "rosyjski": "ru",
    "chinesisch": "zh", "chinois": "zh", "chino": "zh", "中国語": "zh", "japanisch": "ja", "日语": "ja",
    "türkisch": "tr", "portugiesisch": "pt", "polnisch": "pl", "한국어": "ko", "niederländisch": "nl",
    "latein": "la", "arabisch": "ar", "العربية": "ar", "eng": "en", "english": "en", "ger": "de", "deu": "de",
    "german": "de", "deutsch": "de", "fre": "fr", "fra": "fr", "french": "fr", "français": "fr", "spa": "es",
    "spanish": "es", "español": "es", "por": "pt", "portuguese": "pt", "português": "pt", "ita": "it",
    "italian": "it", "italiano": "it", "rus": "ru", "russian": "ru", "русский": "ru", "chi": "zh", "zho": "zh",
    "chinese": "zh", "中文": "zh", "jpn": "ja", "japanese": "ja", "日本語": "ja", "kor": "ko", "korean": "ko",
    "tur": "tr", "turkish": "tr", "türkçe": "tr", "ara": "ar", "arabic": "ar", "pol": "pl", "polish": "pl",
    "polski": "pl", "dut": "nl", "nld": "nl", "dutch": "nl", "swe": "sv", "swedish": "sv", "dan": "da",
    "nor": "no", "fin": "fi", "finnish": "fi", "cze": "cs", "ces": "cs", "czech": "cs", "lat": "la", "latin": "la",
    "ukr": "uk", "hun": "hu", "gre": "el", "ell": "el", "heb": "he", "per": "fa", "fas": "fa", "hin": "hi",
    "cat": "ca", "ind": "id", "vie": "vi", "hrv": "hr", "srp": "sr", "slv": "sl", "slo": "sk", "slk": "sk",
    "rum": "ro", "ron": "ro",
}  # fmt: skip


def language_of(value: str) -> str:
    """A BCP 47 tag: `eng`, `English`, `en_US` -> `en`, `en`, `en-US`; "" for what is no language."""
    text = value.strip().replace("_", "-")
    known = _LANGUAGE_NAMES.get(text.casefold())
    if known:
        return known
    match = re.fullmatch(r"([A-Za-z]{2})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?", text)
    if not match:
        return ""
    script, region = match.group(2), match.group(3)
    return "-".join(part for part in (match.group(1).lower(), (script or "").title(), (region or "").upper()) if part)


def keywords_of(values: Iterable[str]) -> tuple[str, ...]:
    """Key words from one value each, or from lists with semicolons or commas; each once."""
    words: list[str] = []
    for value in values:
        text = plain_text(value)
        parts = re.split(r"[;；|]", text) if re.search(r"[;；|]", text) else re.split(r"[,，、]", text)
        words += [word for part in parts if (word := part.strip(" ."))]
    return tuple(dict.fromkeys(word for word in words if len(word) <= 120))
