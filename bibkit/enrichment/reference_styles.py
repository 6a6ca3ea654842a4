"""The styles of printed references that say plainly where the people end and where the title does."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.text.patterns import lazy_pattern


class Parts(NamedTuple):
    """What a style tells apart in a reference: people (or editors) and title as printed, and the rest."""

    people: str = ""
    title: str = ""
    rest: str = ""
    year: str = ""
    type: str = ""
    edited: bool = False
    daily: bool = False  # dated to the day, as what stands in newspapers and on sites


MIN_TITLE_WORDS = 3
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,400}?)[,.]?[”\"“»]")
_SINGLE_QUOTED = re.compile(r"(?<=[\s,])['‘](.{12,400}?)[,.]?['’](?=[,.]\s|\s[A-Z])")
_DATED = re.compile(r"\((?:\d{1,2} [A-Z][a-z]+ )?((?:1[6-9]|20)\d\d)[a-z]?(?:, [A-Z][a-z]+(?: \d+)?)?\)[.,:]?\s+")
# "Smith J, Doe AB, et al. Title" and "J. Smith and A. Doe. Title"
_NAME = r"[^\W\d_][\w’'‐-]+(?: [^\W\d_][\w’'‐-]+){0,2}"
_INITIALS = r",? [A-ZА-ЯЁ]\.?(?:[ -]?[A-ZА-ЯЁ]\.?){0,3}(?=,? |\.?\s)"
_LAST_FIRST = re.compile(
    rf"^((?>{_NAME}{_INITIALS},? (?:and |& |\.\.\. ?|… ?)*)*{_NAME}{_INITIALS}(?:,? et al)?)"
    r"\.?\s+(?=[^\W\d_a-z][^.,]{3})"
)
# "Rossi, E. and Boyle, P., 2012. Title", as Harvard styles print it
_YEAR_BARE = lazy_pattern(
    rf"^((?>{_NAME}, (?:[A-Z]\.-?){{1,4}}(?:, (?:and |& )?(?!\d)| and | & )?)++),? ((?:1[6-9]|20)\d\d)[a-z]?\.\s+(?=\S)"
)
# GB/T 7714: "陈思远, 刘洋. 乡村旅游对农户收入的影响研究[J]. 农业经济问题, 2018(5): 66-75."
_LETTER = lazy_pattern(r"\[[JMDCNRS](?:/[A-Z]{2})?\]")
_LETTERED = lazy_pattern(
    r"^([^.．。]{2,120})[.．。]\s*([^\[\]]{4,200}?)\s?\[([JMDCNRS])(?:/[A-Z]{2})?\][.．,]?\s*(?P<rest>.+)$"
)
_LETTERS = {"J": "article-journal", "M": "book", "D": "thesis", "C": "paper-conference", "N": "article-newspaper",
            "R": "report", "S": "standard"}  # fmt: skip
# GOST: "Иванов С. П., Петрова А. В. Цифровая экономика // Экономика и управление. 2019. Т. 25, № 4. С. 12-20."
_SLASHED = lazy_pattern(
    r"^((?>[А-ЯЁ][а-яё-]{2,30},? [А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?,? ?){1,12}+)\s?"
    r"([А-ЯЁA-Z«][^/]{10,300}?)\s?(?:/ [^/]{3,200})?// (?P<rest>.+)$"
)
_EDITED = re.compile(r",? \(?[Ee]ds?\.?\)?$")


# "Imani Walker and Petr Svoboda. 2022. Who Reads the Log? Debugging Habits. In Proceedings of …", as ACM prints it
_ACM = lazy_pattern(
    r"^([^\d“\"]{5,300}?)\. (?P<year>(?:19|20)\d\d)\. (?P<title>.{10,300}?[^\W\d_][?!]?)\.? "
    r"(?P<rest>In (?:Proceedings|Proc\.|Companion) .+)$"
)
# "Steinbach, Ulrike: Die Weber von Augsburg. Hausarbeit und Zunft. Göttingen: Vandenhoeck & Ruprecht, 2011"
_GERMAN = lazy_pattern(
    r"^([^\W\d_][\w'’ -]{1,40}, (?:[^:.\d]|\.(?!\s[^\W\d_]{3})){2,100}): (?P<title>[^:]{5,250}?)\. "
    r"(?P<rest>[A-ZÀ-Þ][^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,2}: [^,:]{2,60},? (?:(?:19|20)\d\d)\b.*)$"
)
# "Nowicki J., Wolska A., Ochrona torfowisk, „Chrońmy Przyrodę Ojczystą” 2014, t. 70": what is quoted is the journal.
_POLISH = lazy_pattern(
    r"^((?:[^\W\d_][\w'’-]{1,30} (?:[A-ZÀ-ÞŁŚŻŹĆ]\. ?){1,3}, ?){1,8})(?P<title>[^„]{8,300}?), "
    r"(?P<rest>„[^”\"]{3,120}[”\"],? (?:19|20)\d\d.*)$"
)
_SIGNED_FORMS = ((". In ", _ACM), (": ", _GERMAN), ("„", _POLISH))


def parts_of(text: str) -> Parts:
    """The parts of a reference of a plain style; empty for any other."""
    for sign, form in _SIGNED_FORMS:
        if sign in text and (signed := form.match(text)):
            year = signed.groupdict().get("year", "")
            return _edited(signed.group(1).rstrip(" ,"), signed.group("title"), signed.group("rest"), year)
    if "// " in text and (slashed := _SLASHED.match(text)):
        return Parts(slashed.group(1), slashed.group(2).strip(), slashed.group("rest"))
    if "[" in text and _LETTER.search(text) and (lettered := _LETTERED.match(text)):
        people, title, letter, rest = lettered.groups()
        return Parts(people, title, rest, type=_LETTERS[letter])
    for pattern in (_QUOTED, _SINGLE_QUOTED):
        match = pattern.search(text)
        if match:
            dated = _DATED.search(f"{text[: match.start()]} ")
            before = re.sub(
                r"(?<![\s,.])[\s,.]*+(?:\((?:\d{1,2} [A-Z][a-z]+ )?(?:1[6-9]|20)\d\d\)|(?:1[6-9]|20)\d\d)?[\s,.]*+$",
                "",
                text[: match.start()],
            )
            return _edited(before, match.group(1), text[match.end() :], dated.group(1) if dated else "")
    names = _LAST_FIRST.match(text)
    dated = _DATED.search(text)
    if dated and dated.start() < 200 and not (names and _first_sentence(text[names.end() : dated.start()])):
        title = _first_sentence(text[dated.end() :])
        rest = text[dated.end() + len(title) :].lstrip(" .")
        if remark := _REMARK.search(title):
            title, rest = title[: remark.start()], f"{remark.group(1)} {rest}"
        found = _edited(text[: dated.start()].rstrip(" ,"), title, rest, dated.group(1))
        return found._replace(daily="," in dated.group())
    bare = _YEAR_BARE.match(text)
    if bare:
        title = _first_sentence(text[bare.end() :])
        return _edited(bare.group(1).rstrip(" ,"), title, text[bare.end() + len(title) :].lstrip(" ."), bare.group(2))
    title = _first_sentence(text[names.end() :]) if names else ""
    # Without a title behind them, initials may be those of the journal: "Li, W. J. Appl. Phys."
    return Parts(names.group(1), title, text[names.end() + len(title) :].lstrip(" .")) if names and title else Parts()


def _edited(people: str, title: str, rest: str, year: str) -> Parts:
    bare = _EDITED.sub("", people)
    return Parts(bare, title, rest, year, edited=bare != people)


def _first_sentence(text: str) -> str:
    """Up to the full stop that ends the title: not the one of an abbreviation or an initial."""
    for match in re.finditer(r"[.?!](?=\s)", text):
        head = text[: match.start()]
        if len(head.split()) >= MIN_TITLE_WORDS and not re.search(
            r"\b(?:[A-Z]|[IVX]+|vs|St|al|sp|spp|cf|e\.g|i\.e|No|Vol)$", head
        ):
            return head + ("" if match.group() == "." else match.group())
    return ""


# "In M. Petit & A. Roy (Eds.), Multilingual schooling (2nd ed., pp. 44–67). Springer."
_CHAPTER = lazy_pattern(
    r"In:? (?P<editor>[^()]{3,160}?),? \([Ee]ds?\.\),? (?P<container_title>[^()]{5,200}?)\s?"
    r"\((?:[^()]{0,40}, )?pp?\. ?(?P<page>\w+(?:\s?[-–—]\s?\w+)?)\)[.,] ?(?P<publisher>[^.]{2,80})?"
)
# "In: Carr, D., Mills, R. (eds) Human Work at Sea. Advances in Systems, vol 999. Springer, Cham"
_SPRINGER_CHAPTER = lazy_pattern(
    r"In:? (?P<editor>[^()]{3,160}?) \(eds?\.?\) (?P<container_title>[^.]{5,200})\."
    r"(?: (?P<collection_title>[^.]{5,120}), vol\.? (?P<volume>\d{1,5})\.)? "
    r"(?P<publisher>[A-Z][^,.\d]{2,50})(?:, (?P<publisher_place>[A-Z][^,.\d]{2,30}))?(?=[.,]|$)"
)
# "The Daily Star. https://…", where a site is what the work stands in
_SITE = lazy_pattern(r"(?P<container_title>[A-Z][^.\d]{2,60})\. https?://")
_QUOTED_JOURNAL = lazy_pattern(r"„(?P<container_title>[^”\"]{3,120})[”\"],? (?P<year>(?:19|20)\d\d)")
# "The Visual Culture of Conflict, edited by Ben Marsh, Routledge, 2015, pp. 88-107", as the MLA prints a chapter
_EDITED_BOOK = re.compile(
    r"(?P<container_title>[^,.]{5,150}), edited by (?P<editor>[^,.]{3,80}(?:, [^,.]{3,40} and [^,.]{3,40})?), "
    r"(?P<publisher>[^,\d]{2,60}), (?P<year>(?:19|20)\d\d)(?:, pp?\. (?P<page>\d+(?:[-–]\d+)?))?"
)
# "in Proc. IEEE Int. Symp. Circuits Syst. (ISCAS), Seville, Spain, Oct. 2020, pp. 1–5"
_PROCEEDINGS = lazy_pattern(
    r"[Ii]n:? (?P<container_title>(?:\d{4} )?[^,]{0,80}?(?:Proc|Conf|Symp|Workshop)[^,]{2,200}?)"
    r"(?=, | \(pp?\. |\. (?:https?:|ACM|Association|Springer|AAAI)|\.?$)"
)
# "[Doctoral dissertation, University of Kent]", behind a title as the APA prints it
_THESIS = lazy_pattern(r"\[[^,\[\]]{0,30}(?:dissertation|thesis)[^,\[\]]{0,20}, (?P<publisher>[^\[\]]{3,80})\]")
_REMARK = lazy_pattern(r" (\[[^\[\]]{3,120}\])$")
# "Leiden: Brill", "2nd ed. Cambridge, U.K.: Cambridge Univ. Press", "Manchester University Press"
_OPENING = r"(?:(?:Vol\.? \w{1,5}|\(?\d{1,2}\w\w ed\.?\)?)[.,] )*"
_PLACED_IMPRINT = lazy_pattern(
    rf"{_OPENING}(?P<publisher_place>[A-ZÀ-ÞА-ЯЁ][^\W\d_]{{2,20}}(?:[ ,-]{{1,2}}[^\W\d_]{{1,20}}){{0,3}}"
    r"(?:\.[A-Z]\.){0,2}): "
    r"(?P<publisher>[A-ZÀ-ÞА-ЯЁ][^\d.:;,()]{2,60})(?=\.|,? (?:19|20)\d\d\b|$)"
)
_IMPRINT = lazy_pattern(
    rf"{_OPENING}(?P<publisher>[A-ZÀ-ÞА-ЯЁ][^\d.:;,()]{{2,60}}\b(?:Press|Publish(?:er|ers|ing)|Verlag|Books|Éditions))(?=[.,]|$)"
)
# "Interdisciplinary Reviews: Water": a journal with a part, which would pass for a place with a publisher.
_SERIAL = lazy_pattern(
    r"\b(?:Journal|(?<!Annual )Reviews?(?! Press)|Annals|Archives|Letters|Transactions|Proceedings|Bulletin|Quarterly|"
    r"Magazine|Acta|Zeitschrift|Revue|Revista|Rivista|Журнал|Вестник)\b"
)
_HOUSE = lazy_pattern(
    r"(?:Routledge|Springer(?: Nature)?|Wiley|Elsevier|Sage|SAGE(?: Publications)?|Brill|De Gruyter|"
    r"Palgrave(?: Macmillan)?)(?=\.?(?: https?://\S+)?$)"
)
# Behind [M] and [D]: "上海: 上海人民出版社, 2006: 112"; behind [J]: "农业经济问题, 2018, 40(5): 66-75"
_CJK_IMPRINT = lazy_pattern(
    r"(?P<publisher_place>[^:：,，\d]{2,20})[:：]\s?(?P<publisher>[^,，.\d]{2,60})[,，.]\s?(?P<year>(?:1[6-9]|20)\d\d)"
)
_CJK_SERIAL = lazy_pattern(
    r"(?P<container_title>[^,，\d]{2,60})[,，.]\s?(?P<year>(?:1[6-9]|20)\d\d)(?:[,，]\s?(?P<volume>\d{1,4}))?"
    r"\s?(?:[(（](?P<issue>[^()（）]{1,12})[)）])?(?:\s?[:：]\s?(?P<page>\d+(?:\s?[-–—~]\s?\d+)?))?"
)


def source_of(parts: Parts) -> dict[str, str]:
    """What stands behind a title of where the work appeared, as attributes; `editor` and `year` as printed."""
    rest = parts.rest.lstrip(" .,")
    if parts.type:
        match = (_CJK_IMPRINT if parts.type in ("book", "thesis", "report") else _CJK_SERIAL).match(rest)
        return _known(match, parts.type) if match else {"type": parts.type}
    if (match := _QUOTED_JOURNAL.match(rest)) is not None:
        return _known(match, "article-journal")
    if (match := _THESIS.match(rest)) is not None:
        return _known(match, "thesis")
    if parts.daily and (match := _SITE.match(rest)) is not None:
        return {"container_title": match.group("container_title")}
    if (match := _CHAPTER.match(rest) or _SPRINGER_CHAPTER.match(rest) or _EDITED_BOOK.match(rest)) is not None:
        return _known(match, "chapter")
    if (match := _PROCEEDINGS.match(rest)) is not None:
        return _known(match, "paper-conference")
    match = _PLACED_IMPRINT.match(rest) or _IMPRINT.match(rest)
    if match is not None and not _SERIAL.search(match.group()):
        return _known(match, "book")
    house = _HOUSE.match(rest)
    return {"publisher": house.group().rstrip("."), "type": "book"} if house else {}


def _known(match: re.Match[str], type: str) -> dict[str, str]:
    found = {name: value.strip() for name, value in match.groupdict().items() if value}
    return {**found, "type": type}
