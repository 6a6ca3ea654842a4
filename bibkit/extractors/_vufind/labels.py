"""What VuFind prints beside its values, language by language: labels, kinds of work, roles, and the page's furniture.

The words are those of VuFind's own translations (languages/*.ini, VuFind 1 to 11) and of common local changes to them.
A label may stand in several languages; what it means must be the same in all of them.
"""

from __future__ import annotations

import re

# field -> the labels it has, without the colon. One table for all languages: the interface's language is not asked.
_LABELS: dict[str, str] = {
    "title": "Title|Titel|题名|題名",
    "author": (
        "Main Author|Main Authors|Author|Authors|Creator|Author/Creator|1. Verfasser|1. VerfasserIn|Hauptverfasser|"
        "HauptverfasserIn|Hauptverfasser:innen|Verfasser|VerfasserIn|Verfasser:in|Verfasst von|Autor|Autoren|Autor:in|"
        "主要作者|作者|責任者"
    ),
    "corporate": (
        "Corporate Author|Corporate Authors|Körperschaft|Körperschaften|Beteiligte Körperschaft|Urheber|"
        "企业作者|團體作者|团体作者|機構作者|机构作者"
    ),
    "other_author": (
        "Other Authors|Other Author|Contributors|Contributor|Related Authors|Weitere Verfasser|Weitere VerfasserInnen|"
        "Weitere Verfasser:innen|Weitere Beteiligte|Weitere Personen|Mitwirkende|Beteiligte|Beteiligte Personen|"
        "Person|Personen|Beteiligte Person|其他作者|其它作者"
    ),
    "other_corporate": "Other Corporate Authors|Other Corporate Author|Weitere Körperschaften|其他企业作者|其他團體作者",
    "editor": "Editor|Editors|Herausgeber|HerausgeberIn|Herausgeber:in|Hrsg.|编者|編者|主编|主編",
    "host": (
        "Published in|Contained in|In|Host Item|Journal Title|Source Title|Veröffentlicht in|Enthalten in|Erschienen in|"
        "In Zeitschrift|Zeitschriftentitel|发表在|發表在|包含"
    ),
    "format": "Format|Formats|Document Type|Publication Type|Material Type|Medientyp|Medienart|Dokumenttyp|Publikationsart|格式",
    "language": "Language|Languages|Sprache|Sprachen|语言|語言",
    "published": (
        "Published|Publication|Imprint|Published/Created|Publication Information|Veröffentlicht|Erschienen|"
        "Veröffentlichungsangabe|Publikationsangaben|出版|出版项|出版發行|出版发行"
    ),
    "publisher": "Publisher|Verlag|出版商|出版者|出版社",
    "place": "Place of Publication|Publication Place|Erscheinungsort|Verlagsort|出版地",
    "year": "Year of Publication|Publication Year|Publication Date|Date|Erscheinungsjahr|Jahr|Publikationsdatum|出版年|出版日期",
    "edition": "Edition|Ausgabe|Auflage|版|版本|版次",
    "series": "Series|Series Title|Schriftenreihe|Schriftenreihen|Reihe|Serie|Gesamttitel|丛编|叢編|丛书|叢書",
    "subject": (
        "Subjects|Subject|Topic|Topics|Subject Terms|Keywords|Keyword|Schlagworte|Schlagwort|Schlagwörter|"
        "Fachschlagworte|Schlagwortfolge|Thema|Themen|主题|主題|关键词|關鍵詞"
    ),
    "genre": "Genre|Genre/Form|Formangabe|流派|體裁",
    "online": (
        "Online Access|Access|Access Online|Online access|Full text|Get full text|Links|Link|URL|Online Zugang|"
        "Online-Zugang|Onlinezugang|Online-Zugriff|Volltext|Zugang|在线阅读|在線閱讀|在线获取|在线访问"
    ),
    "abstract": "Summary|Abstract|Zusammenfassung|Inhaltsangabe|Kurzfassung|总结|總結|概要|摘要",
    "physical": (
        "Physical Description|Item Description|Description|Extent|Umfang|Physische Beschreibung|Umfangsangaben|"
        "Umfangsangabe|Beschreibung|实物描述|實物描述"
    ),
    "isbn": "ISBN|ISBN-13|ISBN-10|ISBNs|国际标准书号|國際標準書號",
    "issn": "ISSN|E-ISSN|EISSN|ISSNs|国际标准刊号|國際標準期刊號",
    "isn": "ISBN/ISSN|ISSN/ISBN",
    "doi": "DOI",
    "call_number": "Call Number|Call Numbers|Signatur|索书号|索書號",
    "thesis": "Dissertation Note|Thesis Note|Thesis|Hochschulschrift|Hochschulschriftenvermerk|学位论文附注",
    "volume": "Volume|Band|Jahrgang|卷",
    "issue": "Issue|Heft|期",
    "pages": "Pages|Seiten|页码|頁碼",
    # Labels that end what stands before them and say nothing about the work itself.
    "": (
        "Tags|Tag|Similar Items|Related Items|Previous Title|New Title|Later Title|Audience|Awards|Bibliography|"
        "Production Credits|Playing Time|Publication Frequency|Finding Aid|Table of Contents|Contents|Holdings|Comments|"
        "Reviews|Location|Library|Item Notes|Notes|Note|Institution|Collection|Bookmark|Call Number|Status|Availability|"
        "Related Publications|Hierarchical Level|Access Restrictions|Citations|Cited by|QR Code|"
        "Ähnliche Einträge|Ähnliche Datensätze|Vorheriger Titel|Späterer Titel|Zielpublikum|Bibliographie|Standort|"
        "Bibliothek|Bücherei|Systematik|Anmerkungen|Anmerkung|Bemerkung|Bemerkungen|Exemplare|Bestand|Inhalt|"
        "标签|標簽|標籤|相似书籍|相似書籍|相关项目|相關項目|上一标题|上一標題|新标题|新標題|参考书目|持有资料|持有資料|评论|評論|"
        "书本目录|書本目錄|位置|图书馆|圖書館"
    ),
}
FIELD_OF: dict[str, str] = {
    label.casefold(): field for field, labels in reversed(_LABELS.items()) for label in labels.split("|")
}
_LABEL_LINE = re.compile(
    "(?P<label>" + "|".join(re.escape(label) for label in sorted(FIELD_OF, key=len, reverse=True)) + r")\s*[:：]\s*(?P<value>.*)",
    re.I | re.S,
)
_UNKNOWN_LABEL = re.compile(r"(?P<label>[^\W\d_][^:：\t.!?]{1,38})\s*[:：]\s*")
# Labels that are tab or section headings as well: without a colon they are not taken for labels.
_HEADINGS = frozenset("description beschreibung in access link links thesis format date in".split())


