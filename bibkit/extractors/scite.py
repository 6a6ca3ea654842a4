"""scite.ai report pages, `scite.ai/reports/…`: the work, its tallies, and the statements that cite it (seen 2026-11).

What a report says of the work itself is little: year, DOI, title and the beginning of the abstract. The lists below
("Paper Sections", "Year Published", "Authors", "Journals") are filters over the citing works and never describe the
work. "Citation Types" counts them in the order supporting, mentioning, contrasting, unclassified; the fourth number is
left out on many pages, and then it is not known rather than zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.model.dates import Date, parse_iso_date
from bibkit.model.identifiers import Doi
from bibkit.model.nameparse import parse_name
from bibkit.model.names import Name
from bibkit.model.notes import STANCES, CitationStatement, Stance
from bibkit.pages.html import rich_text_of
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.titles import clean_title, comparison_key

_REPORT_URL = re.compile(r"https?://(?:www\.)?scite\.ai/reports?/", re.I)
# Lines that only reports have, each as it stands alone on its line; the first few are the site's own phrases.
_OWN_SIGNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"help me understand this report",
        r"search citation statements",
        r"sign up to set email alerts",
        r"see \d+ more smart citations?",
    )
)
_OTHER_SIGNS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"citation types",
        r"\(?[\d,.]+ citation statements?\)?|cited by [\d,.]+ publications? ?\([\d,.]+ citation statements?\)",
        r"section:.*(?:supporting|mentioning|contrasting|disputing|unclassified)(?:\s*confidence:? ?\d+(?:\.\d+)?%)?",
        r"confidence:? ?\d+(?:\.\d+)?%",
        r"order by:? ?\w+",
    )
)
# One of these stands in every report's source: a cheap look that nearly all other pages fail.
_IN_EVERY_REPORT = (
    "citation statement",
    "citation types",
    "smart citation",
    "help me understand this report",
    "confidence:",
)
_FURNITURE = re.compile(
    r"\W*|scite_?(?:\.ai)?|view (?:full text|pdf)|full text|pdf|cite|share|save|export|download|"
    r"sign ?up(?: to set email alerts)?|sign in|log ?in|set email alerts?|register|pricing|product|home|menu|search|"
    r"(?:show|see) (?:more|less)|add to dashboard|search for articles.*|smart citations?|reports?|dashboards?|"
    r"assistant|solutions|resources|blog|skip to (?:main )?content|loading\W*|extension|cookie.*|accept(?: all)?",
    re.I,
)
_BODY = re.compile(
    r"help me understand this report|search citation statements|order by\b.*|paper sections|citation types|"
    r"year published|publication types|cited by [\d,.]+ (?:publications?|papers?)\b.*|citations|cited by",
    re.I,
)
_ABSTRACT = re.compile(r"abstract(?:\s*[:：]\s*|\s*$)", re.I)
_YEAR = re.compile(r"(?:published(?: in)?:? ?)?((?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?)", re.I)
_NOTICE = re.compile(
    r"editorial notices?\b.*|(?:this (?:paper|article|publication|work) )?has been (?:retracted|withdrawn|"
    r"corrected)\b.*|"
    r""
    r"(?:retracted|retraction|withdrawn|withdrawal|correction|corrected|erratum|corrigendum|expression of concern)"
    r"(?:\s*[:(\d].*|)|this (?:paper|article|publication|work) (?:has|was|is)\b.*(?:retract|withdr|correct|notice|"
    r"concern).*",
    re.I,
)


class SciteReader:
    """Reads scite report pages, pasted or saved."""

    name = "scite"
    priority = 50

    def recognise(self, page: Page) -> bool:
        if _REPORT_URL.match(page.url):
            return True
        if not any(word in page.lowered for word in _IN_EVERY_REPORT):
            return False
        own, other = _count_signs(_lines(page))
        if page.kind == "html" and _REPORT_URL.search(page.source[:20_000]) and own + other >= 1:
            return True
        return own + other >= 3 or (own >= 1 and own + other >= 2)

    def extract(self, page: Page, draft: Draft) -> None:
        lines = _lines(page)
        first = _first(lines, _BODY)
        end = _first_quotation(lines, first if first < len(lines) else 0)
        header = lines[: min(first, end)]
        _offer_header(header, page, draft)
        _read_counts(lines[first:end], draft)
        _read_statements(lines[_after_order(lines, first, end) :], draft)
        _warn_of_gaps(lines, draft)
        # What the page's own tags give for these belongs to the report and its site.
        draft.reject("url", "the address is that of the report, not of the work")
        draft.reject("publisher", "scite publishes the report, not the work")
        draft.reject("language", "the language is that of the report")
        for attribute in ("issued", "keyword"):
            if draft.claimed(attribute) is None:
                draft.reject(attribute, "the page's tags describe the report")


EXTRACTOR = SciteReader()


def _lines(page: Page) -> list[Line]:
    """The page's lines, broken also at tabs and between the bars of the header's row of links."""
    out: list[Line] = []
    for line in copied_lines(page):
        for piece in line.text.split("\t"):
            pieces = piece.split("|")
            if len(pieces) > 1 and not any(part.strip() and _FURNITURE.fullmatch(part.strip()) for part in pieces):
                pieces = [piece]
            out += (Line(part, line.at) for raw in pieces if (part := raw.strip()))
    return out


def _count_signs(lines: Sequence[Line]) -> tuple[int, int]:
    """How many of the site's own phrases, and how many of the other signs, stand on the page."""
    own, other = (
        sum(any(sign.fullmatch(line.text) for line in lines) for sign in signs) for signs in (_OWN_SIGNS, _OTHER_SIGNS)
    )
    return own, other


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
    rest = before
    for line in header[:abstract_at]:
        text = line.text
        label = _DOI_LABEL.search(text)
        if label and (doi := Doi.find(text[label.start() :])) and draft.claimed("doi") is None:
            draft.offer("doi", str(doi), at=f"{line.at} 'DOI:'")
            rest = behind
            text = text[: label.start()].strip(" ·,;|")
        if not text or _FURNITURE.fullmatch(text):
            continue
        if _NOTICE.fullmatch(text):
            draft.facts.setdefault("editorial_notices", []).append(text)
            draft.warn("scite.editorial-notice", f"the report carries an editorial notice: {text}", line.at)
            continue
        year = _YEAR.fullmatch(text)
        if year and draft.claimed("issued") is None:
            draft.offer("issued", parse_iso_date(year.group(1)), at=line.at)
            continue
        rest.append(Line(text, line.at))
    title_lines = _offer_title(before, behind, page, draft) or []
    journal = _offer_journal_and_year(before[1:] if title_lines is before else before, draft)
    _offer_authors([line for line in title_lines[1:] if line != journal], draft)
    draft.offer("type", _type_of(draft.claimed("doi") or ""), at="a scite report")


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
            if not wanted or comparison_key(lines[0].text) == wanted:
                title = rich_text_of(heading) if wanted else lines[0].text
                draft.offer("title", clean_title(title), at="h1" if wanted else lines[0].at)
                return lines
            if not any(comparison_key(line.text) == wanted for line in lines):
                break
            lines.pop(0)
    if wanted and heading is not None and not _FURNITURE.fullmatch(rich_text_of(heading)):
        draft.offer("title", clean_title(rich_text_of(heading)), at="h1")
    return None


