"""Labels and headings as pages print them, by meaning; languages en de fr es pt it ru zh ja ko tr ar pl fi cs nl."""

from __future__ import annotations

from bibkit.text.wordlists import word_set

ABSTRACT = word_set(
    """
abstract|abstract (summary)|abstracts|résumés|resúmenes|resumos|zusammenfassungen
summary|article abstract|paper abstract|abstract/summary|abstract and keywords|abstract (english)
abstract in english|english abstract|main abstract|structured abstract|author abstract|authors' abstract
description/abstract|book abstract|zusammenfassung|kurzfassung|kurzzusammenfassung|résumé|resumé|résumé :
resumen|resumo|riassunto|sommario|abstrakt|streszczenie|аннотация|реферат|резюме|анотація|摘要|中文摘要|内容摘要
文摘|内容简介|要旨|抄録|要約|概要|초록|국문초록|요약|öz|özet|samenvatting|sammanfattning|sammendrag|tiivistelmä
souhrn|anotace|ملخص|الملخص|المستخلص|خلاصة|rezumat|összefoglalás|sažetak
""",
    "|",
)
NOT_THE_ABSTRACT = word_set(
    """
graphical abstract|visual abstract|video abstract|highlights|author summary|plain language summary|lay summary
elife digest|editor's summary|editors' summary|digest|significance|significance statement|key points
what's known|in brief|teaser|non-technical summary|impact statement|evidence summary|lay abstract|short abstract
research highlights
""",
    "|",
)
KEYWORDS = word_set(
    """
keywords|key words|keyword|key-words|index terms|author keywords|article keywords|subject terms|schlüsselwörter
schlagwörter|schlagworte|stichwörter|mots-clés|mots clés|mots clefs|mots-clefs|palabras clave|palavras-chave
palavras chave|parole chiave|ключевые слова|ключові слова|关键词|关键字|キーワード|索引用語|키워드|핵심어|주제어
anahtar kelimeler|anahtar sözcükler|الكلمات المفتاحية|الكلمات الدالة|słowa kluczowe|avainsanat|klíčová slova
trefwoorden|descritores|descriptors|unitermos
""",
    "|",
)
REFERENCES = word_set(
    """
references|reference|bibliography|works cited|literature cited|cited literature|literature|notes and references
notes|citations|references and notes|article references|reference list|cited references|references cited
endnotes|footnotes|further reading|literatur|literaturverzeichnis|quellen|einzelnachweise|références
références bibliographiques|bibliographie|bibliografía|referencias|referencias bibliográficas|referências
referências bibliográficas|bibliografia|riferimenti bibliografici|литература|список литературы
библиографический список|примечания|参考文献|引用文献|문헌|참고문헌|참고 문헌|kaynaklar|kaynakça|المراجع
قائمة المراجع|piśmiennictwo|bibliografia załącznikowa|lähteet|literatura|viitteet
""",
    "|",
)
BODY = word_set(
    """
introduction|background|main|main text|1 introduction|i. introduction|1. introduction|full text|article|methods
results|materials and methods|discussion|conclusions|conclusion|acknowledgements|acknowledgments|einleitung
einführung|inhalt|introducción|introdução|introduzione|введение|引言|前言|绪论|はじめに|緒言|서론|giriş|المقدمة
مقدمة|wstęp|wprowadzenie|johdanto
""",
    "|",
)
# What stands around an article and ends whatever came before it.
AROUND = word_set(
    """
similar content being viewed by others|related articles|related content|recommended articles|recommended
similar articles|cited by|cited by other articles|cited-by|metrics|article metrics|comments|share
share this article|figures|tables|figures and tables|supplementary material|supplementary information
supporting information|supplementary data|author information|authors and affiliations|affiliations
author affiliations|about the authors|about this article|author details|additional information
rights and permissions|copyright information|copyright|license|article info|article information|article history
download|downloads|export citation|access this article|subscribe|sign up|log in|login|menu|navigation|search
contents|table of contents|outline|article outline|more like this|people also read|access options
publication types|mesh terms|substances|funding|data availability|conflict of interest|competing interests
ethics|associated data|linkout - more resources|personal use only|full text links|view full text|download pdf
pdf|cite|citation|how to cite|cite this article|permissions|advertisement|get access|purchase|previous article
next article|previous|next|in this issue|sections|jump to|article tools|tools|see also|external links
""",
    "|",
)
