"""The page's work where no names below a title tell it: its own citation, a dated heading, a catalogue record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bibkit.extractors._kinds import REFERENCE_WORK, csl_type_of
from bibkit.extractors.visible._byline import names_below
from bibkit.extractors.visible._byline_points import Byline
from bibkit.extractors.visible._citation import own_citations, read_citation
from bibkit.extractors.visible._dates import published_dates
from bibkit.extractors.visible._fields import Field, is_borne_out, is_label, is_labelled_value
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._title_lines import is_one_of_labels, is_title_like
from bibkit.model.names import Name, is_cjk
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key, title_parts


@dataclass
class Work:
    """What is known so far of the page's work while it is being read."""

    title: str
    block: Block
    place: int
    byline: Byline | None = None
    reference_work: Block | None = None  # the dictionary or encyclopedia whose entry it is


_MOST_CITATIONS = 6
_LONG_TITLE = 20


def cited_work(lines: Sequence[Block], limit: int) -> Byline | None:
    """The work of the page's own citation ("How to cite: …"), when its title stands on a line of its own too."""
    cited = own_citations(lines)[:_MOST_CITATIONS]
    if not cited:
        return _cited_below(lines, limit)
    from bibkit.enrichment.reference import read_reference  # most pages do without

    for text, place in cited:
        entry = read_reference(text).entry
        key, people = comparison_key(entry.title), entry.author
        if not key:
            key, people = _repeated(lines[:place], text)
        if len(key) < 8 or not (people or entry.doi):
            continue
        for other, line in enumerate(lines):
            if other == place or line.key != key:
                continue
            below = names_below(lines, other, limit)
            families = {comparison_key(name.family) for name in people}
            if below is not None and (not families or comparison_key(below.names[0].family) in families):
                return below
            return Byline(line, line.text, people, other, other + 1, other + 1)
    return None


def _cited_below(lines: Sequence[Block], limit: int) -> Byline | None:
    """A title whose own reference stands right below it, as repositories show it: "Lund, Erik (2011) Rye prices"."""
    for place, line in enumerate(lines[1:limit], 1):
        if not (60 < len(line.plain) < _LONGEST_CITATION and _BEGINS_DATED.match(line.plain)):
            continue
        whole = comparison_key(line.plain)
        for above in range(place - 1, max(-1, place - 1 - _BUTTONS), -1):
            title = lines[above]
            if not _LONG_TITLE <= len(title.plain) <= min(_LONGEST_REPEATED, len(line.plain) - 12):
                continue
            if comparison_key(title.plain) in whole and is_title_like(title.plain):
                own = read_citation(line.plain, title.plain)
                if own is not None and credibility(own.authors) >= 0.5:
                    return Byline(title, title.text, own.authors, above, place, place + 1)
    return None


_LONGEST_CITATION, _BUTTONS = 1500, 4
_BEGINS_DATED = lazy_pattern(r"[^\W\d_][^()\d]{4,400}[(,.\s](?:1[6-9]|20)\d\d[a-z]?\b")


def _repeated(lines: Sequence[Block], text: str) -> tuple[str, tuple[Name, ...]]:
    """(comparison key, authors) of the line that a citation repeats right behind names, where its style does not tell
    the title: "Garnier Lucie. Les foires du Rhône. In: Annales"."""
    whole = comparison_key(text)
    keys = {
        key: line.plain
        for line in lines
        if _LONG_TITLE <= len(line.plain) <= _LONGEST_REPEATED and (key := comparison_key(line.plain)) in whole
    }
    for key in sorted(keys, key=whole.index):
        cited = read_citation(text, keys[key]) if is_title_like(keys[key]) else None
        if cited is not None:
            people = cited.authors
            if credibility(people) < 0.5 and len(people) > 1:
                people = tuple(replace(name, family=name.given, given=name.family) for name in people)
            return (key, people) if credibility(people) >= 0.5 else ("", ())
    return "", ()


_LONGEST_REPEATED = 300