_JOURNAL_AND_YEAR = re.compile(r"(?P<journal>[^\d\W].{2,120}?)[,·]?\s+\(?(?P<year>(?:1[5-9]|20)\d\d)\)?")


def _offer_journal_and_year(lines: Sequence[Line], draft: Draft) -> Line | None:
    """ "PLOS ONE, 2015" above the DOI; gives the line that says so."""
    for line in lines:
        match = _JOURNAL_AND_YEAR.fullmatch(line.text)
        if match and draft.claimed("issued") is None:
            draft.offer("issued", Date.of(int(match["year"])), at=line.at)
            draft.offer("container_title", match["journal"].strip(" ,·"), at=line.at)
            return line
    return None


_CUT_LIST = re.compile(r"[\s,;]*(?:\bet al\b\.?|…|\.\.\.|(?:and )?\+? ?\d+ (?:more|others?)(?: authors?)?)\W*$", re.I)
_MARKS = re.compile(r"(?<=[^\W\d])[\s,]*\d+(?:\s*,\s*\d+)*(?=\s*(?:[,;]|$))|[*†‡§¶]")


def _offer_authors(lines: Sequence[Line], draft: Draft) -> None:
    """Lines of names between title and abstract. A list that the page cut is no author list: it is left to be found."""
    if not lines:
        return
    text = "; ".join(_MARKS.sub("", line.text).strip(" ,;") for line in lines)
    if _CUT_LIST.search(text):
        draft.warn("scite.authors-cut", "the page shows only the first authors; none is taken", lines[0].at)
        return
    names: list[Name] = []
    for piece in re.split(r"\s*[;•·]\s*|\s*,\s+(?:and\s+)?|\s+and\s+|\s+&\s+", text):
        name = parse_name(piece) if piece else Name()
        if piece and (not name.family or not name.given or len(piece.split()) > 6):
            return
        if name:
            names.append(name)
    draft.offer("author", names, at=lines[0].at)