def read_label(text: str) -> tuple[str, str, str] | None:
    """(label, field, value behind it) when a line begins with a label; field "" for labels that say nothing here."""
    cell, tab, rest = text.partition("\t")
    bare = cell.rstrip(" :：").casefold()
    if tab and bare in FIELD_OF:
        return cell.rstrip(" :："), FIELD_OF[bare], rest.replace("\t", " ").strip()
    match = _LABEL_LINE.match(text)
    if match:
        label = match["label"]
        return label, FIELD_OF[label.casefold()], match["value"].strip()
    match = _UNKNOWN_LABEL.fullmatch(cell if tab else text)
    if match:
        return match["label"], "", rest
    if bare in FIELD_OF and bare not in _HEADINGS and not tab and len(bare) > 2:
        return cell, FIELD_OF[bare], ""
    return None


# Phrases that only a VuFind record has, in whatever language; whole lines.
SIGNS = re.compile(
    r"(?:saved in|bibliographic details|gespeichert in|bibliographische (?:detailangaben|details)|书目详细资料|書目詳細資料|保存在)[:：]?|"
    r"(?:no tags,? ?be the first to tag this record!?|keine tags,? ?fügen sie den ersten tag hinzu!?|"
    r"没有标签,? ?成为第一个标记此记录!?|沒有標簽,? ?成為第一個標記此記錄!?)|"
    r"tags[:：]\s*add tag|tags[:：]\s*tag hinzufügen|标签[:：]\s*添加标签|標簽[:：]\s*添加標簽|"
    r"staff view|internformat|职员浏览|職員瀏覽|"
    r"full description|ausführliche beschreibung|全面介绍|全面介紹|"
    r"add to (?:book bag|favorites)|zu den favoriten|.*\bpowered by vufind\b.*",
    re.I,
)
SAVED_IN = re.compile(
    r"(?:saved in|bibliographic details|gespeichert in|bibliographische (?:detailangaben|details)|书目详细资料|書目詳細資料|保存在)[:：]?",
    re.I,
)
FULL_DESCRIPTION = re.compile(r"full description|ausführliche beschreibung|全面介绍|全面介紹", re.I)
SIMILAR = re.compile(r"similar items?|ähnliche einträge|相似书籍|相似書籍", re.I)
STAFF_VIEW = re.compile(r"staff view|internformat|职员浏览|職員瀏覽|marc|marc view|staff|details", re.I)

