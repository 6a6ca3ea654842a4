"""What keeps a capital in a title that was set in capitals: compound names, McNames, German nouns, element symbols."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

# Names of several words of which each alone is an ordinary one.
_COMPOUNDS = (
    "new york", "new zealand", "new england", "new orleans", "new jersey", "new mexico", "new hampshire", "new delhi",
    "papua new guinea", "new guinea", "new caledonia", "new south wales", "new brunswick", "new haven",
    "united states", "united kingdom", "united nations", "united arab emirates", "great britain", "soviet union",
    "european union", "hong kong", "los angeles", "las vegas", "san francisco", "san diego", "san antonio", "santa fe",
    "buenos aires", "são paulo", "rio de janeiro", "rio grande do sul", "minas gerais", "costa rica", "puerto rico",
    "sri lanka", "saudi arabia", "south africa", "south korea", "north korea", "south america", "north america",
    "latin america", "central america", "south carolina", "north carolina", "south dakota", "north dakota",
    "west virginia", "rhode island", "british columbia", "nova scotia", "el salvador", "sierra leone", "ivory coast",
    "burkina faso", "cape town", "tel aviv", "middle east", "middle ages", "world war", "cold war", "civil war",
    "roman empire", "ottoman empire", "great lakes", "gulf of mexico", "north sea", "black sea", "baltic sea",
    "red sea", "south china sea", "mediterranean sea", "caspian sea", "atlantic ocean", "pacific ocean",
    "indian ocean", "arctic ocean", "inner mongolia", "don quixote", "don quijote", "supreme court", "wall street",
)  # fmt: skip
_COMPOUND = lazy_pattern(rf"(?<!\w)(?:{'|'.join(sorted(_COMPOUNDS, key=len, reverse=True))})(?!\w)", re.I)
_SMALL = word_set("of de do del the")
# Genera that titles name without italics; none is a word of daily life.
GENERA = word_set(
    "acinetobacter aedes anopheles arabidopsis aspergillus bordetella borrelia brucella caenorhabditis campylobacter "
    "clostridium cryptococcus culex danio daphnia drosophila echinococcus enterococcus escherichia fusarium "
    "haemophilus helicobacter klebsiella lactobacillus legionella leishmania listeria mycobacterium neisseria "
    "nicotiana oryza penicillium pinus plasmodium populus pseudomonas quercus rickettsia saccharomyces schistosoma "
    "solanum staphylococcus streptococcus toxoplasma triticum trypanosoma vibrio xenopus yersinia"
)
# Places as their own languages and their neighbours' call them.
PLACES = word_set(
    "allemagne alemania américa américas angleterre áfrica ásia bayern belgique berne brasil colônia deutschland "
    "deutschlands españa espagne europa francia frankreich frankreichs galicia inglaterra italia italie italien "
    "italiens japon japón köln lisboa londres lyon madrid marseille méxico mexiko moskau münchen neapel österreich "
    "österreichs perú portugal preußen roma rusia russie russland sachsen schweiz sevilla spanien suisse türkei "
    "türkiye venezia venise versailles wien zürich "
    "andalusia angola bahrain belarus benin bénin bhutan botswana brittany burgundy burundi catalonia corsica crete "
    "cyprus djibouti eritrea fiji flanders gabon gambia honduras jamaica kyrgyzstan lesotho liberia lombardy "
    "madagascar mauritania mauritius moldova nicaragua normandy oman paraguay qatar samoa sardinia tajikistan togo "
    "turkmenistan tuscany uzbekistan vanuatu wallonia yemen"
)
_ELEMENTS = word_set(
    "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb "
    "Mo Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl "
    "Pb Bi Th U"
)
_ALSO_WORDS = word_set("As Be He Ho In La No Os Pa Re")
_CHAIN = lazy_pattern(r"(?<![\w-])[A-Z]{1,2}\d*(?:-\d?[A-Z]{1,2}\d*)+(?![\w-])")
_MC = lazy_pattern(r"MC([A-Z])([A-Z]{2,})")
_IRISH = lazy_pattern(r"O([’'])([A-Z])([A-Z]{2,})")
_ELIDED = lazy_pattern(r"([DL])([’'])([A-ZÀ-Þ])([A-ZÀ-Þ]{3,})")
_DUTCH_IJ = lazy_pattern(r"IJ(?=[BCDFGHJKLMNPQRSTVWXZ])")
_DECADE = lazy_pattern(r"(1[0-9]{2}0|20[0-9]0)([’'´`]?)S")
_ORDINAL = lazy_pattern(r"\d+(?:ST|ND|RD|TH)")
_GERMAN_NOUN = lazy_pattern(
    r"\w{2,}(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tät|täten|nis|nisse|nissen|tum|tums|ismus|"
    r"ik|ment|mente|enz|enzen|ling|linge|\w{2}ie|\w{2}ien)s?"
)
_GERMAN_ARTICLES = word_set(
    "der die das des dem den ein eine einer eines einem einen im am zum zur vom beim ins seine seiner ihre ihrer"
)
_MAY_BE_ADJECTIVE = lazy_pattern(r".*(?:e|en|er|es|em|ig|lich|isch|bar|sam|haft|los|end|te|ten|ter)")
_NO_NOUNS = word_set(
    "nicht sehr so als an von vom zu mit auf aus bei nach um in im am für durch und oder auch noch nur ganz"
)


def with_compounds(text: str) -> str:
    """Names of several words with their capitals: `in the united states` -> `in the United States`."""

    def capitals(match: re.Match[str]) -> str:
        words = match.group().split(" ")
        return " ".join(word if word.lower() in _SMALL else word[:1].upper() + word[1:] for word in words)

    return _COMPOUND.sub(capitals, text)


def with_elements(text: str) -> str:
    """Chains of element symbols as chemists write them: `FE-CR-NI`, `TI-6AL-4V` -> `Fe-Cr-Ni`, `Ti-6Al-4V`."""

    def symbols(match: re.Match[str]) -> str:
        chain = re.sub(r"[A-Z]+", lambda part: part.group().capitalize(), match.group())
        parts = re.findall(r"[A-Z][a-z]?", chain)
        sure = any(len(part) == 2 and part not in _ALSO_WORDS for part in parts)
        return chain if sure and all(part in _ELEMENTS for part in parts) else match.group()

    return _CHAIN.sub(symbols, text)


def special_word(word: str, language: str) -> str:
    """A word in capitals whose letters follow a rule of their own, else "": McDonald, O’Brien, d’Alembert, 1980s."""
    bare, ending = (word[:-2], word[-2:].lower()) if re.search(r"[’']S$", word) else (word, "")
    if match := _DECADE.fullmatch(word):
        return f"{match[1]}{match[2]}s"
    if _ORDINAL.fullmatch(word):
        return word.lower()
    if match := _MC.fullmatch(bare):
        return f"Mc{match[1]}{match[2].lower()}{ending}"
    if (match := _IRISH.fullmatch(bare)) and bare[2:] != "CLOCK":
        return f"O{match[1]}{match[2]}{match[3].lower()}{ending}"
    if language == "en" and (match := _ELIDED.fullmatch(bare)):
        letter = match[1].lower() if match[1] == "D" else match[1]
        return f"{letter}{match[2]}{match[3]}{match[4].lower()}{ending}"
    if _DUTCH_IJ.match(bare):
        return f"IJ{bare[2:].lower()}{ending}"
    return ""


def is_german_noun(word: str, before: str) -> bool:
    """Whether a German word in lower case is a noun for certain: by its ending, or right behind an article.

    Many nouns are not known for one; an adjective is never taken for one.
    """
    if _GERMAN_NOUN.fullmatch(word) and not re.search(r"(?:lich|isch)", word[-6:]):
        return True
    article = before.rstrip().rpartition(" ")[2].lower()
    if article not in _GERMAN_ARTICLES or len(word) < 3 or word in _NO_NOUNS:
        return False
    return not _MAY_BE_ADJECTIVE.fullmatch(word)


def plural_acronym(word: str, before: str) -> str:
    """`PAHS` behind `polycyclic aromatic hydrocarbons (` -> `PAHs`; "" where the words before do not say so."""
    stem = word[:-1]
    if word[-1:] != "S" or len(stem) < 2:
        return ""
    words = re.findall(r"[^\W\d_]+", before)[-len(stem) :]
    initials = "".join(part[0] for part in words).upper()
    return f"{stem}s" if initials == stem else ""
