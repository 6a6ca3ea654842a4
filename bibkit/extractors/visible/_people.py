"""Lines that hold nothing but people's names, as authors stand under a title: marks, degrees and links taken off."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.extractors._values import calm_name
from bibkit.model.nameparse import PARTICLES, PATRONYMIC, family_and_given, parse_name, parse_names
from bibkit.model.names import Name, is_cjk
from bibkit.text.cjk_names import has_family_name
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.romanised_names import is_romanised
from bibkit.text.wordlists import word_set

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
_SEPARATORS = re.compile(r"\s*(?:;|；|·|•|\||/{1}(?=\s))\s*")
_LIST_END = re.compile(
    r"\s+(?:and|&|und|et|y|e|i|en|och|og|ve|и|та)\s+|\s*&\s*|(?:\s*,\s*(?:and|&|und|et|y|e)\s+)", re.I
)
_DANGLING = re.compile(r"^(?:and|&|und|et|y|e)\s+|(?<![\s,])[\s,]+(?:and|&|und|et|y|e)\s*$", re.I)
_ET_AL_ENDS = "lL.sS…"
_ET_AL = re.compile(r"(?<![,\s])[,\s]*(?:\bet\.? al\.?|\band others|…|\.\.\.)\s*$", re.I)

# Capitalised words that stand on pages in the places of names: of menus and headings, and of places.
_MENU_WORDS = word_set(
    """
    about abstract academic access account acknowledgements acknowledgments actions additional address advanced
    advertisement advertising aims alerts all analysis anthology apply archive archives article articles authors
    author available back background basket bibtex biology blog board book books browse business buy by call calls
    cancel careers case cart center centre change chapter chapters chemistry citation citations cite click close
    collection collections college comment comments commons communities community conclusion conclusions
    conditions conference congress connect contact content contents cookie cookies copy copyright corporate
    correspondence course create creative credit current customer data database dataset date department
    description design details dictionary digital disclaimer discover discussion document documents doi download
    downloads pmc url faq musik treffer trefferliste kurzanzeige wochen
    early economics edit edition editor editorial editors education email encyclopedia engineering english enter
    environment environmental error events expand explore export facebook facts faculty features feedback figure
    figures files filter find first follow for forgot forum free full further general get go google group groups
    guidelines health help highlights history home homepage house how human impact important in index info
    information insight insights institute institution institutional institutions international internet
    introduction issue issues item items jobs join journal journals jump key keywords knowledge language languages
    last latest law learn letter letters librarians library license licence licensing life link linkedin links
    list literature login log logout main management manuscript map material materials media medical medicine
    membership menu message meta method methodology methods metrics mission mobile more most my name national
    nature navigation network new news newsletter next no note notes number of office online open options order
    original other our outline overview page pages paper papers partner partners password pdf peer people
    permalink permissions personal physics platform podcast policies policy popular portal post posts power
    preprint preprints press preview previous price print privacy proceedings products profile program programme
    project projects public publication publications publish publisher publishers publishing purchase quarterly
    quick read reader readers received recent recommended reddit reference references register registration
    related release report reports repository request research resources response results review reviewed
    reviewers reviews rights rss sample save scholar school science sciences scientific search section see select
    series service services session set settings share shop shopping show sign site sitemap skip society software
    sort special sponsored staff standard start statement statistics status studies study subject subjects
    submission submit subscribe subscription subscriptions summary supplementary support supporting system systems
    table tables tag tags technology terms text theory thesis this title to today tools top topic topics track
    trends trust tutorial twitter types university university update updates upload us use user username version
    video videos view views volume volumes web webinar website welcome what who why wikipedia with work workshop
    world year years your sobre autores
    abteilung anmelden aufsatz ausgabe band beitrag bibliothek buch datei drucken hilfe
    impressum inhalt katalog kontakt merken suche suchen titel verlag zeitschrift accueil aide connexion recherche
    revue articulo buscar inicio revista artigo ajuda busca início ricerca rivista contatti cerca bluesky whatsapp
    pinterest youtube instagram mendeley zotero endnote refworks scopus crossref pubmed medline elsevier springer
    wiley sage oxford cambridge ieee acm arxiv biorxiv orcid reprints peer-reviewed corresponding affiliations
    affiliation funding ethics editorials hub register basic novel using effects effect role between from titles
    """
)
_PLACES = word_set(
    """
    afghanistan africa albania algeria america american argentina armenia asia australia austria bangladesh
    belarus belgium bolivia brazil brasil bulgaria cambodia cameroon canada chile china colombia croatia cuba
    cyprus czech denmark deutschland ecuador egypt england españa estonia ethiopia europe european finland france
    frankreich georgia germany ghana great greece guatemala hungary iceland india indonesia iran iraq ireland
    israel italia italy japan jordan kazakhstan kenya kingdom korea kuwait latvia lebanon lithuania luxembourg
    macedonia malaysia malta mexico méxico moldova mongolia morocco nepal netherlands nigeria northern norway oman
    pakistan palestine panama peru philippines poland polska portugal qatar republic romania russia russian saudi
    scotland senegal serbia singapore slovakia slovenia southern spain sri sudan suisse sweden swiss switzerland
    syria taiwan tanzania thailand tunisia turkey türkiye uganda uk ukraine united uruguay usa venezuela vietnam
    wales yemen zambia zimbabwe
    """
)
_NO_NAME = _MENU_WORDS | _PLACES
_ABSTRACT_NOUN = lazy_pattern(
    r"(?:tions?|\w{6}ments?|olog(?:y|ies|ical)|ities|ness(?:es)?|isms?|ics|graphy|ances|ences|ical|ively|ised|"
    r"ized|aceae|idae|ация|ации|ость|ости|[а-я]ение|ения|ание|ания|ство|ства|ческая|ческий|-(?:mediated|based|induced|related|dependent|driven|associated|specific|free|type))$",
    re.I,
)
_WORD = lazy_pattern(r"(?:[A-ZÀ-ÖØ-ÞĀ-ſА-ЯЁЄІЇΑ-Ω][\w'’ʼ.·-]*|[A-Z]\.(?:-?[A-Z]\.)*|[dlO]['’][A-ZÀ-Þ][\w-]*)")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-ÞА-Я]\.?-?){1,4}")
_CJK_NAME = lazy_pattern(
    r"[\u4e00-\u9fff々]{2,4}|[\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff々]{1,3}[\s　][\u4e00-\u9fff々\u3040-\u30ff]{1,4}|"
    r"[\u30a0-\u30ff]{2,40}[・･][\u30a0-\u30ff]{2,40}"
)


def is_furniture(text: str) -> bool:
    """Whether a short line is made of the words that buttons, menus and headings are made of."""
    return _cached_furniture(text) if len(text) <= _LONGEST_CACHED else _is_furniture(text)


def _is_furniture(text: str) -> bool:
    words = _LETTERS.findall(text.casefold())
    if not words or len(words) > 6:
        return not words
    if sum(word in _SMALL for word in words) >= _SENTENCE_WORDS:  # "The Use of Knowledge in Society"
        return False
    return sum(map(_FURNITURE.__contains__, words)) >= max(1, len(words) - 1)


_SENTENCE_WORDS = 3
_cached_furniture = lru_cache(maxsize=4096)(_is_furniture)
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = word_set(
    "a an and at de der die en for from in is it la of on or our the their this to up with you your und zu"
)
_FURNITURE = _NO_NAME | _SMALL


def names_in_line(markup: str, sure: bool = False) -> tuple[Name, ...]:
    """The people of a line that holds only people; () for any other line.

    `sure`: the line stands in a list of names, so that a family name may be a word of menus ("Trevor Back").

    >>> [name.family for name in names_in_line("By Muaid S. Ali1,*, Apurba Sutradhar2 and Kefyalew Girma")]
    ['Ali', 'Sutradhar', 'Girma']
    """
    return _cached_names(markup, sure) if len(markup) <= _LONGEST_CACHED else _names(markup, sure)


# "Ben Armstrong, professor of epidemiological statistics2,"
_WITH_ROLE = re.compile(
    r"([^\W\d_][^,;:!?\d]{3,50}),\s(?:[a-z-]{1,20}\s){0,5}(?:professor|lecturer|fellow|director|researcher|scientist|"
    r"student|registrar|consultant|statistician|epidemiologist|physician|surgeon|manager|officer|editor|head|chair|dean|"
    r"reader|nurse|analyst|associate|assistant|engineer|librarian)(?![a-z])[^,;]{0,90}[\s,;]*",
)


_COPYRIGHT = re.compile(r"© ?(?:19|20)\d\d г\.,? ")  # "© 2015 г. О. В. Кузнецова"
# "Katarzyna Lis (University of Edinburgh), Omar Haddad (McGill University) and Ewa Wrona (Institute of History)"
_WHERE_FROM = re.compile(
    r"(?<=[^\W\d_.]) ?\((?=[^()]{0,120}(?:[Uu]niv|[Ii]nstit|Depart|School|College|Hospital|Academ|Akadem|Hochschul|"
    r"Polite[ck]|Cent(?:er|re)|Facult|Museum|Labor))[^()]{3,200}\),? ?"
)
# "Silva, R (Silva, Rafael)", as the Web of Science lists people
_FULL_IN_BRACKETS = re.compile(r"\b[^\W\d_][^()\d,;]{1,40}, [A-Z]{1,4} \(([^\W\d_][^()\d,;]{1,40}, [^()\d,;]{2,40})\)")
# "Posted on 3 May 2016 by Laura Green", "posted on 2019-05-06, 09:30 authored by Helen Carter, Daniel Moore"
_POSTED_BY = re.compile(r"(?:posted|published|written)\b[^@]{0,50}?\s(?:authored )?by\s+(?=[^\W\d_])", re.I)


_IN_BRACKETS = re.compile(r"\([^()]*\)")
_GLUED_BRACKET = re.compile(r"(?<=[a-zà-ÿ])\([A-Z][^()@]{2,60}\)(?:, ?|(?= and )|$)")  # "Daniela Conti(INFN, Pisa)"
_INITIALS_AND_BRACKET = re.compile(r", [A-Z]{1,4} \(")


_IEEE_GRADE = re.compile(r",?\s(?:(?:Graduate |Life |Senior |Student |Associate ){0,3}(?:Member|Fellow)),?\sIEEE\b")


def _without_brackets(markup: str) -> str:
    if _INITIALS_AND_BRACKET.search(markup):
        markup = _FULL_IN_BRACKETS.sub(r"\1", markup)
    if "@" in markup:
        return markup
    return _GLUED_BRACKET.sub(", ", _WHERE_FROM.sub(", ", markup))


def _names(markup: str, sure: bool) -> tuple[Name, ...]:
    role = _WITH_ROLE.fullmatch(markup) if len(markup) < 200 else None
    if role is not None:
        markup = role.group(1)
    posted = _POSTED_BY.match(markup) or (_COPYRIGHT.match(markup) if markup[:1] == "©" else None)
    if posted is not None:
        markup = markup[posted.end() :]
    if len(markup) > _LONGEST:
        return ()
    if "(" in markup and _may_be_names(_IN_BRACKETS.sub("", markup)):
        markup = _without_brackets(markup)
    if "IEEE" in markup:
        markup = _IEEE_GRADE.sub("", markup)
    if not _may_be_names(markup):
        return ()
    if markup.replace(" ", "").isalpha():  # nothing has to be taken off
        words = markup.casefold().split()
        if (len(words) == 1 and markup.isascii()) or not (sure or _NEVER_NAMES.isdisjoint(words)):
            return ()
    text = _without_marks(markup)
    if len(text) < 4 and not is_cjk(text):
        return ()
    if text[-1] in _ET_AL_ENDS:
        text = _ET_AL.sub("", text)
    pieces = [piece.strip(" ,.:") if not piece.strip().endswith(".") else piece.strip(" ,:") for piece in _pieces(text)]
    pieces = [piece for piece in pieces if piece]
    if not pieces or not all(looks_like_person(piece, sure) for piece in pieces):
        return ()
    names = tuple(calm_name(_name_of(piece)) for piece in pieces)
    if not all(names) or (len(names) == 1 and names[0].literal and not is_cjk(names[0].literal)):
        return ()
    return names


# The same lines are looked at from several sides (as names, as no title, as what stands above a title).
_LONGEST = 8000  # characters of a line of names; collaborations of hundreds fit
_LONGEST_CACHED = 400
_cached_names = lru_cache(maxsize=4096)(_names)


def _may_be_names(text: str) -> bool:
    """A cheap look that most lines of a page fail: in a list of names only particles and "and" begin in lower case."""
    if any(char in text for char in "?!{}="):
        return False
    if any(word.islower() and word.isalpha() and word not in _MAY_STAND for word in text.split(None, 60)[:60]):
        return False
    return "<" in text or not _NUMBER_ALONE.search(text)


_NUMBER_ALONE = re.compile(r"\d{3}(?<![^\s,;]...)\d*(?=[\s,;.:]|$)")


# Lower-case words that stand between names, or that pages glue to them (see _JUNK and _LEADING).
_MAY_STAND = PARTICLES | word_set(
    """
    and und et y e i en och og ve и та by written posted von par por di author authors autor autoren auteur auteurs
    autores autore links open overlay panel view orcid logo profile icon search for other more works papers this see
    all articles corresponding lead first senior show less opens in a new tab window publications open's mail
    affiliations affiliation al jr sr x prepared contributor contributors a b c d f g h na email автор авторы yazar
    yazarlar editor bis na1 na2 texte suche nach diesem dieser verfasser
    """
)


_NEVER_NAMES = _NO_NAME - _MAY_STAND


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
    "author",
    "suche nach",
    "sobre os",
    "orcid",
    "search",
    "see all",
    "show",
    "open",
    "mail",
    "info &",
    "@",
    "✉",
    "📧",
    "(",
    "[",
)
_SYMBOL_SIGNS, _NUMBERED_JUNK = ("*", "#"), re.compile(r"\bna\d", re.I)


def _without_marks(markup: str) -> str:
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
    lowered = text.lower()
    if any(map(lowered.__contains__, _JUNK_SIGNS)) or (numbered and _NUMBERED_JUNK.search(text)):
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


def _pieces(text: str) -> list[str]:
    """One piece a person: "Family, Given" pairs kept together where they can be told."""
    if "," in text and _FAMILY_AND_INITIALS.fullmatch(text):
        return [text]
    if "," in text and _UNPARTED.match(text):  # "Zukeran, A. Looy, P.C. Chakrabarti, A. Jen-Shih Chang"
        parts = [match.group().strip() for match in _ONE_UNPARTED.finditer(text)]
        rest = text[sum(len(match.group()) for match in _ONE_UNPARTED.finditer(text)) :].strip()
        return [*parts, rest] if rest else parts
    if not text.isascii() and PATRONYMIC.search(text):  # "Иванов Сергей Петрович, Петрова Анна Викторовна"
        parts = [part.strip() for part in text.split(",")]
        if all(part.count(" ") == 2 for part in parts):
            return parts
    if _SEPARATORS.search(text):
        return [
            part
            for chunk in _SEPARATORS.split(text)
            for part in (_LIST_END.split(chunk) if "," not in chunk else [chunk])
        ]
    if not text.isascii() and is_cjk(re.sub(r"[,，、\s]", "", text)):
        text = _APART.sub(r"\1\2", text) if text.count(" ") > 1 else text
        parts = re.split(r"[,，、]\s*", text)
        return (
            parts
            if len(parts) > 1
            else re.split(r"\s{2,}|\s(?=\S{2,4}(?:\s|$))", text)
            if text.count(" ") > 1
            else [text]
        )
    chunks = _LIST_END.split(text)
    if all("," not in chunk for chunk in chunks):
        return chunks
    names = parse_names(text)
    if names and len(names) > 1:
        return [
            name.literal
            or (f"{name.family_with_particles}, {name.given}" + (f", {name.suffix}" if name.suffix else ""))
            for name in names
        ]
    parts = [part for chunk in chunks for part in re.split(r"[,，]", chunk)]
    if len(parts) == 2 and (" " not in parts[0].strip() or " " not in parts[1].strip()):
        return [text]  # "Lee, Ann Mary", "García Morales, Lucía"
    return parts


_APART = lazy_pattern(
    r"(?<!\S)(\S) (\S)(?=[\s,，、]|$)"
)  # "李建国 王晓敏 赵 磊": a short name set as wide as the others
_ONE_UNPARTED = lazy_pattern(
    r"(?!(?:and|und|et|y) )[^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?, (?:[A-Z]\.-?){1,4}(?: |$)"
)
_UNPARTED = lazy_pattern(rf"(?:{_ONE_UNPARTED.pattern}){{2}}")
# "Cross, J.D.": initials that would pass for a degree.
_FAMILY_AND_INITIALS = lazy_pattern(r"([^\W\d_][\w'’ -]+),\s*((?:[A-Z]\.\s?-?){1,4})")


def _name_of(piece: str) -> Name:
    match = _FAMILY_AND_INITIALS.fullmatch(piece)
    if match:
        return family_and_given(match.group(1), match.group(2))
    given, _, last = piece.rpartition(" ")
    if last in ("Senior", "Junior") and "," not in piece and " " in given:  # "Andrew W. Senior"
        return family_and_given(last, given)
    return parse_name(piece)


_INSTITUTION = lazy_pattern(
    r"uni(?:v|w)er[sz]|üniversite|egyetem|institu|instytut|hochschul|fachhochschul|akadem|academ|politechn|politec|"
    r"polytech|fakult|facult|wydział|depart|departa|hospital|klinik|clinic|laborat|cent(?:er|re|ro)$|zentrum|minist[eè]r|"
    r"museum|museo|musée|gmbh$|ltd$|inc$|college$|escuela$|escola$|école$|schule$|biblioth|librar(?:y|ies)$|"
    r"gesellschaft|stiftung|foundation|société|sociedad|sociedade|association|verlag$|compan|corporation|katedra|"
    r"университет|институт|академи|кафедр|факультет",
    re.I,
)


def looks_like_person(piece: str, sure: bool = False) -> bool:
    """Whether a piece of text has the shape of a person's name and none of the words that pages put in such places."""
    if is_cjk(piece):
        return bool(_CJK_NAME.fullmatch(piece)) and (sure or has_family_name(piece) or "・" in piece)
    words = piece.replace(",", " ").split()
    if not 2 <= len(words) <= 6 or len(piece) > 60:
        return False
    full = 0
    for place, word in enumerate(words):
        plain = word.casefold().strip(".")
        if plain in _PLACES or (
            plain in _MENU_WORDS and not (sure and place and len(words) == 2 and is_given_name(words[0]))
        ):
            return False
        if _INITIALS.fullmatch(word):
            if "а" <= plain <= "я" and 0 < place < len(words) - 1 and "." not in word:
                return False  # "Информация о публикации" in capitals
            continue
        if word in PARTICLES:
            if place == len(words) - 1 and "," not in piece:
                return False
            continue
        if not _WORD.fullmatch(word) or _ABSTRACT_NOUN.search(word) or _INSTITUTION.match(word):
            return False
        full += len(word.strip(".")) > 1
    return full >= 1 and (full <= _MOST_FULL_WORDS or "," in piece)


_MOST_FULL_WORDS = 4  # of one name, particles and initials not counted; five are two people without a mark between


def credibility(names: tuple[Name, ...]) -> float:
    """The share of names with initials or a common given name: near 0 for a list of topics that look like names."""
    if not names:
        return 0.0
    good = 0
    if len(names) > 1 and len({name.given for name in names}) == 1 and names[0].given.isupper():
        return 0.0  # "PSL Alumni", "PSL Sport": things of one organisation
    for name in names:
        words = (name.given or name.literal).replace(".", ". ").split()
        good += (
            any(_INITIALS.fullmatch(word) or is_given_name(word) or PATRONYMIC.search(word) for word in words)
            or is_cjk(name.literal or name.family)
            or (len(words) == 1 and is_romanised(words[0], name.family))
        )
    return good / len(names)
