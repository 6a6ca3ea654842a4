"""Chinese discovery pages: zhixidata.com (`/details/1/<number>`), and the near variants of other platforms (seen 2026-11).

The text copied from such a page names its platform nowhere, so it is known by its labels: 被引:N, 作者 (names with
affiliation numbers), 机构, 关键词, `D O I`, 中图分类号, 学科分类号, 摘要, 引用, 收藏, 页码, 相关论文, 共 N 条. The main work's
journal, volume and year are not on it. What is listed under 相关论文 are other works: related records, never fields of the
main one; a gap in their numbers is a gap on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._chinese import labels, listed
from bibkit.extractors._chinese.people import authors_of
from bibkit.model.dates import Date, is_possible_day
from bibkit.model.identifiers import Doi, Isbn, Issn
from bibkit.model.names import is_cjk
from bibkit.pages.html import rich_text_of
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.titles import clean_title, comparison_key

_HOST = re.compile(r"https?://(?:[\w-]+\.)*zhixidata\.com/", re.I)


class Block:
    """A label with the lines of its value."""

    def __init__(self, label: str, field: str, at: str, value: str) -> None:
        self.label = label
        self.field = field
        self.at = at
        self.lines = [value] if value else []

    @property
    def text(self) -> str:
        """The value on one line; lines of Chinese are joined without a blank. "" where the page says it has none."""
        out = ""
        for line in self.lines:
            glue = (
                ""
                if not out
                or (is_cjk(out[-1]) or out[-1] in "，。；、：")
                and (is_cjk(line[0]) or line[0] in "，。；、：")
                else " "
            )
            out += glue + line
        return "" if labels.ABSENT.fullmatch(out.strip()) else out.strip()


class ChineseDiscoveryReader:
    """Reads Chinese discovery pages, pasted or saved."""

    name = "chinese_discovery"
    priority = 30

    def recognise(self, page: Page) -> bool:
        if "作" not in page.source and "被引" not in page.source:
            return False
        lines = copied_lines(page)
        fields = {found[1] for line in lines if (found := labels.read_label(line.text))}
        known = _HOST.match(page.url) is not None
        return len(fields & _COMMON) >= (3 if known else 4) and (known or _own_signs(lines) >= 2)

    def extract(self, page: Page, draft: Draft) -> None:
        lines = copied_lines(page)
        top, blocks, below = _split(lines)
        _offer_title(page, top, blocks, draft)
        _offer_people(blocks, draft)
        _offer_fields(blocks, draft)
        _offer_keywords(blocks, draft)
        _read_facts(blocks, draft)
        _read_related(below, draft)
        draft.offer("type", _kind(blocks), at="the page's labels")
        draft.reject("url", "the address is that of the discovery page")
        draft.reject("language", "the language is that of the discovery page")
        draft.reject("publisher", "the page's tags name the platform")
        if draft.claimed("container_title") is None and draft.claimed("issued") is None:
            draft.warn("extract.no-container", "no journal and no year on the page", severity="info")


EXTRACTOR = ChineseDiscoveryReader()

_COMMON = frozenset(
    ("author", "affiliation", "keyword", "doi", "clc", "subject", "abstract", "pages", "cited_by", "related")
)


def _own_signs(lines: Sequence[Line]) -> int:
    """How many of the marks that tell this platform from a journal's own page the lines have."""
    texts = [line.text for line in lines]
    compact = {text.replace(" ", "") for text in texts}
    return (
        any(re.match(r"被引\s*[:：]\s*\d", text) for text in texts)
        + any(re.match(r"D\s+O\s+I\b", text) for text in texts)
        + any(re.match(r"学科分类号", text) for text in texts)
        + (
            any(re.search(r"共\s*\d+\s*条\W*$", text) for text in texts)
            and any(text.startswith("相关论文") for text in texts)
        )
        + ({"引用", "收藏"} <= compact)
    )


