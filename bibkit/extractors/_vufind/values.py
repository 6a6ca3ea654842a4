"""What single catalogue values say: titles, persons with dates, publication statements.

Library values carry ISBD punctuation at their ends ("Berlin :", "Springer,", "2010."), which is no part of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from bibkit.extractors._vufind.terms import role_of
from bibkit.model.dates import Date, is_possible_day
from bibkit.model.nameparse import family_and_given, parse_name
from bibkit.model.names import Name
from bibkit.text.case import recase_name_part
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, without_material

# Longer values are no titles, names or imprints; no expression below is let loose on them.
_LONGEST = 2000


def short(text: str) -> str:
    """The text without blanks around it; "" when it is too long for any catalogue value."""
    text = text.strip(" \t\n،")
    return text if len(text) <= _LONGEST else ""


ISBD_END = re.compile(r"\s*[/:;,=]\s*$")
_ABBREVIATED = re.compile(r"\b[A-Z][a-z]{1,5}\. (?:[A-Z][a-z]{1,5}\.? ){0,12}[A-Z][a-z]{1,5}\.$")  # "Chem. Sci."
_FINAL_STOP = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)\]]))\.$")


def trim(text: str) -> str:
    """A value without ISBD punctuation at its end; the full stop of an abbreviation ("Inc.", "ed.") stays."""
    text = ISBD_END.sub("", short(text))
    if re.search(
        r"\b(?:Inc|Ltd|Co|Corp|Verl|Publ|Univ|Pr|Jr|Sr|etc|Aufl|Hrsg|St|Bros|Zrt|Kft|Pty|Pvt|Cie|u\.a)\.$", text
    ):
        return text
    return text if _ABBREVIATED.search(text) else _FINAL_STOP.sub("", text)


# ---------------------------------------------------------------- titles


def title_of(text: str) -> str:
    """A title from a heading or index field: `Der Mensch : der Weg / von A. Luther` -> `Der Mensch: der Weg`."""
    text = ISBD_END.sub("", without_material(short(text)))
    title, slash, rest = text.partition(" / ")
    if slash and _is_responsibility(rest):
        text = ISBD_END.sub("", title)
    first, equals, second = text.partition(" = ")
    if equals and min(len(first.split()), len(second.split())) > 1 and not re.search(r"[\d(<>]", first + second[:8]):
        text = first  # a parallel title in another language
    return clean_title(re.sub(r"\s+:\s+", ": ", text))


_RESPONSIBLE = lazy_pattern(
    r"^\W*(?:\w+\.? ){0,2}?(?:by|edited|written|illustrated|eds?|hrsg|hg|herausgegeben|von|translated|trans|compiled|"
    r"selected|par|por|di|a cura|red)\b|编|著|译|"
    r"\b(?:organi[sz]ation|universit\w+|institut\w*|department|ministry|association|council|committee|commission|agency|"
    r"society|foundation|cent(?:er|re)|office|bureau|gesellschaft|ministerium)\b",
    re.I,
)


def _is_responsibility(text: str) -> bool:
    """Whether what stands behind a slash tells who made the work, and is no part of its title."""
    first = re.split(r"[,;&]|\b(?:and|und|et|y|e|i|en|og)\b", text)[0]
    return bool(_RESPONSIBLE.search(text)) or bool(parse_name(first.rstrip(". ")).given)


# ---------------------------------------------------------------- persons

_YEARS = r"(?:ca\.\s*)?(?:\d{3,4}|\d\d\.\.)\??(?:\s+[A-Z][a-z]+(?:\s+\d{1,2})?)?"
_DATES = lazy_pattern(
    rf"(?:b\.|d\.|ca\.|approximately|active|fl\.|geb\.|gest\.|born|died|"
    rf"um)?\s*(?:{_YEARS}(?:\s*[-–—/]\s*(?:{_YEARS}|\.{{2,4}})?)?|"
    rf"[-–—]\s*{_YEARS}|\d{{1,2}}(?:st|nd|rd|th) cent(?:ury|\.)?|[-–—])\.?"
)
_DATES_BEHIND = re.compile(rf"\s+{_YEARS}\s*[-–—]\s*(?:{_YEARS})?\.?$")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_STYLE = lazy_pattern(
    r"(?:sir|dame|lord|lady|dr\.?|prof\.?|professor|rev\.?|saint|graf|freiherr|baron|pope|papst|ph\.? ?d\.?|m\.? "
    r"?d\.?)",
    re.I,
)


def person(text: str) -> Name:
    """A person from a heading: `Smith, John Q. (John Quincy), Sir, 1950-2001, author.` -> Smith, John Q."""
    text = _DATES_BEHIND.sub("", _IN_BRACKETS.sub(" ", short(text))).strip(" ,;/")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    given = len(parts) > 1 and bool(_GIVEN.fullmatch(parts[1]))
    parts = [part for i, part in enumerate(parts) if i == 0 or (i == 1 and given) or not _is_no_name(part)]
    # A heading's full stop: not that of an initial or of "Jr.".
    parts = [re.sub(r"(?<=[^\W\d_]{3})\.$", "", part) if part == parts[-1] else part for part in parts]
    name = family_and_given(*parts) if len(parts) == 2 and given else parse_name(", ".join(parts))
    if len(name.family) > 2 and len(name.given.split(" ")[0]) > 2 and f"{name.family}{name.given}".isupper():
        return replace(name, family=recase_name_part(name.family), given=recase_name_part(name.given))
    return name


# What stands in the given name's place is no role ("Summers, Ed"), style or degree ("Witham, M D", "Zhiqiang, Ma").
_GIVEN = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}|Ed|Ma|Md|Ba|Jo")


_CAPITALS_FIRST = re.compile(r"(?P<family>[A-Z]{2,}(?:[-'][A-Z]+)*) (?P<given>[A-Z][a-z]+(?:[- ][A-Za-z]+)*)")


_CAPITALS_LAST = re.compile(r"(?P<given>[A-Z][a-z]+(?:[- ][A-Za-z]+)*) (?P<family>[A-Z]{2,}(?:[-'][A-Z]+)*)")


def turned(texts: Sequence[str]) -> list[str]:
    """A list of printed names with the family names in front where capitals mark them: `ZHANG Xiaoming`, `Li-Hua WU`.

    All names must be so, one of them with more letters than initials have.
    """
    for pattern in (_CAPITALS_FIRST, _CAPITALS_LAST):
        matches = [match for text in texts if (match := pattern.fullmatch(text.strip()))]
        if texts and len(matches) == len(texts) and any(len(match["family"]) > 3 for match in matches):
            return [f"{recase_name_part(match['family'])}, {match['given']}" for match in matches]
    return list(texts)


def with_two_family_names(name: Name) -> Name:
    """A name of a Spanish record that was printed given name first: `Juan Pérez | Gómez` -> Juan | Pérez Gómez.

    What is no given name belongs to the family; the second given name ("Juan Carlos Pérez") does not.
    """
    words = name.given.split()
    if len(words) < 2 or name.literal or name.non_dropping_particle or not is_given_name(words[0]):
        return name
    last = words[-1]
    if "." in last or "-" in name.family or not last[:1].isupper() or len(last.strip(".")) < 3 or is_given_name(last):
        return name
    return Name(family=f"{last} {name.family}", given=" ".join(words[:-1]), suffix=name.suffix)


def _is_no_name(part: str) -> bool:
    """Whether a part behind a comma is dates, a style or a role."""
    return bool(_DATES.fullmatch(part) or _STYLE.fullmatch(part)) or role_of(part) is not None


def with_role(text: str) -> tuple[str, str]:
    """A printed name and the role in brackets at its end: `Doe, Jane (Editor)`; a fuller form or dates are no role."""
    match = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$", short(text))
    if match and role_of(match.group(1)) is not None:
        return text[: match.start()], match.group(1)
    name, comma, last = text.rpartition(",")
    if "," in name and comma and _is_bare_role(last.strip(" .")):
        return name, last.strip(" .")
    return text, ""


def _is_bare_role(piece: str) -> bool:
    """Whether a part behind a name's comma is a role: a small letter tells it from a given name."""
    return piece[:1].islower() and len(piece) > 3 and role_of(piece) is not None


