"""Is this registered work the one that is cited? Rules over evidence, with reasons; when in doubt, no.

A search engine's score says how many words were found, not that the work is the right one. Look-alikes are the rule:
corrections beside their article, reviews that bear the book's name, part I for part II, preprints beside the published
version, yearly issues, and titles that share one half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bibkit.enrichment.alignment import Alignment, align, alike
from bibkit.enrichment.citation import Citation
from bibkit.enrichment.evidence import Evidence, Registered, gather
from bibkit.model.record import Record
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

# A registrant that deposits exact copies of well-known papers under new DOIs (seen 2026-10, dated 2025).
FAKE_PREFIXES = ("10.65215/",)

_NOTICE = word_set(
    "correction corrections erratum errata corrigendum corrigenda addendum retraction retracted withdrawn "
    "withdrawal concern comment comments reply response rejoinder"
)
_NOTICE_TITLE = lazy_pattern(
    r"^\W*(?:(?:author|publisher) )?(?:correction|erratum|errata|corrigend(?:um|a)|addendum|retraction|"
    r"expression of concern|comments? on|reply|response to|rejoinder)\b",
    re.I,
)
_RETRACTED_MARK = lazy_pattern(r"^\W*(?:retracted(?: article| chapter)?|withdrawn|removed)\W+", re.I)
_REVIEW_MARK = lazy_pattern(
    r"\bpp?\.|\bpages\b|[£$€]|\bISBN\b|\bedited by\b|\bBy [A-Z]|\([Ee]ds?\.\)|\bbook reviews?\b|\bpub(?:lished)? by\b"
)
_PREPRINTS = word_set("biorxiv medrxiv arxiv chemrxiv psyarxiv ssrn preprint preprints techrxiv eartharxiv")
_GENERIC = word_set(
    "introduction foreword preface editorial editorials index contents copyright notes note review reviews "
    "letter letters abstract abstracts discussion conclusion conclusions acknowledgments acknowledgements "
    "obituary announcements news correspondence redactioneel vorwort editoriale introduccion introducao "
    "einleitung cover masthead bibliography references appendix frontmatter backmatter front back matter table "
    "errata erratum untitled summary literature book books new general information correction answers questions "
    "quiz calendar contributors title"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate and the verdict on it.

    `accepted`: it is the cited work. `confidence` 0..1 grows with the agreement; below acceptance it says how near it
    came. `reasons` for people; `conflicts`: what the citation says otherwise ("year", "venue", "authors", "pages").
    """

    record: Record
    accepted: bool
    confidence: float
    reasons: tuple[str, ...]
    conflicts: tuple[str, ...] = ()

    @property
    def doi(self) -> str:
        return self.record.entry.doi


def judge(citation: Citation, candidates: Iterable[Record]) -> list[Match]:
    """The verdict on every candidate, best first; at most one is accepted. The same input gives the same answer.

    Of several that fit, the one that agrees in more than the others; when two fit alike, none is accepted.
    """
    matches = [judge_one(citation, record) for record in candidates if not is_fake(record)]
    matches.sort(key=lambda match: (not match.accepted, -match.confidence, match.doi))
    fitting = [match for match in matches if match.accepted]
    if len(fitting) > 1 and not _stands_out(citation, fitting):
        tied = "several works fit alike"
        return [
            replace(match, accepted=False, confidence=min(match.confidence, 0.5), reasons=(*match.reasons, tied))
            if match.accepted
            else match
            for match in matches
        ]
    return [replace(match, accepted=match.accepted and place == 0) for place, match in enumerate(matches)]


def _stands_out(citation: Citation, fitting: Sequence[Match]) -> bool:
    return fitting[0].confidence - fitting[1].confidence >= 0.02


def is_fake(record: Record) -> bool:
    return record.entry.doi.startswith(FAKE_PREFIXES)


def judge_one(citation: Citation, record: Record) -> Match:
    """The verdict on one candidate, by itself."""
    work = Registered(record)
    kind, found = _compare_titles(citation, work)
    evidence = gather(citation, work, found.start, found.end)
    if citation.doi and citation.doi == record.entry.doi:
        return Match(record, True, 0.99, ("the citation names this DOI",), evidence.conflicts)
    refusal = _refusal(citation, work, kind, found, evidence)
    confidence = _confidence(kind, found, evidence)
    reasons = [_TITLE_WORDS[kind], *(f"same {name}" for name in evidence.supports)]
    if refusal:
        return Match(record, False, min(confidence, 0.6), (*reasons, refusal), evidence.conflicts)
    accepted = _ENOUGH[kind](work, found, evidence) and not (kind == "none" and _has_other_title(citation, work))
    return Match(record, accepted, confidence if accepted else min(confidence, 0.6), tuple(reasons), evidence.conflicts)