# Lines that belong to the page and not to the record; whole lines.
FURNITURE = re.compile(
    r"\W*|skip to content|toggle navigation|log ?(?:in|out)|login|logout|your account|main menu|menu|language|english|deutsch|"
    r"cite this|text this|email this|print|export record|export to .*|save to (?:list|favorites)|add to (?:favorites|book bag|list)|"
    r"remove from book bag|permanent link|permalink|bookmark|advanced(?: search)?|search.*|find|home|help|"
    r"(?:«|<)? ?(?:prev|previous|first|back to search results).*|(?:next|last) ?(?:»|>)?|#?[\d,.]+ (?:of|von) [\d,.]+.*|"
    r"cover image|book cover|cover|no cover image|available|checked out|on shelf|loading\W*|"
    r"weiter zum inhalt|abmelden|anmelden|ihr konto|suchen?|profisuche|erweiterte suche|zitieren|als (?:e-?mail|sms) .*|"
    r"per e-?mail .*|sms versenden|drucken|datensatz exportieren|exportieren.*|export|zu den favoriten|in die zwischenablage.*|"
    r"zur merkliste.*|persistenter link|(?:« )?voriger|nächster(?: »)?|verfügbar|ausgeliehen|trefferliste|zurück.*|alle bibliotheken|"
    r"引用|引用此|推荐此|推薦此|发送短信|發送短信|打印|导出纪录|導出紀錄|导出到.*|保存到列表|加入到.*|首页|首頁|登录|登錄|"
    r"holdings|description|comments|reviews|table of contents|contents|similar items|staff view|details|preview|excerpt|"
    r"exemplare|beschreibung|kommentare|rezensionen|inhalt(?:sangabe)?|ähnliche einträge|internformat|"
    r"持有资料|持有資料|描述|评论|評論|相似书籍|相似書籍|职员浏览|職員瀏覽",
    re.I,
)

# VuFind's (and its indexes') names for kinds of work -> CSL type. Longer words first where one contains the other.
_KINDS: tuple[tuple[str, str], ...] = (
    ("thesis", r"thesis|theses|dissertation|hochschulschrift|habilitation|diplomarbeit|masterarbeit|学位论文|學位論文|博士论文|硕士论文"),
    ("chapter", r"book ?(?:chapter|part|section)|chapter|buchkapitel|kapitel|beitrag in .*buch|buchbeitrag|书中章节|章節|章节"),
    ("paper-conference", r"conference (?:paper|object|contribution)|proceedings? paper|konferenzbeitrag|konferenzpaper|会议论文|會議論文"),
    ("review", r"(?:book )?review|rezension|书评|書評"),
    ("article-newspaper", r"newspaper article|zeitungsartikel|报纸文章|報紙文章"),
    ("article", r"preprint|working paper|arbeitspapier|预印本"),
    (
        "article-journal",
        r"(?:e-?|journal |electronic |online |research |scholarly |academic |print )*(?:article|articles)(?: \(.*\))?|"
        r"(?:elektronischer? |online-?|zeitschriften-?|print-?)*(?:artikel|aufsatz|aufsätze)|"
        r"(?:期刊|杂志|雜誌|学术|電子|电子)?(?:文章|论文|論文)|article in journal.*",
    ),
    ("dataset", r"data ?sets?|research data|forschungsdaten|datensatz|数据集|數據集"),
    ("periodical", r"(?:e-?|electronic )?journals?(?: / magazine)?|serials?|periodicals?|magazines?|zeitschrift(?:en)?|e-journal|期刊|杂志|雜誌|连续出版物|序列"),
    ("article-newspaper", r"newspapers?|zeitung(?:en)?|报纸|報紙"),
    ("map", r"maps?|atlas|karten?|地图|地圖"),
    ("musical_score", r"musical scores?|scores?|sheet music|noten|partitur|乐谱|樂譜"),
    ("motion_picture", r"videos?|video ?(?:dvd|disc|cassette)|dvds?|blu-?ray.*|films?|movies?|motion pictures?|vhs|影片|视频|視頻|电影"),
    ("song", r"(?:sound|audio|music) ?(?:recordings?|disc|cd)?|audio ?books?|cds?|hörbuch|tonträger|musik-?cd|录音|錄音"),
    ("graphic", r"photos?|images?|pictures?|prints?|slides?|fotos?|bilder?|照片|图像|幻灯片"),
    ("manuscript", r"manuscripts?|handschrift(?:en)?|manuskript|archival material.*|手稿"),
    ("software", r"software|computer files?|computerprogramm|软件|軟件"),
    ("webpage", r"web ?(?:site|page)s?|internet|website|网站|網站"),
    ("report", r"(?:technical |research )?reports?|government documents?|bericht|报告|報告"),
    ("standard", r"standards?|norm|标准|標準"),
    ("patent", r"patents?|patentschrift|专利|專利"),
    ("speech", r"(?:conference )?presentations?|lectures?|vortrag"),
    (
        "book",
        r"(?:e-?|electronic |printed |print )?books?|e-?buch|bücher|buch|e-?books?|elektronisches buch|sachbuch|monograph(?:s|ie|ien|y)?|"
        r"roman|belletristik|lehrbuch|druckschrift|conference proceedings?|proceedings?|konferenzschrift|tagungsband|"
        r"(?:电子)?(?:图书|书)|(?:電子)?(?:圖書|書)|专著|專著|会议录|會議錄",
    ),
)  # fmt: skip
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.I)) for kind, pattern in _KINDS)