_SUFFIX = lazy_pattern(r"(?:Jr|Sr)\.?|I{2,3}|IV")


def people_in(text: str) -> list[tuple[str, str]]:
    """(name, role) of each person in one printed line, which VuFind joins with commas although names hold commas.

    `Jennifer MacLellan, Julian Surey` and `Smith, John, 1950-, Doe, Jane (Editor)` are both read; [] where the commas
    could be read in two ways.
    """
    if re.search(r"[;；、]", text):
        return [with_role(piece.strip()) for piece in re.split(r"\s*[;；、]\s*", text) if piece.strip()]
    pieces = [piece.strip() for piece in re.split(r"[,，،]\s*", text) if piece.strip()]
    groups: list[list[str]] = [[]]
    for piece in pieces:
        if len(groups[-1]) > 1 and _is_bare_role(piece):  # "Korhonen, Liisa, toimittaja"
            groups[-1][-1] += f" ({piece})"
            groups.append([])
            continue
        role = with_role(piece)[1]
        dates = _DATES.fullmatch(with_role(piece)[0]) is not None
        if _SUFFIX.fullmatch(with_role(piece)[0]) and groups[-1]:
            groups[-1][-1] += f", {piece}"
        else:
            groups[-1].append(piece)
        if role or dates:
            groups.append([])
    out: list[tuple[str, str]] = []
    for group in groups:
        if group:
            names = _names_in_group(group)
            if not names:
                return []
            out += names
    return out


