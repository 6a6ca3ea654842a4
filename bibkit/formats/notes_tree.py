"""A record's notes as block trees: what Zotero's child notes, Markdown files and annotations are rendered from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from bibkit.model.entry import Entry
from bibkit.model.note_texts import Block, BulletList, Heading, Inline, Link, Note, Paragraph, Quotation
from bibkit.model.notes import STANCES, CitationStatement, PageNotes
from bibkit.model.record import Record
from bibkit.text.fragments import strip_markup

STATEMENTS = "citation-statements"
FACTS = "page-facts"
RELATED = "related-works"

_READERS = {"scite": "scite", "vufind": "VuFind", "chinese_discovery": "discovery page"}
_NO_SECTION = "Section not named"
_FACT_LABELS = {
    "cited_by": "Cited by",
    "cited_by_publications": "Citing publications",
    "citation_statements": "Citation statements",
    "references_publications": "Publications it cites",
    "reference_statements": "Statements about the works it cites",
    "citing_years": "Years of the citing works",
    "related_total": "Related works in the source",
    "index_keywords": "Index key words",
    "affiliations": "Affiliation",
    "author_affiliations": "Affiliation",
    "clc": "Chinese Library Classification",
}
# Counts whose meaning the page's copied text does not tell ("8, 2"): kept in the data, of no use to a reader.
_UNREADABLE_SUFFIX = "_counts"
_TOLD_WITH_STATEMENTS = frozenset(
    {
        "cited_by_publications",
        "citation_statements",
        "references_publications",
        "reference_statements",
        "citing_years",
    }
)


def build_notes(record: Record, *, related: bool = False) -> tuple[Note, ...]:
    """The notes that belong beside a record: citation statements with tallies, what else the page says, and, when
    `related`, the works it lists. None for a record without any of it.
    """
    notes: list[Note] = []
    told: frozenset[str] = frozenset()
    if record.notes.statements or record.notes.tallies:
        notes.append(_statements_note(record))
        told = _TOLD_WITH_STATEMENTS
    facts = [
        item
        for name, value in _readable_facts(record.notes.facts).items()
        if name not in told
        for item in _fact(name, value)
    ]
    if facts:
        notes.append(_note(FACTS, record, "Notes from the page", (BulletList(tuple(facts)),)))
    if related and record.related:
        notes.append(_related_note(record))
    return tuple(notes)


def citation_line(entry: Entry) -> tuple[Inline, ...]:
    """An entry in one line for people: names, year, title, where it appeared, and the DOI as a link."""
    names = "; ".join(name.display() for name in (entry.author or entry.editor))
    year = str(entry.issued.year) if entry.issued and entry.issued.year is not None else ""
    title = strip_markup(entry.title)
    dated = f" ({year})" if year else ""
    head = (names + dated, title) if names else (title + dated,)
    text = ". ".join(part.strip().rstrip(".") for part in (*head, _where(entry)) if part)
    line: list[Inline] = [f"{text}."] if text else []
    if entry.doi:
        line += [" " if line else "", Link(f"doi:{entry.doi}", f"https://doi.org/{entry.doi}")]
    elif entry.url.startswith(("http://", "https://")):
        line += [" " if line else "", Link(entry.url, entry.url)]
    return tuple(part for part in line if part)


def statement_line(statement: CitationStatement) -> str:
    """What is known of a statement besides its text: "Tse et al. 2019, contrasting, 97 % confidence"."""
    confidence = "" if statement.confidence is None else f"{statement.confidence} % confidence"
    return ", ".join(part for part in (statement.citing, statement.stance or "", confidence) if part)


def tallies_line(notes: PageNotes) -> str:
    """The tallies as a person says them: "6 supporting, 94 mentioning, 0 contrasting"."""
    return ", ".join(f"{notes.tallies[stance]} {stance}" for stance in STANCES if stance in notes.tallies)


def _statements_note(record: Record) -> Note:
    notes = record.notes
    blocks: list[Block] = []
    if notes.tallies:
        blocks.append(Paragraph((f"Citing statements: {tallies_line(notes)}.",)))
    if coverage := _coverage(notes):
        blocks.append(Paragraph((" ".join(coverage),)))
    for section, statements in _by_section(notes.statements).items():
        blocks.append(Heading(section or _NO_SECTION, 2))
        blocks += [Quotation(statement.text, _attribution(statement, times)) for statement, times in statements.items()]
    return _note(STATEMENTS, record, "Citation statements", tuple(blocks))


def _coverage(notes: PageNotes) -> list[str]:
    """How the page's counts relate to the statements that were on it."""
    said: list[str] = []
    citing = notes.facts.get("cited_by_publications")
    total = notes.facts.get("citation_statements")
    if citing is not None:
        said.append(f"Cited by {_count(citing, 'publication')}.")
    if isinstance(total, int) and total > len(notes.statements):
        said.append(f"{len(notes.statements)} of {_count(total, 'citation statement')} were on the page.")
    cited = notes.facts.get("references_publications")
    if cited is not None:
        statements = notes.facts.get("reference_statements")
        said.append(
            f"It cites {_count(cited, 'publication')}" + (f" in {statements} statements." if statements else ".")
        )
    years = notes.facts.get("citing_years")
    if isinstance(years, list | tuple) and years:
        said.append(f"The citing works are from {_year_range(years)}.")
    return said


