"""The names that EndNote and RefWorks give to types of works, as RIS types."""

from __future__ import annotations

_TYPES = {
    "aggregated database": "AGGR",
    "ancient text": "ANCIENT",
    "artwork": "ART",
    "audiovisual material": "ADVS",
    "bill": "BILL",
    "blog": "BLOG",
    "book": "BOOK",
    "book section": "CHAP",
    "case": "CASE",
    "catalog": "CTLG",
    "chart or table": "CHART",
    "classical work": "CLSWK",
    "computer program": "COMP",
    "conference paper": "CPAPER",
    "conference proceedings": "CONF",
    "dataset": "DATA",
    "dictionary": "DICT",
    "edited book": "EDBOOK",
    "electronic article": "EJOUR",
    "electronic book": "EBOOK",
    "electronic book section": "ECHAP",
    "encyclopedia": "ENCYC",
    "equation": "EQUA",
    "figure": "FIGURE",
    "film or broadcast": "MPCT",
    "generic": "GEN",
    "government document": "GOVDOC",
    "grant": "GRNT",
    "hearing": "HEAR",
    "journal article": "JOUR",
    "legal rule or regulation": "LEGAL",
    "magazine article": "MGZN",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "music": "MUSIC",
    "newspaper article": "NEWS",
    "online database": "DBASE",
    "online multimedia": "MULTI",
    "pamphlet": "PAMP",
    "patent": "PAT",
    "personal communication": "PCOMM",
    "report": "RPRT",
    "serial": "SER",
    "standard": "STAND",
    "statute": "STAT",
    "thesis": "THES",
    "unpublished work": "UNPB",
    "web page": "ELEC",
    # RefWorks
    "abstract": "ABST",
    "bills/resolutions": "BILL",
    "book, edited": "EDBOOK",
    "book, section": "CHAP",
    "book, whole": "BOOK",
    "case/court decisions": "CASE",
    "court decisions": "CASE",
    "dissertation": "THES",
    "dissertation/thesis": "THES",
    "dissertation/thesis, unpublished": "THES",
    "dvd": "VIDEO",
    "journal, electronic": "EJOUR",
    "laws": "STAT",
    "laws/statutes": "STAT",
    "monograph": "BOOK",
    "motion picture": "MPCT",
    "music score": "MUSIC",
    "online discussion forum": "ICOMM",
    "resolutions": "BILL",
    "sound recording": "SOUND",
    "statutes": "STAT",
    "thesis, unpublished": "THES",
    "unpublished material": "UNPB",
    "video": "VIDEO",
    "video/dvd": "VIDEO",
}


_NAMES = {ris_type: name for name, ris_type in reversed(_TYPES.items())}
_SMALL = {"or", "and"}


def name_of_ris_type(ris_type: str) -> str:
    """EndNote's name of a RIS type as it writes it: `Journal Article`; `Generic` for one it has no name for."""
    words = _NAMES.get(ris_type, "generic").split()
    return " ".join(word if word in _SMALL else word.capitalize() for word in words)


def ris_type_of(name: str) -> str:
    """The RIS type of a type's name, whatever its case; GEN for a name that is not known."""
    return _TYPES.get(name.strip().lower(), "GEN")
