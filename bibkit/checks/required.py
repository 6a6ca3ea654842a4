"""Fields an entry cannot be printed without, types that no style knows, and names of fields that are misspelt.

Sources: Patashnik, "BibTeXing" (1988), section 3.1; biblatex manual 3.20, section 2.1.1. Where the two disagree the
file's dialect decides; a field of either model's name counts in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibkit.bibtex.aliases import CSL_TYPE, STANDARD_BIBTEX
from bibkit.bibtex.values import RULES
from bibkit.checks.finding import Fix
from bibkit.checks.subject import NO_WORKS, Bibliography, Note, Subject
from bibkit.text.wordlists import word_set

# One need of an entry: any of these fields answers it. The first is the one that is named when it is missing.
Need = tuple[str, ...]

_DATE: Need = ("year", "date", "pubstate")
_TITLE: Need = ("title", "maintitle", "booktitle", "issuetitle")
_JOURNAL: Need = ("journal", "journaltitle", "shortjournal", "journalsubtitle")
_SCHOOL: Need = ("school", "institution", "publisher", "organization")
_INSTITUTION: Need = ("institution", "publisher", "organization", "school")
# Whoever is named, or what the entry is to be sorted by where nobody is.
_SOMEBODY: Need = (
    "author", "editor", "translator", "organization", "institution", "publisher", "key", "label", "shortauthor",
    "sortname", "bookauthor", "director", "holder", "collaborator", "authortype",
)  # fmt: skip
_AUTHOR_OR_EDITOR: Need = (*_SOMEBODY[:5], *_SOMEBODY[6:])
_BOOK: Need = ("booktitle", "maintitle", "crossref", "xref")

_BIBTEX: Mapping[str, tuple[Need, ...]] = {
    "article": (_AUTHOR_OR_EDITOR, _TITLE, _JOURNAL, _DATE),
    "book": (_AUTHOR_OR_EDITOR, _TITLE, ("publisher", "organization", "institution", "howpublished"), _DATE),
    "booklet": (_TITLE,),
    "inbook": (_AUTHOR_OR_EDITOR, _TITLE, ("chapter", "pages", "booktitle"), ("publisher", "organization"), _DATE),
    "incollection": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, ("publisher", "organization"), _DATE),
    "inproceedings": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "conference": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "manual": (_TITLE,),
    "mastersthesis": (_AUTHOR_OR_EDITOR, _TITLE, _SCHOOL, _DATE),
    "misc": (),
    "phdthesis": (_AUTHOR_OR_EDITOR, _TITLE, _SCHOOL, _DATE),
    "proceedings": (_TITLE, _DATE),
    "techreport": (_AUTHOR_OR_EDITOR, _TITLE, _INSTITUTION, _DATE),
    "unpublished": (_AUTHOR_OR_EDITOR, _TITLE, ("note", "howpublished", "date", "year")),
}
_PLACE_ON_THE_WEB: Need = ("url", "doi", "eprint", "howpublished", "note")
_BIBLATEX: Mapping[str, tuple[Need, ...]] = {
    "article": (_AUTHOR_OR_EDITOR, _TITLE, _JOURNAL, _DATE),
    "book": (_AUTHOR_OR_EDITOR, _TITLE, _DATE),
    "mvbook": (_AUTHOR_OR_EDITOR, _TITLE, _DATE),
    "inbook": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "bookinbook": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "suppbook": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "booklet": (_SOMEBODY, _TITLE, _DATE),
    "collection": (_SOMEBODY, _TITLE, _DATE),
    "mvcollection": (_SOMEBODY, _TITLE, _DATE),
    "incollection": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "inreference": (_TITLE, _BOOK, _DATE),
    "inproceedings": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "conference": (_AUTHOR_OR_EDITOR, _TITLE, _BOOK, _DATE),
    "manual": (_TITLE, _DATE),
    "online": (_TITLE, _PLACE_ON_THE_WEB),
    "patent": (_SOMEBODY, _TITLE, ("number",), _DATE),
    "periodical": (_TITLE, _DATE),
    "proceedings": (_TITLE, _DATE),
    "report": (_SOMEBODY, _TITLE, _INSTITUTION, _DATE),
    "techreport": (_SOMEBODY, _TITLE, _INSTITUTION, _DATE),
    "thesis": (_AUTHOR_OR_EDITOR, _TITLE, _SCHOOL, _DATE),
    "phdthesis": (_AUTHOR_OR_EDITOR, _TITLE, _SCHOOL, _DATE),
    "mastersthesis": (_AUTHOR_OR_EDITOR, _TITLE, _SCHOOL, _DATE),
    "unpublished": (_AUTHOR_OR_EDITOR, _TITLE, _DATE),
}
# Styles print an entry without these, with a gap that readers hardly see.
_MINOR = frozenset(("publisher", "number", "chapter", "note", "url"))
_SIGNED = word_set("inproceedings conference thesis phdthesis mastersthesis unpublished")

# Types of the data models that no CSL type stands for, beside those of bibkit.bibtex.aliases.
_OTHER_TYPES = NO_WORKS | word_set("customa customb customc customd custome customf commentary bibitem")

# Names that data models and the commonest programs know, for telling a misspelt one from a foreign one.
_FIELDS = word_set(
    "abstract addendum address afterword annotation annotator archiveprefix author authortype bookauthor booksubtitle "
    "booktitle booktitleaddon chapter commentator crossref date edition editor editortype eprint eprintclass "
    "eprinttype eventdate eventtitle foreword howpublished institution introduction isbn issn issue issuetitle journal "
    "journalsubtitle journaltitle keywords language location maintitle mainsubtitle month note number organization "
    "origdate origtitle pages pagetotal part primaryclass publisher pubstate school series shortjournal shorttitle "
    "subtitle title titleaddon translator url urldate venue version volume volumes year doi type holder key langid"
)
# Names in use that are a letter away from one of these and mean something else.
_LOOKALIKES = word_set(
    "editora editorb editorc editoratype editorbtype editorctype sorttitle indextitle titles authors keyword languages "
    "numbers journals editors annotations abstracts origtitle origlanguage"
)


def missing_fields(subject: Subject) -> Iterator[Note]:
    """Required fields that are missing or blank."""
    if not subject.is_work or (len(subject.values) < 2 and not subject.values.get("title")):
        return  # an empty stub says itself that nothing is in it
    if "skipbib" in subject.get("options") or "dataonly" in subject.get("options"):
        return
    if "crossref" in subject.values and not subject.inherited:
        return  # the parent is missing, which is told by itself
    dialect = subject.bibliography.settings.dialect
    needs = (_BIBLATEX if dialect == "biblatex" else _BIBTEX).get(subject.type)
    if needs is None:
        needs = _BIBLATEX.get(subject.type, ())
    for need in needs:
        if not subject.has(*need):
            yield _missing(subject, need)


def _missing(subject: Subject, need: Need) -> Note:
    name = "date" if need is _DATE and subject.bibliography.settings.dialect == "biblatex" else need[0]
    blank = next((field for field in need if field in subject.values), "")
    what = f"{blank} is empty" if blank else f"no {name}"
    hint = ""
    if name == "journal" and subject.has("booktitle"):
        hint = "; it has a booktitle: is it @inproceedings or @incollection?"
    elif name == "booktitle" and subject.has("journal", "journaltitle"):
        hint = "; it has a journal: is it @article?"
    message = f"{what}, which @{subject.block.type} needs{hint}"
    # Magazines, gazetteers and offices print a good deal that nobody signed.
    minor = name in _MINOR or (name == "author" and subject.type not in _SIGNED)
    return Note("check.missing-field", message, blank or name, severity="info" if minor else None)


def unknown_type(subject: Subject) -> Iterator[Note]:
    """A type that neither data model has: styles print it as @misc, biber drops half its fields."""
    if subject.type in CSL_TYPE or subject.type in _OTHER_TYPES:
        return
    from difflib import get_close_matches

    near = get_close_matches(subject.type, [*sorted(STANDARD_BIBTEX), *_BIBLATEX], n=1, cutoff=0.8)
    if near:
        message = f"no style knows the type @{subject.block.type}; is it @{near[0]}?"
        yield Note("check.unknown-type", message, values={"value": subject.block.type, "near": near[0]})


def repeated_fields(subject: Subject) -> Iterator[Note]:
    """A field given twice: BibTeX takes the first."""
    if len(subject.values) == len(subject.fields):
        return
    first: dict[str, str] = {}
    for field in subject.fields:
        name, value = field.name.lower(), subject.bibliography.file.expand(field)
        if name in first and name not in _MAY_REPEAT:
            same = " ".join(first[name].split()) == " ".join(value.split())
            message = (
                f"{name} is given twice{', the same' if same else '; BibTeX takes the first and ignores this one'}"
            )
            values = {"first": first[name], "second": value}
            yield Note("check.repeated-field", message, name, values=values, severity="info" if same else None)
        first.setdefault(name, value)


_MAY_REPEAT = word_set("keywords keyword file annote note abstract tags comment url")


def misspelt_fields(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """A field whose name is one letter off a known one that the entry lacks: nothing prints it."""
    counts: dict[str, int] = {}
    for subject in bibliography.subjects:
        for name in subject.values:
            if name not in _FIELDS and name not in RULES:
                counts[name] = counts.get(name, 0) + 1
    # A name that is used throughout is somebody's own field.
    few = max(2, len(bibliography.subjects) // 20)
    meant = {name: near for name, count in counts.items() if count <= few and (near := _near(name))}
    if not meant:
        return
    for subject in bibliography.subjects:
        for name in meant.keys() & subject.values.keys():
            if not subject.has(meant[name]) and subject.values[name].strip():
                message = f"no style prints the field {name!r}; is it {meant[name]}?"
                fix = Fix("rename", name, meant[name])
                yield subject, Note("check.misspelt-field", message, name, values={"near": meant[name]}, fix=fix)


def _near(name: str) -> str:
    from rapidfuzz.distance import OSA

    if len(name) < 5 or name in _LOOKALIKES or not name.isalpha():
        return ""
    # Hardly anybody mistypes the first letter: `fjournal` is a field of its own.
    same_start = (known for known in _FIELDS if len(known) > 4 and known[0] == name[0])
    near = sorted(known for known in same_start if OSA.distance(name, known, score_cutoff=1) == 1)
    return near[0] if len(near) == 1 else ""
