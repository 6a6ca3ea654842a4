"""Letter case: titles, headings and names deposited in capitals, set as a person would write them.

Acronyms, numerals, formulas and the commonest proper names keep their capitals. Which words of a shouted title are
names cannot be known in general; what is not in the tables comes out in lower case, as a style would print it.
"""

from __future__ import annotations

import re
from functools import cache

from bibkit.text.capital_words import (
    GENERA,
    PLACES,
    is_german_noun,
    plural_acronym,
    special_word,
    with_compounds,
    with_elements,
)
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set
from bibkit.text.words import STOP_WORDS, guess_language, title_words

_ACRONYMS = word_set(
    "AAAI AAAS AAFP ABO AC ACE ACM ACS ACTH ADHD ADP AIDS AIP ALS AM AMA AMP ANOVA ANSI API APS ASCII ASIC ASME "
    "ASTM ATM ATP BBC BCG BMI BP BSI CAD CAM CBT CCD CD CD4 CD8 CDC CEO CERN CFD CIA CME CMOS CMV CNN CNS CO2 "
    "COPD COVID COVID-19 CPAP CPR CPU CSF CT CTL DC DDT DFT DNA DNS DSM DSP EAST EBV ECG EEG EFSA EGFR ELISA EMG "
    "ENT EPA EPR ERP ESA ESR EU FAO FBI FDA FEM FFT FGF FM FMRI FPGA FRBR FTIR GABA GATT GDP GFR GIS GMO GNP "
    "GNSS GPS GPU GTP GUI H1N1 HLA HCV HDL HIV HIV-1 HPLC HPV HTML HTTP IBM ICD ICU IEC IEEE IEE IFN IGA IGE IGF IGG "
    "IGM IL IL-1 IL-2 IL-6 ILO IMF INFOCOM IP IPCC IQ IR ISBN ISDN ISI ISO ISSN IUCR IUPAC IUPAP IV IVF JAMA LAN "
    "LC LCD LDL LED LNG LSD LSI LTE MEMS MHC MIMO MIT ML MOS MOSFET MPI MRI MRNA MS NADH NADPH NASA NATO NBER "
    "NGO NIH NIST NLP NMDA NMR NSAID NSF OCD OCR OECD OFDM OPEC OPENGL PCA PCB PCR PDE PDF PEM PET PH PHP PID PLC "
    "PLOS PMMA PTSD PVC PWM QTL RAM RCT REM RF RFID RGB RISC RNA RNAI RNA-SEQ ROM ROS SAR SARS SARS-COV-2 SCADA "
    "SEM SNP SQL SSRI STD STFM SVM SWOT TB TCP TEM TGF TLR TNF TQM TV UAV UK UN UNESCO UNICEF UPFC USA USB USDA "
    "USSR UV UWB VHF VIP VLSI VOIP WHO WIFI WLAN WTO WWW XML XRD ZNO 2D 3D 4D 5G"
)
_WRITTEN = {
    word.upper(): word
    for word in sorted(
        word_set(
            "mRNA CoV pH cDNA tRNA rRNA siRNA miRNA fMRI IgA IgE IgG IgM iPhone LaTeX PhD MSc BSc eBook McDonald "
            "GmbH RNAi kDa MHz GHz kHz dB mV kV kW MeV keV GeV ZnO TiO2 GaAs St. Dr. Mr. Mrs. Jr. Sr. Prof. vs. "
            "etc. al. No. Vol. Hawai'i NaCl KCl"
        )
    )
}
# Names of places, peoples, languages, days and months; eponyms that every medical title list is full of.
_PROPER = word_set(
"aachen africa african africans aarhus alabama alaska alberta albania algeria alps amazon america american americans "
        "amsterdam andes antarctic antarctica arab arabia arabian arabic arctic argentina arizona arkansas "
        "armenia asia asian athens atlanta atlantic augustus auckland australia australian austria austrian "
        "azerbaijan baghdad balkan baltic baltimore bangladesh barcelona bavaria bayesian beijing belgian "
        "belgium bengal berlin bible bolivia bombay bosnia boston boolean brazil brazilian britain british "
        "brussels budapest buddhism buddhist bulgaria bulgarian cairo calcutta california cambodia cambridge "
        "cameroon canada canadian caribbean carolina catholic celtic chicago chile chilean china chinese christ "
        "christian christianity cincinnati cleveland colombia colorado columbia congo connecticut copenhagen "
        "croatia croatian cuba czech dakota danish danube delaware delhi denmark detroit dresden dublin dutch "
        "ecuador edinburgh egypt egyptian einstein england english estonia ethiopia euclidean europe european "
        "fahrenheit finland finnish florence florida fourier france french gaussian geneva georgia german "
        "germany ghana glasgow god greece greek greenland guatemala haiti hamburg hamiltonian hawaii hebrew "
        "helsinki hilbert himalaya hindu holland hungarian hungary iberian iceland idaho illinois india indian "
        "indiana indians indonesia indonesian iowa iran iranian iraq ireland irish islam islamic israel istanbul "
        "italian italy jakarta japan japanese java jerusalem jewish jews jordan kansas kant kazakhstan kentucky "
        "kenya korea korean kuwait lagrangian lancet laos laplace latin latvia lebanon leipzig libya lisbon "
        "lithuania london louisiana luxembourg madrid maine malawi malaysia malaysian malta manchester mandarin "
        "markov mars maryland massachusetts mediterranean melbourne mexican mexico michigan milan minnesota "
        "mississippi missouri mongolia montana montreal morocco moscow mozambique munich muslim namibia naples "
        "nebraska nepal netherlands nevada newton nigeria nile norway norwegian ohio oklahoma ontario oregon "
        "ottawa oxford pacific pakistan palestine palestinian panama paris pennsylvania persian peru "
        "philadelphia philippines pittsburgh plato poland polish portugal portuguese prague protestant prussia "
        "quebec queensland riau roman romania romanian rome russia russian rwanda sahara saudi scotland scottish "
        "seattle senegal serbia seoul shakespeare shanghai siberia sicily singapore slavic slovak slovakia "
        "slovenia somalia spain spanish stockholm sudan sulawesi sumatra sweden swedish swiss switzerland sydney "
        "syria taiwan tanzania tennessee texas thai thailand tibet tibetan tokyo toronto tunisia turkey turkish "
        "uganda ukraine ukrainian uruguay utah venezuela venice vermont vienna vietnam vietnamese virginia wales "
        "warsaw washington welsh wisconsin wyoming york yorkshire yugoslavia zambia zimbabwe zurich monday "
        "tuesday wednesday thursday friday saturday sunday january february april june july september october "
        "november december christmas easter alzheimer parkinson hodgkin crohn huntington bernoulli brownian "
        "cartesian charcot cauchy chomsky coulomb darwin darwinian debye dirac doppler fermi feynman freud "
        "galileo gauss hegel heidegger kepler maxwell mendel mendelian monte-carlo navier nietzsche poisson "
        "raman riemann rayleigh reynolds schrödinger stokes turing weber wittgenstein zeeman sandy"
)  # fmt: skip
_ROMAN = lazy_pattern(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_WORD = lazy_pattern(r"[^\W_]+(?:[’'´`][^\W_]+)*\.?")
_SENTENCE_END = lazy_pattern(r"(?:[.:?!]|[—–]| - )\s*(?:[“\"‘\[¿¡]\s*)?$")
_DOTTED = lazy_pattern(r"(?:\b[^\W\d_]\.){2}$")
# Latin phrases set in italics that do not begin with a name.
_LATIN = word_set(
    "a ab ad contra cum de ex et in inter intra post pro sine sub versus via vs cis trans para ortho meta"
)


def is_capitals(text: str) -> bool:
    """Whether a text is set in capitals: nine letters in ten, more than one word or one longer word."""
    bare = strip_markup(text)
    letters = [char for char in bare if char.isalpha() and (char.isupper() or char.islower())]
    if len(letters) < 4:
        return False
    upper = sum(char.isupper() for char in letters)
    words = [word for word in title_words(bare) if word.isalpha()]
    if upper < 0.85 * len(letters) or not words:
        return False
    if len(words) == 1:
        return upper == len(letters) >= 5
    return any(len(word) > 3 and word.isupper() and word not in _ACRONYMS for word in words)


def recase_title(text: str, language: str = "") -> str:
    """A title in capitals as a sentence; any other title as it is. Inline markup is kept.

    >>> recase_title("EFFECTS OF DNA REPAIR IN JAPAN. II. X-RAY STUDIES (FTIR)")
    'Effects of DNA repair in Japan. II. X-ray studies (FTIR)'
    """
    return _recase(text, language, heading=False) if is_capitals(text) else text


def recase_heading(text: str, language: str = "") -> str:
    """A journal's or series' name in capitals with its words capitalised: "Revista Eletrônica da PGE-RJ".

    One or two words stay, since they may be an acronym (TAXON, AFRICON 2009).
    """
    words = [word for word in title_words(text) if word.isalpha()]
    if len(words) < 3 or not is_capitals(text):
        return text
    return _recase(text, language, heading=True)


def lower(text: str, language: str = "") -> str:
    """Lower case; in Turkish and Azerbaijani I becomes ı and İ becomes i."""
    if language[:2] in ("tr", "az") or "İ" in text:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def _recase(text: str, language: str, *, heading: bool) -> str:
    code = language[:2].lower()
    if "İ" in text or "Ğ" in text:
        code = "tr"
    spoken = code or guess_language(title_words(text))
    stop = STOP_WORDS.get(spoken, STOP_WORDS["en"])
    if not heading:
        text = with_elements(text)
    pieces = re.split(r"(<[^<>]*>)", text)
    out: list[str] = []
    before = ""
    for piece in pieces:
        if not piece.startswith("<"):
            shown = _recase_piece(piece, before, code, spoken, stop, heading)
            if out and out[-1] == "<i>" and shown.split(" ")[0].strip() not in _LATIN and not heading:
                shown = shown[:1].upper() + shown[1:]  # a genus
            before += shown
            piece = shown
        out.append(piece)
    return "".join(out)


def _recase_piece(text: str, before: str, code: str, spoken: str, stop: frozenset[str], heading: bool) -> str:
    """`code` is the language that is known, `spoken` the one that the words speak."""

    def one(match: re.Match[str]) -> str:
        context = before + text[: match.start()]
        word = special_word(match.group(), spoken)
        word = word or _recase_word(match.group(), context, text[match.end() :], code, stop)
        if spoken == "de" and word.islower() and is_german_noun(word, context):
            word = _capital(word, code)
        if _DOTTED.search(context.rstrip()):
            return word  # U.S. ends no sentence
        starts = not context.strip(" \n“\"‘'([¿¡") or (
            bool(_SENTENCE_END.search(context.rstrip() + " ")) and context[-1:] != "-"
        )
        important = heading and lower(word) not in stop and len(word) > 1
        return _capital(word, code) if (starts or important) and word.islower() else word

    shown = _WORD.sub(one, text)
    return shown if heading else with_compounds(shown)


def _capital(word: str, code: str) -> str:
    first = "İ" if code == "tr" and word[0] == "i" else word[0].upper()
    return first + word[1:]


def _recase_word(word: str, before: str, after: str, code: str, stop: frozenset[str]) -> str:
    bare = word.rstrip(".")
    if word in _WRITTEN or bare in _WRITTEN:
        return _WRITTEN[word] if word in _WRITTEN else _WRITTEN[bare] + word[len(bare) :]
    if (bare in _ACRONYMS and not (bare == "ISO" and after.startswith("-"))) or not bare.isupper():
        return word
    if any(char.isdigit() for char in bare):
        return word if len(bare) <= 6 else lower(word, code)
    if len(bare) == 1:
        return _recase_letter(word, before, after, code, stop)
    if _ROMAN.fullmatch(bare):
        return word
    lowered = lower(bare, code)
    if lowered in _PROPER or lowered in GENERA or lowered in PLACES:
        return lowered.capitalize() + word[len(bare) :]
    if _looks_like_acronym(bare, before, after, code):
        return plural_acronym(word, before) or word
    return lower(word, code)


def _recase_letter(word: str, before: str, after: str, code: str, stop: frozenset[str]) -> str:
    """A single letter: small when it is a word of the language ("a", Polish "w"), else kept ("vitamin D", "X-RAY")."""
    if word[0] == "I" and "i" not in stop:
        return word
    free = before[-1:] in ("", " ") and after[:1] in ("", " ") and word[-1] != "."
    return lower(word, code) if free and lower(word, code) in stop else word


def _looks_like_acronym(word: str, before: str, after: str, code: str) -> bool:
    """No vowel at all, or alone between brackets as acronyms are introduced."""
    if code not in ("cs", "sk", "hr", "sl", "sr", "pl") and word.isascii() and not re.search("[AEIOUY]", word):
        return len(word) <= 6
    return len(word) <= 6 and before.rstrip(" ").endswith("(") and after.startswith(")")


_NAME_WORD = lazy_pattern(r"[^\W\d_]+")
_BEHIND_DE = word_set("LA LAS LOS")
_LOWER_PARTICLES = word_set("VAN VON DER DEN DE DA DEL DOS DAS DU TER TEN ZU ZUR")


def recase_name_part(text: str, language: str = "", *, initials: bool = False) -> str:
    """A part of a name in capitals as names are written: `LOPEZ-BERESTEIN` -> `Lopez-Berestein`, `MCDONALD`, `VAN
    DER BERG`.

    With `initials` (given names) groups of up to three letters that cannot be spoken stay: `J. F.`, `AJS`. Parts that
    have a small letter anywhere are returned as they are.
    """
    if not text.isupper() or sum(char.isalpha() for char in text) < 2:
        return text
    words = text.split(" ")
    out = []
    for place, word in enumerate(words):
        if initials and _are_initials(word):
            out.append(word)
        elif (
            (word in _LOWER_PARTICLES or (word in _BEHIND_DE and words[place - 1] == "DE"))
            and place < len(words) - 1
            and not initials
        ):
            out.append(word.lower())
        else:
            out.append(_NAME_WORD.sub(lambda match: _name_word(match.group(), language), word))
    return " ".join(out)


@cache
def _are_initials(word: str) -> bool:
    letters = re.sub(r"[^A-Za-zÀ-ÿ]", "", word)
    if len(letters) <= 2 or re.fullmatch(r"(?:[^\W\d_]\.?-?)+\.", word):
        return True
    return len(letters) == 3 and not re.fullmatch(
        "[BCDFGHJKLMNPQRSTVWXZ]+[AEIOUY]+[BCDFGHJKLMNPQRSTVWXYZ]*|[AEIOU][^AEIOU]?[AEIOUY]|ANN|IAN|AMY|ART|[AEIOU]{2}[NR]",
        letters,
    )


def _name_word(word: str, language: str) -> str:
    if re.fullmatch(r"MC[A-Z]{3,}", word):
        return "Mc" + word[2] + lower(word[3:], language)
    if re.match(r"IJ[BCDFGHJKLMNPQRSTVWXZ]", word):
        return "IJ" + lower(word[2:], language)
    if re.fullmatch(r"I{2,3}|IV|VI{0,3}", word):
        return word
    return word[0] + lower(word[1:], language)


def is_proper_name(word: str) -> bool:
    """Whether a word is one of the commonest proper names: a place, a people, a language, a day, an eponym."""
    return word.lower().removesuffix("'s").removesuffix("’s") in _PROPER
