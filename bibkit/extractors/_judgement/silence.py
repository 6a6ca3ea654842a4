"""Pages that hold no work: bot checks, error pages, cookie walls, search forms, home pages; what they seem to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Extraction
from bibkit.extractors._judgement.evidence import Evidence
from bibkit.pages.page import Page
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern

# Layers that only a page about a work has; OpenGraph, RDFa and plain Dublin Core stand on home pages too.
_SCHOLARLY = frozenset({"site", "highwire", "bepress", "eprints", "prism", "bibtex", "state", "coins"})
_WORKS = frozenset({"jsonld", "microdata", "rdfa"})

# Of a text in lower case: looking for words in either case takes several times as long.
_WALLS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a check for robots",
        lazy_pattern(
            r"just a moment|attention required|are you a (?:human|robot)|captcha|"
            r"verify(?:ing)? (?:that )?you are (?:a )?human|"
            r"checking your browser|ddos protection|security check|access to this page has been denied|"
            r"pardon our interruption|"
            r"one more step|unusual traffic|human verification|bot verification|client challenge|validate user|"
            r"sicherheitsüberprüfung|vérification de sécurité|проверка браузера|安全验证|人机验证|访问验证",
        ),
    ),
    (
        "an error page",
        lazy_pattern(
            r"^(?:error\b|http (?:status )?\d{3}|\d{3}\b.{0,40}(?:error|not found|forbidden|unavailable|denied)|"
            r"not found|"
            r"(?:page|article|document|doi|resource|file|item|record)s? (?:was |is |could |"
            r"can )?(?:not (?:be )?found|unavailable|does not exist)|"
            r"forbidden|access denied|bad (?:request|gateway)|internal server error|"
            r"service (?:temporarily )?unavailable|"
            r"gateway time-?out|oops|something went wrong|server error|no pdf\b|we'?re sorry|temporarily unavailable|"
            r"seite nicht gefunden|fehler\b|page (?:introuvable|non trouvée)|página no encontrada|"
            r"página não encontrada|"
            r"pagina non trovata|страница не найдена|页面不存在|找不到|未找到|ページが見つかりません|"
            r"페이지를 찾을 수|sayfa bulunamadi|"
            r"nie znaleziono|الصفحة غير موجودة|site maintenance|under maintenance|wartungsarbeiten|"
            r"submitted uri too large)|"
            r"\b(?:page|doi) not found\b|\b404\b.{0,20}$|not a doi|cannot be found$",
        ),
    ),
    (
        "a login or consent page",
        lazy_pattern(
            r"^(?:log ?in|sign ?in|login required|anmelden|anmeldung|connexion|iniciar sesión|entrar|accedi|вход|登录|"
            r"ログイン|로그인|"
            r"cookies?(?: (?:required|consent|disabled|preferences|settings|absent))?|cookie-?einstellungen|consent|"
            r"please (?:enable|accept) (?:cookies|javascript)|enable javascript.*|javascript is (?:disabled|"
            r"required).*|before you continue.*)\W*$",
        ),
    ),
    (
        "a search without results",
        lazy_pattern(
            r"\b(?:no (?:results|records|hits|items|matches|documents)(?: were)?(?: found)?|0 results|nothing found|"
            r"did not match any|"
            r"keine (?:treffer|ergebnisse)|aucun résultat|sin resultados|nenhum resultado|nessun risultato|"
            r"ничего не найдено|"
            r"没有找到|未检索到|該当なし|검색 결과가 없|sonuç bulunamadi|brak wyników|لا توجد نتائج)",
        ),
    ),
)


def is_work(evidence: Evidence) -> bool:
    """Whether the layers together describe a work rather than a web page."""
    if "site" in evidence.layers:
        # A site reader knows its page: an identifier is enough, the title can be looked up.
        return any(evidence.all(name) for name in ("title", "doi", "eprint"))
    if not evidence.all("title"):
        return False
    titled = {offer.layer for offer in evidence.all("title")}
    if (
        titled & _SCHOLARLY
        or has_own_tags(evidence.extractions)
        or ("text" in titled and (evidence.all("author") or evidence.all("doi")))
    ):
        return True
    if wall(evidence.page):
        return False
    if titled & _WORKS:
        return True
    if "text" in titled:
        return True
    return "dc" in titled and bool(evidence.value_of("author", "dc"))


# What the visible text gives of one work only, not of a list's first entry.
_OWN = frozenset(("abstract", "doi", "pmid", "volume", "isbn"))


def has_own_tags(extractions: Sequence[Extraction]) -> bool:
    """Whether tags or a site reader prove that the page is about one work."""
    for extraction in extractions:
        if extraction.layer == "highwire" and len(extraction.claims) >= 3:
            return True
        if "title" not in extraction.claims:
            continue
        if extraction.layer in ("site", "highwire", "bepress", "eprints", "prism", "state", "bibtex"):
            return True
        if extraction.layer in _WORKS and "author" in extraction.claims:
            return True
    return False


def reads_as_one(extractions: Sequence[Extraction], page: Page) -> bool:
    """Whether the visible text gives what only a page about one work has, not a list's first entry. On a page whose
    `<title>` speaks of results a volume may be the first entry's."""
    from bibkit.extractors._lists.signs import is_titled_results  # a page of a known site needs none of it

    own = _OWN - {"volume"} if page.kind == "html" and is_titled_results(page) else _OWN
    return any(
        extraction.layer == "text" and "title" in extraction.claims and own.intersection(extraction.claims)
        for extraction in extractions
    )


def wall(page: Page | None) -> str:
    """What stands where a work should be ("an error page"), by the title and first headings; "" when nothing does."""
    if page is None:
        return ""
    texts = [page.head.title, *(block.plain for block in page.blocks[:60] if block.level in (1, 2, 3))]
    if len(page.blocks) < 40:
        texts += [block.plain for block in page.blocks[:12] if len(block.plain) < 160]
    texts = [lowered(text) for text in texts if text]
    for what, pattern in _WALLS:
        if any(map(pattern.search, texts)):
            return what
    return ""


def seems_to_be(page: Page) -> str:
    """In words, for a page without a work: what it looks like."""
    if page.kind == "pdf":
        if page.pdf is not None and page.pdf.is_cut:
            return "a PDF whose first pages are too large to read"
        return "a PDF whose first pages name no work" if page.source else "a scan, or a PDF without text"
    found = wall(page)
    if found:
        return found
    if not page.blocks:
        return "an empty page"
    if (
        page.kind == "html"
        and page.tree.css_first("input[type=search],form[role=search]") is not None
        and len(page.blocks) < 120
    ):
        return "a search form or a home page"
    return "a page that describes no single work"
