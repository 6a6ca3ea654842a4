"""What pages glue to names, taken off: marks of affiliation, degrees, links, years of life, universities."""

from __future__ import annotations

import re

from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern

# What pages glue to names.
_LEADING = re.compile(
    r"^(?:authors?(?: links open overlay panel|s? list|\(s\)|'s name)?|written by|by|posted by|von|par|por|di|"
    r"autor(?:es|en|in|i)?|"
    r"auteurs?|autore|yazar(?:lar)?|автор(?:ы)?|作者|著者|저자|contributors?|creators?|verfasser(?:in)?|"
    r"prepared by)\s*[:：]?\s+|"
    r"^(?:authors?|autor(?:es|en|in)?|auteurs?|автор(?:ы)?|作者|著者|저자)\s*[:：]\s*",
    re.I,
)
_JUNK = lazy_pattern(
    r"author links open overlay panel|view orcid profile|orcid(?: logo| profile|"
    r" icon)?:?\s*(?:https?://)?(?:orcid\.org/)?(?:\d{4}-){3}\d{3}[\dX]|"
    r"(?:https?://)?orcid\.org/\S+|search for (?:other|more) (?:works|papers) by(?: this author)?:?|"
    r"see all articles by .*|"
    r"\(?\s*(?:corresponding|lead|first|senior) author\s*\)?|show (?:all|less|more) authors?|show more|"
    r"\bopens? in (?:a )?new (?:tab|window)|"
    r"[^\s@]{1,64}@\S{1,200}|[✉📧]|e-?mail author|\bview author publications\b|\bopen author's? profile\b|"
    r"\([B✉]\)|\([^()]{0,80}\bcollaborations?\b[^()]{0,80}\)|"
    r"view all authors and affiliations|(?:authors? )?info (?:& |and )(?:claims|affiliations)|show author details|"
    r"\bsearch for this author\b|\bmail\b|\+ author affiliations?|"
    r"\[(?:\d+|[a-z*†‡])(?:\s*,\s*(?:\d+|[a-z*†‡]))*\]|\(\d{1,2}(?:\s*,\s*\d{1,2})*\)|\bna\d+\b|\(hrsg\.?\)|\[(?:verfasser|autor|author)[^\[\]]{0,16}\]|\((?:verfasser|mitwirkender?|herausgeber|beiträger)(?:in)?\)|"
    r"\(eds?\.?\)|\(autor(?:in)?\)|\(author\.?\)|suche nach diese[mr] verfasser(?:in)?|"
    r"\[(?:verfasser|autor)(?:in)?\]|\bsobre os autores\b",
    re.I,
)
_SUPERSCRIPT = lazy_pattern(r"<sup>.{0,500}?</sup>|<sub>.{0,500}?</sub>")
_TAGS = lazy_pattern(r"</?[a-z][^<>]*>")
# "Ali1, 2*", "Salazar II" stuck to the name ("SalazarII"), "na1", stars and daggers.
_DIGIT_MARKS = lazy_pattern(
    r"(?<=[^\W\d_.])(?:\s?[\d¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?!\d|\.\d)(?:\s*[,&⁎*†‡§¶#–-]\s*[\d¹²³⁴⁵⁶⁷⁸⁹]{1,2}(?!\d|\.\d))*)|"
    r"(?<=\.)\d{1,2}\b"
)
_ROMAN_MARKS = re.compile(r"(?<=[a-zà-ÿ])(?:I{1,3}|IV|VI{0,3}|IX)(?:\s*,\s*(?:I{1,3}|IV|VI{0,3}|IX|\*))*(?=\W|$)")
_LETTER_MARKS = re.compile(r"(?<=[a-zà-ÿ]{2})\s(?:[a-h](?:(?:\s?,\s?|\s)[a-h])*)(?=\s*(?:[,;&*†]|and\b|$))")
_LOOSE_LETTERS = lazy_pattern(
    r"(?<![\s,])(?<!,[a-h])(?<!,\s[a-h])\s*+(?:,\s*+(?:[a-h]\s*+)?)++$|,\s*[a-h](?=\s*,)|"
    r"(?<=[a-zà-ÿ]),[a-h](?=\s+(?:[A-ZÀ-Þ]|and\b))"  # linear: ", , , x"
)
_NOTE_MARKS = lazy_pattern(
    r"(?<=[^\W\d_])\d{1,2}\)(?:,\s?\d{1,2}\))*|(?<=[A-ZÀ-Þ]{2})[a-c]\d{1,2}\b|\s[a-c]\d\b|(?<=[^\W\d_])\s?\d{0,2}\s?,?\s?[a-z]\)|(?:(?<=[\s,])|^)\d{1,2}(?=[\s,]|$)(?:\s*,?\s*\d{1,2}(?=[\s,]|$))*"
)
_SYMBOLS = lazy_pattern(r"[*†‡§¶#⁎⁑∗‖◊☨✝]+|\s?🟢|\u200b")
_DANGLING = re.compile(r"^(?:and|&|und|et|y|e)\s+|(?<![\s,])[\s,]+(?:and|&|und|et|y|e)\s*$", re.I)
# "Katarzyna Lis (University of Edinburgh), Omar Haddad (McGill University) and Ewa Wrona (Institute of History)"
_WHERE_FROM = re.compile(
    r"(?<=[^\W\d_.]) ?\((?=[^()]{0,120}(?:[Uu]niv|[Ii]nstit|Depart|School|College|Hospital|Academ|Akadem|Hochschul|"
    r"Polite[ck]|Cent(?:er|re)|Facult|Museum|Labor))[^()]{3,200}\),? ?"
)
# "Silva, R (Silva, Rafael)", as the Web of Science lists people
_FULL_IN_BRACKETS = lazy_pattern(
    r"\b[^\W\d_][^()\d,;]{1,40}, [A-Z]{1,4} \(([^\W\d_][^()\d,;]{1,40}, [^()\d,;]{2,40})\)"
)
_GLUED_BRACKET = re.compile(r"(?<=[a-zà-ÿ])\([A-Z][^()@]{2,60}\)(?:, ?|(?= and )|$)")  # "Daniela Conti(INFN, Pisa)"
_INITIALS_AND_BRACKET = re.compile(r", [A-Z]{1,4} \(")