def dated_work(lines: Sequence[Block], fields: Sequence[Field], limit: int) -> Byline | None:
    """A heading right above "Published: …", the only such line, on a page that labels its author ("Author: …")."""
    author = next((field for field in fields if field.attribute == "author" and is_borne_out(field)), None)
    if author is None or not author.sure or credibility(names_in_line(author.values[0])) < 0.5:
        return None
    dated = {where.place: where for _, where, _ in published_dates(lines[:limit], near=0)}
    places = [place for place, line in enumerate(lines[:limit]) if dated.get(line.place) == line]
    if len(places) != 1 or not places[0]:
        return None
    title = lines[places[0] - 1]
    if len(title.plain) < _LONG_TITLE or not is_title_like(title.plain):
        return None
    return Byline(title, title.text, names_in_line(author.values[0]), places[0] - 1, author.place, author.place + 1)


_TOGETHER = 14  # lines that a catalogue record's labels stand within
_FEWEST_LABELS = 3
_CATALOGUE = frozenset(("author", "imprint", "publisher", "isbn", "edition", "number_of_pages", "issued", "issn"))
_FILE = lazy_pattern(
    r"\.(?:pdf|docx?|epub|zip|txt|html?)\b|^\W*(?:view|open|ver|abrir|voir|ouvrir|anzeigen|öffnen)\b", re.I
)


def _has_file(lines: Sequence[Block], place: int) -> bool:
    """Whether a file stands right above the labels, as in repositories: "thesis.pdf (1.2Mb)"."""
    return any(_FILE.search(line.plain) for line in lines[max(0, place - 3) : place])


def _has_abstract(fields: Sequence[Field], place: int) -> bool:
    """Whether a label "Abstract" with a paragraph is among the labels, as in records of theses."""
    return any(
        field.attribute == "abstract" and 0 < field.place - place <= _TOGETHER and len(field.values[0]) >= _PARAGRAPH
        for field in fields
    )


_PARAGRAPH = 120
_VIEWS = lazy_pattern(
    r"(?:normal|marc|isbd|card|plain|full|brief|long|short|detail\w*) (?:view|display|record)\b|"
    r"(?:no )?thumbnail|loading\b",
    re.I,
)


_EXTENT = {"imprint", "number_of_pages"}  # "Verlagsort, Verlag, Jahr:", "Umfang:"
_LONGEST_SUBTITLE = 160
_BOLD = lazy_pattern(r"<b>[^<>]{3,200}</b>")


def bold_above(lines: Sequence[Block], place: int) -> Block | None:
    """The title in bold letters right above a line that is not, which is then its subtitle; None where none is."""
    if not place or _BOLD.fullmatch(lines[place].text):
        return None
    upper = lines[place - 1]
    return (
        upper if _BOLD.fullmatch(upper.text) and not is_label(upper.plain) and not is_furniture(upper.plain) else None
    )


def headed_record(lines: Sequence[Block], fields: Sequence[Field]) -> Byline | None:
    """The heading right above the labels of a catalogue record that has no label for its title."""
    borne = [field for field in fields if field.attribute in _CATALOGUE and is_borne_out(field)]
    for first in borne:
        near = {field.attribute for field in borne if 0 <= field.place - first.place <= _TOGETHER and field.sure}
        loose = {field.attribute for field in borne if 0 <= field.place - first.place <= _TOGETHER}
        record = bool(near & {"imprint", "isbn", "publisher"}) and len(near) >= _FEWEST_LABELS
        record = record or (len(loose) >= _FEWEST_LABELS and "isbn" in loose)
        wide = {field.attribute for field in fields if 0 <= field.place - first.place <= _TOGETHER and field.sure}
        record = record or near >= _EXTENT
        record = record or (first.attribute == "author" and len(wide) > _FEWEST_LABELS)
        deposit = {"author", "issued"} <= loose and (
            _has_file(lines, first.place) or _has_abstract(fields, first.place)
        )
        if not record and not deposit:
            continue
        for place in range(first.place - 1, max(-1, first.place - 5), -1):
            line = lines[place]
            upper = bold_above(lines, place) if not is_labelled_value(line.plain) else None
            if upper is not None and len(line.plain) <= _LONGEST_SUBTITLE:
                text = f"{upper.plain.strip(' .:')}: {line.text.strip(' .:')}"
                return Byline(upper, text, (), place - 1, place + 1, place + 1)
            if (
                is_furniture(line.plain)
                or _FILE.search(line.plain)
                or _VIEWS.match(line.plain)
                or is_labelled_value(line.plain)
                or is_one_of_labels(lines, place)
                or ". - " in line.plain  # "Lisa Neumann. - 2nd ed."
                or names_in_line(line.plain)
            ):
                continue
            if not line.tag and not line.level and line.plain.isalpha() and not is_cjk(line.plain):
                break  # "Caractéristiques": of copied text, the heading of the labels
            if " : " in line.plain and " / " not in line.plain:  # a label that is not known
                break
            sentence = len(line.plain) > 50 and line.plain.endswith((".", "!")) and " / " not in line.plain
            if is_label(line.plain) or sentence or not (is_title_like(line.plain) or " / " in line.plain):
                break
            return Byline(line, line.text.split(" / ")[0].strip(" .:"), (), place, place + 1, place + 1)
        return None
    return None


