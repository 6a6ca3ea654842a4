"""The authors: the names below the title, held against the page's own citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bibkit.extractors._base import Draft
from bibkit.extractors.visible._citation import Citation
from bibkit.extractors.visible._work_signs import Work
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.spanish_surnames import is_spanish_surname
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set


def offer_authors(draft: Draft, work: Work, citations: Sequence[Citation], lines: Sequence[Block]) -> None:
    """The names below the title, checked against the page's own citation; those of the citation where none are."""
    cited = next((citation for citation in citations if citation.authors and not citation.cut), None)
    partly = next((citation for citation in citations if citation.authors), None)
    byline = work.byline
    if byline is not None and byline.names:
        if any(_CUT.search(line.plain) for line in lines[byline.start : byline.end]):
            draft.offer("author", cited.authors if cited is not None else (), work.block.locator)
            return
        names = _without_glued_marks(byline.names, (cited or partly), lines, byline.end)
        if names is None:
            names = ()
        families = [_key(name) for name in names]
        if cited is not None and len(cited.authors) > len(names):
            draft.offer("author", cited.authors, cited.block.locator)
        elif (
            partly is not None
            and names
            and partly.authors[0].family
            and _key(partly.authors[0]) not in families
            and not _words(partly.authors[0]) & _words(names[0])  # "Revel Jacques" is Jacques Revel turned round
        ):
            return
        names = _with_both_families(_divided_as_cited(names, cited), work, lines)
        draft.offer("author", names, lines[min(len(lines) - 1, max(work.place + 1, byline.start))].locator)
    elif cited is not None:
        draft.offer("author", cited.authors, cited.block.locator)


def _divided_as_cited(names: tuple[Name, ...], cited: Citation | None) -> tuple[Name, ...]:
    """Names with the families that the page's own citation gives them: "Rosa Quispe Mamani" as "Quispe Mamani, R."."""
    if cited is None or len(cited.authors) != len(names):
        return names
    return tuple(map(_divided, names, cited.authors))


def _divided(name: Name, other: Name) -> Name:
    family, given = other.family, name.given
    front, space, own = family.rpartition(" ")
    if not space or own != name.family or name.non_dropping_particle or not other.given:
        return name
    if not given.endswith(f" {front}") or not given.startswith(other.given[0]):
        return name
    return replace(name, family=family, given=given[: -len(front)].rstrip())


def _with_both_families(names: tuple[Name, ...], work: Work, lines: Sequence[Block]) -> tuple[Name, ...]:
    """On a page in Spanish, names of three words with the father's and the mother's: Rodrigo | Fuentes Araya."""
    names = tuple(map(_with_generation, names))
    if not any(map(_bears_two, names)) or not _is_spanish(work.title, lines):
        return names
    return tuple(_with_two(name) if _bears_two(name) else name for name in names)


def _with_generation(name: Name) -> Name:
    """In Portuguese a word for the son or the nephew belongs to the family: José | Damasceno Filho."""
    given, _, father = name.given.rpartition(" ")
    if name.family not in _GENERATIONS or not given or name.non_dropping_particle:
        return name
    return replace(name, family=f"{father} {name.family}", given=given)


_GENERATIONS = ("Filho", "Júnior", "Neto", "Sobrinho")


def _bears_two(name: Name) -> bool:
    given = name.given.split()
    return (
        len(given) > 1
        and not name.non_dropping_particle
        and is_spanish_surname(given[-1])
        and not is_given_name(given[-1])
        and not is_spanish_surname(given[0])
    )


def _with_two(name: Name) -> Name:
    given, _, father = name.given.rpartition(" ")
    return replace(name, family=f"{father} {name.family}", given=given)


def _is_spanish(title: str, lines: Sequence[Block]) -> bool:
    """By the labels of the page or by the small words of the title, names left aside: "Los Angeles", "El Niño"."""
    small = title.lower() if title.isupper() else title
    pairs = pairwise([*small.split(), ""])
    words = {word.lower() for word, following in pairs if word.islower() or following.islower()}
    if words & _PORTUGUESE:
        return False
    by_title = bool(words & _SPANISH) and not words & _ENGLISH
    return by_title or any(line.label in _SPANISH_LABELS for line in lines)