def kind_of_work(texts: tuple[str, ...]) -> str:
    """The CSL type that a "Format" value names, the most telling of several; "" when none does."""
    pieces = [piece.strip() for text in texts for piece in re.split(r"\s*[;,/|]\s*|\s+\(|\)", text) if piece.strip()]
    for kind, pattern in _KIND_PATTERNS:
        if any(pattern.fullmatch(piece) for piece in (*texts, *pieces)):
            return kind
    return ""


# What a role (relator term or MARC code, in brackets behind a name) makes of the person: an Entry attribute, or "" for
# roles that are no part of a reference (advisers, reviewers of a thesis, printers, owners).
_ROLES: tuple[tuple[str, str], ...] = (
    ("author", r"aut|author|authors|creator|cre|verfasser(?:in|:in|\*in)?|vf\.?|verf\.?|autor(?:in)?|作者|著|著者|joint author"),
    ("editor", r"edt|ed\.?|eds\.?|edc|edm|editor|editors|editor of compilation|hrsg\.?|hg\.?|herausgeber(?:in|:in|\*in)?|编者|編者|编|編|主编|主編"),
    ("translator", r"trl|tr\.?|trans\.?|translator|übers\.?|übersetzer(?:in|:in|\*in)?|译者|譯者|译|譯"),
    ("illustrator", r"ill|ill\.|illustrator|illustrator(?:in|:in)"),
    ("director", r"drt|fmd|director|film director|regisseur(?:in)?|regie|导演|導演"),
    ("composer", r"cmp|composer|komponist(?:in)?|komp\.?"),
    ("narrator", r"nrt|narrator|sprecher(?:in)?|erzähler(?:in)?"),
    ("performer", r"prf|itr|performer|instrumentalist|interpret(?:in)?|singer|sng"),
    ("compiler", r"com|comp\.?|compiler|zusammenstellende.*"),
    ("producer", r"pro|fmp|producer|film producer|produzent(?:in)?"),
    ("", r"ths|dgs|dgc|opn|rev|fmo|own|prt|pbl|dnr|ded|spn|fnd|his|isb|dgg|degree supervisor|thesis advisor|advisor|supervisor|"
         r"betreuer(?:in)?|akademische[rn]? betreuer(?:in)?|gutachter(?:in)?|grad-verleihende.*|degree granting institution|"
         r"publisher|printer|former owner|sponsor|issuing body|host institution|funder|herausgebendes organ|verlag|drucker|导师|導師"),
)  # fmt: skip
_ROLE_PATTERNS = tuple((attribute, re.compile(rf"(?:{pattern})", re.I)) for attribute, pattern in _ROLES)