def without_brackets(markup: str) -> str:
    """The line without the universities that stand in brackets behind names; "Silva, R (Silva, Rafael)" spelt out."""
    if _INITIALS_AND_BRACKET.search(markup):
        markup = _FULL_IN_BRACKETS.sub(r"\1", markup)
    if "@" in markup:
        return markup
    return _GLUED_BRACKET.sub(", ", _WHERE_FROM.sub(", ", markup))


# "Knuth, Donald Ervin, 1938-", as catalogues tell people of one name apart.
_LIFE_DATES = lazy_pattern(
    r",\s\(?1[4-9]\d\d\s?[-–](?:\s?(?:1[4-9]|20)\d\d)?\)?\.?(?=,?\s*(?:;|$|\[|\(|author\b|editor\b|creator\b))|"
    r"\s1[4-9]\d\d\s?[-–](?:\s?(?:1[4-9]|20)\d\d)?(?=,? (?:author|editor|creator)\b)"
)
_LIFE_DATES_IN_BRACKETS = lazy_pattern(r"\s\(1[4-9]\d\d\s?[-–](?:\s?(?:1[4-9]|20)\d\d|\.{2,4})?\)")
# "Amir Hosseini ,1Leila Rahimi,2and Omar Haddad3", "Elena Petrova1 Marco Bianchi2* Sofia Larsson3"
_MARKS_PART = re.compile(r"(?<=[^\W\d_])\s?,\s?\d{1,2}(?:,\d{1,2})*\s?(?:and )?(?=[A-ZÀ-Þ][a-zà-ÿ])")
_MARKS_ALONE_PART = re.compile(r"(?<=[^\W\d_])\d{1,2}[*†‡]*\s+(?=[A-ZÀ-Þ])")
# "박지훈 (부산대학교) 최수진 (한국해양대학교)"
_CJK_AFFILIATION = lazy_pattern(r"(?<=[\u4e00-\u9fff\uac00-\ud7a3])\s?[(（][^()（）]{2,60}[)）]\s?,?")
_STARRED_IN_FRONT = lazy_pattern(r", ?\*[a-h](?:[, ][a-h])*\s(?=[A-ZÀ-Þ])")  # "Priya Sharma, *a Tom Hughes b"
_STARRED_LETTER = lazy_pattern(r"(?<=[a-zà-ÿ])\*[a-h]\b")
_GLUED_AND = re.compile(r"(?<=\s)(and|und|et)(?=[A-ZÀ-Þ][a-zà-ÿ])")
_DIGIT = re.compile(r"[\d¹²³⁴⁵⁶⁷⁸⁹]")
# "Ravi Menon, PhD  Prof Sarah Köhler, MD": a degree parts two names as a comma does.
_DEGREE_THEN = lazy_pattern(
    r",\s(?:Ph\.?D|M\.?D|MSc|BSc|MPH|MBBS|DPhil|DrPH|FRCP|RN)\.?\s{1,2}(?:Prof\.? |Dr\.? )?(?=[A-ZÀ-Þ][a-zà-ÿ])"
)
_EMPTY_PIECES, _BEFORE_COMMA = re.compile(r"[,;]\s*(?=[,;])"), re.compile(r"\s+(?=[,;])")
# What each form of _JUNK has, looked for first in lower case: few lines have any.
_JUNK_SIGNS = (
    *("author", "suche nach", "sobre os", "orcid", "search", "see all", "show", "open", "mail", "info &", "info and "),
    *("@", "✉", "📧", "(", "["),
)
_SYMBOL_SIGNS, _NUMBERED_JUNK = ("*", "#"), re.compile(r"\bna\d", re.I)


