"""Names of journals and proceedings that an index prints in capitals, as a person writes them.

The names are those of Web of Science: no accents, a subtitle behind a bare hyphen ("AIDS CARE-PSYCHOLOGICAL ASPECTS"),
proceedings with their acronym in brackets.
"""

from __future__ import annotations

import re

from bibkit.extractors._tables import words
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title

# Words that their owners write in capitals, or in a way of their own.
_WRITTEN = {
    word.upper(): word
    for word in words("""
        societies: ACM | ACS | ACSM | AAPS | AERA | AIAA | AIP | AMA | AORN | APL | ASAIO | ASCE | ASHRAE | ASM
        societies: ASME | ASN | ASTM | AUA | BMVA | CFA | CIRP | EACL | EMBO | ESA | ESC | EURASIP | FASEB | FEBS
        societies: FEMS | ICES | IAFOR | IBM | IEE | IEEE | IEICE | IES | IET | IFAC | IFIP | IFLA | IIE | IIOAB | IMF
        societies: IOP | IRBM | ISIJ | ISME | ISPRS | IUBMB | IUCR | IUCrJ | IWA | JBI | JBIC | JCPSP | JSME | LMS
        societies: LUTS | MRS | NAR | NIST | NMR | OECD | PLOS | PNAS | RAND | RAIRO | RSC | SAE | SAGE | SIAM | SICOT
        societies: SIGMOD | SLAS | SPE | SPIE | SSM | SSRN | TESOL | UNESCO | USA | USDA | USP | WHO | WMO | ZDM
        medicine: AANA | AAPOS | AJIDD | AJR | AIDS | ANZ | APMIS | ASN | BJA | BJOG | BJR | BJS | BJU | BMC | CMAJ
        medicine: BMJ | CNS | COPD | CPT | DARU | DMW | DNA | EAI | ECNP | EFSA | EJNMMI | EJSO | ENT | ERJ | ESMO | HIV
        medicine: HNO | HPB | IJC | ILAR | JAAD | JACC | JAIDS | JAMA | JBMR | JCO | JCI | JDR | JIMD | JNCI | JMIR
        medicine: JOGNN | JPEN | JSLS | LGBT | MCN | MMW | MRI | NDT | NMC | OMICS | ORL | PET | PFG | QJM | RNA | ROFO
        medicine: NY | SAMJ | SAR | SLE | TIDEE | UCLA | UK | US | STDs | STD | STI | WIREs
        exact: 3D | 2D | AI | AIMS | CAD | CAAI | CEUR | CHI | CMES | COMPEL | CSCW | EPJ | EPL | GPS | ICT | ICTS
        exact: IoT | JETP | JHEP | NBER | npj | PCR | UAV | VLDB | VLSI | WSEAS
        own: PLOS ONE | eLife | mBio | mSphere | mSystems | mAbs | eNeuro | eFood | EBioMedicine | eClinicalMedicine
        own: iScience | PeerJ | F1000Research | GigaScience | BJPsych | CoDAS | mHealth | uHealth | BioScience | BioMed
        own: BioEssays | ChemCatChem | ChemSusChem | ChemMedChem | ChemBioChem | ChemPhysChem | ChemElectroChem
        own: ChemistryOpen | BioFactors | BioMetals | BioTechniques | BioResources | MethodsX | SoftwareX | HardwareX
        own: NeuroImage | NeuroToxicology | NeuroReport | PsyCh | EcoHealth | EvoDevo | RoFo | AoB | PhytoKeys | ZooKeys
        own: MycoKeys | PharmacoEconomics | RELC | ReCALL | McGill | GeoHealth | EcoMat | InfoMat | SmartMat | eScience
    """)
}
# Small inside a name. Which language it is in is not asked: a word must be small in all of them.
_SMALL = frozenset(
    words("""
        en: an | and | as | at | but | by | for | from | in | into | nor | of | on | onto | or | over | per | the | to
        en: upon | versus | via | vs | with | within | without
        fr, es, pt, it: au | aux | d | da | das | de | del | della | delle | des | di | do | dos | du | e | el | en | et
        fr, es, pt, it: la | las | le | les | los | para | por | pour | y
        de, nl: dem | den | der | des | die | für | fur | het | im | und | van | von | voor | zu | zum | zur
    """)
)
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINAL = lazy_pattern(r"\d+(?:ST|ND|RD|TH)")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ELIDED = lazy_pattern(r"(?P<article>D|L|O|DELL|DALL|NELL|SULL|ALL|UN|QU)(?P<mark>[’'])(?P<word>\w{3,})")
_BEGINS_PHRASE = re.compile(r"^\W*$|\b(?=\W*?(?:[:.?!]\s|\())\W*+$")


def journal_name(text: str) -> str:
    """`SOCIOLOGY OF HEALTH & ILLNESS` -> Sociology of Health & Illness; a name with small letters stays as it is."""
    abbreviated = re.search(r"\w\. [^.]*\.\s*$", text) is not None  # "J. Cogn."
    text = clean_title(text) + ("." if abbreviated else "")
    letters = [char for char in text if char.isalpha()]
    if sum(char.isupper() for char in letters) < 0.9 * len(letters) or not letters:
        return text
    if text in _WRITTEN:
        return _WRITTEN[text]
    return _WORD.sub(lambda match: _cased(match.group(), text[: match.start()], text[match.end() :]), text)


def _cased(word: str, before: str, after: str) -> str:
    if not word.isupper():
        return word
    if written := _WRITTEN.get(word):
        return written
    if word in ("ST", "DR", "MT") and after.startswith("."):
        return word.capitalize()
    if word == "OR" and not before:
        return word  # operations research
    if any(char.isdigit() for char in word):
        return word.lower() if _ORDINAL.fullmatch(word) else word
    if elided := _ELIDED.fullmatch(word):
        article = elided["article"].capitalize() if _begins(before) else elided["article"].lower()
        article = "O" if elided["article"] == "O" else article
        return article + elided["mark"] + elided["word"].capitalize()
    if len(word) == 1:
        return _letter(word, before, after)
    if _ROMAN.fullmatch(word) or _is_acronym(word, before, after):
        return word
    if word.lower() in _SMALL and not _begins(before, after):
        return word.lower()
    return word[0] + word[1:].lower()


def _begins(before: str, after: str = "-") -> bool:
    """Whether a word begins the name or a phrase of it; behind a hyphen too, but not in STATE-OF-THE-ART."""
    return bool(_BEGINS_PHRASE.search(before)) or (before.endswith("-") and not after.startswith("-"))


def _letter(word: str, before: str, after: str) -> str:
    """A letter counts a section ("PHYSICAL REVIEW B") but where "A" is an article: `HEALTH IN A CHANGING WORLD`."""
    behind = before.rstrip()
    last = behind.split(" ")[-1].lower() if behind else ""
    article = word == "A" and after[:1] == " " and last in _SMALL
    return word.lower() if article or (word == "Y" and before[-1:] == after[:1] == " ") else word


def _is_acronym(word: str, before: str, after: str) -> bool:
    """Without any vowel, or in brackets or behind a dash, alone or with its year: `(CHI 2018)`, `- ECCV 2018`."""
    if word.isascii() and len(word) <= 6 and not re.search("[AEIOUY]", word):
        return True
    if len(word) <= 6 and re.search(r"(?:^|[-–:] )$", before) and re.match(r"[\s’']+(?:\d{2}|\d{4})\b", after):
        return True
    return len(word) <= 10 and before.endswith("(") and bool(re.match(r"(?:[\s’'-]*(?:\d{2}|\d{4}))?\)", after))
