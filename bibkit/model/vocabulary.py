"""THE field table: every variable an entry can have, its kind, and what each format calls it.

The rows follow the variables of CSL 1.0.2 (appendices III and IV of its specification); three BibLaTeX notions that CSL
has no variable for stand at the end and travel under `custom` in CSL-JSON. A name in a column is the format's plain
counterpart; what depends on the type (`booktitle` or `journaltitle`, `publicationTitle` or `bookTitle`) is settled by
that format's own module. Entry's attributes are these rows' `attribute`s, one for one (tested).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["text", "rich", "number", "verbatim", "list", "names", "date"]
# text      a plain string                  rich   a string in inline markup (<i> <b> <sub> <sup> <span …>)
# number    a plain string, often a number  verbatim  identifiers and addresses: never escaped, never re-cased
# list      a tuple of strings              names  a tuple of Name       date  a Date


class Variable(NamedTuple):
    csl: str
    kind: Kind
    biblatex: str = ""
    bibtex: str = ""
    zotero: str = ""  # base field of Zotero's schema, or its creator type
    ris: str = ""

    @property
    def attribute(self) -> str:
        """The name of Entry's attribute: `container-title` -> `container_title`, `DOI` -> `doi`."""
        return self.csl.lower().replace("-", "_")


_V = Variable

VARIABLES: tuple[Variable, ...] = (
    # what it is called
    _V("title", "rich", "title", "title", "title", "TI"),
    _V("title-short", "rich", "shorttitle", "shorttitle", "shortTitle", "ST"),
    _V("original-title", "rich", "origtitle", "", "", ""),
    _V("reviewed-title", "rich"),
    _V("part-title", "rich", "", "", "partTitle"),
    _V("volume-title", "rich"),
    _V("container-title", "rich", "journaltitle", "journal", "publicationTitle", "T2"),
    _V("container-title-short", "text", "shortjournal", "", "journalAbbreviation", "J2"),
    _V("collection-title", "rich", "series", "series", "series", "T3"),
    # who made it
    _V("author", "names", "author", "author", "author", "AU"),
    _V("editor", "names", "editor", "editor", "editor", "A2"),
    _V("translator", "names", "translator", "translator", "translator", "A4"),
    _V("chair", "names", "", "", "chair"),
    _V("collection-editor", "names", "", "", "seriesEditor", "A3"),
    _V("compiler", "names"),
    _V("composer", "names", "", "", "composer"),
    _V("container-author", "names", "bookauthor", "", "bookAuthor"),
    _V("contributor", "names", "", "", "contributor"),
    _V("curator", "names"),
    _V("director", "names", "", "", "director"),
    _V("editorial-director", "names"),
    _V("executive-producer", "names", "", "", "executiveProducer"),
    _V("guest", "names", "", "", "guest"),
    _V("host", "names", "", "", "host"),
    _V("illustrator", "names"),
    _V("interviewer", "names", "", "", "interviewer"),
    _V("narrator", "names", "", "", "narrator"),
    _V("organizer", "names", "", "", "organizer"),
    _V("original-author", "names", "", "", "originalCreator"),
    _V("performer", "names", "", "", "castMember"),
    _V("producer", "names", "", "", "producer"),
    _V("recipient", "names", "", "", "recipient"),
    _V("reviewed-author", "names", "", "", "reviewedAuthor"),
    _V("script-writer", "names", "", "", "scriptwriter"),
    _V("series-creator", "names", "", "", "seriesCreator"),
    # when
    _V("issued", "date", "date", "year", "date", "DA"),
    _V("accessed", "date", "urldate", "urldate", "accessDate", "Y2"),
    _V("available-date", "date"),
    _V("event-date", "date", "eventdate"),
    _V("original-date", "date", "origdate", "", "originalDate"),
    _V("submitted", "date", "", "", "filingDate"),
    # where in what
    _V("volume", "number", "volume", "volume", "volume", "VL"),
    _V("issue", "number", "number", "number", "issue", "IS"),
    _V("page", "number", "pages", "pages", "pages", "SP"),
    _V("number", "number", "number", "number", "number", "M1"),
    _V("chapter-number", "number", "chapter", "chapter", "session"),
    _V("collection-number", "number", "number", "number", "seriesNumber"),
    _V("edition", "number", "edition", "edition", "edition", "ET"),
    _V("version", "number", "version", "version", "versionNumber"),
    _V("number-of-pages", "number", "pagetotal", "pagetotal", "numPages"),
    _V("number-of-volumes", "number", "volumes", "volumes", "numberOfVolumes", "NV"),
    _V("part-number", "number", "part", "", "partNumber"),
    _V("printing-number", "number"),
    _V("supplement-number", "number"),
    _V("section", "text", "", "", "section"),
    _V("locator", "number"),
    # who published it, and at what occasion
    _V("publisher", "text", "publisher", "publisher", "publisher", "PB"),
    _V("publisher-place", "text", "location", "address", "place", "CY"),
    _V("original-publisher", "text", "origpublisher", "", "originalPublisher"),
    _V("original-publisher-place", "text", "origlocation", "", "originalPlace"),
    _V("event-title", "rich", "eventtitle", "", "conferenceName"),
    _V("event-place", "text", "venue", "", "eventPlace"),
    _V("authority", "text", "", "", "authority"),
    _V("jurisdiction", "text"),
    _V("division", "text"),
    # what sort of thing
    _V("genre", "text", "type", "type", "type", "M3"),
    _V("reviewed-genre", "text"),
    _V("medium", "text", "", "", "medium"),
    _V("dimensions", "text", "", "", "artworkSize"),
    _V("scale", "text", "", "", "scale"),
    _V("status", "text", "pubstate", "", "status"),
    _V("language", "text", "langid", "language", "language", "LA"),
    _V("license", "text", "", "", "rights"),
    # identifiers and addresses
    _V("DOI", "verbatim", "doi", "doi", "DOI", "DO"),
    _V("URL", "verbatim", "url", "url", "url", "UR"),
    _V("ISBN", "list", "isbn", "isbn", "ISBN", "SN"),
    _V("ISSN", "list", "issn", "issn", "ISSN", "SN"),
    _V("PMID", "verbatim", "", "pmid", "PMID"),
    _V("PMCID", "verbatim", "", "pmcid", "PMCID"),
    # where a copy lies
    _V("archive", "text", "", "", "archive"),
    _V("archive_collection", "text"),
    _V("archive_location", "text", "", "", "archiveLocation"),
    _V("archive-place", "text"),
    _V("call-number", "text", "library", "library", "callNumber", "CN"),
    _V("source", "text", "", "", "libraryCatalog", "DP"),
    # what it says
    _V("abstract", "rich", "abstract", "abstract", "abstractNote", "AB"),
    _V("keyword", "list", "keywords", "keywords", "tags", "KW"),
    _V("note", "rich", "note", "note", "extra", "N1"),
    _V("annote", "rich", "annotation", "annote"),
    _V("references", "text", "", "", "history"),
    # BibLaTeX's way of naming a preprint; no CSL variable, so `custom` in CSL-JSON
    _V("eprint", "verbatim", "eprint", "eprint"),
    _V("eprint-type", "text", "eprinttype", "archiveprefix"),
    _V("eprint-class", "text", "eprintclass", "primaryclass"),
)

