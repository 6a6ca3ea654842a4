"""What a Chinese discovery page says: the work by its labels, key words, and the works listed below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bibkit.extractors._base import Draft
from bibkit.extractors._chinese import facts, labels, listed, sources
from bibkit.extractors._chinese.blocks import Block, first_block, split_lines
from bibkit.extractors._chinese.people import Author, authors_of
from bibkit.model.identifiers import Doi, Isbn, Issn
from bibkit.model.names import is_cjk
from bibkit.pages.html import rich_text_of, text_of
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.case import recase_title
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def read_details(page: Page, draft: Draft) -> None:
    """Offer what the page says of its work, and the works it lists as related."""
    lines = copied_lines(page)
    top, blocks, below = split_lines(lines)
    top = [_without_count(line, draft) for line in top]
    title_at = _offer_title(page, top, blocks, draft)
    _offer_people(page, top[title_at + 1 :], blocks, draft)
    _offer_fields(blocks, draft)
    sources.offer_source(top, blocks, draft)
    _offer_keywords(blocks, draft)
    facts.read_facts(blocks, draft)
    _read_related(below, draft)
    draft.offer("type", _kind(blocks, draft.claimed("container_title") or ""), at="the page's labels")
    draft.reject("url", "the address is that of the discovery page")
    draft.reject("language", "the language is that of the discovery page")
    draft.reject("publisher", "the page's tags name the platform")
    for attribute in ("author", "issued", "keyword"):
        if draft.claimed(attribute) is None:
            draft.reject(attribute, "the page's tags describe the platform")
    if draft.claimed("container_title") is None and draft.claimed("issued") is None:
        draft.warn("extract.no-container", "no journal and no year on the page", severity="info")


# ---------------------------------------------------------------- the main work


def _offer_title(page: Page, top: Sequence[Line], blocks: Sequence[Block], draft: Draft) -> int:
    """Offer the title; gives its index above the labels, -1 where it does not stand there."""
    heading = ""
    if page.kind == "html":
        texts = (_CITED.sub("", rich_text_of(node)) for node in page.tree.css("h1"))
        heading = next((text for text in texts if text and not labels.is_furniture(text)), "")
        draft.offer("title", _title(heading), at="h1")
    block = first_block(blocks, "title")
    if block:
        draft.offer("title", _title(block.text), at=block.at)
    if heading:
        key = comparison_key(heading)
        return next((i for i, line in enumerate(top) if comparison_key(line.text) == key), -1)
    place = _title_place(top) if first_block(blocks, *_ABOUT_THE_WORK) else -1
    if place >= 0:
        draft.offer("title", _title(top[place].text), at=top[place].at)
    return place


def _title(text: str) -> str:
    """Without markup that is no part of it; the index prints older titles in capitals."""
    return recase_title(clean_title(text))


_CITED = re.compile(r"\s*被引(?:量|频次|次数)?\s*[:：]?\s*(\d+)\s*$")  # CQVIP prints it inside the heading


def _without_count(line: Line, draft: Draft) -> Line:
    match = _CITED.search(line.text)
    if not match or match.start() == 0:
        return line
    draft.facts.setdefault("cited_by", int(match.group(1)))
    return Line(line.text[: match.start()], line.at)


def _title_place(top: Sequence[Line]) -> int:
    """Below the journal's line where there is one (CNKI), else the last line that could be a title."""
    for i, line in enumerate(top[:-1]):
        if sources.source_line(line.text):
            behind = (j for j in range(i + 1, len(top)) if not labels.is_furniture(top[j].text))
            below = next(behind, -1)
            return -1 if below < 0 or _NO_TITLE.search(top[below].text) else below
    kept = [i for i, line in enumerate(top) if not labels.is_furniture(line.text) and not _NO_TITLE.search(line.text)]
    kept = [i for i in kept if not sources.source_line(top[i].text)]
    if len(kept) > 1 and _is_translation(top[kept[-2]].text, top[kept[-1]].text):
        return kept[-2]
    return kept[-1] if kept else -1


