"""What BibTeX and BibLaTeX call entry types and fields, and what entries (CSL) call them.

Sources: biblatex manual 3.20, sections 2.1 (types), 2.2 (fields) and appendix A (inheritance); btxdoc (1988); the
fields that JabRef, BibDesk, Mendeley, ACM and DBLP add.
"""

from __future__ import annotations

from typing import Literal

from bibkit.text.wordlists import word_set

Dialect = Literal["bibtex", "biblatex"]

# ------------------------------------------------------------------------------------------------------- entry types
CSL_TYPE: dict[str, str] = {
    "article": "article-journal", "suppperiodical": "article-journal", "book": "book", "mvbook": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "booklet": "pamphlet",
    "collection": "book", "mvcollection": "book", "incollection": "chapter", "suppcollection": "chapter",
    "proceedings": "book", "mvproceedings": "book", "inproceedings": "paper-conference",
    "conference": "paper-conference", "reference": "book", "mvreference": "book",
    "inreference": "entry-encyclopedia", "manual": "report", "misc": "document", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "webpage": "webpage", "website": "webpage", "patent": "patent",
    "periodical": "periodical", "report": "report", "techreport": "report", "thesis": "thesis",
    "phdthesis": "thesis", "mastersthesis": "thesis", "bachelorsthesis": "thesis", "unpublished": "manuscript",
    "manuscript": "manuscript", "dataset": "dataset", "data": "dataset", "software": "software",
    "softwareversion": "software", "softwaremodule": "software", "codefragment": "software", "hardware": "software",
    "audio": "song", "music": "song", "movie": "motion_picture", "video": "motion_picture", "image": "graphic",
    "artwork": "graphic", "performance": "performance", "letter": "personal_communication",
    "legislation": "legislation", "legal": "legislation", "constitution": "legislation",
    "legadminmaterial": "regulation", "legmaterial": "bill",
    "jurisdiction": "legal_case", "standard": "standard", "review": "review", "presentation": "speech",
    "talk": "speech", "unspecified": "document", "preprint": "article", "map": "map", "treaty": "treaty",
    "interview": "interview", "newspaper": "article-newspaper", "magazine": "article-magazine", "podcast": "song",
    "blog": "post-weblog",
}  # fmt: skip

# `entrysubtype` of BibLaTeX (and of biblatex-apa), where it makes a CSL type of its own.
SUBTYPE: dict[tuple[str, str], str] = {
    ("article", "newspaper"): "article-newspaper",
    ("article", "magazine"): "article-magazine",
    ("article", "nonacademic"): "article-journal",
    ("video", "tvbroadcast"): "broadcast",
    ("video", "tvepisode"): "broadcast",
    ("audio", "podcast"): "song",
    ("audio", "radiobroadcast"): "broadcast",
    ("unpublished", "presentation"): "speech",
}
# Where a CSL type has no entry type of its own, `entrysubtype` names it; by these words, else by CSL's.
SUBTYPE_WORDS = {"article": "preprint", "article-magazine": "magazine", "article-newspaper": "newspaper"}
# The genres that types and BibLaTeX's localised `type` keys stand for.
GENRE_OF_TYPE = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master's thesis",
    "bachelorsthesis": "Bachelor's thesis",
}
GENRE_KEYS: dict[str, str] = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report", "software": "Computer software", "datacd": "Data CD", "audiocd": "Audio CD",
    "patent": "Patent", "patentus": "US patent", "patenteu": "European patent", "patentde": "German patent",
    "patentfr": "French patent", "patentuk": "British patent", "patreq": "Patent request",
    "patrequs": "US patent request", "patreqeu": "European patent request",
}  # fmt: skip

# The office that granted a patent, by BibLaTeX's `type` keys: it belongs to the number.
PATENT_OFFICES = {"us": "US", "eu": "EP", "de": "DE", "fr": "FR", "uk": "GB"}

