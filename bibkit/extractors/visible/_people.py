"""Lines that hold nothing but people's names, as authors stand under a title: marks, degrees and links taken off."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.extractors._values import calm_name
from bibkit.extractors.visible._furniture import MENU_WORDS, NO_NAME, PLACES
from bibkit.extractors.visible._name_marks import without_brackets, without_marks
from bibkit.model.nameparse import PARTICLES, PATRONYMIC, family_and_given, parse_name, parse_names
from bibkit.model.names import Name, is_cjk
from bibkit.text.cjk_names import has_family_name
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.romanised_names import is_romanised
from bibkit.text.wordlists import word_set

_SEPARATORS = re.compile(r"\s*(?:;|；|·|•|\||/{1}(?=\s))\s*")
_LIST_END = re.compile(
    r"\s+(?:and|&|und|et|y|e|i|en|och|og|ve|и|та)\s+|\s*&\s*|(?:\s*,\s*(?:and|&|und|et|y|e)\s+)", re.I
)
_ET_AL_ENDS = "lL.sS…"
_ET_AL = re.compile(r"(?<![,\s])[,\s]*(?:\bet\.? al\.?|\band others|…|\.\.\.)\s*$", re.I)
_ABSTRACT_NOUN = lazy_pattern(
    r"(?:tions?|\w{6}ments?|olog(?:y|ies|ical)|ities|ness(?:es)?|isms?|ics|graphy|ances|ences|ical|ively|ised|"
    r"ized|aceae|idae|ация|ации|ость|ости|[а-я]ение|ения|ание|ания|ство|ства|ческая|ческий|-(?:mediated|based|induced|related|dependent|driven|associated|specific|free|type))$",
    re.I,
)
_WORD = lazy_pattern(r"(?:[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁЄІЇΑ-Ω][\w'’ʼ.·-]*|[A-Z]\.(?:-?[A-Z]\.)*|[dlO]['’][A-ZÀ-Þ][\w-]*)")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-ÞА-Я]\.?-?){1,4}")
_CJK_NAME = lazy_pattern(
    r"[\u4e00-\u9fff々]{2,4}|[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff々]{1,3}[\s　][\u4e00-\u9fff々\u3040-\u30ff]{1,4}|"
    r"[\u30a0-\u30ff]{2,40}[・･][\u30a0-\u30ff]{2,40}"
)


def names_in_line(markup: str, sure: bool = False) -> tuple[Name, ...]:
    """The people of a line that holds only people; () for any other line.

    `sure`: the line stands in a list of names, so that a family name may be a word of menus ("Trevor Back").

    >>> [name.family for name in names_in_line("By Muaid S. Ali1,*, Apurba Sutradhar2 and Kefyalew Girma")]
    ['Ali', 'Sutradhar', 'Girma']
    """
    return _cached_names(markup, sure) if len(markup) <= _LONGEST_CACHED else _names(markup, sure)


# "Ben Armstrong, professor of epidemiological statistics2,"
_WITH_ROLE = re.compile(
    r"([^\W\d_][^,;:!?\d]{3,50}),\s(?:[a-z-]{1,20}\s){0,5}(?:professor|lecturer|fellow|director|researcher|scientist|"
    r"student|registrar|consultant|statistician|epidemiologist|physician|surgeon|manager|officer|editor|head|chair|dean|"
    r"reader|nurse|analyst|associate|assistant|engineer|librarian)(?![a-z])[^,;]{0,90}[\s,;]*",
)
_COPYRIGHT = lazy_pattern(r"© ?(?:19|20)\d\d г\.,? ")  # "© 2015 г. О. В. Кузнецова"
# "Posted on 3 May 2016 by Laura Green", "posted on 2019-05-06, 09:30 authored by Helen Carter, Daniel Moore"
_POSTED_BY = re.compile(r"(?:posted|published|written)\b[^@]{0,50}?\s(?:authored )?by\s+(?=[^\W\d_])", re.I)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_IEEE_GRADE = lazy_pattern(r",?\s(?:(?:Graduate |Life |Senior |Student |Associate ){0,3}(?:Member|Fellow)),?\sIEEE\b")


def _names(markup: str, sure: bool) -> tuple[Name, ...]:
    role = _WITH_ROLE.fullmatch(markup) if len(markup) < 200 else None
    if role is not None:
        markup = role.group(1)
    posted = _POSTED_BY.match(markup) or (_COPYRIGHT.match(markup) if markup[:1] == "©" else None)
    if posted is not None:
        markup = markup[posted.end() :]
    if len(markup) > _LONGEST:
        return ()
    if "(" in markup and _may_be_names(_IN_BRACKETS.sub("", markup)):
        markup = without_brackets(markup)
    if "IEEE" in markup:
        markup = _IEEE_GRADE.sub("", markup)
    if not _may_be_names(markup):
        return ()
    if markup.replace(" ", "").isalpha():  # nothing has to be taken off
        words = markup.casefold().split()
        if (len(words) == 1 and markup.isascii()) or not (sure or _NEVER_NAMES.isdisjoint(words)):
            return ()
    text = without_marks(markup)
    if len(text) < 4 and not is_cjk(text):
        return ()
    if text[-1] in _ET_AL_ENDS:
        text = _ET_AL.sub("", text)
    pieces = [piece.strip(" ,.:") if not piece.strip().endswith(".") else piece.strip(" ,:") for piece in _pieces(text)]
    pieces = [piece for piece in pieces if piece]
    if not pieces or not all(looks_like_person(piece, sure) for piece in pieces):
        return ()
    names = tuple(calm_name(_name_of(piece)) for piece in pieces)
    if not all(names) or (len(names) == 1 and names[0].literal and not is_cjk(names[0].literal)):
        return ()
    return names


# The same lines are looked at from several sides (as names, as no title, as what stands above a title).
_LONGEST = 8000  # characters of a line of names; collaborations of hundreds fit
_LONGEST_CACHED = 400
_cached_names = lru_cache(maxsize=4096)(_names)


def _may_be_names(text: str) -> bool:
    """A cheap look that most lines of a page fail: in a list of names only particles and "and" begin in lower case."""
    if any(char in text for char in "?!{}="):
        return False
    if any(word.islower() and word.isalpha() and word not in _MAY_STAND for word in text.split(None, 60)[:60]):
        return False
    return "<" in text or not _NUMBER_ALONE.search(text)


_NUMBER_ALONE = re.compile(r"\d{3}(?<![^\s,;]...)\d*(?=[\s,;.:]|$)")
# Lower-case words that stand between names, or that pages glue to them (see _JUNK and _LEADING).
_MAY_STAND = PARTICLES | word_set(
    """
    and und et y e i en och og ve и та by written posted von par por di author authors autor autoren auteur auteurs
    autores autore links open overlay panel view orcid logo profile icon search for other more works papers this see
    all articles corresponding lead first senior show less opens in a new tab window publications open's mail
    affiliations affiliation al jr sr x prepared contributor contributors a b c d f g h na email автор авторы yazar
    yazarlar editor bis na1 na2 texte suche nach diesem dieser verfasser info claims details list sobre os
    """
)
_NEVER_NAMES = NO_NAME - _MAY_STAND


def _pieces(text: str) -> list[str]:
    """One piece a person: "Family, Given" pairs kept together where they can be told."""
    if "," in text and _FAMILY_AND_INITIALS.fullmatch(text):
        return [text]
    if "," in text and _UNPARTED.match(text):  # "Zukeran, A. Looy, P.C. Chakrabarti, A. Jen-Shih Chang"
        parts = [match.group().strip() for match in _ONE_UNPARTED.finditer(text)]
        rest = text[sum(len(match.group()) for match in _ONE_UNPARTED.finditer(text)) :].strip()
        return [*parts, rest] if rest else parts
    if not text.isascii() and PATRONYMIC.search(text):  # "Иванов Сергей Петрович, Петрова Анна Викторовна"
        parts = [part.strip() for part in text.split(",")]
        if all(part.count(" ") == 2 for part in parts):
            return parts
    if _SEPARATORS.search(text):
        return [
            part
            for chunk in _SEPARATORS.split(text)
            for part in (_LIST_END.split(chunk) if "," not in chunk else [chunk])
        ]
    if not text.isascii() and is_cjk(re.sub(r"[,，、\s]", "", text)):
        text = _APART.sub(r"\1\2", text) if text.count(" ") > 1 else text
        parts = re.split(r"[,，、]\s*", text)
        return (
            parts
            if len(parts) > 1
            else re.split(r"\s{2,}|\s(?=\S{2,4}(?:\s|$))", text)
            if text.count(" ") > 1
            else [text]
        )
    chunks = _LIST_END.split(text)
    if all("," not in chunk for chunk in chunks):
        return chunks
    names = parse_names(text)
    if names and len(names) > 1:
        return [
            name.literal
            or (f"{name.family_with_particles}, {name.given}" + (f", {name.suffix}" if name.suffix else ""))
            for name in names
        ]
    parts = [part for chunk in chunks for part in re.split(r"[,，]", chunk)]
    if len(parts) == 2 and (" " not in parts[0].strip() or " " not in parts[1].strip()):
        return [text]  # "Lee, Ann Mary", "García Morales, Lucía"
    return parts


_APART = lazy_pattern(
    r"(?<!\S)(\S) (\S)(?=[\s,，、]|$)"
)  # "李建国 王晓敏 赵 磊": a short name set as wide as the others
_ONE_UNPARTED = lazy_pattern(
    r"(?!(?:and|und|et|y) )[^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?, (?:[A-Z]\.-?){1,4}(?: |$)"
)
_UNPARTED = lazy_pattern(rf"(?:{_ONE_UNPARTED.pattern}){{2}}")
# "Cross, J.D.": initials that would pass for a degree.
_FAMILY_AND_INITIALS = lazy_pattern(r"([^\W\d_][\w'’ -]+),\s*((?:[A-Z]\.\s?-?){1,4})")


def _name_of(piece: str) -> Name:
    match = _FAMILY_AND_INITIALS.fullmatch(piece)
    if match:
        return family_and_given(match.group(1), match.group(2))
    given, _, last = piece.rpartition(" ")
    if last in ("Senior", "Junior") and "," not in piece and " " in given:  # "Andrew W. Senior"
        return family_and_given(last, given)
    return parse_name(piece)


_INSTITUTION = lazy_pattern(
    r"uni(?:v|w)er[sz]|üniversite|egyetem|institu|instytut|hochschul|fachhochschul|akadem|academ|politechn|politec|"
    r"polytech|fakult|facult|wydział|depart|departa|hospital|klinik|clinic|laborat|cent(?:er|re|ro)$|zentrum|minist[eè]r|"
    r"museum|museo|musée|gmbh$|ltd$|inc$|college$|escuela$|escola$|école$|schule$|biblioth|librar(?:y|ies)$|"
    r"gesellschaft|stiftung|foundation|société|sociedad|sociedade|association|verlag$|compan|corporation|katedra|"
    r"университет|институт|академи|кафедр|факультет",
    re.I,
)


def looks_like_person(piece: str, sure: bool = False) -> bool:
    """Whether a piece of text has the shape of a person's name and none of the words that pages put in such places."""
    if is_cjk(piece):
        return bool(_CJK_NAME.fullmatch(piece)) and (sure or has_family_name(piece) or "・" in piece)
    words = piece.replace(",", " ").split()
    if not 2 <= len(words) <= 6 or len(piece) > 60:
        return False
    full = 0
    for place, word in enumerate(words):
        plain = word.casefold().strip(".")
        if plain in PLACES or (
            plain in MENU_WORDS and not (sure and place and len(words) == 2 and is_given_name(words[0]))
        ):
            return False
        if _INITIALS.fullmatch(word):
            if "а" <= plain <= "я" and 0 < place < len(words) - 1 and "." not in word:
                return False  # "Информация о публикации" in capitals
            continue
        if word in PARTICLES:
            if place == len(words) - 1 and "," not in piece:
                return False
            continue
        if not _WORD.fullmatch(word) or _ABSTRACT_NOUN.search(word) or _INSTITUTION.match(word):
            return False
        full += len(word.strip(".")) > 1
    return full >= 1 and (full <= _MOST_FULL_WORDS or "," in piece)


_MOST_FULL_WORDS = 4  # of one name, particles and initials not counted; five are two people without a mark between


def credibility(names: tuple[Name, ...]) -> float:
    """The share of names with initials or a common given name: near 0 for a list of topics that look like names."""
    if not names:
        return 0.0
    good = 0
    if len(names) > 1 and len({name.given for name in names}) == 1 and names[0].given.isupper():
        return 0.0  # "PSL Alumni", "PSL Sport": things of one organisation
    for name in names:
        words = (name.given or name.literal).replace(".", ". ").split()
        good += (
            any(_INITIALS.fullmatch(word) or is_given_name(word) or PATRONYMIC.search(word) for word in words)
            or is_cjk(name.literal or name.family)
            or (len(words) == 1 and is_romanised(words[0], name.family))
        )
    return good / len(names)
