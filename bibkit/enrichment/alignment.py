"""Where and how well a registered title stands in the words of a citation.

The words are aligned one by one, so that a misspelt word, a word replaced by another, a dropped subtitle and half of
somebody else's title can be told from each other; one number for "similarity" cannot do that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from bibkit.enrichment.citation import Word
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set
from bibkit.text.words import STOP_WORDS

_STOP = STOP_WORDS["en"] | STOP_WORDS["de"] | STOP_WORDS["fr"] | STOP_WORDS["es"]
_ROMAN = lazy_pattern(r"x{0,3}(?:ix|iv|v?i{0,3})")
# Where a title ends: a full stop with a blank behind it, a quotation mark, a bracket of the year, the end.
_BOUNDARY = lazy_pattern(r"[.?!…][\"”’')\]]*\s|[\"“”]|[,.]['’]\s|\s['‘]|\n|\s?\(\d|\}")
_NOISE = word_set(
    "et al and others in eds ed editor editors the by accessed available online doi http https org vol volume no "
    "pp pages"
)
_SMALL = 3  # letters: below, words are too short for a misspelling to show


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a title lies in a text.

    `covered`: the share of the title's weight that is there; `head`: what is missing is only its end; `extra`: words of
    the text's own title that the registered one lacks, relative to the title's weight; `altered`: (registered, cited)
    words that stand in for each other and are no misspellings; `numbering`: the titles count differently (Part I, Part
    II, 2016, 2017); `weighty`: matched words that say something; `lead`: the words before the title in its sentence;
    `missing`: registered words that are not there; `start`, `end`: its place among the text's words.
    """

    covered: float = 0.0
    head: bool = False
    extra: float = 0.0
    altered: tuple[tuple[str, str], ...] = ()
    numbering: bool = False
    weighty: int = 0
    lead: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


def weight(word: str) -> float:
    """How much a word says: its length, little for articles and prepositions."""
    if word in _STOP:
        return 0.15
    return min(len(word), 9) / 9 + 0.1


@lru_cache(maxsize=20_000)
def is_number(word: str) -> bool:
    """Digits and roman numerals: what titles count with. A word with one misread letter (`disp1ay`) is none."""
    digits = sum(char.isdigit() for char in word)
    return 2 * digits >= len(word) > 0 or bool(word and _ROMAN.fullmatch(word))


@lru_cache(maxsize=100_000)
def alike(first: str, second: str) -> float:
    """1 for the same word, less for a misspelling, 0 for another word."""
    if first == second:
        return 1.0
    if len(first) <= _SMALL or len(second) <= _SMALL or is_number(first) != is_number(second):
        return 0.0
    if is_number(first):
        return 0.0
    score = OSA.normalized_similarity(first, second, score_cutoff=0.7)
    return float(score or OSA.normalized_similarity(_unscanned(first), _unscanned(second), score_cutoff=0.75))


@lru_cache(maxsize=20_000)
def _unscanned(word: str) -> str:
    """What scanners mistake: rn for m, cl for d, b for h, 1 for l."""
    for seen, meant in (("rn", "m"), ("cl", "d"), ("vv", "w"), ("b", "h"), ("1", "l"), ("0", "o"), ("5", "s")):
        word = word.replace(seen, meant)
    return word


def align(title: Sequence[str], text: Sequence[Word], *, whole: bool, known: frozenset[str] = frozenset()) -> Alignment:
    """Align a registered title with the words of a citation. `whole`: the text is nothing but the cited title.

    `known` are folded words that the registered work explains (its authors, its container): beside the title they are
    not held against it.
    """
    pairs = _best_path(title, [word.text for word in text])
    if not pairs:
        return Alignment(missing=tuple(title))
    total = sum(weight(word) for word in title)
    gaps = _gaps(title, text, pairs)
    altered = tuple((first, second) for first, second in gaps.replaced if not _respelled(first, second))
    respelled = sum(
        weight(word) for first, second in gaps.replaced if _respelled(first, second) for word in first.split()
    )
    matched = sum(weight(title[i]) * alike(title[i], text[j].text) for i, j in pairs) + respelled
    lead, trail = _surroundings(text, pairs[0][1], pairs[-1][1], known, whole=whole)
    before, behind = tuple(title[: pairs[0][0]]), tuple(title[pairs[-1][0] + 1 :])
    numbering = gaps.numbering or _counts_differ(before, lead) or _counts_differ(behind, trail)
    numbering = numbering or _is_part(behind) != _is_part(trail) or _is_part(before) != _is_part(lead)
    if _respelled_edge(before, lead[-len(before) - 1 :]):
        matched, before, lead = matched + sum(weight(word) for word in before), (), ()
    if _respelled_edge(behind, trail[: len(behind) + 1]):
        matched, behind, trail = matched + sum(weight(word) for word in behind), (), ()
    if not whole:
        trail = tuple(word for word in trail if not word.isdigit())
    outer = [*lead, *trail]
    dropped = [*gaps.dropped, *(word for word in (*before, *behind) if weight(word) > 0.4)]
    added = [*gaps.added, *(word for word in outer if weight(word) > 0.4)]
    if dropped and added:
        altered = (*altered, (" ".join(dropped), " ".join(added)))
    return Alignment(
        covered=matched / total if total else 0.0,
        head=sum(weight(word) for word in before) + gaps.missing <= 0.12 * total,
        extra=(sum(weight(word) for word in outer) + gaps.extra) / total if total else 0.0,
        altered=altered,
        numbering=numbering,
        weighty=sum(1 for i, _ in pairs if weight(title[i]) > 0.4),
        lead=lead,
        missing=(*before, *behind),
        start=pairs[0][1],
        end=pairs[-1][1] + 1,
    )