STANDARD_BIBTEX = word_set(
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings "
    "techreport unpublished"
)

# ------------------------------------------------------------------------------------------------------------ fields
# Fields that stand for one variable wherever they occur: name -> attribute. Later names give way to earlier ones.
TITLES: dict[str, str] = {
    "title": "title", "booktitle": "container_title", "shorttitle": "title_short", "series": "collection_title",
    "origtitle": "original_title", "eventtitle": "event_title", "reviewedtitle": "reviewed_title",
}  # fmt: skip
RICH: dict[str, str] = {
    "journaltitle": "container_title", "journal": "container_title", "abstract": "abstract", "note": "note",
    "annotation": "annote", "annote": "annote",
}  # fmt: skip
TEXTS: dict[str, str] = {
    "shortjournal": "container_title_short", "volume": "volume", "edition": "edition", "chapter": "chapter_number",
    "version": "version", "pagetotal": "number_of_pages", "numpages": "number_of_pages", "volumes": "number_of_volumes",
    "part": "part_number", "location": "publisher_place", "address": "publisher_place", "venue": "event_place",
    "origpublisher": "original_publisher", "origlocation": "original_publisher_place", "pubstate": "status",
    "library": "call_number", "call-number": "call_number", "lccn": "call_number", "copyright": "license",
    "rights": "license", "license": "license", "eprintclass": "eprint_class", "primaryclass": "eprint_class",
    "eprinttype": "eprint_type", "archiveprefix": "eprint_type", "pmid": "pmid", "pmcid": "pmcid", "pmc": "pmcid",
    "scale": "scale", "section": "section", "medium": "medium",
}  # fmt: skip
NAMES: dict[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator", "bookauthor": "container_author",
    "director": "director", "illustrator": "illustrator", "narrator": "narrator", "composer": "composer",
    "performer": "performer", "origauthor": "original_author", "collaborator": "contributor",
}  # fmt: skip
DATES: dict[str, str] = {
    "urldate": "accessed", "origdate": "original_date", "origyear": "original_date", "eventdate": "event_date",
    "lastchecked": "accessed", "lastaccessed": "accessed",
}  # fmt: skip
# Names (in the roles `editortype` and `editoratype` give) -> attribute.
EDITOR_ROLES: dict[str, str] = {
    "editor": "editor", "compiler": "compiler", "director": "director", "organizer": "organizer",
    "narrator": "narrator", "producer": "producer", "execproducer": "executive_producer", "host": "host",
    "illustrator": "illustrator", "translator": "translator", "serieseditor": "collection_editor",
    "composer": "composer", "performer": "performer", "chair": "chair", "scriptwriter": "script_writer",
    "writer": "script_writer", "guest": "guest", "interviewer": "interviewer", "recipient": "recipient",
    "collaborator": "contributor",
}  # fmt: skip
PUBLISHERS: tuple[str, ...] = ("publisher", "institution", "organization", "school")
PUBLISHERS_OF: dict[str, tuple[str, ...]] = {
    "thesis": ("school", "institution", "publisher", "organization"),
    "report": ("institution", "publisher", "organization", "school"),
}
# Fields whose value is no LaTeX: taken, and written, as it stands.
VERBATIM = word_set(
    "url doi eprint file pdf urlraw verba verbb verbc crossref xref xdata ids related entryset options "
    "bibsource biburl timestamp owner date-added date-modified local-url localfile groups citeulike-article-id "
    "citeulike-linkout-0 ee presort"
)

# ------------------------------------------------------------------------------------------------------- inheritance
# Never passed on by `crossref`.
NOT_INHERITED = word_set(
    "ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring "
    "relatedtype shorthand shorthandintro sortkey sorttitle shorttitle indextitle indexsorttitle file timestamp owner "
    "abstract annotation annote key title subtitle titleaddon doi url urldate eprint keywords pages "
    "date-added date-modified"
)
# What the child calls a parent's title: it is a part of it.
TITLE_OF_PARENT = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
TITLE_OF_MULTIVOLUME = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
TITLE_OF_PERIODICAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
PARTS = word_set("inbook bookinbook suppbook incollection suppcollection inproceedings conference inreference")

