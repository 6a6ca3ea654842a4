"""What single catalogue values say: persons with dates, publication statements, host items, series, extents, editions.

Library values carry ISBD punctuation at their ends ("Berlin :", "Springer,", "2010."), which is no part of them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.extractors._vufind.terms import role_of
from bibkit.model.dates import Date, is_possible_day
from bibkit.model.nameparse import parse_name
from bibkit.model.names import Name
from bibkit.text.titles import clean_title

# Longer values are no titles, names or imprints; no expression below is let loose on them.
_LONGEST = 2000


def short(text: str) -> str:
    """The text without blanks around it; "" when it is too long for any catalogue value."""
    text = text.strip()
    return text if len(text) <= _LONGEST else ""


_ISBD_END = re.compile(r"\s*[/:;,=]\s*$")
_FINAL_STOP = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)\]]))\.$")


def trim(text: str) -> str:
    """A value without ISBD punctuation at its end; the full stop of an abbreviation ("Inc.", "ed.") stays."""
    text = _ISBD_END.sub("", short(text))
    if re.search(r"\b(?:Inc|Ltd|Co|Corp|Verl|Publ|Univ|Pr|Jr|Sr|etc|Aufl|Hrsg|St|Bros|Cie|u\.a)\.$", text):
        return text
    return _FINAL_STOP.sub("", text)


# ---------------------------------------------------------------- titles


def title_of(text: str) -> str:
    """A title from a heading or index field: `Der Mensch : der Weg / von A. Luther` -> `Der Mensch: der Weg`."""
    text = _ISBD_END.sub("", _MEDIUM.sub("", short(text)))
    title, slash, rest = text.partition(" / ")
    if slash and _is_responsibility(rest):
        text = _ISBD_END.sub("", title)
    first, equals, second = text.partition(" = ")
    if equals and min(len(first.split()), len(second.split())) > 1 and not re.search(r"[\d(<>]", first + second[:8]):
        text = first  # a parallel title in another language
    return clean_title(re.sub(r"\s+:\s+", ": ", text))


_MEDIUM = re.compile(
    r"\s*\[(?:electronic resource|elektronische ressource|microform|videorecording|sound recording)[^\]]*\]", re.I
)
_RESPONSIBLE = re.compile(
    r"\b(?:by|edited|eds?|hrsg|hg|herausgegeben|von|translated|trans|compiled|selected|par|por|di|a cura|red)\b|编|"
    r"著|"
    r"译",
    re.I,
)


def _is_responsibility(text: str) -> bool:
    """Whether what stands behind a slash tells who made the work, and is no part of its title."""
    return bool(_RESPONSIBLE.search(text)) or bool(parse_name(re.split(r"[,;]", text)[0].rstrip(".")).given)


# ---------------------------------------------------------------- persons

_YEARS = r"(?:ca\.\s*)?\d{3,4}\??(?:\s+[A-Z][a-z]+(?:\s+\d{1,2})?)?"
_DATES = re.compile(
    rf"(?:b\.|d\.|ca\.|approximately|active|fl\.|geb\.|gest\.|born|died|"
    rf"um)?\s*(?:{_YEARS}(?:\s*[-–—/]\s*(?:{_YEARS})?)?|"
    rf""
    rf"[-–—]\s*{_YEARS}|\d{{1,2}}(?:st|nd|rd|th) cent(?:ury|\.)?|[-–—])\.?"
)
_DATES_BEHIND = re.compile(rf"\s+{_YEARS}\s*[-–—]\s*(?:{_YEARS})?\.?$")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_STYLE = re.compile(
    r"(?:sir|dame|lord|lady|dr\.?|prof\.?|professor|rev\.?|saint|graf|freiherr|baron|pope|papst|ph\.? ?d\.?|m\.? "
    r"?d\.?)",
    re.I,
)


def person(text: str) -> Name:
    """A person from a heading: `Smith, John Q. (John Quincy), Sir, 1950-2001, author.` -> Smith, John Q."""
    text = _DATES_BEHIND.sub("", _IN_BRACKETS.sub(" ", short(text))).strip(" ,;/")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    parts = [part for i, part in enumerate(parts) if i == 0 or not _is_no_name(part)]
    # A heading's full stop: not that of an initial or of "Jr.".
    parts = [re.sub(r"(?<=[^\W\d_]{3})\.$", "", part) if part == parts[-1] else part for part in parts]
    return parse_name(", ".join(parts))


def _is_no_name(part: str) -> bool:
    """Whether a part behind a comma is dates, a style or a role."""
    return bool(_DATES.fullmatch(part) or _STYLE.fullmatch(part)) or role_of(part) is not None


def with_role(text: str) -> tuple[str, str]:
    """A printed name and the role in brackets at its end: `Doe, Jane (Editor)`; a fuller form or dates are no role."""
    match = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$", short(text))
    if match and role_of(match.group(1)) is not None:
        return text[: match.start()], match.group(1)
    return text, ""


_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")


def people_in(text: str) -> list[tuple[str, str]]:
    """(name, role) of each person in one printed line, which VuFind joins with commas although names hold commas.

    `Jennifer MacLellan, Julian Surey` and `Smith, John, 1950-, Doe, Jane (Editor)` are both read; [] where the commas
    could be read in two ways.
    """
    if re.search(r"[;；、]", text):
        return [with_role(piece.strip()) for piece in re.split(r"\s*[;；、]\s*", text) if piece.strip()]
    pieces = [piece.strip() for piece in re.split(r"[,，]\s*", text) if piece.strip()]
    groups: list[list[str]] = [[]]
    for piece in pieces:
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
    natural = all(" " in piece.split(", ")[0] for piece in pieces)
    if natural and (len(pieces) != 2 or not _inverted_pair(*pieces)):
        return [*((piece, "") for piece in pieces[:-1]), (pieces[-1], role)]
    if len(pieces) == 1:
        return [(pieces[0], role)]
    if len(pieces) % 2 == 0:
        pairs = [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]
        return [*((pair, "") for pair in pairs[:-1]), (pairs[-1], role)]
    return []


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
    r"(?:^|[,;\s]+)(?P<date>[\[(]?(?:(?:ca\.?|cop\.?|copyright|erscheinungsjahr|between)\s*|"
    r"[cp©℗]\s?)?\[?(?:1[4-9]|"
    r"20)\d\d\b"
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
    if not colon:
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
_LEADING_TOWNS = re.compile(
    rf"(?P<place>(?:{_TOWNS})(?:\s*[;,/]\s*(?:{_TOWNS}))*(?:\s*\[?u\.\s?a\.\]?)?)[,:]?\s+(?P<publisher>\S.*)"
)


def _town_and_publisher(text: str) -> tuple[str, str]:
    match = _LEADING_TOWNS.fullmatch(text)
    return (match["place"], match["publisher"]) if match else ("", text)


def year_or_date(text: str) -> Date | None:
    """A catalogue's date: `c2010`, `[1998?]`, `2015-10-30`, `1998-2004`, `1998-` -> Date; None without a year."""
    text = short(text)
    match = re.search(r"(?<!\d)((?:1[4-9]|20)\d\d)-(\d\d)(?:-(\d\d))?(?!\d)", text)
    if match:
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
        if is_possible_day(year, month, day) and not (match[3] is None and month > 12):
            return Date.of(year, month, day)
    years = re.findall(r"(?<!\d)((?:1[4-9]|20)\d\d)(?!\d)", text)
    if not years:
        return None
    if re.fullmatch(r"\W*\d{4}\s*[-–]\W*", text):
        return Date(start=Date.of(int(years[0])).start, open_end=True)
    if len(years) == 2 and re.fullmatch(r"\W*\d{4}\W*[-–]\W*\d{4}\W*", text) and years[0] < years[1]:
        return Date(start=Date.of(int(years[0])).start, end=Date.of(int(years[1])).start)
    doubt = "?" in text
    return Date(start=Date.of(int(years[0])).start, uncertain=doubt)