_SPANISH, _PORTUGUESE = word_set("y el los las del una"), word_set("e em do da dos das na no ao uma")
_ENGLISH = word_set("of the and for with from in")  # of titles that speak of "Tierra del Fuego"
_SPANISH_LABELS = frozenset(("resumen", "palabras clave"))


def _words(name: Name) -> set[str]:
    words = f"{name.given} {name.family_with_particles} {name.literal}".split()
    return {comparison_key(word) for word in words if len(word) > 2}


def _key(name: Name) -> str:
    return comparison_key(name.family_with_particles)


def _without_glued_marks(
    names: tuple[Name, ...], cited: Citation | None, lines: Sequence[Block], end: int
) -> tuple[Name, ...] | None:
    """Names without the letters of affiliation marks that copied text glues to them ("Sharmab"); None when in doubt.

    Marks are suspected when all family names end in the first letters of the alphabet, the first one in "a"; they are
    taken off when the page has the shorter names elsewhere, or when lines below begin with each of the letters ("a
    Zoological Institute").
    """
    names = _last_without_mark(names, lines, end)
    ends = [name.family[-1:] for name in names if name.family]
    if len(ends) < 2 or ends[0] != "a" or any(end not in "abcdefgh" for end in ends):
        return names
    explained = {match.group(1) for line in lines[end : end + 20] if (match := _LETTERED.match(line.plain))}
    apart = any(_MARK_APART.search(line.plain) for line in lines[max(0, end - 2 * len(names)) : end])
    if explained.issuperset(ends) and not apart:
        return tuple(_without_last_letter(name) for name in names)
    above = lines[max(0, end - 2 * len(names)) : end]
    if len(set(ends)) == 1 and not explained and not any(_MORE_MARKS.search(line.plain) for line in above):
        return names  # "Souza", "Lima": nothing else speaks of marks
    text = " ".join(line.plain for line in lines)
    known = {_key(name) for name in cited.authors} if cited else set()
    shorter = []
    for name in names:
        bare = name.family[:-1]
        if comparison_key(bare) in known or _word_count(text, bare) > 0:
            shorter.append(_without_last_letter(name))
        elif _word_count(text, name.family) > 1:
            return names
        else:
            return None
    return tuple(shorter)


_CUT = re.compile(r"\bet\.? al\b|\band \d+ (?:more|others)\b", re.I)
_LETTERED = lazy_pattern(r"([a-h])\s?[A-ZÀ-Þ]\S+\s")


def _last_without_mark(names: tuple[Name, ...], lines: Sequence[Block], end: int) -> tuple[Name, ...]:
    """The names, the last without its mark where those before have theirs apart: "Ann Kumar,a Tom Hughesb"."""
    raw = " ".join(line.plain for line in lines[max(0, end - 2) : end])
    last = names[-1]
    if len(names) < 2 or not _MARKED_BY_LETTERS.search(raw) or not raw.endswith(last.family) or len(last.family) < 4:
        return names
    letters = {match.group(1) for line in lines[end : end + 20] if (match := _LETTERED.match(line.plain))}
    return (*names[:-1], _without_last_letter(last)) if last.family[-1] in letters and len(letters) > 1 else names


_MARKED_BY_LETTERS = lazy_pattern(r"[^\W\d_]{2}(?:,|\*)[a-h](?=\s|,)")
_MORE_MARKS = lazy_pattern(r"[^\W\d_],\s?[a-h]\b|[*†‡]")
_MARK_APART = lazy_pattern(r"[^\W\d_]{2}\s[a-h](?=[\s,*]|$)")


def _without_last_letter(name: Name) -> Name:
    return Name(name.family[:-1], name.given, name.dropping_particle, name.non_dropping_particle, name.suffix)


def _word_count(text: str, word: str) -> int:
    count, place = 0, text.find(word)
    while place >= 0:
        end = place + len(word)
        if not text[end : end + 1].isalnum() and not text[place - 1 : place].isalnum():
            count += 1
        place = text.find(word, end)
    return count