def _names_in_group(pieces: list[str]) -> list[tuple[str, str]]:
    """The names in a run of pieces that ends where a role or dates stand, or at the end of the line."""
    last, role = with_role(pieces[-1])
    if _DATES.fullmatch(last):
        names = _names_in_group(pieces[:-1]) if pieces[:-1] else []
        return [*names[:-1], (f"{names[-1][0]}, {last}", role)] if names else []
    pieces = [*pieces[:-1], last]
    natural = all(" " in piece.split(", ")[0] for piece in pieces) and not _given_names_second(pieces)
    if natural and (len(pieces) != 2 or not _inverted_pair(*pieces)):
        return [*((piece, "") for piece in pieces[:-1]), (pieces[-1], role)]
    if len(pieces) == 1:
        return [(pieces[0], role)]
    if len(pieces) % 2 == 0:
        pairs = [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
        return [*((pair, "") for pair in pairs[:-1]), (pairs[-1], role)]
    return []


def _given_names_second(pieces: Sequence[str]) -> bool:
    """Whether every other piece is nothing but given names: `García Sánchez, Carlos Eduardo, Vargas García, César`."""
    words = [piece.split() for piece in pieces]
    given = [all(len(word.strip(".")) == 1 or is_given_name(word) for word in piece) for piece in words]
    return len(pieces) > 3 and len(pieces) % 2 == 0 and all(given[1::2]) and not any(given[::2])


def _inverted_pair(first: str, second: str) -> bool:
    """Whether two pieces of several words each are one inverted name: `García Márquez, Gabriel José`."""
    given = re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)?(?: (?:[A-Z]\.?|de|von|van|del|la))+", second)
    return bool(given) or first.split(" ")[0].lower() in (
        "de",
        "van",
        "von",
        "la",
        "le",
        "di",
        "del",
        "da",
        "dos",
        "el",
        "al",
        "ter",
    )


# ---------------------------------------------------------------- publication statements


class Publication(NamedTuple):
    place: str = ""
    publisher: str = ""
    date: str = ""