def _compare_titles(citation: Citation, work: Registered) -> tuple[str, Alignment]:
    """The kind of agreement and where it was found: with the whole title, another title, or the title before its
    colon."""
    found = [_align(citation, work, title) for title in (_bare_title(work), *work.other_titles) if title]
    best = max(found, key=lambda item: item.covered - item.extra, default=Alignment())
    kind = _title_kind(best)
    if kind in ("none", "altered", "head") and work.main_title:
        main = _align(citation, work, work.main_title)
        if _title_kind(main) == "full":
            return "head", main
    return kind, best


def _align(citation: Citation, work: Registered, title: Sequence[str]) -> Alignment:
    return align(title, citation.words, whole=citation.title_known, known=work.known_words)


def _bare_title(work: Registered) -> tuple[str, ...]:
    """The title without a mark of retraction, under which the work is hardly ever cited."""
    mark = _RETRACTED_MARK.match(strip_markup(work.entry.title))
    return work.title[len(re.findall(r"\w+", mark.group())) :] if mark else work.title


def _title_kind(found: Alignment) -> str:
    """full, noisy (misspelt), head (its beginning), altered (other words, other numbers), none."""
    if found.covered < 0.3 or (found.weighty < 2 and found.covered < 0.8):
        return "none"
    if found.numbering or found.altered or found.extra > 0.3:
        return "altered"
    if found.covered >= 0.9 and found.extra <= 0.12:
        return "full"
    if found.covered >= 0.7 and found.extra <= 0.25 and not found.missing:
        return "noisy"
    if found.head and found.extra <= 0.12:
        return "head"
    return "noisy" if found.covered >= 0.75 and found.extra <= 0.25 else "altered"


_TITLE_WORDS = {
    "full": "same title",
    "noisy": "same title, misspelt",
    "head": "the beginning of the title",
    "altered": "a similar title",
    "none": "no title in common",
}


def _refusal(citation: Citation, work: Registered, kind: str, found: Alignment, evidence: Evidence) -> str:
    """Why this cannot be the cited work, however well the words agree; "" when nothing forbids it."""
    title = strip_markup(work.entry.title)
    said = {word.text for word in citation.words[max(0, found.start - 4) : found.end]}
    flags = work.entry.extra.get("flags", {})
    is_notice = bool(_NOTICE_TITLE.match(title)) or bool(flags.get("updates"))
    if is_notice and not said & _NOTICE:
        return "it is a correction of or comment on the cited work"
    before = {word.text for word in citation.words[max(0, found.start - 3) : found.start]}
    if not is_notice and kind != "none" and (set(found.lead) | before) & _NOTICE:
        return "the citation is of a correction or comment"
    if _RETRACTED_MARK.match(title) and evidence.author is False:
        return "it is a notice of retraction"
    if kind != "none" and _is_review_of(citation, title, found, evidence):
        return "it is a review of the cited work"
    if (
        _cites_preprint(citation)
        and work.entry.type not in ("article", "dataset")
        and not work.known_words & _PREPRINTS
    ):
        return "the citation is of a preprint, this is the published version"
    return _wrong_place(citation, work, kind, evidence)


def _wrong_place(citation: Citation, work: Registered, kind: str, evidence: Evidence) -> str:
    """The title may be right and the work another: a preprint, a chapter's other edition, a yearly column."""
    printed = bool(citation.volume and citation.page) and evidence.container is not True
    if work.entry.type == "article" and (printed or (citation.title_known and evidence.container is False)):
        return "it is a preprint of the cited work"
    if work.entry.type == "chapter" and evidence.page is False and evidence.year is not True:
        return "it stands in another book or edition"
    elsewhere = evidence.page is False or (citation.title_known and evidence.year is not True)
    if kind != "none" and evidence.volume is False and elsewhere and evidence.author is not True:
        return "it stands elsewhere"
    return ""


def _has_other_title(citation: Citation, work: Registered) -> bool:
    """Whether a citation says more than this work's people, container and numbers: then that is a title, not its."""
    if citation.title_known:
        return True
    known = work.known_words
    left = [
        word.text
        for word in citation.words
        if len(word.text) > 3 and word.text.isalpha() and not any(full.startswith(word.text) for full in known)
    ]
    return len([word for word in left if not any(alike(word, full) for full in known)]) > 2