def _offer_abstract(lines: Sequence[Line], draft: Draft) -> None:
    if not lines:
        return
    text = " ".join(line.text for line in lines)
    text = re.sub(r"\s*\bshow less\W*$", "", _ABSTRACT.sub("", text, count=1), flags=re.I)
    if len(text) < 40 and re.search(r"not? (?:abstract|available)|unavailable", text, re.I):
        return
    cut = re.search(r"show more\W*$", text, re.I) is not None
    abstract = clean_abstract(text)
    if not abstract.text:
        return
    cut_unmarked = cut and not abstract.truncated
    draft.offer("abstract", abstract.text + "…" if cut_unmarked else abstract.text, at=f"{lines[0].at} 'Abstract:'")


# ---------------------------------------------------------------- counts

_FILTERS = {
    "paper sections": "section_counts",
    "citation types": "",
    "year published": "",
    "publication types": "publication_type_counts",
    "relationship": "relationship_counts",
    "authors": "",
    "journals": "",
}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")
_NUMBER_AND_WORD = re.compile(
    rf"(?P<before>{_NUMBER.pattern})\s+(?P<word>[^\W\d].*)|"
    rf"(?P<name>[^\W\d].*?)\s*[:(]?\s*(?P<behind>{_NUMBER.pattern})\)?"
)
_WORKS = "(?:publication|paper|article)"
_COUNTS = (
    ("cited_by_publications", re.compile(rf"\bcited by\s+({_NUMBER.pattern})\s+{_WORKS}", re.I)),
    ("citation_statements", re.compile(rf"({_NUMBER.pattern})\s+citation statements?\b", re.I)),
    ("references_publications", re.compile(rf"\breferences\s+({_NUMBER.pattern})\s+{_WORKS}", re.I)),
    ("reference_statements", re.compile(rf"({_NUMBER.pattern})\s+reference statements?\b", re.I)),
)  # fmt: skip
_STANCE_NAMES: dict[str, Stance] = {
    **{stance: stance for stance in STANCES},
    "disputing": "contrasting",
    "contradicting": "contrasting",
    "unclassifed": "unclassified",
}


def _read_counts(lines: Sequence[Line], draft: Draft) -> None:
    """The filters and the line "Cited by N publications (M citation statements)" with the tallies below it."""
    text = " ".join(line.text for line in lines)
    for name, pattern in _COUNTS:
        match = pattern.search(text)
        if match:
            draft.facts[name] = _int(match.group(1))
    blocks = _filter_blocks(lines)
    _read_tallies(blocks.get("citation types") or _numbers_before_order(lines), draft)
    years = sorted({int(text) for text in blocks.get("year published", ()) if re.fullmatch(r"(?:1[5-9]|20)\d\d", text)})
    if years:
        draft.facts["citing_years"] = years
    for label, fact in _FILTERS.items():
        if fact and blocks.get(label):
            draft.facts[fact] = _counts(blocks[label])