_DATE_AT_END = re.compile(
    r"(?:^|(?<![,;\s])[,;\s]+)(?P<date>[\[(]?(?:(?:ca\.?|cop\.?|copyright|dl|d\.\s?l\.|"
    r"dépôt légal|impr\.|erscheinungsjahr|(?:between|zwischen|entre)(?:\s+\d{4}\s+(?:and|und|et|y|e))?)\s*|[cp©℗]\s?)?"
    r"\[?(?:(?:1[4-9]|20)\d\d\]?,?\s+\[?[cp©]\s?(?=\d))?(?P<day>[0-3]?\d\.[01]?\d\.)?(?:1[4-9]|20)\d\d\b"
    r"(?:-\d\d(?:-\d\d)?\b(?!\d))?(?:\s*\[i\.\s?e\.\s*\d{4}\])?[^A-Za-z]{0,14})\.?$",
    re.I,
)
_UNKNOWN = re.compile(
    r"\[?(?:s\.\s?l\.?|s\.\s?n\.?|s\.\s?i\.?|sine (?:loco|nomine)|verlag nicht ermittelbar|publisher not identified|"
    r"(?:place of publication|erscheinungsort|ort) nicht ermittelbar|(?:place of )?publication not identified|"
    r"place of publication not identified|o\.\s?o\.?|o\.\s?v\.?|出版者不详|出版地不详)\]?",
    re.I,
)


def publication(text: str, *, two_parts: bool = False) -> Publication:
    """Place, publisher and date of a statement: `Berlin ; New York : Springer, c2010.`, `Press (X) 2015-01-01`.

    Without the colon all before the date is the publisher, but for `two_parts`: statements of catalogues that leave the
    colon out, where a well-known town in front is the place.
    """
    text = short(text)
    match = _DATE_AT_END.search(text)
    date = match["date"].strip() if match else ""
    rest = text[: match.start()].strip(" ,;") if match else text
    place, colon, publisher = _split_at_colon(rest)
    if not colon and match and match["day"]:
        place, publisher = _country_and_publisher(rest)
    elif not colon:
        place, publisher = _town_and_publisher(rest) if two_parts else ("", rest)
    return Publication(_clean_place(place), _clean_publisher(publisher), date)


def _split_at_colon(text: str) -> tuple[str, str, str]:
    match = re.search(r"\s:\s+|:\s+|\s:", text)
    if not match:
        return "", "", text
    return text[: match.start()], ":", text[match.end() :]


def _clean_place(text: str) -> str:
    text = trim(text).strip("[]")
    if _UNKNOWN.fullmatch(text):
        return ""
    text = re.sub(r"\s*\[?(?:u\.\s?a\.|etc\.|et al\.)\]?$", "", text).strip(" ;,")
    return re.sub(r"\s+;\s+", "; ", text)


def _clean_publisher(text: str) -> str:
    text = re.split(r"\s+:\s+(?:imprint:?\s)?|\s+;\s+", trim(text))[0]
    text = trim(text).strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    return "" if _UNKNOWN.fullmatch(text) or not re.search(r"\w", text) else text


# Towns that stand in front of publishers' names where catalogues print no colon between them.
_TOWNS = (
    "Amsterdam|Baden-Baden|Baltimore|Basel|Beijing|Berkeley|Berlin|Bern|Bielefeld|Bonn|Boston|Braunschweig|Bremen|"
    "Brussels|"
    ""
    "Budapest|Cambridge|Cham|Chicago|Darmstadt|Dordrecht|Dortmund|Dresden|Düsseldorf|Essen|Frankfurt am Main|"
    "Frankfurt, M\\.|"
    ""
    "Frankfurt a\\. M\\.|Frankfurt/M\\.|Frankfurt|Freiburg im Breisgau|Freiburg|Genève|Gießen|Göttingen|Graz|"
    "Hamburg|Hannover|"
    ""
    "Heidelberg|Hildesheim|Hoboken, NJ|Hoboken|Innsbruck|Jena|Karlsruhe|Kassel|København|Köln|Konstanz|Leiden|"
    "Leipzig|London|"
    ""
    "Los Angeles|Madrid|Mainz|Mannheim|Marburg|Milano|Moskva|München|Münster|New Haven|New York, NY|New York|Nürnberg|"
    "Oldenburg|Opladen|Oxford|Paderborn|Paris|Philadelphia|Potsdam|Praha|Princeton|Ravensburg|Regensburg|Reinbek|"
    "Roma|Rom|"
    ""
    "Rostock|Saarbrücken|Salzburg|San Francisco|Singapore|Stockholm|Stuttgart|Thousand Oaks|Tokyo|Torino|Tübingen|"
    "Ulm|Warszawa|"
    ""
    "Washington, DC|Washington|Weimar|Weinheim|Wien|Wiesbaden|Würzburg|Zürich|北京|上海|广州|天津|南京|武汉|成都|"
    "西安|杭州|台北|臺北|"
    "香港"
)
_SOME_TOWNS = rf"(?:{_TOWNS})(?:\s*[;,/]\s*(?:{_TOWNS}))*(?:\s*\[?u\.\s?a\.\]?)?"
_ONLY_TOWNS = lazy_pattern(_SOME_TOWNS)
_LEADING_TOWNS = lazy_pattern(rf"(?P<place>{_SOME_TOWNS})[,:]?\s+(?P<publisher>\S.*)")


