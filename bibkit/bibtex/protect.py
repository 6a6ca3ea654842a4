"""Which words of a title keep their capitals whatever a style does to case.

Styles put titles into lower case (BibTeX's `change.case$`, BibLaTeX's `\\MakeSentenceCase`); braces keep what must not
be. How much a capital says depends on where the title comes from:

- "marked": a .bib, where braces already say it: nothing is added;
- "sentence": a library whose titles are in sentence case by convention (CSL, Zotero): every capital behind the first
  word is meant, and braced;
- "unknown": a page or an agency. In Sentence case a capital is meant; In Title Case it Says Nothing, and only words
  that nobody writes small are braced: those with inner capitals or digits, those the abstract has in capitals in
  mid-sentence, and well-known names.
"""

from __future__ import annotations

import re
from typing import Literal

from bibkit.text.case import is_proper_name
from bibkit.text.words import STOP_WORDS

Convention = Literal["marked", "sentence", "unknown"]
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:[^\s–—/]*[^\W_])?")
_INNER_CAPITAL = re.compile(r".*[^\W\d_].*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]|[A-ZÀ-ÖØ-Þ].*\d|\d+[A-Z]")
_SENTENCE_END = re.compile(r"[.?!:;]\W*$")
_HYPHENS = re.compile(r"[-‐‑]")


def protected_spans(title: str, *, convention: Convention, abstract: str = "") -> list[Span]:
    """The stretches of a plain title to be braced; neighbours are one. `abstract` helps where case says nothing.

    The first word keeps its first capital by itself, so that it counts only for what follows: `{DNA}`, `X-{Ray}`.
    """
    if convention == "marked":
        return []
    words = [match.span() for match in _WORD.finditer(title)]
    if len(words) > 2 and title.isupper():  # shouted
        return []
    capitals_mean = convention == "sentence" or not is_title_case(title)
    evidence = None if capitals_mean else _Evidence(abstract)
    spans: list[Span] = []
    for place, (start, end) in enumerate(words):
        word = title[start:end]
        if word == word.lower():
            continue
        if place == 0:
            spans.extend(_in_first_word(word, start, capitals_mean))
        elif evidence is None:
            if capitals_mean and (convention == "sentence" or not _opens_sentence(title, start, word)):
                spans.append((start, end))
        elif evidence.is_name(word):
            spans.append((start, end))
    return _joined(spans, title)


def is_title_case(title: str) -> bool:
    """Whether a title is written With Capitals, so that a capital says nothing about a word."""
    words = [title[slice(*match.span())] for match in _WORD.finditer(title)][1:]
    long_words = [
        word for word in words if len(word) > 3 and word.lower() not in STOP_WORDS["en"] and word[0].isalpha()
    ]
    if len(long_words) < 2:
        return False
    return sum(word[0].isupper() for word in long_words) * 3 > len(long_words) * 2


def _opens_sentence(title: str, start: int, word: str) -> bool:
    """Whether a word stands behind a colon or full stop, where BibTeX keeps its first capital anyway."""
    return bool(_SENTENCE_END.search(title, 0, start)) and not _INNER_CAPITAL.match(word[1:])


def _in_first_word(word: str, start: int, capitals_mean: bool) -> list[Span]:
    head, *others = _HYPHENS.split(word)
    if not others or not capitals_mean:
        is_more = _INNER_CAPITAL.match(word) and not _is_compound_of_words(word)
        return [(start, start + len(word))] if is_more else []
    if _INNER_CAPITAL.match(head):
        return [(start, start + len(word))]
    spans: list[Span] = []
    at = start + len(head) + 1
    for part in others:
        if part and part[0].isupper():
            spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


def _joined(spans: list[Span], title: str) -> list[Span]:
    out: list[Span] = []
    for start, end in spans:
        if out and title[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


class _Evidence:
    """What an abstract says about the words of a title in Title Case."""

    def __init__(self, abstract: str) -> None:
        words = re.findall(r"(?<=[^\s.:;!?>]\s)[^\W\d_][\w'’-]*", abstract)
        self._small = {word for word in words if word[0].islower()}
        self._capital = {word for word in words if word[0].isupper()}

    def is_name(self, word: str) -> bool:
        if _INNER_CAPITAL.match(word) and not _is_compound_of_words(word):
            return True
        parts = [part for part in _HYPHENS.split(word) if part]
        return any(self._is_name(part) for part in parts)

    def _is_name(self, word: str) -> bool:
        bare = re.sub(r"['’]s$", "", word)
        if is_proper_name(word):
            return True
        return bare in self._capital and bare.lower() not in self._small


def _is_compound_of_words(word: str) -> bool:
    """`Data-Driven`: capitals that come from Title Case alone; `X-Ray` and `CSI-FiSh` are more."""
    parts = _HYPHENS.split(word)
    return len(parts) > 1 and all(len(part) > 1 and part[1:] == part[1:].lower() and part.isalpha() for part in parts)