# Without one of these a copy began below the title.
_ABOUT_THE_WORK = ("author", "abstract", "keyword", "doi", "cited_by", "journal", "affiliation", "clc")
# What stands between title and labels where a copy lacks lines: names and affiliations with numbers, DOIs, classes.
_NO_TITLE = lazy_pattern(
    r"^\W*\[\d{1,4}\s*\]|\[[\d\s,]+\]$|^(?:doi:?\s*)?10\.\d{4,9}/\S+$|[;；]$|^[A-Z]{1,2}[\d.-]+\s*\[|"
    r"^(?:[\u3400-\u9fff]{2,4}\s?\d(?:,\d){0,5}[\s,，;；]{0,3}){2,12}$|^\d\. ?\S{2,30}(?:大学|学院|医院|研究所)",
    re.I,
)


def _is_translation(first: str, second: str) -> bool:
    """Whether a title stands twice, in Chinese and below in Latin letters."""
    chinese = sum(is_cjk(char) for char in first)
    return chinese >= 6 and chinese > len(first) / 2 and len(second) > 15 and second.isascii()


def _offer_people(page: Page, below_title: Sequence[Line], blocks: Sequence[Block], draft: Draft) -> None:
    block = first_block(blocks, "author")
    authors: list[Author] = []
    at = ""
    if block is not None:
        authors, at = authors_of(block.lines), block.at
    elif page.kind == "html" and (
        names := [text_of(node) for node in _each_once(page.tree.css("#authorpart a, .author a"))]
    ):
        authors, at = authors_of(names), ".author"
    elif below_title:
        authors, at = authors_of([below_title[0].text]), below_title[0].at
        if not all(is_cjk(author.name.family) and author.name.given for author in authors):
            authors = []  # the line is no list of Chinese names; an affiliation, say
    draft.offer("author", [author.name for author in authors], at=at)
    marks: dict[str, list[str]] = {}
    for author in authors:
        if author.marks:  # two people of one name share a line
            known = marks.setdefault(author.name.display(), [])
            known += [mark for mark in author.marks if mark not in known]
    if marks:
        draft.facts["author_affiliations"] = marks


def _each_once(nodes: Iterable[LexborNode]) -> list[LexborNode]:
    """The nodes without those that come again because both selectors name them."""
    return list({node.mem_id: node for node in nodes}.values())


def _offer_fields(blocks: Sequence[Block], draft: Draft) -> None:
    for block in blocks:
        text = block.text
        if not text:
            continue
        if block.field == "doi":
            doi = Doi.find(text)
            draft.offer("doi", str(doi) if doi else "", at=block.at)
        elif block.field == "pages":
            draft.offer("page", listed.page_range(text if len(text) < 40 else block.lines[0]), at=block.at)
        elif block.field == "page_count" and (range_ := _PAGES_BEHIND_COUNT.fullmatch(text)):
            draft.offer("page", listed.page_range(range_["pages"]), at=block.at)
        elif block.field == "abstract":
            draft.offer("abstract", clean_abstract(text).text, at=block.at)
        elif block.field == "issn":
            codes = [str(issn) for piece in re.split(r"[,，;；/\s]+", text) if (issn := Issn.parse(piece))]
            draft.offer("issn", codes, at=block.at)
        elif block.field == "isbn":
            codes = [str(isbn) for piece in re.split(r"[,，;；/\s]+", text) if (isbn := Isbn.parse(piece))]
            draft.offer("isbn", codes, at=block.at)
        elif block.field == "language":
            draft.offer("language", labels.language_code(text), at=block.at)
        elif block.field in _PLAIN_FIELDS:
            draft.offer(_PLAIN_FIELDS[block.field], clean_title(text), at=block.at)


_PAGES_BEHIND_COUNT = re.compile(r"\d+\s*[(（](?P<pages>\d+\s*[-–—]\s*\d+)[)）]")  # Wanfang: `6（621-626）`

