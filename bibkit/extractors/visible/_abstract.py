"""The abstract as a person finds it: the paragraphs behind a heading "Abstract", in any of the languages known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._labels import ABSTRACT, AROUND, BODY, KEYWORDS, NOT_THE_ABSTRACT, REFERENCES
from bibkit.extractors.visible._lines import is_dense
from bibkit.pages.blocks import Block
from bibkit.text.headings import is_section_heading
from bibkit.text.labels import label_key
from bibkit.text.languages import language_of, plausible_language
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_SHORTEST_CHARACTERS = 80
_SHORTEST_PROSE = 8  # characters of a line with the label and more
_MOST_BLOCKS = 60
_MOST_BEFORE = 6  # lines between the label and the first sentence
# "Abstract: We …", "Abstract. We …", "ABSTRACT— We …" in one block.
_INLINE_LABEL = re.compile(
    r"(?:<b>|<i>)*(abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|streszczenie|"
    r"аннотация|реферат|"
    r"резюме|摘\s*要|要旨|抄録|初录|초록|요약|öz|özet|الملخص|ملخص)(?:</b>|</i>)*\s*[:：.—–|]-?(?:</b>|</i>)*\s*(?=\S)",
    re.I,
)
_ENDS = lazy_pattern(
    r"(?:key\s?-?words?|index terms|keywords and phrases|mots[- ]cl[ée]s|palabras clave|palavras[- ]chave|"
    r"parole chiave|schlüsselwörter|"
    r"schlagwörter|ключевые слова|关键词|キーワード|키워드|주제어|anahtar (?:kelimeler|sözcükler)|słowa kluczowe|"
    r"الكلمات|"
    r"©|\(c\)\s|copyright|doi\s*[:：]|https?://|received\b|accepted\b|published\b|citation:|subject(?:s|"
    r" areas?)?:|pmid|"
    r"jel classification|msc|mathematics subject|funding:|competing interests:|editor:|academic editor:|open access)",
    re.I,
)


def find_abstract(blocks: Sequence[Block], limit: int, language: str = "") -> tuple[str, Block] | None:
    """(text with headings as "Objective: …", block of the label) of the page's abstract; None when it has none.

    `limit` is the number of blocks before the list of references; `language` the work's, where tags give it: of
    abstracts in several languages that one is taken.
    """
    first: tuple[str, Block] | None = None
    for found in _abstracts(blocks, limit):
        if not language or plausible_language(language, found[0][:_TELLING]):
            return found
        first = first or found
    return first


_TELLING = 600  # characters that tell a language


def _abstracts(blocks: Sequence[Block], limit: int) -> Iterator[tuple[str, Block]]:
    limit = _body_start(blocks, limit)
    places = [
        place
        for place, block in enumerate(blocks[:limit])
        if (block.label in ABSTRACT or (len(block.text) > _SHORTEST_PROSE and _INLINE_LABEL.match(block.text)))
        and not block.inside
    ]
    # A table of contents has the word too: a label with a paragraph right below is believed first.
    for place in sorted(places, key=lambda place: not _opens_prose(blocks, place, limit)):
        block = blocks[place]
        key = block.label
        if key in ABSTRACT:
            if block.tag == "li" and (place + 1 == limit or not _is_prose(blocks[place + 1].plain)):
                continue  # one of several links: "Abstract", "Article", "PDF", "References"
            text = _collect(blocks, place + 1, limit)
        else:
            match = _INLINE_LABEL.match(block.text)
            if match is None or (block.plain.count(" ") < 8 and not is_dense(block.plain)):
                continue
            opening = block.text[match.end() :]
            if opening.count(" | ") > 1:
                continue  # "Résumé | Plan | Texte | Notes": links
            begun = opening.rstrip()[-1:] in ".!?。"
            text = " ".join([opening, _collect(blocks, place + 1, limit, begun)]).strip()
        if len(text) >= _SHORTEST_CHARACTERS or (len(text) >= 40 and is_dense(text)):
            yield text, block


def _opens_prose(blocks: Sequence[Block], place: int, limit: int) -> bool:
    """Whether a paragraph follows the label at once."""
    if blocks[place].label not in ABSTRACT:
        return True
    return place + 1 < limit and any(
        len(block.plain) >= 100 or is_section_heading(block.plain)
        for block in blocks[place + 1 : min(limit, place + 3)]
    )


def opens_abstract(text: str) -> bool:
    """Whether a paragraph begins with the word: "Abstract: We …"."""
    return _INLINE_LABEL.match(text) is not None


def _body_start(blocks: Sequence[Block], limit: int) -> int:
    """Where the article's body begins: an "Introduction" with a paragraph below it."""
    for place, block in enumerate(blocks[:limit]):
        if place + 1 < limit and block.label in _INTRODUCTION:
            following = blocks[place + 1].plain
            if len(following) > 200 or (block.level and len(following) > 80):
                return place
    return limit


