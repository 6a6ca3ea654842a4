"""Words by which pages say what kind of work they show, in the languages met, and the CSL types they mean."""

from __future__ import annotations

import re

from bibkit.text.fragments import plain_text
from bibkit.text.patterns import lazy_pattern

# Whole values, case folded, without spaces, dots, dashes and slashes.
_EXACT = {
    "article": "article-journal", "journalarticle": "article-journal", "researcharticle": "article-journal",
    "originalresearch": "article-journal", "originalarticle": "article-journal", "originalpaper": "article-journal",
    "originalresearcharticle": "article-journal", "reviewarticle": "article-journal", "articulo": "article-journal",
    "artículo": "article-journal", "artigo": "article-journal", "artykuł": "article-journal",
    "zeitschriftenartikel": "article-journal",
    "aufsatz": "article-journal", "wissenschaftlicherartikel": "article-journal", "articlederevue": "article-journal",
    "textserialjournal": "article-journal", "textarticle": "article-journal", "peerreviewedarticle": "article-journal",
    "articoloinrivista": "article-journal", "makale": "article-journal", "статья": "article-journal",
    "期刊论文": "article-journal",
    "journal": "article-journal", "casereport": "article-journal", "briefcommunication": "article-journal",
    "shortcommunication": "article-journal", "rapidcommunication": "article-journal", "letter": "article-journal",
    "review": "article-journal", "editorial": "article-journal", "researchpaper": "article-journal",
    "magazinearticle": "article-magazine", "newspaperarticle": "article-newspaper", "newsarticle": "article-newspaper",
    "preprint": "article", "workingpaper": "report", "arbeitspapier": "report", "discussionpaper": "report",
    "documentdetravail": "report", "prépublication": "article", "eprint": "article",
    "guidance": "report", "guideline": "report", "clinicalguideline": "report",
    "policypaper": "report", "researchandanalysis": "report", "independentreport": "report",
    "corporatereport": "report", "globalreport": "report", "whitepaper": "report", "greenpaper": "report",
    "officialstatistics": "report", "nationalstatistics": "report", "policybrief": "report", "researchbrief": "report",
    "report": "report", "technicalreport": "report", "bericht": "report", "rapport": "report", "informe": "report",
    "relatório": "report", "forschungsbericht": "report", "researchreport": "report", "отчет": "report",
    "thesis": "thesis", "dissertation": "thesis", "phdthesis": "thesis", "doctoralthesis": "thesis",
    "mastersthesis": "thesis",
    "masterthesis": "thesis", "bachelorthesis": "thesis", "thesisordissertation": "thesis",
    "electronicthesisordissertation": "thesis",
    "textthesisdoctoral": "thesis", "tesis": "thesis", "tesisdoctoral": "thesis", "tese": "thesis",
    "dissertação": "thesis",
    "thèse": "thesis", "hochschulschrift": "thesis", "doktorarbeit": "thesis", "masterarbeit": "thesis",
    "habilitation": "thesis",
    "tesididottorato": "thesis", "диссертация": "thesis", "学位论文": "thesis", "博士学位论文": "thesis",
    "硕士论文": "thesis",
    "学位論文": "thesis", "학위논문": "thesis", "rozprawadoktorska": "thesis", "tez": "thesis",
    "doktora": "thesis", "yükseklisans": "thesis", "doktoratezi": "thesis", "väitöskirja": "thesis",
    "book": "book", "monograph": "book", "buch": "book", "livre": "book", "ouvrage": "book", "libro": "book",
    "livro": "book",
    "monographie": "book", "monographieimprimée": "book",
    "книга": "book", "图书": "book", "図書": "book", "książka": "book", "kitap": "book",
    "ebook": "book",
    "printbook": "book", "textbook": "book", "كتاب": "book", "kirja": "book", "kniha": "book", "단행본": "book",
    "bookchapter": "chapter", "booksection": "chapter", "bookpart": "chapter", "chapter": "chapter",
    "buchkapitel": "chapter",
    "chapitredouvrage": "chapter", "chapitre": "chapter", "capítulo": "chapter", "capítulodelibro": "chapter",
    "capítulodelivro": "chapter", "buchbeitrag": "chapter", "textbookchapter": "chapter",
    "conferencepaper": "paper-conference", "conferenceobject": "paper-conference",
    "conferenceproceedings": "paper-conference",
    "conferenceorworkshopitem": "paper-conference", "proceedingspaper": "paper-conference",
    "inproceedings": "paper-conference",
    "konferenzbeitrag": "paper-conference", "konferenzveröffentlichung": "paper-conference",
    "communicationdanscongrès": "paper-conference",
    "conference": "paper-conference", "conferencecontribution": "paper-conference", "会议论文": "paper-conference",
    "dataset": "dataset", "data": "dataset", "datensatz": "dataset", "jeudedonnées": "dataset",
    "researchdata": "dataset",
    "software": "software", "computerprogram": "software", "patent": "patent", "专利": "patent", "map": "map",
    "karte": "map",
    "presentation": "speech", "lecture": "speech", "poster": "speech", "conferenceposter": "speech",
    "manuscript": "manuscript", "blogpost": "post-weblog", "blogposting": "post-weblog",
    "encyclopediaentry": "entry-encyclopedia",
    "image": "graphic", "video": "motion_picture", "sound": "song", "musicalbum": "song", "score": "musical_score",
    "musicalscore": "musical_score", "noten": "musical_score", "standard": "standard", "website": "webpage",
    "webpage": "webpage",
    "zeitschrift": "periodical", "serial": "periodical", "periodical": "periodical", "cd": "song",
    "dvd": "motion_picture",
}  # fmt: skip
# Names of works that consist of entries.
DICTIONARY = lazy_pattern(
    r"\b(?:dictionar(?:y|ies)|w[öo]rterb[uü]ch|glossar(?:y|ium)?|lexicon|dictionnaire|diccionario|словарь)\b|词典|辞典",
    re.I,
)
ENCYCLOPEDIA = lazy_pattern(
    r"\b(?:wikipedia|encyclop[aæ]?edi[ae]s?|enzyklop[äa]die|encyclop[ée]die|enciclopedia|энциклопедия)\b|百科|"
    r"ウィキペディア|"
    r"위키백과",
    re.I,
)
REFERENCE_WORK = lazy_pattern(f"{DICTIONARY.pattern}|{ENCYCLOPEDIA.pattern}", re.I)