def _cites_preprint(citation: Citation) -> bool:
    if citation.title_known:
        return citation.type == "article" or bool(set(fold(citation.container).split()) & _PREPRINTS)
    return bool({word.text for word in citation.words} & _PREPRINTS)


def _is_review_of(citation: Citation, title: str, found: Alignment, evidence: Evidence) -> bool:
    """A review bears the name of the book, followed by its authors, pages and price."""
    if not _REVIEW_MARK.search(title) or _REVIEW_MARK.search(citation.text):
        return False
    return found.covered < 0.85 or evidence.author is False


def _is_generic(work: Registered) -> bool:
    """A title that many works bear: "Introduction", the name of the journal itself, anything of a work without
    authors."""
    words = [word for word in work.title if len(word) > 2]
    if not words or len(words) == 1 or not work.families or work.title == work.container:
        return True
    return len(words) <= 4 and all(word in _GENERIC or word.isdigit() for word in words)


def _enough_for_full(work: Registered, found: Alignment, evidence: Evidence) -> bool:
    numbers = evidence.volume is True and evidence.page is True
    placed = evidence.container is True and (evidence.year is True or evidence.near_year)
    if _is_generic(work):
        if evidence.author is False or evidence.volume is False or evidence.page is False:
            return False
        if numbers or (placed and evidence.author is True) or (evidence.container is True and evidence.page is True):
            return True
        return found.weighty >= 3 and (placed or (found.weighty >= 5 and not evidence.conflicts))
    if found.weighty >= 5:
        return True
    if found.weighty >= 3:
        return evidence.author is not False or numbers or placed
    return evidence.author is True or numbers or placed


def _enough_for_noisy(work: Registered, found: Alignment, evidence: Evidence) -> bool:
    if _is_generic(work):
        return evidence.volume is True and evidence.page is True and found.weighty >= 2
    contradictions = len(set(evidence.conflicts) - {"authors"})
    if evidence.author is True:
        return contradictions < 2 or found.covered >= 0.9
    return len(evidence.supports) >= 2 or (found.weighty >= 6 and found.covered >= 0.85 and not evidence.conflicts)


def _enough_for_head(work: Registered, found: Alignment, evidence: Evidence) -> bool:
    numbers = evidence.volume is True and evidence.page is True
    placed = evidence.container is True and (evidence.year is True or evidence.near_year)
    if evidence.author is True:
        dated = evidence.year is True or evidence.near_year
        whole_main_title = found.covered >= 0.9 and found.weighty >= 4 and not evidence.conflicts
        dated = dated and evidence.page is not False and evidence.volume is not False
        return numbers or placed or dated or whole_main_title
    return numbers and placed and evidence.author is not False


def _enough_for_altered(work: Registered, found: Alignment, evidence: Evidence) -> bool:
    """Other words, but the very place in the very volume: somebody quoted from memory."""
    if found.numbering or found.covered < 0.5 or not _telling_page(work):
        return False
    return len(evidence.supports) >= 4 and evidence.page is True and evidence.author is True


def _telling_page(work: Registered) -> bool:
    """Page 1 of something is no evidence."""
    return any(len(page) >= 2 for page in work.pages)


def _enough_for_none(work: Registered, found: Alignment, evidence: Evidence) -> bool:
    """No title is cited: author, journal, volume, page and year must speak for it, one may be wrong or missing."""
    if evidence.page is not True or evidence.author is not True or not _telling_page(work):
        return False
    if evidence.volume is False and evidence.year is not True:
        return False
    return len(evidence.supports) >= 4


_ENOUGH = {
    "full": _enough_for_full,
    "noisy": _enough_for_noisy,
    "head": _enough_for_head,
    "altered": _enough_for_altered,
    "none": _enough_for_none,
}


def _confidence(kind: str, found: Alignment, evidence: Evidence) -> float:
    title = {"full": 0.75, "noisy": 0.68, "head": 0.6, "altered": 0.4, "none": 0.3}[kind]
    for value, gain, loss in (
        (evidence.author, 0.08, 0.08),
        (evidence.year, 0.05, 0.03),
        (evidence.volume, 0.04, 0.03),
        (evidence.page, 0.05, 0.03),
        (evidence.container, 0.04, 0.02),
    ):
        title += gain if value else -loss if value is False else 0.0
    if evidence.near_year:
        title += 0.04
    title += 0.04 * (min(found.covered, 1.0) - 1.0) - 0.05 * min(found.extra, 1.0)
    return round(max(0.0, min(title, 0.99)), 4)