_INTRODUCTION = word_set(
    "introduction|1 introduction|einleitung|einführung|introducción|introdução|introduzione|введение|引言|前言|"
    "绪论|はじめに|"
    "緒言|서론|giriş|"
    "المقدمة|مقدمة|wstęp|wprowadzenie|johdanto|main text",
    "|",
)


def _collect(blocks: Sequence[Block], start: int, limit: int, begun: bool = False) -> str:
    """The paragraphs from `start` to whatever ends an abstract; `begun`: a line above has a first one, whole."""
    parts: list[str] = []
    heading = ""
    for place in range(start, min(limit, start + _MOST_BLOCKS)):
        block, plain = blocks[place], blocks[place].plain
        if not (parts or begun) and place - start >= _MOST_BEFORE:
            break
        if is_section_heading(plain):
            if heading or (not parts and label_key(plain) in BODY and block.level == 2):
                break
            heading = plain.rstrip(" :.")
            continue
        if _ends_abstract(block, plain, begun or bool(parts)):
            break
        if not _is_prose(plain) and not _is_wrapped(blocks, place, begun or bool(parts)):
            if parts or begun:
                break
            continue
        if parts and len(plain) >= _SHORTEST_CHARACTERS and _is_translation(parts[0], plain):
            break
        parts.append(f"{heading}: {block.text}" if heading else block.text)
        heading = ""
    return " ".join(parts)


def _is_translation(first: str, plain: str) -> bool:
    """Whether a paragraph is in another language than the first."""
    own, other = language_of(first[:_TELLING]), language_of(plain[:_TELLING])
    return bool(own and other and own != other)


def _is_wrapped(blocks: Sequence[Block], place: int, begun: bool) -> bool:
    """Whether a line of copied text is part of a paragraph that runs over several lines."""
    plain = blocks[place].plain
    if blocks[place].tag:
        return False
    if begun:
        before = blocks[place - 1].plain
        return before[-1] not in ".!?。" and not is_furniture(plain)
    following = [block.plain for block in blocks[place + 1 : place + 3]]
    return (
        len(plain) >= 12
        and (" " in plain or is_dense(plain))
        and not is_furniture(plain)
        and any(len(text) >= 50 and text.count(" ") >= 6 for text in following)
    )


def _ends_abstract(block: Block, plain: str, begun: bool) -> bool:
    key = label_key(plain)
    if key and (key in KEYWORDS or key in REFERENCES or key in AROUND or key in NOT_THE_ABSTRACT or key in BODY):
        return begun or key in NOT_THE_ABSTRACT or bool(block.level)
    if block.level and begun:
        return True
    return begun and bool(_ENDS.match(plain))


def _is_prose(plain: str) -> bool:
    """A sentence rather than a link, a label or a number."""
    if len(plain) >= 90 and plain.count(" ") >= 8:
        return any(mark in plain for mark in ".!?。") or len(plain) >= 250
    return len(plain) >= 30 and (plain[-1] in ".。!?…" or is_dense(plain))
