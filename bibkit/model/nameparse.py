"""Names as pages and plain files print them, read into parts; what cannot be split with confidence stays whole.

BibTeX's own rules for names live in bibkit.bibtex; this module knows plain text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bibkit.model.names import Name, is_cjk
from bibkit.text.fold import lowered
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern

# Lower-case words that belong to a family name. Elided forms ("d'", "l'") are joined to what follows.
_LOWER_PARTICLES = (
    "a af al an auf 't 's aus aan ap av bar ben bin bint da dal dall' dalla das de degli dei del dell' della delle "
    "dello den der des di do don dos du e el i il in la las le les lo los op ter ten te till tom t' un und v v. van "
    "vande vanden vander ver von vom y ýr z ze zu zum zur d' l' abu abd ibn uit voor boven op't ul ur"
)
PARTICLES = frozenset(_LOWER_PARTICLES.split())
# In "Given Family" order these count as the start of the family name when capitalised inside a name ("Robert De Niro").
_CAPITALISED = (
    "Af Da Dal Dalla De Degli Dei Del Della Delle Den Der Des Di Do Dos Du La Le St St. Saint Ter Ten Van Vande Vanden "
    "Vander Von Zu Zum Zur"
)
_CAPITAL_PARTICLES = frozenset(_CAPITALISED.split())
_SUFFIX = re.compile(r"(?:jr|sr|jnr|snr|junior|senior|père|fils|ii|iii|iv|vi{1,3}|2nd|3rd|4th)\.?", re.I)
_DEGREE = lazy_pattern(
    r"(?:ph\.?\s?d|m\.?\s?d|m\.?\s?sc|b\.?\s?sc|m\.?\s?a|b\.?\s?a|m\.?\s?s|m\.?\s?p\.?\s?h|m\.?\s?b\.?\s?a|d\.?\s?phil|m\.?\s?phil|"
    r"d\.?\s?sc|sc\.?\s?d|ed\.?\s?d|psy\.?\s?d|dr\.?\s?p\.?\s?h|pharm\.?\s?d|d\.?\s?v\.?\s?m|d\.?\s?d\.?\s?s|r\.?\s?n|j\.?\s?d|"
    r"ll\.?\s?[bmd]|mbbs|mbchb|frcp|frcs|facp|facs|faan|fahq|esq|dipl\.-ing)\.?",
    re.I,
)
_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|professor|ass(?:oc|t)\.? prof(?:essor)?|pd|apl\. prof)\.?(?:\s*h\.?\s?c\.?)?\s+"
    r"(?:med\.?\s+|rer\.?\s?nat\.?\s+|phil\.?\s+|-?ing\.?\s+)?)+(?=\S+\s)",
    re.I,
)
_FOOTNOTE_MARKS = lazy_pattern(r"(?<=[^\W\d_.])[\s,]*[*†‡§¶‖#✉⁰¹²³⁴-⁹,\s]+$|[*†‡§¶‖✉]+")
_GLUED_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{1,3}|(?:[A-ZÀ-ÖØ-Þ]\.[- ]?){1,4}|[A-ZÀ-ÖØ-Þ]-[A-ZÀ-ÖØ-Þ]")
# Searched in lowered text: with re.I every word would be held against every alternative, at six times the cost.
_ORGANISATION = re.compile(
    r"\b(?:universit\w*|universid\w*|uniwersytet|université|università|hochschule|college|school|instituti?o?n?s?|instituts?|"
    r"istituto|instytut|academy|académie|akademie|department|dept|departamento|faculty|facultad|laborator\w*|centre|center|"
    r"zentrum|centro|consorti\w+|collaboration|committee|comité|council|commission|commissie|kommission|comisión|association|"
    r"society|société|gesellschaft|sociedad|foundation|fondation|stiftung|fundación|organi[sz]ation|agency|agence|agentur|"
    r"ministry|ministère|ministerium|ministerio|bureau|office|government|group|groupe|gruppe|team|network|initiative|"
    r"project|programme|program|working party|task force|investigators|company|corporation|corp|grp|inc|ltd|llc|gmbh|"
    r"publishers?|press|verlag|hospital|clinic|klinik|museum|library|bibliothek|bibliothèque|archives?|united nations|"
    r"arbeits(?:gruppe|kreis|gemeinschaft)|collaborat(?:ors|ive)|"
    r"federal|national|international|world|european union|editors|staff|authors?|participants|contributors|partnership|"
    r"federation|union|league|alliance|trust|fund|bank|board|authority|service|services|administration|administrators)\b",
)
_ET_AL = re.compile(r"(?<![\s,;])[\s,;]*(?:\bet\s+al\b\.?|\band others\b|\bu\.\s?a\.|等|…|\.\.\.)\s*$", re.I)
_WORD = lazy_pattern(r"\w")
# Two words, as most tags have them: none of the rules changes anything about those.
_PLAIN = re.compile(r"([A-Za-zÀ-ÖØ-öø-ÿ]+), ([A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9.-]*)")


def parse_name(text: str) -> Name:
    """A name from plain text: `Family, Given[, Suffix]`, `Given von Family`, `Smith JA`, `毛泽东`, an organisation.

    Titles and degrees are left out ("Dr.", "PhD"). Names in Chinese, Japanese or Korean characters without a separator
    stay whole, as do organisations, single words and whatever does not look like a person's name (`literal`).
    Particles before the family name are non-dropping, behind the given name ("Beethoven, Ludwig van") dropping.
    Nothing readable gives the empty Name, which is false.

    >>> parse_name("Vincent van Gogh")
    Name(family='Gogh', given='Vincent', dropping_particle='', non_dropping_particle='van', suffix='', literal='')
    """
    plain = _PLAIN.fullmatch(text)
    if plain and not _SUFFIX.fullmatch(plain[2]) and not _DEGREE.fullmatch(plain[2]):
        return Name(family=plain[1], given=plain[2])
    text = _tidy(text)
    if not text[:1].isalpha() and not _WORD.search(text):
        return Name()
    if _is_cjk_list(text):
        return _cjk_name(text)
    parts = [part for piece in text.replace("，", ",").split(",") if (part := piece.strip())]
    while len(parts) > 1 and _DEGREE.fullmatch(parts[-1]) and not _is_family_with_initials(parts):
        parts.pop()
    text = ", ".join(parts)
    if _is_organisation(text, parts):
        return Name(literal=text)
    if len(parts) == 1:
        return _given_first(parts[0])
    if len(parts) == 2:
        if _SUFFIX.fullmatch(parts[1]):
            name = _given_first(parts[0])
            return name if name.literal else replace(name, suffix=parts[1])
        return _family_first(parts[0], parts[1], "")
    if len(parts) == 3:
        if _SUFFIX.fullmatch(parts[2]):
            return _family_first(parts[0], parts[1], parts[2])
        if _SUFFIX.fullmatch(parts[1]):
            return _family_first(parts[0], parts[2], parts[1])
    return Name(literal=text)


def parse_names(text: str) -> tuple[Name, ...]:
    """A printed list of names: `A. Smith, B. Jones & C. Doe`, `Smith, A.; Jones, B.`, `Smith A, Jones B, et al.`

    "et al." is left out. Gives () where the commas could be read in two ways.
    """
    text = _ET_AL.sub("", _tidy(text))
    if not text:
        return ()
    if ";" in text or "；" in text:
        pieces = [piece for piece in re.split(r"[;；]", text) if piece.strip()]
        return _all(piece for chunk in pieces for piece in _split_last_and(chunk))
    if _is_cjk_list(text):
        return _all(_CJK_COMMAS.split(text))
    pieces = [piece.strip() for piece in re.split(r"\s*,?\s+(?:and|&|und|et|y|e|en|och|og)\s+|\s*&\s*", text)]
    if len(pieces) == 1 and text.count(",") == 1:
        return _pair_or_two(*(part.strip() for part in text.split(",")))
    if all("," not in piece for piece in pieces):
        return _all(pieces)
    return _comma_list(pieces)


def family_and_given(family: str, given: str, suffix: str = "") -> Name:
    """A name whose parts a source gives apart, with the particles and the suffix inside the parts found.

    `("van Gogh", "Vincent")`, `("Beethoven", "Ludwig van")`, `("King", "Martin Luther, Jr.")`, `("Smith Jr.", "Al")`.
    Without a given name the whole is literal.
    """
    family, given, suffix = _blanks(family), _blanks(given), _blanks(suffix)
    if not family or not given:
        return Name(literal=family or given)
    return _family_first(family, given, suffix)


def _tidy(text: str) -> str:
    text = _blanks(text)
    if not text.isascii() or "*" in text or text.endswith(("#", ",")):
        text = _blanks(_FOOTNOTE_MARKS.sub("", text))
    text = text.strip(" ,;")
    title = _HONORIFIC.match(text)
    return text[title.end() :] if title else text


def _blanks(text: str) -> str:
    """With single blanks, and with Latin marks for Arabic ones."""
    if not text.isascii():
        text = text.replace("،", ",").replace("؛", ";")
    if not text.isprintable() or "  " in text:  # else it has no white space but single blanks
        text = _RUN_OF_BLANKS.sub(" ", text)
    return text.strip()


_RUN_OF_BLANKS = lazy_pattern(r"[\s\u00a0\u200b\u200e\u200f\ufeff]+")


def _are_initials(text: str) -> bool:
    """`A.`, `J. R. R.`, `JA`, `S-H`: at most four capitals and their punctuation."""
    if not text.isupper():
        return False
    letters = _BETWEEN_INITIALS.sub("", text)
    return len(letters) <= 4 and letters.isalpha()


_BETWEEN_INITIALS = lazy_pattern(r"[.\s‐-]")


def _is_family_with_initials(parts: list[str]) -> bool:
    """Whether "Storkan, M. A." and "Rahman, Md" have a given name behind the comma; in "Grace Lane, M. A." it is a
    degree."""
    family = [word for word in parts[0].split() if word not in PARTICLES]
    return len(parts) == 2 and len(family) == 1 and (_are_initials(parts[1]) or parts[1] in ("Md", "Md."))


def _is_cjk_list(text: str) -> bool:
    return not text.isascii() and is_cjk(_CJK_COMMAS.sub("", text))


_CJK_COMMAS = lazy_pattern(r"[,，、]")


def _cjk_name(text: str) -> Name:
    parts = [part for part in re.split(r"[\s,，、]+", text) if part]
    if len(parts) == 2 and all(len(part) <= 4 for part in parts):
        return Name(family=parts[0], given=parts[1])
    return Name(literal=text)


def _is_organisation(text: str, parts: list[str]) -> bool:
    """By a word that names an institution, unless the text is plainly "Family, G." ("Bank, J.")."""
    if len(parts) == 2 and (text.count(" ") == text.count(", ") or _are_initials(parts[1])):
        return False
    words = text.split()
    if _ARTICLE.match(text) and len(words) > 1 and text[0].isupper():
        return (len(parts) == 1 and len(words) > 2) or _names_institution(text)
    if _NO_PERSON.search(text):
        return True
    return len(words) > 1 and _names_institution(words[1] if len(words) == 2 else text)


def _names_institution(text: str) -> bool:
    return bool(_ORGANISATION.search(lowered(text)))


_ARTICLE = re.compile(r"(?:the|la|le|les|die|das|der|el|los)\s", re.I)
_NO_PERSON = re.compile(r"[\d/@|]|\s(?:of|for|für|pour|para|and|&)\s")


def _given_first(text: str) -> Name:
    """`Given von Family Jr.`, or the index style `Smith JA`."""
    words = text.split(" ")
    suffix = ""
    if _INITIALS_AND_STOP.fullmatch(words[-1]):  # "Cole DC.", the last of a list
        words[-1] = words[-1][:-1]
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    elided = _ELIDED.match(words[-1])
    if not 2 <= len(words) <= 7 or (words[-1][0].islower() and not elided):
        return Name(literal=text)
    if _is_index_style(words):
        return _family_first(" ".join(words[:-1]), words[-1], suffix)
    shouted = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    if 0 < shouted < len(words) and _is_family_shouted(words[0], words[shouted]):
        return _family_first(" ".join(words[:shouted]), " ".join(words[shouted:]), suffix)
    if (len(words) == 3 and PATRONYMIC.search(words[2])) or _initials_stand_last(words):
        return _family_first(words[0], " ".join(words[1:]), suffix)
    if words[0][0].islower() or any(word[0].islower() and word not in PARTICLES for word in words[:-1]):
        return Name(literal=text)
    start = _family_start(words)
    return _family_first(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _is_family_shouted(shouted: str, next_word: str) -> bool:
    """Whether "DUBOIS Claire" is meant; in "JOHN Smith" the given name is in capitals."""
    return len(shouted) > _LONGEST_INITIALS and (is_given_name(next_word) or not is_given_name(shouted))


_LONGEST_INITIALS = 3
_INITIALS_AND_STOP = re.compile(r"[A-ZÀ-ÖØ-Þ]{2,3}\.")


def _is_index_style(words: list[str]) -> bool:
    """`Smith JA`, `van der Berg A`: initials stand last, and a full word before them."""
    if not _GLUED_INITIALS.fullmatch(words[-1]) or any(word.endswith(".") for word in words[:-1]):
        return False
    last_family_word = words[-2]
    return len(words) <= 4 and len(last_family_word) > 1 and not last_family_word.isupper()


def _initials_stand_last(words: list[str]) -> bool:
    """`Петрова А.С.`, `Smith J. A.`: one full word, and nothing but initials with full stops behind it."""
    return len(words[0]) > 2 and not words[0].endswith(".") and all(map(_DOTTED_INITIALS.fullmatch, words[1:]))


# "Иванов Сергей Петрович": who bears a father's name is named by the family first.
PATRONYMIC = lazy_pattern(r"[а-яё](?:ович|евич|ьич|овна|евна|ична|инична|кызы|оглы)(?=$|,)", re.I)
_DOTTED_INITIALS = lazy_pattern(
    r"(?:[A-ZÀ-ÖØ-ÞА-ЯЁЄІЇ]\.-?){1,4}|[\u0621-\u0647\u064a]\.?"
)  # Arabic letters, but not "and"


def _family_start(words: list[str]) -> int:
    """Where the family name begins: at the first particle after the first word, else at the last word.

    What makes one given name with "María" or "José" is none of it: María del Carmen | Sánchez.
    """
    devotion = _DEVOTION.match(" ".join(words))
    for place in range(len(devotion.group().split()) if devotion else 1, len(words) - 1):
        word = words[place]
        if word in PARTICLES or word in _CAPITAL_PARTICLES:
            return place
    return len(words) - 1


_DEVOTION = re.compile(
    r"(?:Mar[ií]a|M[ªa]\.?|Jos[eé]|Juan) (?:del (?:Carmen|Pilar|Rosario|Mar|Roc[ií]o|Socorro|Consuelo|Sol|Refugio|"
    r"Valle|Camino|Amparo)|de los (?:[AÁ]ngeles|Dolores|Milagros|Remedios|Reyes|Santos)|de las (?:Mercedes|Nieves|"
    r"Gracias)|de la (?:Luz|Concepci[oó]n|Paz|Soledad|Cabeza|Paloma|Caridad)|de (?:Jes[uú]s|Dios|Lourdes|F[aá]tima|"
    r"Guadalupe))(?= )"
)


def _family_first(family: str, given: str, suffix: str) -> Name:
    if "," in given and not suffix:
        head, _, tail = given.rpartition(",")
        tail = tail.strip(" !")  # citeproc's ",!" asks for a comma before the suffix
        if _SUFFIX.fullmatch(tail):
            given, suffix = head.strip(), tail
    if " " not in family and " " not in given:
        return _joined(Name(family=family, given=given, suffix=suffix))
    words = family.split(" ")
    if len(words) > 1 and not suffix and _SUFFIX_BEHIND.fullmatch(words[-1]):
        suffix = words.pop().rstrip(",")
        words[-1] = words[-1].rstrip(",")
    start = 0
    while start < len(words) - 1 and words[start] in PARTICLES:
        start += 1
    given_words = given.split(" ")
    end = len(given_words)
    while end > 1 and _GIVEN_END_PARTICLE.fullmatch(given_words[end - 1]):
        end -= 1
    name = Name(
        family=" ".join(words[start:]),
        given=" ".join(given_words[:end]),
        dropping_particle=" ".join(given_words[end:]),
        non_dropping_particle=" ".join(words[:start]),
        suffix=suffix,
    )
    return _joined(name)


_SUFFIX_BEHIND = lazy_pattern(r"(?:jr|sr)\.?|i{2,3}|iv", re.I)
_GIVEN_END_PARTICLE = lazy_pattern(
    "|".join(re.escape(word) for word in sorted(PARTICLES) if len(word) > 1) + "|d’|de['’]|[ae]l-"
)

# Particles written in one word with the name: d'Alembert, al-Hakim, 's-Gravesande.
_ELIDED = re.compile(r"(?:(?:d|l|dall|dell|de)['’]|(?:al|el|ul|ad|as|at|an|ar|az|'s|'t)-)(?=\w{3})")


def _joined(name: Name) -> Name:
    """ "d'Alembert" written in one word: the elided particle is split off."""
    match = _ELIDED.match(name.family)
    if match is None:
        return name
    particle = f"{name.non_dropping_particle} {match.group()}".lstrip()
    return replace(name, family=name.family[match.end() :], non_dropping_particle=particle)


def _all(pieces: Iterable[str]) -> tuple[Name, ...]:
    names = (parse_name(piece) for piece in pieces)
    return tuple(name for name in names if name)


def _split_last_and(chunk: str) -> list[str]:
    """`Jones, B. and Doe, C.` -> two; "and" in an organisation's name stays."""
    pieces = re.split(r"\s+(?:and|&)\s+", chunk)
    looks_like_people = len(pieces) == 2 and all("," in piece or _are_initials(piece.split(" ")[0]) for piece in pieces)
    return pieces if looks_like_people else [chunk]