_NOISE = lazy_pattern(r"[\s.,/_'’()\-–]+")
_VOCABULARY = re.compile(r"^(?:info:eu-repo/semantics/|https?://\S*[/#]|fabio:|bibo:|schema:|text\.)", re.I)


def csl_type_of(value: str) -> str:
    """The CSL type that a page's word for the kind of work means: `Doctoral Thesis` -> `thesis`; "" for unknown words.

    >>> csl_type_of("info:eu-repo/semantics/article")
    'article-journal'
    """
    text = _VOCABULARY.sub("", plain_text(value)).casefold()
    key = _NOISE.sub("", text)
    if key in _EXACT:
        return _EXACT[key]
    for part in re.split(r"[;,/|:(·•]|\s-\s", text):
        key = _NOISE.sub("", part)
        if key in _EXACT:
            return _EXACT[key]
    if len(text) <= _LONGEST_KIND and (words := _IN_WORDS.search(text)):
        return "thesis" if words.lastgroup == "thesis" else "report"
    return ""


_LONGEST_KIND = 60
# "Awarded Doctoral Thesis", "Working Paper 22341"
_IN_WORDS = lazy_pattern(
    r"\b(?P<thesis>(?:doctoral|ph\.?d\.?|masters?|master['’]s|honou?rs) (?:thesis|dissertation))\b|"
    r"\A(?:[\w&]+ ){0,3}(?P<report>(?:working|discussion) papers?(?: series)?,?(?: no\.?| number)? "
    r"[\w/-]{0,6}\d[\w/-]{0,8})\Z"
)
