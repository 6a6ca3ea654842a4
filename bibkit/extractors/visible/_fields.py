"""Labelled records: "Autor: …", tables of labels and values, as catalogues and repositories print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import language_of
from bibkit.extractors.visible._lines import has_digit, is_around
from bibkit.extractors.visible._people import names_in_line
from bibkit.pages.blocks import Block
from bibkit.text.labels import label_key
from bibkit.text.wordlists import word_set

# What a label means: an attribute of the entry, or one of the composite values read in `_offers`.
_LABELS: dict[str, str] = {
    "title": """
        tytuł artykułu
        hauptsachtitel|tittel|cím|judul|hlavní název|názov
        title|main title|title proper|full title|article title|titel|haupttitel|sachtitel|titre|título|titolo
        заглавие|название|题名|篇名|标题|書名|タイトル|論題|제목|논문명|başlık|makale başlığı|eser adı|tytuł
        العنوان|عنوان|název|nimeke|titulo
    """,
    "subtitle": """
        subtitle|sub-title|other title|zusatz|titelzusatz|untertitel|sous-titre|subtítulo|sottotitolo
        подзаголовок|副标题|副题名
    """,
    "author": """
        verfasserangaben
        por|par|von|di
        auteur / autrice|av|af
        author/creator|verfasserin/verfasser|författare|forfatter|upphov|hlavní autor|osoby|szerző|penulis|odpovědnost
        author|authors|personal name|main author|authors listed|main personal name|creator(s)
        author|creator|creators|main author|by|verfasser|verfasserin|autor|autorin|autoren
        autor/in|urheber|1. verfasser|hauptverfasser|verfasser/in|person|personen|beteiligte|auteur|auteurs|autores
        inventor|inventors|inventor(s)|erfinder|inventeur(s)|発明者|发明人
        autor(es)|autor/a|autora|autore|autori|автор|авторы|作者|著者|著者名|執筆者|저자|저자명|글쓴이|yazar
        yazarlar|autorzy|المؤلف|المؤلفون|autoři|tekijä|tekijät|contributor(s)
    """,
    "school": """
        titel verleihende institution
        学位授与機関名
        etablissement(s)|établissement(s)
        university/institution
        awarding body|awarding institution|degree grantor|granting institution|degree granting institution
        grantor|université de soutenance|établissement de soutenance|institución otorgante|学位授予单位|学位授与機関
    """,
    "body": """
        from|corporate author|corporate name|issuing body|corporate body|körperschaft|collectivité|auteur collectif
        entidad|autor corporativo|autor institucional|ente|团体作者|団体著者
    """,
    "editor": """
        editor|editors|edited by|herausgeber|hrsg.|éditeur scientifique|editores|编者|主编|編者|editör
    """,
    "container_title": """
        journal|journal title|published in|this paper appears in|in journal|source title
        publication title|book title|proceedings title|zeitschrift|in zeitschrift|erschienen in
        publiziert in|quelle|titre du journal|revue|nom de la revue|revista|periódico
        título da revista|rivista|журнал|издание|期刊|刊名|来源期刊|文献来源|雑誌名|掲載誌|収録刊行物|학술지명
        저널명|학술지|dergi|dergi adı|czasopismo|المجلة|اسم المجلة|časopis|julkaisu
    """,
    "volume": """
        volume|vol|vol.|jahrgang|band|bd.|tome|volumen|annata|том|卷|巻|권|cilt|tom|المجلد|ročník|vuosikerta
    """,
    "issue": """
        issue|number|no|no.|issue number|journal issue|heft|heftnummer|ausgabe|nr.|numéro|número|fascículo
        numero|fascicolo|номер|выпуск|期|号|호|sayı|zeszyt|numer|العدد|číslo|numero/issue
    """,
    "page": """
        seitenangabe
        page|pages|on page(s)|page range|page numbers|pagination
        seiten|seite|seitenbereich|páginas|página|pagine|страницы
        页码|页|ページ|掲載ページ|페이지|수록면|sayfa|sayfa aralığı|sayfalar|strony|الصفحات|strany|sivut
    """,
    "issued": """
        rocznik
        date d'édition|utgivningsår|utgivelsesår|årstal|jaar|jaar van uitgave|date of publication (print)
        anno edizione|zeitliche einordnung|date(s)|publication year|degree date
        year|date|publication date|date published|published|issue date|date of award|award date
        year of publication|publication year|yayınlanma tarihi
        date of publication|published online|first published|date issued|publishing date|published date
        date of issue|release date|jahr|erscheinungsjahr|erscheinungsdatum|publikationsdatum
        veröffentlichungsdatum|datum|année|année de publication|date de publication|date de parution|año
        año de publicación|fecha de publicación|fecha|ano|ano de publicação|data de publicação|data|anno
        data di pubblicazione|год|год издания|дата публикации|дата|年份|出版年|出版日期|出版年月|发表时间|発行年
        発行日|公開日|発行年月日|발행년도|발행연도|출판년도|발행일|yıl|yayın tarihi|yayımlanma tarihi|yayın yılı
        rok|rok wydania|data wydania|data publikacji|السنة|سنة النشر|تاريخ النشر|vuosi|rok vydání
    """,
    "imprint": """
        detalles de publicación|detalhes da publicação|détails de publication|veröffentlichungsangaben|ort, verlag
        veröffentlichungsangabe|dettagli pubblicazione
        publicación|publicação|nakl.údaje|nakladatelské údaje|adres wydawniczy|utgivning|utgivelse
        utgivning, distribution etc.|veröffentlichung|erscheinungsvermerk|publication/distribution|pubblicato|megjelenés
        imprint|published/created|published/produced|éditeur, date|editeur(s)|publication, distribution, etc
        imprint|publication|published|publication details|publication info|publisher and date
        verlagsort, verlag, jahr|erschienen|veröffentlicht|impressum der publikation|ort, verlag, jahr
        verlag, ort, jahr|publié|éditeur, date|publicado|pubblicazione|datos de publicación|выходные данные
        出版发行项|出版项|出版事項|発行所|발행사항|yayın bilgisi|wydane|julkaistu|vydáno
    """,
    "publisher": """
        förlag|forlag|utgivare|utgiver|uitgever|vydavatel|kiadó|penerbit
        publisher|publisher name|published by|verlag|herausgebendes organ|éditeur|maison d'édition|editorial|editora
        casa editrice|editore|издательство|издатель|出版社|出版者|발행처|출판사|발행기관|yayıncı|yayınevi
        yayımcı|wydawca|wydawnictwo|الناشر|nakladatel|kustantaja
    """,
    "publisher_place": """
        place of publication|place|publication place|erscheinungsort|verlagsort|ort|lieu de publication
        lieu d'édition|lugar de publicación|lugar|luogo di pubblicazione|место издания|出版地|출판지|yayın yeri
        miejsce wydania
    """,
    "edition": """
        edition|auflage|ausgabebezeichnung|édition|edición|edição|edizione|издание (номер)|版本|版次|版|판|baskı
        wydanie
    """,
    "doi": """
        doi|digital object identifier|doi number|article doi|identifier (doi)|doi-nr.|identifikator (doi)
        doi name|doi link|d o i
    """,
    "isbn": """
        ean|isbn/einband/preis|isbn(s)
        isbn|isbn-13|isbn-10|isbn/issn|print isbn|isbn(s)|e-isbn|ebook isbn|online isbn|isbn/artikelnr
        国际标准书号|שב"ן
    """,
    "issn": """
        issn|print issn|online issn|e-issn|issn (print)|issn (online)|electronic issn|eissn|issn-l|p-issn
        国际标准刊号
    """,
    "pmid": """
        pmid|pubmed id|pubmed|pubmed-id
    """,
    "language": """
        språk|sprog|taal
        language|languages|sprache|langue|idioma|língua|lingua|язык|语种|语言|正文语种|言語|本文言語|언어|dil
        yazım dili|język|اللغة|kieli|jazyk
    """,
    "keyword": """
        keywords|key words|subjects|subject|subject terms|tags|index terms|topics|author keywords|schlagwörter
        schlagworte|schlüsselwörter|schlagwort|mots-clés|mots clés|palabras clave|palavras-chave|parole chiave
        ключевые слова|关键词|主题词|キーワード|키워드|주제어|anahtar kelimeler|słowa kluczowe|الكلمات المفتاحية
        asiasanat|klíčová slova
    """,
    "type": """
        アイテムタイプ|資料タイプ
        tipo de material
        medietyp|materialetype|materialtype
        source type|format/description
        türü|tez türü
        type|document type|item type|publication type|article type|resource type|type of document|record type
        format|media type|dokumenttyp|dokumentart|publikationstyp|publikationsart|medienart|medientyp|art
        type de document|type de publication|tipo de documento|tipo|tipo di documento|тип документа|тип|文献类型
        资源类型|資料種別|資源タイプ|자료유형|자료구분|yayın türü|bölüm|birincil dil|typ dokumentu|typ
        نوع الوثيقة|aineistotyyppi|typ dokumentu|entry type|degree type
    """,
    "number": """
        report number|report no|report no.|working paper|working paper number|paper number|reportnummer
        numéro de rapport|patent number
    """,
    "genre": """
        degree|qualification name|type of qualification
        type of thesis|thesis type|degree name|abschluss|art der hochschulschrift|grade|диплом
    """,
    "number_of_pages": """
        fiziksel niteleme|fiziksel tanım|fiziksel özellikler
        omfång|omfang
        popis (rozsah)|fyzický popis|popis|fysisk beskrivning|fysisk beskrivelse|terjedelem|descripción
        umfang/format|number of pages|umfang|umfangsangaben|umfang / seiten|seitenzahl|physical description|extent
        description physique|descripción física|descrição física|descrizione fisica|объем|页数|形態|형태사항
        sayfa sayısı|opis fizyczny|collation
    """,
    "collection_title": """
        series|schriftenreihe|reihe|serie|collection|série|colección|coleção|collana|серия|丛编|丛书|叢書
        シリーズ|총서|seri|seria
    """,
    "abstract": """
        abstract|summary|description|zusammenfassung|kurzfassung|inhalt|inhaltsangabe|résumé|resumen|resumo
        riassunto|аннотация|реферат|摘要|内容提要|抄録|要旨|초록|öz|özet|streszczenie|abstrakt|الملخص
        tiivistelmä
    """,
    "event_title": """
        conference|conference name|conference title|event|konferenz|tagung|veranstaltung|conférence|congreso
        congresso|会议名称|konferans
    """,
    "": """
        gutachter|gutachter/in|erstgutachter
        director(es)|directores|director/a|director|asesor|tutor|orientador|orientadora|directeur de thèse|betreuer
        anthology id|venue|sig|bibkey|month|note|url|status|location|standort|signatur|call number|call no.
        barcode|exemplare|zweigstelle|datensatznummer|fußnoten|notes|received|accepted|revised|copyright|licence
        license|rights|affiliation|affiliations|download|institution|organization|department|faculty|advisor
        supervisor|committee|sponsor|funder|academic editor|subject area|subject areas|interessenkreis
        systematik|mediennummer|regalaufstellung|bemerkung|schlagwortkette|handle|uri|identifier|collections
        views|downloads|size|name|version|funding|contact|e-mail|email|address|phone|fax|bestand|bibliothek
        short title|journal abbr|journal abbreviation|series title|series text|accessed|date added|modified|extra
        library catalog|archive|citation key|label|item id|gönderildiği tarih|geliş tarihi|kabul edildiği tarih
        inventarnummer|beschreibung|gespeichert in|收稿日期|基金|分类号|中图分类号|机构|单位|作者单位|被引|下载
        document|expires|intended status|category|request for comments|obsoletes|updates|isbn-nr
        浏览|栏目|所属栏目|소속|기관|kurum|konular|kabul tarihi|gönderilme tarihi
    """,
}
MEANING: dict[str, str] = {}
for _attribute, _words in _LABELS.items():
    for _word in sorted(word_set(_words, "|")):
        MEANING.setdefault(label_key(_word) or _word, _attribute)

_PLURAL = re.compile(r"\((?:s|e|es|en|n|in|r)\)$")  # "Auteur(s)", "Person(en)"


def meaning_of(text: str) -> str | None:
    """What a label means: an attribute, "" for a label of no use here, None for what is no label."""
    return _meaning_of_key(label_key(text))


def _meaning_of_key(key: str) -> str | None:
    found = MEANING.get(key)
    return found if found is not None or not key.endswith(")") else MEANING.get(_PLURAL.sub("", key))


_INLINE = re.compile(r"(?:<b>|<i>)*([^:：<>]{2,40}?)\s*(?:</b>|</i>)*\s*[:：]\s*(?:</b>|</i>)*\s*(\S.*)")
# "dc.contributor.author<TAB>Radul, Alexey", the full record of a DSpace repository.
_DUBLIN_CORE = re.compile(r"(dc(?:terms)?\.[a-zA-Z.]{4,40})\s*[:：]?\s+(\S.*)")
_ELEMENTS = {
    "title": "title", "creator": "author", "contributor.author": "author", "date.issued": "issued", "type": "type",
    "publisher": "publisher", "identifier.doi": "doi", "identifier.isbn": "isbn", "identifier.issn": "issn",
    "language.iso": "language", "language": "language", "description.abstract": "abstract", "subject": "keyword",
    "relation.ispartof": "container_title", "relation.ispartofseries": "collection_title",
}  # fmt: skip


def _dublin_core(label: str) -> str:
    _, _, element = label.casefold().partition(".")
    return _ELEMENTS.get(element, "")


_LISTED = frozenset(("author", "editor", "isbn", "issn", "keyword", "imprint"))
_MOST_VALUES = 40


class Field(NamedTuple):
    """A labelled value: what the label means, its values, and the block of the label. `sure` when a colon or a table's
    markup says that it is a label."""

    attribute: str
    values: tuple[str, ...]
    block: Block
    place: int
    sure: bool


def labelled_fields(lines: Sequence[Block], limit: int) -> list[Field]:
    """All labelled values before the references, in page order."""
    meanings = [_meaning_of_key(line.label) for line in lines[:limit]]
    fields: list[Field] = []
    for place, line in enumerate(lines[:limit]):
        attribute = meanings[place]
        if attribute is None and line.tag == "dt" and line.plain.startswith(("dc.", "dcterms.")):
            attribute = _dublin_core(line.plain)
        if attribute is not None:
            if not attribute:
                continue
            sure = line.plain.rstrip().endswith((":", "：")) or line.tag in ("dt", "th") or _alternates(meanings, place)
            if not sure and not _in_table(meanings, place):
                continue
            values = _values(lines, meanings, place, attribute, limit)
            if values:
                fields.append(Field(attribute, values, line, place, sure))
            continue
        match = _inline_label(line.text)
        if match:
            meaning = meaning_of(match.group(1)) or _dublin_core(match.group(1))
            if meaning and not (meaning == "page" and line.text[0].isdigit()):  # "312 pages : maps"
                fields.append(Field(meaning, (match.group(2).strip(),), line, place, True))
    return fields


def _inline_label(text: str) -> re.Match[str] | None:
    """A label with its value on the same line: "Author: Ann Lee", "dc.title A study"."""
    start = text[:80]
    if len(text) >= 4000 or not (":" in start or "：" in start or start.startswith("dc")):
        return None
    return _INLINE.match(text) or _DUBLIN_CORE.match(text)


def _alternates(meanings: Sequence[str | None], place: int) -> bool:
    """Whether labels without colon stand on every second line around this one, values between them."""
    beside = [other for other in (place - 4, place - 2, place + 2, place + 4, place + 6, place + 8) if other >= 0][:4]
    if beside[-1] >= len(meanings) or sum(meanings[other] is not None for other in beside) < 3:
        return False
    return not any(meanings[other] is not None for other in range(min(beside[0], place) + 1, beside[-1], 2))


def _in_table(meanings: Sequence[str | None], place: int) -> bool:
    """Whether a word without colon is a label: another label stands two or three lines before or behind it."""
    around = (place - 3, place - 2, place + 2, place + 3)
    return any(0 <= other < len(meanings) and meanings[other] is not None for other in around)


def _values(
    lines: Sequence[Block], meanings: Sequence[str | None], place: int, attribute: str, limit: int
) -> tuple[str, ...]:
    """The lines from the label to the next label: one, or several where the attribute is a list."""
    values: list[str] = []
    most = _MOST_VALUES if attribute in _LISTED else 1
    for other in range(place + 1, min(limit, place + 1 + most)):
        line = lines[other]
        if (
            meanings[other] is not None
            or line.level
            or (line.plain.rstrip().endswith((":", "：")) and attribute not in ("imprint", "title"))
        ):
            break
        if values and attribute == "keyword" and is_around(line.plain):
            break
        if values and not _continues(attribute, values[-1], line.plain):
            break
        values.append(line.text)
    return tuple(values)


def _continues(attribute: str, last: str, line: str) -> bool:
    """Whether a further line still belongs to a list of values."""
    if attribute in ("isbn", "issn"):
        return bool(re.search(r"\d", line)) and len(line) < 40
    if attribute == "imprint":
        return last.rstrip().endswith((":", ",", ";")) and len(line) < 80
    return last.rstrip().endswith((",", ";")) or len(line) < 50


def is_borne_out(field: Field) -> bool:
    """Whether the value has the shape that the label promises: proof that a word without a colon is a label."""
    text = field.values[0]
    match field.attribute:
        case "author" | "editor":
            return bool(names_in_line(text))
        case "issued" | "imprint":
            return bool(re.search(r"\b(?:1[5-9]|20)\d\d\b", " ".join(field.values)))
        case "isbn" | "issn" | "doi" | "volume" | "issue" | "page" | "number_of_pages":
            return has_digit(text)
        case "type" | "language":
            return bool(csl_type_of(text.strip("[]")) or language_of(text))
        case _:
            return field.sure


def is_labelled_value(text: str) -> bool:
    """Whether a line is a label of a record with its value: "Document: draft-ietf-quic-http-34"."""
    match = _INLINE.match(text) if ":" in text[:42] or "：" in text[:42] else None
    return match is not None and meaning_of(match.group(1)) is not None


def is_label(text: str) -> bool:
    """Whether a line is a label of a record."""
    return meaning_of(text) is not None