def _pair_or_two(first: str, second: str) -> tuple[Name, ...]:
    """`Smith, John` is one name; `Ann Smith, Bob Jones` and `Smith A, Jones B` are two."""
    one = " " not in first or _are_initials(second) or _SUFFIX.fullmatch(second) or _DEGREE.fullmatch(second)
    if one:
        return _all((f"{first}, {second}",))
    if " " in second:
        return _all((first, second))
    return () if " " in first and first.split(" ")[0] not in PARTICLES else _all((f"{first}, {second}",))


def _comma_list(pieces: list[str]) -> tuple[Name, ...]:
    every = [part.strip() for piece in pieces for part in piece.split(",") if part.strip()]
    # "Chen, Y., Garrido, M. A., & Holm, B.": behind a family name alone what may be a degree is a given name.
    degrees = [bool(_DEGREE.fullmatch(part)) for part in every]
    parts = [
        part
        for at, part in enumerate(every)
        if not degrees[at] or (at and not degrees[at - 1] and _is_family_with_initials(every[at - 1 : at + 1]))
    ]
    initials = [bool(_are_initials(part)) for part in parts]
    if len(parts) % 2 == 0 and all(initials[1::2]) and not any(initials[::2]):
        return _all(f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True))
    if all(" " in part for part in parts):
        return _all(_rejoin_suffixes(parts))
    if len(pieces) > 1 and _first_is_inverted(parts):
        return _all((f"{parts[0]}, {parts[1]}", *_rejoin_suffixes(parts[2:])))
    if all(" " in part or _SUFFIX.fullmatch(part) for part in parts):
        return _all(_rejoin_suffixes(parts))
    if all(piece.count(",") <= 1 for piece in pieces) and len(pieces) > 1 and all("," in piece for piece in pieces):
        return _all(pieces)
    return ()


def _first_is_inverted(parts: list[str]) -> bool:
    """`Rossi, Elena, and Patrick Boyle`: only the first name has the family name in front."""
    first, rest = parts[:2], parts[2:]
    inverted = len(first) == 2 and " " not in first[0] and is_given_name(first[1].split(" ")[0])
    return inverted and bool(rest) and all(" " in part or _SUFFIX.fullmatch(part) for part in rest)


def _rejoin_suffixes(parts: list[str]) -> list[str]:
    out: list[str] = []
    for part in parts:
        if out and _SUFFIX.fullmatch(part):
            out[-1] = f"{out[-1]}, {part}"
        else:
            out.append(part)
    return out