def _filter_blocks(lines: Sequence[Line]) -> dict[str, list[str]]:
    blocks: dict[str, list[str]] = {}
    label = ""
    for line in lines:
        key = line.text.casefold().rstrip(":").strip()
        if key in _FILTERS:
            label = key
            blocks.setdefault(label, [])
        elif _BODY.fullmatch(line.text) or key.startswith(("cited by", "references")):
            label = ""
        elif label and not key.startswith("select"):
            blocks[label].append(line.text)
    return blocks


def _numbers_before_order(lines: Sequence[Line]) -> list[str]:
    """The tallies once more, between "References …" and "Order By"."""
    found: list[str] = []
    for end, line in enumerate(lines):
        if line.text.casefold().startswith("order by"):
            start = end
            while start > 0 and (_NUMBER.fullmatch(lines[start - 1].text) or _named(lines[start - 1].text)):
                start -= 1
            found = [line.text for line in lines[start:end]] or found
    return found


def _read_tallies(texts: Sequence[str], draft: Draft) -> None:
    counts = _counts(texts)
    if isinstance(counts, dict):
        for word, number in counts.items():
            stance = _STANCE_NAMES.get(word.casefold())
            if stance:
                draft.tallies[stance] = number
    elif len(counts) in (3, 4):
        draft.tallies.update(zip(STANCES, counts, strict=False))
    elif counts:
        draft.facts["tally_counts"] = counts
        draft.warn("scite.tallies-unread", f"{len(counts)} numbers under 'Citation Types': which is which is not known")


def _counts(texts: Sequence[str]) -> dict[str, int] | list[int]:
    """Numbers with their names where the page gives names ("Discussion 12", "12" below "Discussion"), else bare."""
    named: dict[str, int] = {}
    bare: list[int] = []
    waiting = ""
    for text in texts:
        if _NUMBER.fullmatch(text):
            if waiting:
                named[waiting], waiting = _int(text), ""
            else:
                bare.append(_int(text))
        elif pair := _named(text):
            named[pair[0]], waiting = pair[1], ""
        else:
            waiting = text
    if waiting and bare and not named:  # the name stands below its number
        return _counts(list(reversed(texts))) if len(texts) == 2 * len(bare) else bare
    return named or bare


def _named(text: str) -> tuple[str, int] | None:
    match = _NUMBER_AND_WORD.fullmatch(text)
    if not match:
        return None
    return (match["word"] or match["name"]), _int(match["before"] or match["behind"])


def _int(text: str) -> int:
    return int(text.replace(",", ""))


# ---------------------------------------------------------------- statements

_OPENING = re.compile(r"[“\"„«]\s*(?:…|\.\.\.)?")
_CLOSED = re.compile(r"(?:…|\.\.\.)?\s*[”\"“»]\s*$")
_STANCE_WORDS = "|".join(_STANCE_NAMES)
_META = re.compile(
    rf"(?:section\s*[:：]\s*(?P<section>.*?)\s*)?(?P<stance>{_STANCE_WORDS})?"
    r"\s*(?:confidence\s*[:：]?\s*(?P<confidence>\d+(?:\.\d+)?)\s*%)?",
    re.I,
)
_META_BEHIND_TEXT = re.compile(
    rf"(?<=[”\"“»])\s*(?=section\s*[:：]|(?:{_STANCE_WORDS})\s*(?:$|confidence)|confidence\s*[:：]?\s*\d)", re.I
)
_MORE = re.compile(r"see (\d+) more smart citations?", re.I)


def _first_quotation(lines: Sequence[Line], start: int) -> int:
    """Where the first statement begins: at a quotation mark, or above "Section:" where the page draws the marks."""
    for i in range(start, len(lines)):
        if _OPENING.match(lines[i].text) and any(_is_meta(line.text) for line in lines[i : i + 12]):
            return i
        if i > start and _names_place(lines[i].text):
            return i - 1
    return len(lines)