def _best_path(title: Sequence[str], text: Sequence[str]) -> list[tuple[int, int]]:
    """The best local alignment (Smith and Waterman) as pairs of places; () when nothing fits."""
    columns = len(text)
    weights = [weight(word) for word in title]
    text_gaps = [0.35 * weight(word) for word in text]
    scores = [[0.0] * (columns + 1)]
    steps: list[bytearray] = [bytearray(columns + 1)]
    best, best_place = 0.0, (0, 0)
    for i, word in enumerate(title, 1):
        above, row, step = scores[-1], [0.0] * (columns + 1), bytearray(columns + 1)
        w, gap = weights[i - 1], 0.35 * weights[i - 1]
        for j in range(1, columns + 1):
            other = text[j - 1]
            same = 1.0 if word == other else alike(word, other)
            diagonal = above[j - 1] + (w * same if same else -0.45 * (w + text_gaps[j - 1]))
            up, left = above[j] - gap, row[j - 1] - text_gaps[j - 1]
            value = max(0.0, diagonal, up, left)
            if value > 0.0:
                step[j] = 1 if value == diagonal else 2 if value == up else 3
                row[j] = value
                if value > best:
                    best, best_place = value, (i, j)
        scores.append(row)
        steps.append(step)
    pairs: list[tuple[int, int]] = []
    i, j = best_place
    while i and j and steps[i][j]:
        if steps[i][j] == 1:
            if alike(title[i - 1], text[j - 1]):
                pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif steps[i][j] == 2:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


@dataclass(slots=True)
class _Gaps:
    replaced: list[tuple[str, str]] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    missing: float = 0.0
    extra: float = 0.0
    numbering: bool = False


def _gaps(title: Sequence[str], text: Sequence[Word], pairs: Sequence[tuple[int, int]]) -> _Gaps:
    """What lies between the matched words: replaced, missing, added."""
    gaps = _Gaps()
    for (i, j), (k, m) in pairwise(pairs):
        registered, cited = title[i + 1 : k], [word.text for word in text[j + 1 : m]]
        if _counts_differ(registered, cited):
            gaps.numbering = True
        heavy, light = _says_something(registered), _says_something(cited)
        if heavy and light:
            gaps.replaced.append((" ".join(registered), " ".join(cited)))
        elif heavy:
            gaps.missing += sum(weight(word) for word in registered)
            gaps.dropped += [word for word in registered if weight(word) > 0.4]
        elif light:
            gaps.extra += sum(weight(word) for word in cited)
            gaps.added += [word for word in cited if weight(word) > 0.4]
    return gaps


def _says_something(words: Sequence[str]) -> bool:
    return any(weight(word) > 0.15 for word in words)


def _respelled(first: str, second: str) -> bool:
    """Whether two runs of words are the same letters, more or less: misspelt, split or joined."""
    a, b = first.replace(" ", ""), second.replace(" ", "")
    if is_number(a) or is_number(b):
        return a == b
    limit = 0.55 if min(len(a), len(b)) <= 5 else 0.62
    return OSA.normalized_similarity(_unscanned(a), _unscanned(b)) >= limit or a.startswith(b) or b.startswith(a)


def _respelled_edge(registered: Sequence[str], cited: Sequence[str]) -> bool:
    """Words at an end of the title that a scanner joined or broke (`Comingtogcther`)."""
    if not registered or not cited:
        return False
    return any(_respelled(" ".join(registered), " ".join(part)) for part in (cited, cited[1:], cited[:-1]) if part)


_PARTS = word_set("part parts teil partie parte deel no number chapter volume phase section band")


def _is_part(words: Sequence[str]) -> bool:
    """Whether words at the end of a title number it: `part iii`, `phase 2`."""
    return any(word in _PARTS and is_number(after) for word, after in pairwise(words))


def _counts_differ(registered: Sequence[str], cited: Sequence[str]) -> bool:
    mine = sorted(word for word in registered if is_number(word))
    theirs = sorted(word for word in cited if is_number(word))
    return mine != theirs and bool(mine) and bool(theirs)


def _surroundings(
    text: Sequence[Word], start: int, end: int, known: frozenset[str], *, whole: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the text's own title on either side of the matched part, as far as nothing explains them."""
    first = start
    while first > 0 and (whole or not _BOUNDARY.search(text[first - 1].after)):
        first -= 1
    last = end
    while last < len(text) - 1 and (whole or not _BOUNDARY.search(text[last].after)):
        last += 1
    lead = [word.text for word in text[first:start]]
    trail = [word.text for word in text[end + 1 : last + 1]]
    if not whole and _is_author_list(text[first:start]):
        lead = []
    return tuple(_unexplained(lead, known)), tuple(_unexplained(trail, known))


def _is_author_list(words: Sequence[Word]) -> bool:
    """`Okawa, ` or `Smith J, Doe A, ` before a title that no mark sets off: names, initials, commas."""
    if not words or not words[-1].after.startswith((",", ":", " :", ";")):
        return False
    return len(words) <= 2 or sum(len(word.text) <= 2 for word in words) >= 0.3 * len(words)


def _unexplained(words: Sequence[str], known: frozenset[str]) -> list[str]:
    return [word for word in words if word not in known and word not in _NOISE and (len(word) > 2 or is_number(word))]
