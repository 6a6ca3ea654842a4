"""The words of titles: which of them say nothing by themselves, in the languages scholars title their works in."""

from __future__ import annotations

import re

from bibkit.text.markup import strip_markup
from bibkit.text.patterns import lazy_pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Articles, prepositions, conjunctions and the commonest pronouns: words a short title does without.
STOP_WORDS: dict[str, frozenset[str]] = {
    "en": _set(
        "a about above across after against along amid among an and around as at before behind below beneath "
        "beside besides between beyond but by can despite do does down during except for from how in inside into "
        "is it its like near new nor not of off on onto or our out outside over per since so some than that the "
        "their these this those through throughout to toward towards under underneath until unto up upon versus "
        "via was we were what when where which while who whose why with within without"
    ),
    "de": _set(
        "als am an auf aus bei das dem den der des die durch ein eine einem einen einer eines für gegen im in ins "
        "ist mit nach oder ohne seit sich sind um und unter vom von vor wie zu zum zur zwischen über"
    ),
    "fr": _set(
        "au aux avec ce ces chez comme contre dans de depuis des du en entre et la le les leur mais ni ou où par "
        "pour que qui sans ses son sous sur un une vers à"
    ),
    "es": _set(
        "a al ante bajo como con contra de del desde e el en entre es hacia hasta la las lo los o para pero por "
        "que se según sin sobre su sus tras u un una unas uno unos y"
    ),
    "it": _set(
        "a ad agli ai al alla alle allo che come con da dagli dai dal dalla dalle dei del della delle dello di e "
        "ed fra gli i il in la le lo nei nel nella nelle nello o per su sul sulla sulle tra un una uno"
    ),
    "pt": _set(
        "a ao aos as até com como da das de do dos e em entre na nas no nos o os ou para pela pelas pelo pelos "
        "por que se sem sobre um uma umas uns"
    ),
    "nl": _set(
        "aan als bij de door een en het hoe in is met na naar of om onder op over te tegen tot tussen uit van "
        "voor zonder"
    ),
    "sv": _set("att av de den det efter en ett från för hos i inom med mellan mot och om på som till under vid över"),
    "da": _set("af at de den der det efter en et for fra hos i med mellem mod og om på som til under ved"),
    "pl": _set("a do i jako na o od oraz po pod przed przez przy w we z za ze"),
    "ru": _set("а без в во для до и из или к как на над не о об от по под при с со у"),
}

_ELISION = lazy_pattern(r"^(?:[ldnmtscj]|qu|dell|all|nell|sull|dall|un)['’](?=\w)", re.I)
_WORD = lazy_pattern(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*")
_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def title_words(title: str) -> list[str]:
    """The words of a title as written, hyphens and apostrophes inside kept; markup and punctuation dropped."""
    return _WORD.findall(strip_markup(title))


def guess_language(words: list[str]) -> str:
    """The language whose stop words the title uses most; English when none, or as many as another."""
    lowered = [word.lower() for word in words]
    counts = {code: sum(word in stop for word in lowered) for code, stop in STOP_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] > counts["en"] else "en"


def first_meaningful_word(title: str, language: str = "") -> str:
    """The first word of a title that is no stop word of its language, as written; the first of all if all are.

    `l'`, `d'` and the like fall off. Of a hyphenated compound the first part stands unless that is only a letter or two
    (`Peer-support` -> `Peer`, `X-ray` -> `Xray`); of unspaced Chinese or Japanese the first two characters.
    """
    words = title_words(title)
    if not words:
        return ""
    code = language[:2].lower()
    if code not in STOP_WORDS:
        code = guess_language(words)
    for word in words:
        bare = _ELISION.sub("", word)
        if bare.lower() not in STOP_WORDS[code]:
            return _head(bare)
    return _head(words[0])


def _head(word: str) -> str:
    if not word.isascii() and _CJK.match(word):
        return word[:2]
    parts = re.split(r"[-‐‑]", word)
    head = parts[0] if len(parts[0]) > 2 or len(parts) == 1 else "".join(parts[:2])
    return re.sub(r"['’.]", "", head)