def _names_place(text: str) -> bool:
    match = _META.fullmatch(text)
    return match is not None and (match["section"] is not None or match["confidence"] is not None)


def _after_order(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the first statement's card begins: behind the last "Order By" above its quotation."""
    behind = [i + 1 for i in range(start, end) if lines[i].text.casefold().startswith("order by")]
    return behind[-1] if behind else end


def _is_meta(text: str) -> bool:
    pieces = _META_BEHIND_TEXT.split(text)
    match = _META.fullmatch(pieces[-1])
    return match is not None and any(group is not None for group in match.groups())


def _read_statements(lines: Sequence[Line], draft: Draft) -> None:
    """Quotation, then "Section: <section><stance>", then "confidence: 99%", each perhaps missing."""
    pending: list[str] = []  # the quotation's lines
    above: list[str] = []  # lines between statements: what some pages say of the citing work
    meta: dict[str, str] = {}

    def finish() -> None:
        if pending:
            draft.statements.append(_statement(pending, meta, above))
            above.clear()
        pending.clear()
        meta.clear()

    for line in lines:
        for text in _META_BEHIND_TEXT.split(line.text):
            match = _META.fullmatch(text)
            found = {key: value for key, value in match.groupdict().items() if value is not None} if match else {}
            if not pending and above and _names_place(text):
                pending.append(above.pop())  # a quotation whose marks are drawn by the page's style
            if pending and found and not meta.keys() & found.keys():
                meta.update(found)
            elif _MORE.fullmatch(text):
                finish()
            elif pending and not meta and not (_OPENING.match(text) and _CLOSED.search(pending[-1])):
                pending.append(text)
            elif _OPENING.match(text):
                finish()
                pending.append(text)
            else:
                finish()
                above.append(text)
    if meta or (pending and _CLOSED.search(pending[-1])):
        finish()


def _statement(quotation: Sequence[str], meta: dict[str, str], above: Sequence[str]) -> CitationStatement:
    text = _CLOSED.sub("", _OPENING.sub("", " ".join(quotation), count=1)).strip()
    confidence = meta.get("confidence")
    return CitationStatement(
        text=text.strip(" …"),
        section=(meta.get("section") or "").strip(),
        stance=_STANCE_NAMES.get((meta.get("stance") or "").casefold()),
        confidence=round(float(confidence)) if confidence else None,
        citing=_citing(above),
    )


def _citing(above: Sequence[str]) -> str:
    """What stands over a statement, where it names the citing work: few lines with a year, "et al." or a DOI."""
    lines = [text for text in above if not _FURNITURE.fullmatch(text) and not _BODY.fullmatch(text)]
    text = ", ".join(lines)
    plain = 0 < len(lines) <= 4 and re.search(r"\b(?:1[89]|20)\d\d\b|\bet al\b|\b10\.\d{4,9}/", text)
    return text if plain else ""


def _warn_of_gaps(lines: Sequence[Line], draft: Draft) -> None:
    shown = len(draft.statements)
    total = draft.facts.get("citation_statements")
    counted = sum(draft.tallies.values())
    if total is not None and shown < total:
        draft.warn("scite.partial", f"{shown} of {total} citation statements are on the page", severity="info")
    elif total is None and any(_MORE.fullmatch(line.text) for line in lines):
        draft.warn("scite.partial", f"{shown} citation statements are on the page, and it has more", severity="info")
    if total is not None and draft.tallies and counted != total:
        draft.warn(
            "scite.tallies-differ",
            f"the tallies add up to {counted}, the page counts {total} citation statements",
            severity="info",
        )
    for later, statement in enumerate(draft.statements):
        earlier = draft.statements.index(statement)
        if earlier < later:
            draft.warn(
                "scite.repeated-statement", f"statements {earlier + 1} and {later + 1} are the same", severity="info"
            )