# ---------------------------------------------------------------- host items, series, extents, editions


class Host(NamedTuple):
    title: str = ""
    volume: str = ""
    issue: str = ""
    year: str = ""
    page: str = ""


_HOST_REST = re.compile(
    r"[\s,.;:–-]+(?:vol(?:ume)?\b\.?|bd\b\.?|band\b|jg\b\.?|jahrgang\b|no\b\.?|nr\b\.?|issue\b|heft\b|h\.|t\.|"
    r"tome\b|第|"
    r""
    r"\(?(?:1[5-9]|20)\d\d\b|\d+\s*[(.,:/]|pp?\.|s\.\s*\d|seiten?\b)",
    re.I,
)
_PAGES = r"[a-z]{0,2}\d+(?:\s*[-–—]\s*[a-z]{0,2}\d+)?"


def host_item(text: str, title: str = "") -> Host:
    """`Journal of X Vol. 12, No. 3 (2010), p. 45-67`, `Zeitschrift. - 12(2010), 3, Seite 45-67` and their like.

    `title` is the host's name where the page marks it (a link, subfield t).
    """
    text, title = short(text), short(title)
    if title and text.startswith(title):
        rest = text[len(title) :]
    else:
        match = None if title else _HOST_REST.search(text)
        rest = text[match.start() :] if match else ("" if not title else text)
        title = title or (text[: match.start()] if match else text)
    title = (
        re.sub(r"^(?:(?:enthalten )?in\s*:\s*|in\s+(?=[A-Z]))", "", title, flags=re.I).split(". - ")[0].split(" / ")[0]
    )
    return Host(re.sub(r"[\s.,;:–-]+$", "", title), *_numbering(rest))