_PLAIN_FIELDS = {
    "publisher": "publisher",
    "school": "publisher",
    "place": "publisher_place",
    "degree": "genre",
    "conference": "event_title",
    "conference_place": "event_place",
    "proceedings": "container_title",
}


def _kind(blocks: Sequence[Block], container: str) -> str:
    """The kind of work, from 文献类型, from the labels that only one kind has, or from what it stands in."""
    named = first_block(blocks, "kind")
    if named and (kind := labels.kind_of_work(named.text)):
        return kind
    if first_block(blocks, "school", "degree", "advisor"):
        return "thesis"
    if first_block(blocks, "conference", "proceedings") or listed.is_meeting(container):
        return "paper-conference"
    return "book" if first_block(blocks, "isbn") else "article-journal"


# ---------------------------------------------------------------- key words


def _offer_keywords(blocks: Sequence[Block], draft: Draft) -> None:
    """The authors' key words; those of the index stand behind them in capitals and are kept apart."""
    block = first_block(blocks, "keyword")
    if block is None:
        return
    words = [word.strip(" .。") for word in _keyword_pieces(block) if not re.search(r"\b10\.\d{4,9}/", word)]
    words = list(dict.fromkeys(word for word in words if word and not labels.ABSENT.fullmatch(word)))
    start = len(words)
    while start > 0 and _is_index_word(words[start - 1]):
        start -= 1
    if len(words) - start <= 2 and all(_is_acronym(word) for word in words[start:]):
        start = len(words)  # one or two acronyms at the end are the authors' own
    said = f"{draft.claimed('title') or ''} {draft.claimed('abstract') or ''} {' '.join(words[:start])}"
    while 0 < start < len(words) and _is_own_acronym(words[start], said):
        start += 1
    draft.offer("keyword", words[:start], at=block.at)
    if words[start:]:
        draft.facts["index_keywords"] = words[start:]


def _keyword_pieces(block: Block) -> list[str]:
    """Parted by semicolons, else commas, else lines; Chinese ones by blanks as well."""
    for separators in (r"[;；]", r"[,，、]"):
        if re.search(separators, block.text):
            return re.split(rf"\s*{separators}\s*", block.text)
    if len(block.lines) > 1:
        return block.lines
    return block.text.split() if is_cjk(block.text.replace(" ", "")) else [block.text]


def _is_index_word(word: str) -> bool:
    return word.upper() == word and any(char.isupper() for char in word)


def _is_acronym(word: str) -> bool:
    return " " not in word and (len(word) <= 5 or bool(re.search(r"\d", word)))


def _is_own_acronym(word: str, said: str) -> bool:
    """Whether a word in capitals is the authors' own acronym: the title or abstract has it so, or it has no vowel."""
    if not _is_acronym(word) or said.isupper():
        return False
    return not re.search(r"[AEIOUY]", word) or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said))


# ---------------------------------------------------------------- the list below


def _read_related(lines: Sequence[Line], draft: Draft) -> None:
    texts = [line.text.replace("\t", " ") for line in lines if not labels.is_furniture(line.text)]
    counts = (re.search(r"共\s*(\d+)\s*[条條]\W*$", text) for text in texts)
    total = next((int(match.group(1)) for match in counts if match), None)
    works = listed.listed_works(texts)
    draft.related += works
    if total is not None:
        draft.facts["related_total"] = total
        if len(works) < total:
            message = f"{len(works)} of {total} related items are on the page"
            draft.warn("extract.related-partial", message, severity="info")
    for before, number in pairwise(int(work.extra["citation-number"]) for work in works):
        gap = list(range(before + 1, number))
        if gap:
            names = f"item {gap[0]} is" if len(gap) == 1 else f"items {gap[0]} to {gap[-1]} are"
            draft.warn("extract.related-gap", f"related {names} missing from the list", severity="info")