def _split(lines: Sequence[Line]) -> tuple[list[Line], list[Block], list[Line]]:
    """What stands above the first label, the labelled blocks, and the lines below 相关论文."""
    top: list[Line] = []
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        found = labels.read_label(line.text)
        if (found and found[1] == "related") or labels.is_related_heading(line.text):
            return top, blocks, list(lines[i:])
        if found and not (found[1] == "title" and blocks):
            blocks.append(Block(found[0], found[1], f"{line.at} '{found[0]}'", found[2]))
        elif not blocks:
            top.append(line)
        elif re.search(r"\w", line.text):
            blocks[-1].lines.append(line.text)
    return top, blocks, []


def _first(blocks: Sequence[Block], *fields: str) -> Block | None:
    return next((block for block in blocks if block.field in fields and block.text), None)


# ---------------------------------------------------------------- the main work


def _offer_title(page: Page, top: Sequence[Line], blocks: Sequence[Block], draft: Draft) -> None:
    if page.kind == "html":
        for heading in page.tree.css("h1"):
            text = rich_text_of(heading)
            if text and not labels.FURNITURE.fullmatch(text):
                draft.offer("title", clean_title(text), at="h1")
    block = _first(blocks, "title")
    if block:
        draft.offer("title", clean_title(block.text), at=block.at)
    kept = [line for line in top if not labels.FURNITURE.fullmatch(line.text)]
    if kept:
        chosen = kept[-1]
        if len(kept) > 1 and _is_translation(kept[-2].text, kept[-1].text):
            chosen = kept[-2]
        draft.offer("title", clean_title(chosen.text), at=chosen.at)


def _is_translation(first: str, second: str) -> bool:
    """Whether a title stands twice, in Chinese and below in Latin letters."""
    chinese = sum(is_cjk(char) for char in first)
    return chinese >= 6 and chinese > len(first) / 2 and len(second) > 15 and second.isascii()


def _offer_people(blocks: Sequence[Block], draft: Draft) -> None:
    block = _first(blocks, "author")
    if block is None:
        return
    authors = authors_of(block.lines)
    draft.offer("author", [author.name for author in authors], at=block.at)
    marks = {author.name.display(): list(author.marks) for author in authors if author.marks}
    if marks:
        draft.facts["author_affiliations"] = marks


_NUMBERED = re.compile(r"\s*[\[【(]?\s*(\d{1,2})\s*[\]】).、]?\s*(?=\D)(.+)")


def _read_facts(blocks: Sequence[Block], draft: Draft) -> None:
    """Affiliations, counts, classes, funds: what is no field of an entry."""
    for block in blocks:
        text = block.text.strip(" ;；")
        if not text:
            continue
        if block.field == "cited_by" and (match := re.match(r"(\d[\d,]*)", text)):
            draft.facts.setdefault("cited_by", int(match.group(1).replace(",", "")))
        elif block.field == "affiliation" and "affiliations" not in draft.facts:
            draft.facts["affiliations"] = _affiliations(block)
        elif block.field == "clc":
            draft.facts.setdefault("clc", text)
        elif block.field == "subject":
            codes = [piece.strip() for piece in re.split(r"[;；]", text) if piece.strip()]
            draft.facts.setdefault("subject_codes" if re.match(r"\d", text) else "subjects", codes)
        elif block.field == "fund":
            draft.facts.setdefault("funding", [piece.strip() for piece in re.split(r"[;；]", text) if piece.strip()])
        elif block.field == "corresponding":
            draft.facts.setdefault("corresponding_author", text)
        elif block.field == "page_count" and (match := re.match(r"\d+", text)):
            draft.facts.setdefault("page_count", int(match.group()))
        elif block.field == "advisor":
            draft.facts.setdefault("advisor", text)
        elif block.field == "cn":
            draft.facts.setdefault("cn", text)