def without_marks(markup: str) -> str:
    """The line without what is glued to names. Each pattern is asked only where what it needs stands in the line."""
    numbered = _DIGIT.search(markup) is not None
    if numbered:
        markup = _without_numbers(markup)
    if ("(" in markup or "（" in markup) and not markup.isascii():
        markup = _CJK_AFFILIATION.sub(", ", markup)
    if "*" in markup:
        markup = _STARRED_IN_FRONT.sub(", ", markup)
        markup = _STARRED_LETTER.sub("", markup)
    markup = _GLUED_AND.sub(r"\1 ", markup)
    text = _TAGS.sub("", _SUPERSCRIPT.sub(" ", markup)) if "<" in markup else markup
    if any(map(lowered(text).__contains__, _JUNK_SIGNS)) or (numbered and _NUMBERED_JUNK.search(text)):
        text = _JUNK.sub(" ", text)
    text = _DANGLING.sub("", _LEADING.sub("", text.strip()))
    if not text.isascii() or any(map(text.__contains__, _SYMBOL_SIGNS)):
        text = _SYMBOLS.sub("", text)
    if numbered or ")" in text:
        text = _DIGIT_MARKS.sub("", _NOTE_MARKS.sub(" ", text))
    text = _LETTER_MARKS.sub("", _ROMAN_MARKS.sub("", text))
    if "," in text or ";" in text:
        text = _DEGREE_THEN.sub(", ", text)
        text = _LOOSE_LETTERS.sub(_only_the_mark, text)
        text = _BEFORE_COMMA.sub("", _EMPTY_PIECES.sub("", " ".join(text.split())))
    text = " ".join(text.split()).strip(" ,;:")
    says_what = ". " in text or text.endswith(("author", "author.")) or not text.isascii()
    return _SAYS_WHAT.sub("", text) if says_what else text


def _without_numbers(markup: str) -> str:
    """The line without years of life, and with commas for the numbers that part names."""
    if _MARKS_PART.search(markup):
        markup = _MARKS_PART.sub(", ", markup)
    elif "," not in markup and ";" not in markup:
        markup = _MARKS_ALONE_PART.sub(", ", markup)
    if "," in markup:
        markup = _LIFE_DATES_IN_BRACKETS.sub("", markup)
    return _LIFE_DATES.sub("", markup)


def _only_the_mark(match: re.Match[str]) -> str:
    """A comma that parts names stays: "Rajesh Kumar,a Priya Sharma"."""
    return "," if match.group().startswith(",") and match.end() < len(match.string) else ""


# "田中 一郎 著", "Bourdieu, Pierre. Auteur": what catalogues say a person did.
_SAYS_WHAT = lazy_pattern(
    r"(?:\s?(?:著|編著|編|訳|译|主编|编著|編集|監修|지음|저|엮음)|"
    r"\.\s(?:Auteur(?: du texte)?|Author|Verfasser(?:in)?|Autor|Autore)|,?\sauthor\.?)$"
)