def _town_and_publisher(text: str) -> tuple[str, str]:
    if _ONLY_TOWNS.fullmatch(text):
        return text, ""
    match = _LEADING_TOWNS.fullmatch(text)
    return (match["place"], match["publisher"]) if match else ("", text)


# Summon writes "England Taylor & Francis 03.05.2016", "Oxford, UK Blackwell 01.04.2004".
_LEADING_COUNTRY = lazy_pattern(
    rf"(?P<place>(?:(?:{_TOWNS}|Abingdon|Chichester|Malden|Bristol|Edinburgh|Bingley|Hove)(?:, )?)?"
    r"(?:UK|U\.K|USA|US|U\.S\.A|United States|United Kingdom|England|Scotland|Ireland|Netherlands|Germany|Switzerland|"
    r"France|Italy|Spain|Denmark|Norway|Sweden|Finland|Poland|Austria|Australia|New Zealand|Canada|Japan|China|India|"
    r"Brazil|South Africa|Egypt|Iran|Singapore|Greece|Korea \(South\)|United Arab Emirates)?),?\s+(?P<publisher>\S.*)"
)


def _country_and_publisher(text: str) -> tuple[str, str]:
    match = _LEADING_COUNTRY.fullmatch(text)
    return (match["place"], match["publisher"]) if match and match["place"] else ("", text)


_BETWEEN = lazy_pattern(r"\b(?:between|zwischen|entre|tra il|mellan|mellem)\b", re.I)


def year_or_date(text: str) -> Date | None:
    """A catalogue's date: `c2010`, `[1998?]`, `2015-10-30`, `03.05.2016`, `1998-2004`, `1998-`; None without a year."""
    text = short(text)
    match = re.search(r"(?<!\d)((?:1[4-9]|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)", text)
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
        if is_possible_day(year, month, day) and not (match[3] is None and month > 12):
            return Date.of(year, month, day)
    match = re.search(r"(?<![\d.])([0-3]?\d)\.([01]?\d)\.((?:1[4-9]|20)\d\d)(?!\d)", text)
    if match and is_possible_day(int(match[3]), int(match[2]), int(match[1])):
        return Date.of(int(match[3]), int(match[2]), int(match[1]))
    years = re.findall(r"(?<!\d)((?:1[4-9]|20)\d\d)(?!\d)", text)
    if not years:
        return None
    if re.fullmatch(r"\W*\d{4}\s*[-–]\W*", text):
        return Date(start=Date.of(int(years[0])).start, open_end=True)
    if len(years) == 2 and re.fullmatch(r"\W*[cp]?\d{4}[^\w–-]*[-–]\W*\d{4}\W*", text) and years[0] < years[1]:
        return Date(start=Date.of(int(years[0])).start, end=Date.of(int(years[1])).start)
    doubt = "?" in text
    if len(years) == 2 and _BETWEEN.search(text) and years[0] < years[1]:
        return Date(start=Date.of(int(years[0])).start, end=Date.of(int(years[1])).start, uncertain=True)
    return Date(start=Date.of(int(years[0])).start, uncertain=doubt)