def _affiliations(block: Block) -> dict[str, str] | list[str]:
    numbered = [_NUMBERED.fullmatch(line) for line in block.lines]
    if all(numbered):
        return {match.group(1): match.group(2).strip(" ;；") for match in numbered if match}
    return [piece.strip() for line in block.lines for piece in re.split(r"[;；]", line) if piece.strip()]


def _offer_fields(blocks: Sequence[Block], draft: Draft) -> None:
    for block in blocks:
        text = block.text
        if not text:
            continue
        if block.field == "doi":
            doi = Doi.find(text)
            draft.offer("doi", str(doi) if doi else "", at=block.at)
        elif block.field == "pages":
            draft.offer("page", listed.page_range(text), at=block.at)
        elif block.field == "abstract":
            draft.offer("abstract", clean_abstract(text).text, at=block.at)
        elif block.field == "issn":
            draft.offer(
                "issn",
                [str(issn) for piece in re.split(r"[,，;；/\s]+", text) if (issn := Issn.parse(piece))],
                at=block.at,
            )
        elif block.field == "isbn":
            draft.offer(
                "isbn",
                [str(isbn) for piece in re.split(r"[,，;；/\s]+", text) if (isbn := Isbn.parse(piece))],
                at=block.at,
            )
        elif block.field == "language":
            draft.offer("language", labels.language_code(text), at=block.at)
        elif block.field in ("volume", "issue"):
            draft.offer(block.field, _numbering(text), at=block.at)
        elif block.field in ("publisher", "school"):
            draft.offer("publisher", text, at=block.at)
        elif block.field == "place":
            draft.offer("publisher_place", text, at=block.at)
        elif block.field == "degree":
            draft.offer("genre", text, at=block.at)
        elif block.field == "conference":
            draft.offer("event_title", clean_title(text), at=block.at)
        elif block.field == "conference_place":
            draft.offer("event_place", text, at=block.at)
        elif block.field in ("year", "date"):
            draft.offer("issued", _date(text), at=block.at)
    _offer_journal(blocks, draft)


def _numbering(text: str) -> str:
    """`第33卷` -> 33, `05` -> 5, `增刊1` as it is."""
    match = re.fullmatch(r"(?:第|总第|vol\.?|no\.?)?\s*0*(\d+(?:\s*[-–~/]\s*\d+)?)\s*[卷期]?", text.strip(), re.I)
    return match.group(1) if match else text.strip("第卷期 ")


