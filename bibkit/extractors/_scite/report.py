"""What a scite report says: the work in its header, its tallies, and the statements that cite it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._scite.counts import read_counts
from bibkit.extractors._scite.page import BODY, FURNITURE, NO_TITLE
from bibkit.extractors._scite.statements import after_order, first_quotation, read_statements, warn_of_gaps
from bibkit.model.dates import Date, parse_iso_date
from bibkit.model.identifiers import Doi
from bibkit.model.nameparse import parse_names
from bibkit.model.names import Name
from bibkit.pages.html import rich_text_of
from bibkit.pages.lines import Line
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key

_ABSTRACT = re.compile(r"abstract(?:\s*[:：]\s*|\s*$)", re.I)
_YEAR = re.compile(r"(?:published(?: in)?:? ?)?((?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?)", re.I)
_NOTICE = re.compile(
    r"editorial notices?\b.*|(?:this (?:paper|article|publication|work) )?has been (?:retracted|withdrawn|"
    r"corrected)\b.*|"
    r"(?:retracted|retraction|withdrawn|withdrawal|correction|corrected|erratum|corrigendum|expression of concern)"
    r"(?:\s*[:(\d].*|)|this (?:paper|article|publication|work) (?:has|was|is)\b.*(?:retract|withdr|correct|notice|"
    r"concern).*",
    re.I,
)


def read_report(lines: Sequence[Line], page: Page, draft: Draft) -> None:
    """Offer what the report's lines say; `page` gives the heading of a saved one."""
    first = _first(lines, BODY)
    end = first_quotation(lines, first if first < len(lines) else 0)
    header = lines[: min(first, end)]
    _offer_header(header, page, draft)
    draft.offer("type", _type_of(draft.claimed("doi") or ""), at="a scite report")
    read_counts(lines[first:end], draft)
    read_statements(lines[after_order(lines, first, end) :], draft)
    warn_of_gaps(lines, draft)
    # What the page's own tags give for these belongs to the report and its site.
    draft.reject("url", "the address is that of the report, not of the work")
    draft.reject("publisher", "scite publishes the report, not the work")
    draft.reject("language", "the language is that of the report")
    for attribute in ("issued", "keyword"):
        if draft.claimed(attribute) is None:
            draft.reject(attribute, "the page's tags describe the report")


def _first(lines: Sequence[Line], pattern: re.Pattern[str], start: int = 0) -> int:
    """The index of the first line that is this as a whole; the number of lines when none is."""
    return next((i for i in range(start, len(lines)) if pattern.fullmatch(lines[i].text)), len(lines))


# ---------------------------------------------------------------- the work itself

_DOI_LABEL = re.compile(r"\bdoi\b\s*[:：]?\s*(?=10\.|https?:)|https?://(?:dx\.)?doi\.org/(?=10\.)", re.I)


def _offer_header(header: Sequence[Line], page: Page, draft: Draft) -> None:
    abstract_at = next((i for i, line in enumerate(header) if _ABSTRACT.match(line.text)), len(header))
    _offer_abstract(header[abstract_at:], draft)
    before: list[Line] = []
    behind: list[Line] = []
    notices: list[Line] = []
    years: list[Line] = []
    rest = before
    for line in header[:abstract_at]:
        text = line.text
        label = _DOI_LABEL.search(text)
        if label and (doi := Doi.find(text[label.start() :])) and draft.claimed("doi") is None:
            draft.offer("doi", str(doi), at=f"{line.at} 'DOI:'")
            rest = behind
            text = text[: label.start()].strip(" ·,;|")
        if not text or FURNITURE.fullmatch(text):
            continue
        if _NOTICE.fullmatch(text):
            notices.append(Line(text, line.at))
            continue
        if _YEAR.fullmatch(text):
            years.append(Line(text, line.at))
        elif not NO_TITLE.fullmatch(text):
            rest.append(Line(text, line.at))
    if _begins_at_top(header, draft):  # else the years are those of the citing works
        for line in years[:1]:
            year = _YEAR.fullmatch(line.text)
            draft.offer("issued", parse_iso_date(year.group(1)) if year else None, at=line.at)
    if not before and not behind and notices:  # the work is a notice itself: "Correction: A year of help"
        title = max(notices, key=lambda line: len(line.text))
        behind.append(title)
        if not re.match(r"retract|withdraw", title.text, re.I):
            notices.remove(title)
    for notice in notices:
        _note_notice(notice, draft)
    if page.kind != "html" and not _begins_at_top(header, draft):
        return
    title_lines = _offer_title(before, behind, page, draft) or []
    journal = _offer_journal_and_year(before[1:] if title_lines is before else before, draft)
    _offer_authors([line for line in title_lines[1:] if line != journal], draft)


_AT_TOP = lazy_pattern(r"view full text|cite|sign ?up to set email alerts", re.I)


def _begins_at_top(header: Sequence[Line], draft: Draft) -> bool:
    """Whether a copy holds the report's header: else its first lines are those of the filters."""
    marks = (_ABSTRACT.match(line.text) or _AT_TOP.fullmatch(line.text) for line in header)
    return draft.claimed("doi") is not None or any(marks)