def role_of(text: str) -> str | None:
    """The Entry attribute for a role as printed ("Editor", "VerfasserIn", "edt"); "" to leave out; None when unknown."""
    for piece in re.split(r"\s*[,;/]\s*", text.strip(" ()[].")):
        for attribute, pattern in _ROLE_PATTERNS:
            if piece and pattern.fullmatch(piece.strip(" .")):
                return attribute
    return None


# Names of languages as catalogues print them, and MARC codes -> ISO 639-1. "" marks values that say nothing.
_LANGUAGES: dict[str, str] = {
    "en": "english|eng|englisch|inglés|anglais|英语|英文|英語",
    "de": "german|ger|deu|deutsch|alemán|allemand|德语|德文|德語",
    "fr": "french|fre|fra|französisch|français|francés|法语|法文|法語",
    "es": "spanish|spa|spanisch|español|castellano|espagnol|西班牙语|西班牙文|西班牙語",
    "it": "italian|ita|italienisch|italiano|italien|意大利语|意大利文",
    "pt": "portuguese|por|portugiesisch|português|portugués|葡萄牙语",
    "nl": "dutch|dut|nld|niederländisch|nederlands|荷兰语",
    "ru": "russian|rus|russisch|русский|俄语|俄文|俄語",
    "pl": "polish|pol|polnisch|polski|波兰语",
    "cs": "czech|cze|ces|tschechisch|čeština|捷克语",
    "zh": "chinese|chi|zho|chinesisch|中文|汉语|漢語|中国语",
    "ja": "japanese|jpn|japanisch|日本語|日语|日文|日語",
    "ko": "korean|kor|koreanisch|한국어|韩语|韓語",
    "ar": "arabic|ara|arabisch|العربية|阿拉伯语",
    "he": "hebrew|heb|hebräisch",
    "la": "latin|lat|latein|拉丁语",
    "el": "greek|greek, modern \\(1453-?\\)|modern greek|gre|ell|neugriechisch|griechisch",
    "grc": "ancient greek|greek, ancient \\(to 1453\\)|grc|altgriechisch",
    "tr": "turkish|tur|türkisch|türkçe",
    "sv": "swedish|swe|schwedisch|svenska",
    "da": "danish|dan|dänisch|dansk",
    "no": "norwegian|nor|norwegisch|norsk",
    "nb": "norwegian bokmål|nob",
    "fi": "finnish|fin|finnisch|suomi",
    "hu": "hungarian|hun|ungarisch|magyar",
    "ro": "romanian|rum|ron|rumänisch",
    "uk": "ukrainian|ukr|ukrainisch|українська",
    "bg": "bulgarian|bul|bulgarisch",
    "hr": "croatian|hrv|scr|kroatisch|hrvatski",
    "sr": "serbian|srp|scc|serbisch",
    "sl": "slovenian|slovene|slv|slowenisch",
    "sk": "slovak|slo|slk|slowakisch",
    "ca": "catalan|cat|katalanisch|català",
    "fa": "persian|per|fas|farsi|persisch",
    "hi": "hindi|hin",
    "id": "indonesian|ind|indonesisch|bahasa indonesia",
    "ms": "malay|may|msa|malaiisch",
    "vi": "vietnamese|vie|vietnamesisch",
    "th": "thai|tha",
    "af": "afrikaans|afr",
    "sw": "swahili|swa",
    "et": "estonian|est|estnisch",
    "lv": "latvian|lav|lettisch",
    "lt": "lithuanian|lit|litauisch",
    "eu": "basque|baq|eus|baskisch|euskara",
    "gl": "galician|glg|galicisch|galego",
    "ga": "irish|gle|irisch",
    "cy": "welsh|wel|cym|walisisch",
    "is": "icelandic|ice|isl|isländisch",
}
_LANGUAGE_PATTERNS = {code: re.compile(rf"(?:{code}|{names})", re.I) for code, names in _LANGUAGES.items()}


def language_code(text: str) -> str:
    """The ISO 639-1 code of a language as a catalogue names it; "" for several, unknown or undetermined ones."""
    word = text.strip(" .;")
    return next((code for code, pattern in _LANGUAGE_PATTERNS.items() if pattern.fullmatch(word)), "")
