"""Names of journals abbreviated by the rules of ISO 4:1997, where the rules and the list of words leave no choice.

Those who follow the standard abbreviate parts, sections, subtitles and qualifiers in more than one way (`Acta
Crystallogr. A`, `Acta Crystallogr., Sect. A`). Such names are left, as are those with a word that the list has under
several abbreviations, those in other languages with a word that it does not have, and those that seem abbreviated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.journals.doubt import Doubt
from bibkit.journals.ltwa import ENGLISH, Listed, TitleWords
from bibkit.text.fold import fold
from bibkit.text.wordlists import word_set

# Articles, conjunctions, prepositions, and "and Its Applications", are left out.
_ENGLISH_WORDS = word_set(
    "a about above across after against along amid among amongst an and around as at before behind below beneath beside"
    " besides between beyond but by concerning during for from in inside into its near of off on onto or out over per"
    " regarding since the their through throughout to toward towards under until up upon versus via with within without"
)
_OTHER_WORDS = {
    "fre": word_set("à au aux d d' dans de des du en et l l' la le les ou par pour sur un une"),
    "ger": word_set("am an auf aus bei das dem den der des die für fur im in mit oder über und vom von zu zum zur"),
    "spa": word_set("a al con de del e el en la las los o para por y"),
    "por": word_set("a ao as com da das de do dos e em na no o os para por"),
    "ita": word_set(
        "a al all' d' da de degli dei del dell' della delle dello di e ed gli i il in l' la le lo nell' per su sull'"
    ),
    "lat": word_set("ad de et ex in pro"),
    "dut": word_set("de een en het in op over van voor"),
}
_LITTLE_WORDS = _ENGLISH_WORDS.union(*_OTHER_WORDS.values())
_ARTICLES = word_set("a an the")
_PARTS = word_set("part section sect serie série reihe abteilung teil partie sezione sección seção")
# Expressions that keep their preposition are told by these.
_EXPRESSIONS = word_set("vitro vivo situ silico novo")
# Of other languages' words these lend themselves to English titles: Acta, Physica.
_AT_HOME_IN_ENGLISH = ENGLISH | {"mul", "ext", "lat"}

_ENGLISH_EVIDENCE = word_set("and between from of the their with")
# Not in the list, and written as abbreviations of it are.
_ORDINARY_WORDS = word_set(
    "acid best bird brief cell child clean cost crime drug fish flow fund gas genes gold green heat high hub hybrid law"
    " layer long low main man mass new open oral pain past pest plos post print red rock set sex short sleep soil sound"
    " test text unit zoo"
)
_WHOLE = Listed("", ENGLISH)
_LONGEST_NAME = 400
_LEAST_CAPITALS = 6  # of a word in capitals that is one, and no initialism

_PLAIN = re.compile(r"[\w'’&/ -]+")
_SUBTITLE = re.compile(r"--|(?<= )[-/](?= )")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*['’]?")
_INITIALISM = re.compile(r"[A-Z0-9&]+(?:[/-][A-Z0-9&]+)*")
_NUMBER = re.compile(r"[A-Z]|[IVX]+|\d+")
_ELISION = re.compile(r"\b(d|l|dell|nell|all|sull)['’](?=\w)", re.IGNORECASE)
_SECTION = re.compile(r"\b(?P<word>\w{4,})\. [A-Z]$")


def abbreviate(title: str, words: TitleWords) -> str:
    """`J. Chem. Phys.` for `The Journal of Chemical Physics`; a name of one word stays, but for an English article.

    Upper and lower case are those of the title. Raises Doubt, which says why, for a name that is to be left.
    """
    if len(title) > _LONGEST_NAME:
        raise Doubt("it is too long for a name")
    tokens = _tokens(title, words)
    languages = _languages(tokens)
    content = [token for index, token in enumerate(tokens) if not _is_little(tokens, index)]
    numbered = len(content) > 1 and bool(_NUMBER.fullmatch(tokens[-1]))
    if len(content) - numbered < 2:
        return content[0] if tokens[0] == "The" and len(tokens) == 2 else title
    _look_for_trouble(tokens)
    return " ".join(_abbreviated(tokens, languages, words))


def _tokens(title: str, words: TitleWords) -> list[str]:
    section = _SECTION.search(title)
    if section and title.count(".") == 1 and not words.is_abbreviation(section["word"]):
        title = title.replace(". ", " ")
    title = title.replace(", ", " ")
    subtitle = _SUBTITLE.search(title)
    if subtitle or not _PLAIN.fullmatch(title):
        odd = subtitle[0] if subtitle else next(char for char in title if not _PLAIN.fullmatch(char))
        raise Doubt("it may be abbreviated already" if odd == "." else f"it has a part behind {odd!r}")
    return [token for part in title.split() for token in _ELISION.sub(r"\1' ", part).split()]


def _is_little(tokens: Sequence[str], index: int) -> bool:
    """Whether a token is left out: `of`, `&`. What is written in capitals, and what ends a title, is no such word."""
    token = tokens[index]
    if token == "&":
        return True
    return token.lower() in _LITTLE_WORDS and index < len(tokens) - 1 and (token == "A" or not token.isupper())


def _languages(tokens: Sequence[str]) -> frozenset[str]:
    """The languages whose little words these are; English where there are none."""
    little = {token.lower() for index, token in enumerate(tokens) if token != "&" and _is_little(tokens, index)}
    if little <= _ENGLISH_WORDS:
        return ENGLISH
    languages = frozenset(code for code, known in _OTHER_WORDS.items() if little <= known)
    if not languages:
        raise Doubt("its language is not clear")
    return languages


def _look_for_trouble(tokens: Sequence[str]) -> None:
    lower = [token.lower() for token in tokens]
    if _PARTS.intersection(lower) or ("series" in lower[:-1]):
        raise Doubt("it names a part of a journal")
    if _EXPRESSIONS.intersection(lower):
        raise Doubt("it has a preposition that may have to stay")
    if _is_little(tokens, 0) and lower[0] not in _ARTICLES and lower[0] in _ENGLISH_WORDS:
        raise Doubt("it begins with a preposition")
    if tokens[-1] in _ENGLISH_EVIDENCE:
        raise Doubt("its end seems to be cut off")
    if any(len(token) == 1 and token.isalpha() and token.isupper() for token in tokens[1:-1]):
        raise Doubt("it may be abbreviated already")
    if len(tokens[0]) == 1 and tokens[0].isalpha() and tokens[0] != "A":
        raise Doubt("it may be abbreviated already")


def _abbreviated(tokens: Sequence[str], languages: frozenset[str], words: TitleWords) -> list[str]:
    result: list[str] = []
    all_listed: list[tuple[str, Listed | None]] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        phrase = words.phrase(tokens[index:], languages)
        if phrase:
            result.append(phrase[1])
            index += phrase[0]
            continue
        if not _is_little(tokens, index):
            listed = _parts(token, languages, words, last=index == len(tokens) - 1)
            all_listed += listed
            result.append("-".join(_shortened(part, found.abbreviation) if found else part for part, found in listed))
        index += 1
    if not _shows_english(tokens):  # what is abbreviated has no "of" and "and"
        for part, found in all_listed:
            if found is None and words.is_abbreviation(part) and part.lower() not in _ORDINARY_WORDS:
                raise Doubt(f"{part!r} may be an abbreviation already")
    unknown = next((part for part, found in all_listed if found is None), "")
    if unknown and not _is_english(tokens, languages, [found for _, found in all_listed if found]):
        raise Doubt(f"{unknown!r} is not in the list of title words")
    return result


def _parts(token: str, languages: frozenset[str], words: TitleWords, *, last: bool) -> list[tuple[str, Listed | None]]:
    """A token, or what its hyphen joins, with what the list says of each."""
    if last and _NUMBER.fullmatch(token):
        return [(token, _WHOLE)]
    if "-" in token.strip("-"):
        listed = words.look_up(token, languages)
        if listed:
            return [(token, listed)]
    parts = token.split("-")
    if len(parts) > 2:
        raise Doubt(f"{token!r} is more than one word")
    return [(part, _listed(part, languages, words)) for part in parts]


def _is_english(tokens: Sequence[str], languages: frozenset[str], listed: Sequence[Listed]) -> bool:
    """Whether words that are not listed may stay whole, the title being in English."""
    if languages != ENGLISH:
        return False
    return _shows_english(tokens) or (
        all(entry.languages & _AT_HOME_IN_ENGLISH for entry in listed)
        and any("eng" in entry.languages and entry is not _WHOLE for entry in listed)
    )


def _shows_english(tokens: Sequence[str]) -> bool:
    return any(token.lower() in _ENGLISH_EVIDENCE for token in tokens)


def _listed(word: str, languages: frozenset[str], words: TitleWords) -> Listed | None:
    if len(word) < 2:
        if word.islower():
            raise Doubt(f"{word!r} is no word")
        return _WHOLE
    is_initialism = bool(_INITIALISM.fullmatch(word))
    if not is_initialism and not _WORD.fullmatch(word):
        raise Doubt(f"{word!r} is no word")
    if is_initialism and (len(word) < _LEAST_CAPITALS or not word.isalpha()):
        return _WHOLE
    listed = words.look_up(word, languages)
    if is_initialism:
        if listed and listed.abbreviation:
            raise Doubt(f"{word!r} is in capitals")
        return _WHOLE
    return listed


def _shortened(word: str, abbreviation: str) -> str:
    """The abbreviation in the word's case and accents; the word, where not even two letters would be saved."""
    if word.isascii() and not abbreviation.isascii():  # Laegegerning beside læg.
        abbreviation = "".join(letter if letter.isascii() else fold(letter) for letter in abbreviation)
    if not abbreviation or len(abbreviation.rstrip(".")) > len(word) - 2:
        return word
    return "".join(
        theirs if fold(theirs) == ours.lower() else ours for ours, theirs in zip(abbreviation, word, strict=False)
    )