NOT_IN_CSL = frozenset({"eprint", "eprint-type", "eprint-class"})

BY_CSL: dict[str, Variable] = {variable.csl: variable for variable in VARIABLES}
BY_ATTRIBUTE: dict[str, Variable] = {variable.attribute: variable for variable in VARIABLES}
ATTRIBUTES: tuple[str, ...] = tuple(BY_ATTRIBUTE)


class TypeRow(NamedTuple):
    """A CSL type and its plain counterpart elsewhere; what depends on further fields is settled by each format."""

    csl: str
    biblatex: str
    bibtex: str
    zotero: str
    ris: str


_T = TypeRow

TYPES: tuple[TypeRow, ...] = (
    _T("article", "online", "misc", "preprint", "UNPB"),
    _T("article-journal", "article", "article", "journalArticle", "JOUR"),
    _T("article-magazine", "article", "article", "magazineArticle", "MGZN"),
    _T("article-newspaper", "article", "article", "newspaperArticle", "NEWS"),
    _T("bill", "legislation", "misc", "bill", "BILL"),
    _T("book", "book", "book", "book", "BOOK"),
    _T("broadcast", "misc", "misc", "tvBroadcast", "MPCT"),
    _T("chapter", "incollection", "incollection", "bookSection", "CHAP"),
    _T("classic", "book", "book", "book", "CLSWK"),
    _T("collection", "collection", "misc", "document", "GEN"),
    _T("dataset", "dataset", "misc", "dataset", "DATA"),
    _T("document", "misc", "misc", "document", "GEN"),
    _T("entry", "inreference", "incollection", "encyclopediaArticle", "ENCYC"),
    _T("entry-dictionary", "inreference", "incollection", "dictionaryEntry", "DICT"),
    _T("entry-encyclopedia", "inreference", "incollection", "encyclopediaArticle", "ENCYC"),
    _T("event", "misc", "misc", "presentation", "GEN"),
    _T("figure", "image", "misc", "artwork", "FIGURE"),
    _T("graphic", "image", "misc", "artwork", "ART"),
    _T("hearing", "jurisdiction", "misc", "hearing", "HEAR"),
    _T("interview", "misc", "misc", "interview", "PCOMM"),
    _T("legal_case", "jurisdiction", "misc", "case", "CASE"),
    _T("legislation", "legislation", "misc", "statute", "STAT"),
    _T("manuscript", "unpublished", "unpublished", "manuscript", "MANSCPT"),
    _T("map", "misc", "misc", "map", "MAP"),
    _T("motion_picture", "movie", "misc", "film", "MPCT"),
    _T("musical_score", "misc", "misc", "document", "MUSIC"),
    _T("pamphlet", "booklet", "booklet", "document", "PAMP"),
    _T("paper-conference", "inproceedings", "inproceedings", "conferencePaper", "CPAPER"),
    _T("patent", "patent", "misc", "patent", "PAT"),
    _T("performance", "performance", "misc", "presentation", "GEN"),
    _T("periodical", "periodical", "misc", "journalArticle", "JFULL"),
    _T("personal_communication", "letter", "misc", "letter", "PCOMM"),
    _T("post", "online", "misc", "forumPost", "ICOMM"),
    _T("post-weblog", "online", "misc", "blogPost", "BLOG"),
    _T("regulation", "legislation", "misc", "statute", "STAT"),
    _T("report", "report", "techreport", "report", "RPRT"),
    _T("review", "review", "article", "journalArticle", "JOUR"),
    _T("review-book", "review", "article", "journalArticle", "JOUR"),
    _T("software", "software", "misc", "computerProgram", "COMP"),
    _T("song", "audio", "misc", "audioRecording", "SOUND"),
    _T("speech", "unpublished", "misc", "presentation", "SLIDE"),
    _T("standard", "standard", "misc", "standard", "STAND"),
    _T("thesis", "thesis", "phdthesis", "thesis", "THES"),
    _T("treaty", "legal", "misc", "statute", "STAT"),
    _T("webpage", "online", "misc", "webpage", "ELEC"),
)

TYPE_BY_CSL: dict[str, TypeRow] = {row.csl: row for row in TYPES}