def _numbering(rest: str) -> tuple[str, str, str, str]:
    """(volume, issue, year, pages) of the part behind a journal's name; what cannot be told stays empty."""
    year = _group(r"\b((?:1[5-9]|20)\d\d)\b", rest)
    page = _group(rf"(?:\bpp?\.|\bpages?|\bs\.|\bseiten?|页码?)\s*:?\s*({_PAGES})", rest)
    compact = re.search(
        rf"\b(\d+)\s*[(.]\s*(?:1[5-9]|20)\d\d\)?(?:\s*[,:.]\s*|(?<=\)))(\d+(?:[/-]\d+)?)\b(?:\s*[,:]\s*(?:s\.|"
        rf"seiten?|"
        rf"pp?\.)?\s*({_PAGES}))?",
        rest,
        re.I,
    )
    volume = _group(r"\b(?:vol(?:ume)?|bd|band|jg|jahrgang|tome|t)\b\.?\s*(\d+\w?)", rest) or _group(
        r"第\s*(\d+)\s*卷", rest
    )
    issue = _group(r"\b(?:no|nr|iss|issue|heft|h|number)\b\.?\s*(\d+\w?(?:[/-]\d+)?)", rest) or _group(
        r"第?\s*(\d+)\s*期", rest
    )
    if compact:
        volume, issue, page = volume or compact[1], issue or compact[2], page or compact[3] or ""
    elif not volume:
        volume = _group(r"^\W*(\d+)\s*\((?:1[5-9]|20)\d\d\)", rest)
    return volume, issue, year, re.sub(r"\s*[-–—]\s*", "-", page)


def _group(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.I)
    return match.group(1) if match else ""


_NUMBERED_SERIES = re.compile(
    r"(?P<name>.+?)\s*(?:[;,]\s*(?:第\s*|(?:vol|v|bd|band|no|nr|nummer|t|bk|number|volume)\b\.?\s*)?|"
    r"\s(?:vol|bd|no|nr)\b\.?\s*|\s*第\s*)(?P<number>\d[\w/-]*)\s*[辑卷种]?(?:\s*[:.].*)?",
    re.I,
)
_NUMBER_BEHIND = re.compile(r"(?P<name>[^\d]{8,}\S)\s+(?P<number>(?!(?:1[6-9]|20)\d\d)\d{1,4})")


def series_and_number(text: str) -> tuple[str, str]:
    """`Lecture notes in computer science ; 1234.`, `Reihe, Bd. 12`, `Taschenbuch Wissenschaft 666` -> name, number."""
    text = short(text)
    match = _NUMBERED_SERIES.fullmatch(text) or _NUMBER_BEHIND.fullmatch(text)
    return (trim(match["name"]), match["number"].rstrip("辑卷种")) if match else (trim(text), "")


def page_count(text: str) -> str:
    """The number of pages in an extent: `xii, 345 p. : ill. ; 24 cm`, `227 S.`, `356页` -> 345, 227, 356."""
    text = short(text)
    match = re.search(
        r"\b(\d[\d.,]*)\s*(?:p\b|pp\b|pages?\b|s\b|seiten\b|bl\b|blatt\b|leaves\b|页|頁|ページ|str\b|pag\b|págs?\b|"
        r"с\b|стр\b|"
        r"sivua\b)",
        text,
        re.I,
    )
    return re.sub(r"[.,]", "", match.group(1)) if match else ""


_ORDINAL_EDITION = re.compile(
    r"\[?(?:the\s+)?(?:(?P<number>\d{1,3})(?:st|nd|rd|th|\.)?|(?P<word>first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth)|"
    r""
    r"第?(?P<cjk>[\d一二三四五六七八九十]+))\s*(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?|ausg(?:abe)?\b\.?|"
    r"版)(?:,?\s+(?:19|"
    r"20)\d\d\.?)?\]?",
    re.I,
)
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CJK_DIGITS = "一二三四五六七八九十"


def edition_of(text: str) -> str:
    """An edition: a bare ordinal as its number (`2nd ed.`, `2. Aufl.`, `第二版` -> 2), anything else as printed."""
    text = _ISBD_END.sub("", short(text))
    match = _ORDINAL_EDITION.fullmatch(text)
    if not match:
        return trim(text)
    if match["word"]:
        return str(_WORDS.index(match["word"].lower()) + 1)
    number = match["number"] or match["cjk"]
    if number in _CJK_DIGITS:
        return str(_CJK_DIGITS.index(number) + 1)
    return number if number.isdigit() else text