def _date(text: str) -> Date | None:
    """`2019`, `2019年05月`, `2019-05-10 09:00` -> Date; None without a year."""
    match = re.search(r"(?<!\d)((?:1[89]|20)\d\d)(?:\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2}))?)?", text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    return Date.of(year, month, day) if is_possible_day(year, month, day) else Date.of(year)


_SOURCE_TAIL = re.compile(
    r"(?P<journal>[^\d,，.。]{2,60}?)[》]?\s*[,，.。]?\s*(?P<year>(?:1[89]|20)\d\d)\s*年?\s*[,，]?\s*(?:第?\s*(?P<volume>\d+)\s*卷?)?\s*"
    r"(?:[(（]\s*(?P<issue>[^()（）]{1,12})\s*[)）]|第?\s*(?P<issue2>\d+)\s*期)?\s*[:：,，]?\s*(?P<page>\d[\d\s,，\-–+~/]*)?(?:共\d+页)?.*"
)
_YEAR_VOLUME = re.compile(
    r"(?P<year>(?:1[89]|20)\d\d)\s*年?\s*[,，、/]?\s*(?:第?\s*(?P<volume>\d+)\s*卷?)?\s*[,，/]?\s*(?:[(（]\s*(?P<issue>[^()（）]{1,12})\s*[)）]|第?\s*(?P<issue2>\d+)\s*期)?.*"
)


def _offer_journal(blocks: Sequence[Block], draft: Draft) -> None:
    """The source, where the page says it: 刊名 alone, or `《中国心理卫生杂志》2019年第5期321-325,共5页`."""
    block = _first(blocks, "journal")
    if block:
        text = block.text.lstrip("《")
        match = _SOURCE_TAIL.fullmatch(text)
        journal = re.sub(
            r"[》\s]*(?:北大核心|CSSCI|CSCD|EI|CAS|核心).*$", "", match["journal"] if match else text
        ).rstrip("》 ,，.")
        draft.offer("container_title", clean_title(journal), at=block.at)
        if match:
            _offer_numbering(match, block.at, draft)
            draft.offer("page", listed.page_range(match["page"] or ""), at=block.at)
    block = _first(blocks, "yearvolume")
    if block and (match := _YEAR_VOLUME.fullmatch(block.text)):
        _offer_numbering(match, block.at, draft)


def _offer_numbering(match: re.Match[str], at: str, draft: Draft) -> None:
    draft.offer("issued", Date.of(int(match["year"])), at=at)
    draft.offer("volume", match["volume"] or "", at=at)
    draft.offer("issue", _numbering(match["issue"] or match["issue2"] or ""), at=at)


def _kind(blocks: Sequence[Block]) -> str:
    """The kind of work, from 文献类型 or from the labels that only one kind has."""
    named = _first(blocks, "kind")
    if named and (kind := labels.kind_of_work(named.text)):
        return kind
    if _first(blocks, "school", "degree", "advisor"):
        return "thesis"
    if _first(blocks, "conference"):
        return "paper-conference"
    return "book" if _first(blocks, "isbn") else "article-journal"


# ---------------------------------------------------------------- key words


def _offer_keywords(blocks: Sequence[Block], draft: Draft) -> None:
    """The authors' key words; those of the index stand behind them in capitals and are kept apart."""
    block = _first(blocks, "keyword")
    if block is None:
        return
    words = [
        word.strip(" .。")
        for word in re.split(r"\s*[;；,，、]\s*" if not re.search(r"[;；]", block.text) else r"\s*[;；]\s*", block.text)
    ]
    words = list(dict.fromkeys(word for word in words if word and not labels.ABSENT.fullmatch(word)))
    start = len(words)
    while start > 0 and _is_index_word(words[start - 1]):
        start -= 1
    if len(words) - start <= 2 and all(_is_acronym(word) for word in words[start:]):
        start = len(words)  # one or two acronyms at the end are the authors' own
    draft.offer("keyword", words[:start], at=block.at)
    if words[start:]:
        draft.facts["index_keywords"] = words[start:]


def _is_index_word(word: str) -> bool:
    return word.upper() == word and any(char.isupper() for char in word)


def _is_acronym(word: str) -> bool:
    return " " not in word and (len(word) <= 5 or bool(re.search(r"\d", word)))


# ---------------------------------------------------------------- the list below


def _read_related(lines: Sequence[Line], draft: Draft) -> None:
    texts = [line.text.replace("\t", " ") for line in lines]
    total = next(
        (int(match.group(1)) for text in texts if (match := re.search(r"共\s*(\d+)\s*条\W*$", text))), None
    )
    own = comparison_key(draft.claimed("title") or "")
    works = [work for work in listed.listed_works(texts) if comparison_key(work.title) != own or own == ""]
    draft.related += works
    if total is not None:
        draft.facts["related_total"] = total
        if len(works) < total:
            draft.warn(
                "extract.related-partial", f"{len(works)} of {total} related items are on the page", severity="info"
            )
    numbers = [int(work.extra["citation-number"]) for work in works]
    for before, number in zip(numbers, numbers[1:], strict=False):
        gap = list(range(before + 1, number))
        if gap:
            names = f"item {gap[0]} is" if len(gap) == 1 else f"items {gap[0]} to {gap[-1]} are"
            draft.warn("extract.related-gap", f"related {names} missing from the list", severity="info")
