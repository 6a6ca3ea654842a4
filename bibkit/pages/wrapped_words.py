"""Whether a line below a full one is by its words no part of it: a label, a heading, the names below a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from bibkit.text.given_names import is_given_name
from bibkit.text.headings import is_section_heading
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_SHORT = 40
_FEW_LINES = 3  # of a title
_SHORTEST_TITLE = 30
_LONGEST = 300  # characters of a line that are looked at
_FIRST_LINES, _FIRST_CHARACTERS = 1000, 200_000  # in which a title is sought again
_SIGNS = lazy_pattern("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_RUNS_ON = lazy_pattern(r"(?:^|\s)(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with|der|des|und|von|de|et|la|y|e|&)$")
_LABEL = lazy_pattern(r"(?:[A-ZÀ-ÞА-Я][^\W\d_]*(?: [^\W\d_]+){0,3}|[^\W\d_]{1,8}) ?[:：](?!//)")
_NAME = r"(?<![\w.’'-])[A-ZÀ-Þ][\w.’'-]*+(?: (?:de|von|van|der|la|[A-ZÀ-Þ][\w.’'-]*+)){1,3}+[\d*†‡]*+"
_NAMES = lazy_pattern(rf"{_NAME}(?:, ?(?:and )?|; ?| and | & ){_NAME}(?:[,;]|$| and | &)")
_ONE_NAME = lazy_pattern(rf"{_NAME}(?:[,\d*†‡ ]|[a-z]\)?$)*")
_MARKED = lazy_pattern(r"[a-z]\d(?:, ?\d)*,?$")
_NO_TITLE = lazy_pattern(r"\b[A-Z]\.|\((?:19|20)\d\d|\b[a-z]{3,}[.,] [A-Z]")  # but a reference, an affiliation, prose
_LAST_NAME = lazy_pattern(rf"(?:\b(?:and|und|et|y)|&) {_NAME}$")
_ADDRESS = lazy_pattern(r"\b10\.\d{4,9}/|://")
_SENTENCE_ENDS = lazy_pattern(r"[^\W\d_A-Z]{3}[)\]]?[.!?][\"”’)\]]*$|[\d)\]][.!?][\"”’)\]]*$|[。！？]$")
_HEADINGS = word_set(
    "abstract keywords summary references bibliography copyright license licence citation contents download doi "
    "share permissions metrics highlights acknowledgements acknowledgments zusammenfassung résumé resumen resumo"
)


class Paragraphs:
    """The lines of a broken text, and for each whether the next word did not fit it (`full`)."""

    def __init__(self, texts: Sequence[str], full: Sequence[bool]) -> None:
        self._texts = [text[:_LONGEST] for text in texts]
        self._full = full
        alone = Counter(
            text for text, is_below_full in zip(self._texts, [False, *full], strict=True) if text and not is_below_full
        )
        self._elsewhere = {text for text, times in alone.items() if times > 1}

    def ends_above(self, number: int, start: int) -> bool:
        """Whether the paragraph that begins in line `start`, full down to here, has its end above line `number`."""
        first, text, after = self._texts[start], self._texts[number - 1], self._texts[number]
        if after[0].islower() or _RUNS_ON.search(text):
            return False
        below = self._texts[number + 1] if number + 1 < len(self._texts) else ""
        is_last = number >= len(self._full) or not self._full[number]
        if (_SIGNS.match(after) and not _SIGNS.search(text)) or (after[0].isupper() and _ends_in_address(text)):
            return True
        if below and (after in self._elsewhere or _is_heading(after)):
            return True
        if number - start <= _FEW_LINES:
            if _are_names(first, text, after):
                return True
            goes_on = self._goes_on_elsewhere(number, start)
            if goes_on is not None:
                return not goes_on
        ends = _SENTENCE_ENDS.search(text) is not None
        label = _LABEL.match(after)
        if label is not None and not (ends and is_section_heading(label.group())):
            is_labelled = (number - start == 1 and _LABEL.match(first)) or label.end() == len(after)
            return (is_last or label.group().count(" ") < 2) and bool(is_labelled or _LABEL.match(below))
        if not (is_last and ends and below) or below[0].islower():
            return False
        return len(after) <= _SHORT and after[0].isupper() and after[-1].isalnum()

    def _goes_on_elsewhere(self, number: int, start: int) -> bool | None:
        """What the text says where it has the same words again, a title in the page's head or a citation, say."""
        whole = " ".join(self._texts[start:number]).casefold()
        if number > _FIRST_LINES or len(whole) < _SHORTEST_TITLE:
            return None
        together = self._everything.count(f"{whole} {self._texts[number].split()[0].casefold()}")
        if together > 1:
            return True
        return False if self._everything.count(whole) > together else None

    @cached_property
    def _everything(self) -> str:
        return " ".join(filter(None, self._texts))[:_FIRST_CHARACTERS].casefold()


def _ends_in_address(text: str) -> bool:
    """Whether a line ends in a DOI or a web address, without a full stop behind it."""
    last = text.rpartition(" ")[2]
    return last[-1:].isalnum() and _ADDRESS.search(last) is not None


def _is_heading(text: str) -> bool:
    return is_section_heading(text) or text.strip(" :.").casefold() in _HEADINGS


def _are_names(first: str, text: str, after: str) -> bool:
    """Whether names begin below a title, or end above something else."""
    if _NAMES.match(first) or text[-1] in ",;":
        return _LAST_NAME.search(text) is not None
    if _LAST_NAME.search(text) and _NAMES.search(first):
        return True
    if _LABEL.match(first) or _NO_TITLE.search(first):
        return False
    return _NAMES.match(after) is not None or (
        _ONE_NAME.fullmatch(after) is not None
        and (is_given_name(after.split(" ")[0]) or _MARKED.search(after) is not None)
    )