def _year_range(years: Iterable[Any]) -> str:
    spelled = sorted({str(year) for year in years})
    return spelled[0] if len(spelled) == 1 else f"{spelled[0]} to {spelled[-1]}"


def _count(number: Any, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _by_section(statements: Iterable[CitationStatement]) -> dict[str, Counter[CitationStatement]]:
    """Statements under their sections, both in the order of the page, with how often the page shows each."""
    sections: dict[str, Counter[CitationStatement]] = {}
    for statement in statements:
        sections.setdefault(statement.section, Counter())[statement] += 1
    return sections


def _attribution(statement: CitationStatement, times: int) -> str:
    repeated = {1: "", 2: "twice on the page"}.get(times, f"{times} times on the page")
    return ", ".join(part for part in (statement_line(statement), repeated) if part)


def _readable_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts, numbered affiliations named at their authors instead of in two lists."""
    places, authors = facts.get("affiliations"), facts.get("author_affiliations")
    out = dict(facts)
    if isinstance(places, Mapping) and isinstance(authors, Mapping):
        numbers = [number for held in authors.values() if isinstance(held, list | tuple) for number in held]
        if numbers and {str(number) for number in numbers} == {str(number) for number in places}:
            del out["author_affiliations"]
            out["affiliations"] = {
                author: "; ".join(str(places[number]) for number in held) for author, held in authors.items()
            }
    return out


def _fact(name: str, value: Any) -> list[tuple[Inline, ...]]:
    if name.endswith(_UNREADABLE_SUFFIX) or value in (None, "", [], (), {}):
        return []
    label = _FACT_LABELS.get(name) or name.replace("_", " ").capitalize()
    if isinstance(value, Mapping):
        return [(f"{label} ({key}): {_spoken(item)}",) for key, item in value.items()]
    return [(f"{label}: {_spoken(value)}",)]


def _spoken(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_spoken(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        separator = "; " if any("," in str(item) for item in value) else ", "
        return separator.join(_spoken(item) for item in value)
    return str(value)


def _related_note(record: Record) -> Note:
    total = record.notes.facts.get("related_total")
    blocks: list[Block] = []
    if isinstance(total, int) and total > len(record.related):
        blocks.append(Paragraph((f"{len(record.related)} of {total} related works were on the page.",)))
    blocks.append(BulletList(tuple(_numbered(entry) for entry in record.related)))
    return _note(RELATED, record, "Related works", tuple(blocks))


def _numbered(entry: Entry) -> tuple[Inline, ...]:
    number = entry.extra.get("citation-number")
    return (f"[{number}] ", *citation_line(entry)) if number else citation_line(entry)


def _where(entry: Entry) -> str:
    """`International Journal 30(1), 261-273`, or the publisher of what appeared in nothing."""
    numbers = entry.volume + (f"({entry.issue})" if entry.issue else "")
    container = " ".join(part for part in (strip_markup(entry.container_title), numbers) if part)
    page = f"pp. {entry.page}" if entry.page and not container else entry.page
    return ", ".join(part for part in (container or entry.publisher, page) if part)


def _note(kind: str, record: Record, title: str, blocks: tuple[Block, ...]) -> Note:
    """A note whose kind names its reader too, so that two sites' notes on one work stand side by side."""
    reader = record.extractor
    shown = _READERS.get(reader, reader.replace("_", " "))
    return Note(f"{kind}/{reader}" if reader else kind, f"{title} ({shown})" if shown else title, blocks)