def _type_of(doi: str) -> str:
    """Reports name no kind of work and are nearly all about articles; a DOI may say otherwise."""
    if re.match(r"10\.(?:1101|48550|31234|21203|20944|26434|35542|31219|2139)/", doi):
        return "article"
    return "document" if re.search(r"/(?:[^/]*\D)?97[89][-\d]{10,}", doi) else "article-journal"


def _offer_title(before: list[Line], behind: list[Line], page: Page, draft: Draft) -> list[Line] | None:
    """Offer the title; gives the list that begins with it, so that what follows it can be read as authors."""
    heading = page.tree.css_first("h1") if page.kind == "html" else None
    wanted = comparison_key(rich_text_of(heading)) if heading is not None else ""
    for lines in (behind, before):
        while lines:
            if not wanted and re.search(r",$|^et al\W*$", lines[0].text):
                break  # names: the title above them was not copied
            if not wanted or comparison_key(lines[0].text) == wanted:
                title = rich_text_of(heading) if wanted else lines[0].text
                draft.offer("title", clean_title(title), at="h1" if wanted else lines[0].at)
                return lines
            if not any(comparison_key(line.text) == wanted for line in lines):
                break
            lines.pop(0)
    if wanted and heading is not None and not FURNITURE.fullmatch(rich_text_of(heading)):
        draft.offer("title", clean_title(rich_text_of(heading)), at="h1")
    return None


_JOURNAL_AND_YEAR = lazy_pattern(r"(?P<journal>[^\d\W].{2,120}?)[,·]?\s+\(?(?P<year>(?:1[5-9]|20)\d\d)\)?")


def _offer_journal_and_year(lines: Sequence[Line], draft: Draft) -> Line | None:
    """ "PLOS ONE, 2015" above the DOI; gives the line that says so."""
    for line in lines:
        match = _JOURNAL_AND_YEAR.fullmatch(line.text)
        if match and draft.claimed("issued") is None:
            draft.offer("issued", Date.of(int(match["year"])), at=line.at)
            draft.offer("container_title", match["journal"].strip(" ,·"), at=line.at)
            return line
    return None


_CUT_LIST = lazy_pattern(
    r"(?:\bet al\b|(?<!\d)\d+ (?:more|others?)(?: authors?)?)\W*$|\b(?=\W*?(?:…|\.\.\.))\W*+$", re.I
)
_MARKS = lazy_pattern(r"(?<=[^\W\d])[\s,]*\d+(?:\s*,\s*\d+)*(?=\s*(?:[,;]|$))|[*†‡§¶]")


def _offer_authors(lines: Sequence[Line], draft: Draft) -> None:
    """Lines of names between title and abstract. A list that the page cut is no author list: it is left to be found."""
    if not lines:
        return
    text = "; ".join(_MARKS.sub("", line.text).strip(" ,;") for line in lines)
    if _CUT_LIST.search(text):
        draft.warn("scite.authors-cut", "the page shows only the first authors; none is taken", lines[0].at)
        return
    names: list[Name] = []
    for piece in text.split("; ") if len(lines) > 1 else [text]:
        found = parse_names(re.sub(r"\s*[•·]\s*", "; ", piece))
        alone = len(found) == 1 and (_JOURNAL_WORD.search(piece) or (len(lines) == 1 and not _is_person(found[0])))
        if alone or not all(name.family and name.given for name in found):
            break  # what stands below the names is none
        names += found
    draft.offer("author", names, at=lines[0].at)


# "Psychiatry Research" alone on a line reads like a name.
_JOURNAL_WORD = lazy_pattern(
    r"\b(?:\w+(?:ology|iatry|istry|onomics|ysics|atics|ering|ulture)|acta|annals|archives|bulletin|care|clinical|education|"
    r"health|international|journal|lancet|law|letters|management|medical|medicine|nature|nursing|one|open|pediatrics|"
    r"perspectives|policy|practice|proceedings|rehabilitation|reports?|research|reviews?|sciences?|social|studies|today|"
    r"trends|work)\b",
    re.I,
)


def _is_person(name: Name) -> bool:
    first = name.given.split(" ")[0].rstrip(".")
    return len(first) == 1 or is_given_name(first) or bool(re.search(r"\b[A-Z]\.", name.given))


# The link behind an abstract; what stands below it is none of it.
_FOLD = re.compile(r"\s*(?:\b|(?<=[.!?…)]))Show (?:more|less)\W*$")


def _offer_abstract(lines: Sequence[Line], draft: Draft) -> None:
    kept: list[str] = []
    link = ""
    for i, line in enumerate(lines):
        if i and _NOTICE.fullmatch(line.text):
            _note_notice(line, draft)
            continue
        fold = _FOLD.search(line.text)
        if not link:
            kept.append(line.text[: fold.start()] if fold else line.text)
            link = fold.group() if fold else ""
    if not kept:
        return
    text = _ABSTRACT.sub("", " ".join(kept), count=1)
    if len(text) < 40 and re.search(r"not? (?:abstract|available)|unavailable", text, re.I):
        return
    abstract = clean_abstract(text)
    if abstract.text:
        unmarked = "more" in link and not abstract.truncated
        draft.offer("abstract", abstract.text + "…" if unmarked else abstract.text, at=f"{lines[0].at} 'Abstract:'")


def _note_notice(line: Line, draft: Draft) -> None:
    draft.facts.setdefault("editorial_notices", []).append(line.text)
    draft.warn("scite.editorial-notice", f"the report carries an editorial notice: {line.text}", line.at)
