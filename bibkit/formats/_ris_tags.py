"""What RIS's tags mean, by kind of work.

RIS has some fifty tags for some fifty types, and the meaning of most depends on the type. The table says it in the
words of Zotero's item schema, which has a field for nearly all of them. Sources: Research Information Systems'
specification, EndNote's table of reference types, what publishers write, and Zotero's reading of it (2026-11).

A row is a tag, a field and the types (all: `*`, all but: `* -type`); the first row that fits counts. Rows marked `<`
hold for reading only: spellings we do not write.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bibkit.formats.zotero_schema import load_schema

# RIS type -> Zotero item type, and the CSL type where it says more than the item type does.
READ_TYPES: dict[str, tuple[str, str]] = {
    "ABST": ("journalArticle", ""),
    "ADVS": ("film", ""),
    "AGGR": ("document", ""),
    "ANCIENT": ("document", ""),
    "ART": ("artwork", ""),
    "BILL": ("bill", ""),
    "BLOG": ("blogPost", ""),
    "BOOK": ("book", ""),
    "CASE": ("case", ""),
    "CHAP": ("bookSection", ""),
    "CHART": ("artwork", ""),
    "CLSWK": ("book", "classic"),
    "COMP": ("computerProgram", ""),
    "CONF": ("conferencePaper", ""),
    "CPAPER": ("conferencePaper", ""),
    "CTLG": ("magazineArticle", ""),
    "DATA": ("dataset", ""),
    "DBASE": ("document", ""),
    "DICT": ("dictionaryEntry", ""),
    "EBOOK": ("book", ""),
    "ECHAP": ("bookSection", ""),
    "EDBOOK": ("book", ""),
    "EJOUR": ("journalArticle", ""),
    "ELEC": ("webpage", ""),
    "ENCYC": ("encyclopediaArticle", ""),
    "EQUA": ("document", ""),
    "FIGURE": ("artwork", "figure"),
    "GEN": ("journalArticle", ""),
    "GOVDOC": ("report", ""),
    "GRNT": ("document", ""),
    "HEAR": ("hearing", ""),
    "ICOMM": ("email", ""),
    "INPR": ("manuscript", ""),
    "JFULL": ("journalArticle", ""),
    "JOUR": ("journalArticle", ""),
    "LEGAL": ("case", ""),
    "MANSCPT": ("manuscript", ""),
    "MAP": ("map", ""),
    "MGZN": ("magazineArticle", ""),
    "MPCT": ("film", ""),
    "MULTI": ("videoRecording", ""),
    "MUSIC": ("audioRecording", "musical_score"),
    "NEWS": ("newspaperArticle", ""),
    "PAMP": ("manuscript", "pamphlet"),
    "PAT": ("patent", ""),
    "PCOMM": ("letter", ""),
    "RPRT": ("report", ""),
    "SER": ("book", ""),
    "SLIDE": ("presentation", ""),
    "SOUND": ("audioRecording", ""),
    "STAND": ("standard", ""),
    "STAT": ("statute", ""),
    "STD": ("standard", ""),
    "THES": ("thesis", ""),
    "UNBILL": ("manuscript", ""),
    "UNPB": ("manuscript", ""),
    "UNPD": ("manuscript", ""),
    "VIDEO": ("videoRecording", ""),
    "WEB": ("webpage", ""),
}
# Zotero item type -> RIS type. What READ_TYPES does not lead back is told in an M2 line beside it.
WRITE_TYPES: dict[str, str] = {
    "artwork": "ART",
    "audioRecording": "SOUND",
    "bill": "BILL",
    "blogPost": "BLOG",
    "book": "BOOK",
    "bookSection": "CHAP",
    "case": "CASE",
    "computerProgram": "COMP",
    "conferencePaper": "CONF",
    "dataset": "DATA",
    "dictionaryEntry": "DICT",
    "document": "GEN",
    "email": "ICOMM",
    "encyclopediaArticle": "ENCYC",
    "film": "MPCT",
    "forumPost": "ICOMM",
    "hearing": "HEAR",
    "instantMessage": "ICOMM",
    "interview": "PCOMM",
    "journalArticle": "JOUR",
    "letter": "PCOMM",
    "magazineArticle": "MGZN",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "newspaperArticle": "NEWS",
    "patent": "PAT",
    "podcast": "SOUND",
    "preprint": "UNPB",
    "presentation": "SLIDE",
    "radioBroadcast": "SOUND",
    "report": "RPRT",
    "standard": "STAND",
    "statute": "STAT",
    "thesis": "THES",
    "tvBroadcast": "MPCT",
    "videoRecording": "VIDEO",
    "webpage": "ELEC",
}

_TAGS = """
TI title *
AU creator:primary * -audioRecording
AU creator:composer audioRecording
T2 code bill statute
T2 committee hearing
T2 conferenceName conferencePaper
T2 meetingName presentation
T2 series book
T2 seriesTitle computerProgram map report
T2 publicationTitle * -conferencePaper -presentation
A2 creator:sponsor bill
A2 creator:performer audioRecording
A2 creator:presenter presentation
A2 creator:interviewer interview
A2 creator:seriesEditor book report
A2 creator:recipient email instantMessage letter
A2 reporter case
A2 authority patent
A2 creator:editor * -bill -audioRecording -presentation -interview -book -report -letter -case -patent
T3 authority hearing bill
T3 series bookSection conferencePaper journalArticle dictionaryEntry encyclopediaArticle thesis preprint presentation
T3 seriesTitle audioRecording podcast videoRecording
A3 creator:cosponsor bill
A3 creator:producer film tvBroadcast videoRecording radioBroadcast podcast
A3 creator:editor book
A3 creator:seriesEditor bookSection conferencePaper dictionaryEntry encyclopediaArticle map
A4 creator:counsel case
A4 creator:contributor film
A4 creator:translator *
AB abstractNote *
C1 filingDate patent
C1 creator:castMember radioBroadcast tvBroadcast videoRecording
C1 scale map
C1 place conferencePaper
C2 creator:bookAuthor bookSection
C2 creator:commenter blogPost
C3 artworkSize artwork
C3 publicationTitle conferencePaper presentation
C3 country patent
C4 creator:wordsBy audioRecording
C4 creator:attorneyAgent patent
C4 type film
C5 references patent
C5 medium audioRecording radioBroadcast film tvBroadcast videoRecording
C6 status patent
CN callNumber *
CY place * -conferencePaper
DA date *
DO DOI *
DP libraryCatalog *
ET session bill hearing statute
ET versionNumber computerProgram dataset
ET edition *
VL codeNumber statute
VL volume * -patent -webpage
IS numberOfVolumes bookSection
IS issue * -patent -case
SP numPages book thesis manuscript
SP runningTime film
SP pages *
J2 journalAbbreviation *
LA programmingLanguage computerProgram
LA language *
M1 seriesNumber book report thesis conferencePaper
M1 number bill hearing statute podcast radioBroadcast tvBroadcast preprint manuscript standard dataset
M1 system computerProgram
M1 applicationNumber patent
M3 medium artwork podcast interview
M3 type * -film -artwork -podcast -interview -journalArticle
NV numberOfVolumes * -bookSection
OP history hearing statute bill case
OP priorityNumbers patent
PB authority case
PB assignee patent
PB publisher *
SE section * -case
SN ISSN journalArticle magazineArticle newspaperArticle
SN number patent report
SN ISBN *
ST shortTitle *
SV seriesNumber bookSection
SV number case
UR url *
AN archiveLocation *
DB archive *
Y2 accessDate *
<A1 creator:composer audioRecording
<A1 creator:primary *
<AV archiveLocation *
<BT title book manuscript
<BT publicationTitle *
<CR rights *
<CT title *
<CY place *
<ED creator:editor *
<H1 libraryCatalog *
<H2 callNumber *
<JA journalAbbreviation *
<JF publicationTitle *
<JO conferenceName conferencePaper
<JO journalAbbreviation *
<J1 journalAbbreviation *
<M1 issue journalArticle
<M1 numberOfVolumes bookSection
<N2 abstractNote *
<NV numberOfVolumes *
<T1 title *
<T2 publicationTitle *
<T3 series book
<VL accessDate webpage
"""


class TagRow(NamedTuple):
    """One meaning of a tag: a base field, or a creator type behind "creator:"."""

    tag: str
    field: str
    only: frozenset[str]
    never: frozenset[str]
    is_read_only: bool

    def fits(self, item_type: str) -> bool:
        if item_type in self.never:
            return False
        return not self.only or item_type in self.only


@cache
def tag_rows() -> tuple[TagRow, ...]:
    """The table's rows in its order."""
    rows = []
    for line in _TAGS.strip().split("\n"):
        tag, field, *types = line.lstrip("<").split()
        only = frozenset(kind for kind in types if kind != "*" and not kind.startswith("-"))
        never = frozenset(kind[1:] for kind in types if kind.startswith("-"))
        rows.append(TagRow(tag, field, only, never, line.startswith("<")))
    return tuple(rows)


@cache
def field_of(tag: str, item_type: str) -> str:
    """What a tag means in an item type: a base field of the type, "creator:…", or "" where it means nothing there."""
    return next((found for row in tag_rows() if row.tag == tag and (found := _field_in(row, item_type))), "")


@cache
def tags_of(item_type: str) -> tuple[tuple[str, str], ...]:
    """(tag, field) pairs to write an item type with, in the order of writing."""
    out: dict[str, str] = {}
    for row in tag_rows():
        found = "" if row.is_read_only else _field_in(row, item_type)
        if found and row.tag not in out and found not in out.values():
            out[row.tag] = found
    return tuple(out.items())


def _field_in(row: TagRow, item_type: str) -> str:
    kind = load_schema().types[item_type]
    if not row.fits(item_type):
        return ""
    if not row.field.startswith("creator:"):
        return row.field if kind.field_for(row.field) else ""
    role = row.field.removeprefix("creator:")
    role = kind.primary_creator if role == "primary" else role
    return f"creator:{role}" if role in kind.creators else ""