# --------------------------------------------------------------------------------------------------------- languages
# Babel and polyglossia's names <-> language tags; the first name of a tag is the one written.
LANGUAGES: tuple[tuple[str, str], ...] = (
    ("english", "en"), ("american", "en-US"), ("british", "en-GB"), ("usenglish", "en-US"), ("ukenglish", "en-GB"),
    ("canadian", "en-CA"), ("australian", "en-AU"), ("newzealand", "en-NZ"), ("german", "de"), ("ngerman", "de"),
    ("austrian", "de-AT"), ("naustrian", "de-AT"), ("swissgerman", "de-CH"), ("nswissgerman", "de-CH"),
    ("french", "fr"), ("francais", "fr"), ("canadien", "fr-CA"), ("acadian", "fr-CA"), ("spanish", "es"),
    ("italian", "it"), ("portuguese", "pt"), ("brazilian", "pt-BR"), ("brazil", "pt-BR"), ("portuges", "pt"),
    ("dutch", "nl"), ("afrikaans", "af"), ("danish", "da"), ("swedish", "sv"), ("norsk", "nb"), ("nynorsk", "nn"),
    ("norwegian", "no"), ("icelandic", "is"), ("finnish", "fi"), ("estonian", "et"), ("latvian", "lv"),
    ("lithuanian", "lt"), ("polish", "pl"), ("czech", "cs"), ("slovak", "sk"), ("slovene", "sl"), ("slovenian", "sl"),
    ("croatian", "hr"), ("serbian", "sr"), ("bulgarian", "bg"), ("macedonian", "mk"), ("ukrainian", "uk"),
    ("russian", "ru"), ("romanian", "ro"), ("hungarian", "hu"), ("magyar", "hu"), ("greek", "el"), ("turkish", "tr"),
    ("arabic", "ar"), ("hebrew", "he"), ("persian", "fa"), ("hindi", "hi"), ("chinese", "zh"), ("japanese", "ja"),
    ("korean", "ko"), ("vietnamese", "vi"), ("thai", "th"), ("indonesian", "id"), ("bahasa", "id"), ("latin", "la"),
    ("catalan", "ca"), ("galician", "gl"), ("basque", "eu"), ("welsh", "cy"), ("irish", "ga"), ("esperanto", "eo"),
    ("albanian", "sq"), ("armenian", "hy"), ("georgian", "ka"), ("belarusian", "be"),
)  # fmt: skip
TAG_OF_LANGUAGE = dict(LANGUAGES)
# Codes of ISO 639-2 and languages' own names, as library catalogues have them.
TAG_OF_CODE: dict[str, str] = {
    "eng": "en", "ger": "de", "deu": "de", "deutsch": "de", "fre": "fr", "fra": "fr", "français": "fr", "spa": "es",
    "español": "es", "ita": "it", "italiano": "it", "por": "pt", "português": "pt", "dut": "nl", "nld": "nl",
    "dan": "da", "swe": "sv", "nor": "no", "nob": "nb", "fin": "fi", "ice": "is", "pol": "pl", "cze": "cs", "ces": "cs",
    "slo": "sk", "hun": "hu", "rus": "ru", "ukr": "uk", "gre": "el", "ell": "el", "tur": "tr", "ara": "ar", "heb": "he",
    "per": "fa", "fas": "fa", "chi": "zh", "zho": "zh", "中文": "zh", "jpn": "ja", "日本語": "ja", "kor": "ko",
    "lat": "la",
}  # fmt: skip
LANGUAGE_OF_TAG = {tag.lower(): name for name, tag in reversed(LANGUAGES)}