_SHORTEST_HEADING = 6
_DATED_WITHIN = 14  # lines below the heading within which a post says when it was published
_DATED_AT_ONCE = 3  # lines, where no tag says that the page is an article


def posted_work(page: Page, lines: Sequence[Block], limit: int) -> Work | None:
    """The heading of a post, a news article, a report, a dictionary's entry: the page's `<title>` begins with it.

    A tag or a line below says when it was published, or the name of a dictionary stands above and a name below.
    """
    head = page.head
    titles = [head.title, *title_parts(head.title)[:1], head.first("og:title")]
    keys = {comparison_key(title) for title in titles} - {""}
    posted = head.first("og:type").lower() == "article" or bool(head.first("article:published_time"))
    for place, line in enumerate(lines[:limit]):
        if line.level not in (1, 2) or len(line.plain) < _SHORTEST_HEADING or line.key not in keys:
            continue
        if _SITE_PAGE.match(line.plain):
            return None
        below = lines[place + 1 : place + 1 + (_DATED_WITHIN if posted else _DATED_AT_ONCE)]
        signed = _signature(lines, place, limit)
        source = _reference_work_above(lines, place) if signed is not None else None
        dates = [when.plain for _, when, _ in published_dates(below, near=0)]
        dated = bool(dates) or bool(head.first("article:published_time"))
        if not posted:  # a help page has a date, too
            kind = any(csl_type_of(above.plain) for above in lines[max(0, place - 2) : place])
            dated = line.level == 1 and dated and (kind or signed is not None or any(map(_STANDARD.match, dates)))
        if source is not None or dated:
            return Work(line.text, line, place, signed, source)
    return None


_STANDARD = lazy_pattern(r"w3c|whatwg|ietf|oasis", re.I)
# Headings of pages about a journal or a house, not of works.
_SITE_PAGE = lazy_pattern(
    r"(?:call for (?:papers|proposals|submissions|abstracts)|about(?: us| the journal)?|contact(?: us)?|privacy|terms|"
    r"cookies?|editorial board|aims (?:and|&) scope|(?:author|submission) guidelines|instructions for authors|"
    r"subscri|announcements?|news|events?|jobs?|careers|impressum|datenschutz|mentions légales|"
    r"aviso legal)\b(?=.{0,30}$)",
    re.I,
)


def _reference_work_above(lines: Sequence[Block], place: int) -> Block | None:
    """The line right above a headword that names a dictionary or an encyclopedia."""
    for line in lines[max(0, place - 2) : place]:
        if len(line.plain) <= _LONGEST_NAME and line.plain[:1].isupper() and REFERENCE_WORK.search(line.plain):
            return line
    return None


_LONGEST_NAME = 80
_SIGNED = lazy_pattern(r"(?<![^\W\d_])[Bb]y:?\s+(?P<names>[A-ZÀ-Þ][^|•·:]{3,80})$")


def _signature(lines: Sequence[Block], place: int, limit: int) -> Byline | None:
    """The people of a line like "Posted on March 14, 2018 by Ann Lee" right below a heading."""
    for below in range(place + 1, min(limit, place + 5)):
        match = _SIGNED.search(lines[below].plain) if len(lines[below].plain) < _SIGNATURE else None
        names = names_in_line(match.group("names")) if match else ()
        if names and credibility(names) >= 0.5:
            return Byline(lines[place], lines[place].text, names, place, below, below + 1)
    return None


_SIGNATURE = 120
