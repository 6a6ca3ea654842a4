"""What catalogues call kinds of work, roles and languages, in the languages of VuFind's interface."""

from __future__ import annotations

import re

from bibkit.extractors._tables import table

# CSL type -> words of "Format" rows, the more telling types first: of two formats ("Thesis", "Book") the first here
# counts. A word is compared whole, without brackets and what stands in them.
_KINDS: dict[str, tuple[str, ...]] = {
    "thesis": table("""
        en: Thesis | Theses | Dissertation | Thesis/Dissertation | Doctoral Thesis | Master Thesis | Master's Thesis
        en: Thesis or Dissertation | doctoralThesis | masterThesis | bachelorThesis | Dissertations/Theses | ETD
        en: PhD Thesis | Electronic Thesis or Dissertation | Theses and Dissertations | Bachelor Thesis
        de: Hochschulschrift | Dissertation | Habilitation | Diplomarbeit | Masterarbeit | Abschlussarbeit
        de: Examensarbeit
        fr, es, pt, it: Thèse | Mémoire | Tesis | Tesis doctoral | Tesis de maestría | Tese | Dissertação | Tesi
        es: Tesis de doctorado | Tesis de grado | Tesis de licenciatura | Trabajo de grado | Trabajo fin de grado
        es: Trabajo fin de máster | Proyecto de grado
        pt: Trabalho de conclusão de curso | Tese de doutorado | Dissertação de mestrado
        zh, ja: 学位论文 | 學位論文 | 博士论文 | 硕士论文 | Thesis 学位论文 | 学位論文
        ru, pl, fi, cs, ar: Диссертация | Rozprawa doktorska | Praca dyplomowa | Opinnäyte | Väitöskirja | Disertace
        ru, pl, fi, cs, ar: أطروحة
    """),
    "chapter": table("""
        en: bookPart | Electronic Book Chapter
        en: Book Chapter | Book Chapters | Chapter | Book Part | Book Section | Part of a book
        de: Buchkapitel | Kapitel | Buchbeitrag | Aufsatz (Buch) | Buchaufsatz
        fr, es, pt, it: Chapitre de livre | Capítulo de libro | Capítulo de Livro | Capitolo di libro | Capítulo
        zh, ja: 书中章节 | 章节 | 章節 | 图书章节 | Book chapter
        ru, pl, fi, cs: Глава книги | Rozdział | Luku kirjasta | Kirjan osa | Kapitola
    """),
    "paper-conference": table("""
        en: Conference or Workshop Item | conferenceObject | conferencePaper
        en: Conference Paper | Conference Object | Conference Contribution | Proceedings Paper | Conference article
        de: Konferenzbeitrag | Konferenzpaper | Tagungsbeitrag
        fr, es, pt: Communication de conférence | Ponencia | Artículo de conferencia | Artigo de Conferência
        zh: 会议论文 | 會議論文
    """),
    "review": table("""
        en: Review | Book Review
        de, fr, es, pt: Rezension | Compte rendu | Reseña | Resenha
        zh: 书评 | 書評
    """),
    "article-newspaper": table("""
        en, de: Newspaper Article | Zeitungsartikel
        zh: 报纸文章 | 報紙文章
    """),
    "article": table("""
        en, de, es, zh: Preprint | Working Paper | Arbeitspapier | Documento de trabajo | 预印本
    """),
    "article-journal": table("""
        en: Article | Articles | Journal Article | Journal Articles | Article in Journal | Electronic Article
        en: Online Article | eArticle | E-Article | Research Article | Academic Journal Article
        en: Article/Letter to editor | Review Article | Original Article | Case Report | Magazine Article | Editorial
        en: peer-reviewed article | journalArticle
        de: Artikel | Aufsatz | Aufsätze | Zeitschriftenartikel | Zeitschriftenaufsatz | Elektronischer Artikel
        de: Elektronischer Aufsatz | Online-Artikel | Online-Aufsatz | Artikel/Aufsatz | UnselbständigesWerk
        es: Artículo original | Artículo científico | Artículo de investigación | Artigo de periódico
        fr, es, pt, it: Article de revue | Artículo | Artigo | Articolo | Artículo de revista
        zh: 文件 | 文章 | 期刊文章 | 杂志文章 | 雜誌文章 | 论文 | 論文 | 期刊论文 | 電子文章 | 电子文章
        ja: 論文 | 記事 | 雑誌論文
        ru, pl, fi, cs, ar: Статья | Artykuł | Artykuł z czasopisma | Artikkeli | Lehtiartikkeli | Článek | مقال
        ru, pl, fi, cs, ar: مقالة
    """),
    "dataset": table("""
        en, de, zh: Dataset | Data Set | Research Data | Forschungsdaten | Datensatz | 数据集
    """),
    "periodical": table("""
        en: Journal | eJournal | E-Journal | Electronic Journal | Serial | Serials | Periodical | Magazine
        en: Journal / Magazine
        de: Zeitschrift | Zeitschriften | E-Zeitschrift | Elektronische Zeitschrift | Schriftenreihe
        fr, es, pt, it: Revue | Périodique | Revista | Publicación periódica | Periódico | Rivista | Periodico
        zh, ja: 期刊 | 杂志 | 雜誌 | 连续出版物 | 连续 | 逐次刊行物 | 雑誌
        ru, pl, fi, cs, ar: Журнал | Czasopismo | Lehti | Kausijulkaisu | Časopis | Periodikum | دورية
    """),
    "article-magazine": (),
    "map": table("""
        all: Map | Maps | Atlas | Karte | Karten | Carte | Mapa | Mappa | 地图 | 地圖 | 地図 | Карта | Kartta | خريطة
    """),
    "musical_score": table("""
        all: Musical Score | Score | Sheet Music | Noten | Partitur | Partition | Partitura | 乐谱 | 樂譜 | 楽譜
        all: Ноты | Nuotti | Hudebnina
    """),
    "motion_picture": table("""
        all: Video | Videos | DVD | DVD Video | Blu-ray | Blu-ray Disc | Film | Movie | Motion Picture | VHS | Vidéo
        all: Vídeo | 影片 | 视频
        all: 電影 | Видео | Wideo | Elokuva | فيديو
    """),
    "song": table("""
        all: Sound Recording | Audio | Music Recording | Music CD | Audiobook | Audio Book | CD | Hörbuch
        all: Tonträger | Musik-CD
        all: Enregistrement sonore | Grabación | 录音 | Äänite | Nagranie dźwiękowe | Zvukový záznam
    """),
    "graphic": table("""
        all: Photo | Image | Picture | Print | Slide | Foto | Bild | Photographie | Fotografía | 照片 | 图像 | Kuva
        all: Obraz
    """),
    "manuscript": table("""
        all: Manuscript | Handschrift | Manuskript | Manuscrit | Manuscrito | Manoscritto | 手稿 | Рукопись
        all: Rękopis | Käsikirjoitus | Rukopis
    """),
    "software": table("""
        all: Software | Computer File | Computerprogramm | Logiciel | 软件 | 軟件
    """),
    "webpage": table("""
        all: Web Site | Website | Web Page | Internet | Webseite | Site web | Sitio web | 网站 | 網站
    """),
    "report": table("""
        all: Report | Technical Report | Research Report | Government Document | Bericht | Rapport | Informe
        all: Relatório | 报告 | 報告
    """),
    "standard": table("""
        all: Standard | Norm | 标准 | 標準
    """),
    "patent": table("""
        all: Patent | Patentschrift | Brevet | Patente | 专利 | 專利
    """),
    "book": table("""
        en: Book | Books | eBook | E-Book | EBook | Electronic Book | Print Book | Printed Book | Monograph
        en: Book/Monograph
        en: Conference Proceeding | Conference Proceedings | Proceedings
        de: Buch | Bücher | Elektronisches Buch | Sachbuch | Monographie | Monografie | Druckschrift | Lehrbuch
        de: Roman
        de: Konferenzschrift | Tagungsband | Kongressschrift | Belletristik | Online-Buch
        fr, es, pt, it: Livre | Livre électronique | Libro | Libro electrónico | Livro | Livro Eletrônico
        fr, es, pt, it: Libro elettronico
        fr, es, pt, it: Ouvrage | Monografía | Monografia | eLivro
        zh, ja: 图书 | 圖書 | 书 | 書 | 电子书 | 電子書 | 专著 | 專著 | 会议录 | 會議錄 | 電子ブック | 本 | 図書
        ru, pl, fi, cs, ar: Книга | Электронная книга | Książka | E-book | Ebook | Kirja | E-kirja | Kniha | E-kniha
        ru, pl, fi, cs, ar: Elektronická kniha | كتاب | كتاب إلكتروني
    """),
}
_KIND_OF = {word: kind for kind, words in reversed(_KINDS.items()) for word in words}


def kind_of_work(texts: tuple[str, ...]) -> str:
    """The CSL type that a "Format" value names, the most telling of several; "" when none does."""
    found: set[str] = set()
    for text in texts:
        bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]|\s+(?:non)?peer-?reviewed$", "", text, flags=re.I)
        for piece in (text, bare, *re.split(r"\s*[;,/|]\s*", bare)):
            found.add(_KIND_OF.get(piece.strip(" .").casefold(), ""))
    if found == {""}:  # "Electronic eBook", "Thesis Book": the lines of a cell copied as one
        found |= {_KIND_OF.get(word.casefold(), "") for text in texts for word in text.split()}
    return next((kind for kind in _KINDS if kind in found), "")


# Entry attribute -> roles (relator terms and MARC codes); "" for roles that are no part of a reference: advisers and
# reviewers of a thesis, printers, owners, sponsors. Endings that only tell the gender are cut before comparison.
_ROLES: dict[str, tuple[str, ...]] = {
    "author": table("""
        en: aut | Author | Authors | Creator | cre | Joint author | Co-author | Writer | Primary author
        de: Verfasser | Vf. | Verf. | Autor
        fr, es, pt, it: Auteur | Autor | Autora | Autore | Autrice | Автор
        zh, ja, ru, pl, fi, cs, ar: 作者 | 著 | 著者 | Kirjoittaja | Tekijä | مؤلف
    """),
    "editor": table("""
        en: edt | ed. | ed | eds. | eds | edc | edm | Editor | Editors | Editor of compilation
        de: Hrsg. | Hg. | Herausgeber
        fr, es, pt, it: Éditeur scientifique | Directeur de publication | Dir. | Editora | Curatore | cur. | A cura di
        zh, ja, ru, pl, fi, cs, ar: 编者 | 編者 | 编 | 編 | 主编 | 主編 | 編集者 | Редактор | Red. | Redaktor
        zh, ja, ru, pl, fi, cs, ar: Toimittaja | محرر
    """),
    "translator": table("""
        en, de: trl | tr. | trans. | Translator | Übers. | Übersetzer
        fr, es, pt, it: Traducteur | Trad. | Traductor | Tradutor | Traduttore
        zh, ru, pl, fi, cs: 译者 | 譯者 | 译 | 譯 | Переводчик | Tłumacz | Tł. | Kääntäjä | Překladatel
    """),
    "illustrator": table("""
        all: ill | ill. | illus. | Illustrator | Illustrateur | Ilustrador | Illustratore | 绘者 | Художник
        all: Kuvittaja | Ilustrátor
    """),
    "director": table("""
        all: drt | fmd | Director | Film director | Regisseur | Regie | Réalisateur | Regista | 导演 | 導演
        all: Режиссер | Ohjaaja
    """),
    "composer": table("""
        all: cmp | Composer | Komponist | Komp. | Compositeur | Compositor | Compositore | 作曲 | Композитор
        all: Säveltäjä | Skladatel
    """),
    "narrator": table("""
        all: nrt | Narrator | Sprecher | Erzähler | Narrateur
    """),
    "performer": table("""
        all: prf | itr | sng | Performer | Instrumentalist | Interpret | Singer | Interprète | Esittäjä
    """),
    "script_writer": table("""
        all: aus | Screenwriter | Scriptwriter | Screenplay | Author of screenplay | Drehbuch | Drehbuchautor
        all: Scénariste | Guionista | Roteirista | Sceneggiatore | 编剧 | 編劇
    """),
    "compiler": table("""
        all: com | comp. | Compiler | Zusammenstellender | Compilateur | Compilador
    """),
    "producer": table("""
        all: pro | fmp | Producer | Film producer | Produzent | Producteur | Productor
    """),
    "contributor": table("""
        en: ctb | oth | Contributor | Contributors | Other
        en: cnd | Conductor | mus | Musician | voc | Vocalist | Soloist | Pianist | Orchestra | act | Actor | arr
        en: Arranger | lbt | Librettist | lyr | Lyricist | pht | Photographer | spk | Speaker | cng | Cinematographer
        en: Commentator | Annotator | hst | Host | Engraver | egr | Dancer | Choreographer
        de: Dirigent | Musiker | Sänger | Schauspieler | Librettist | Fotograf | Pianist | Bearbeiter
        fr, es, it: Chef d'orchestre | Musicien | Chanteur | Acteur | Photographe | Director de orquesta | Direttore
        de: Mitwirkender | Mitwirkende | MitwirkendeR | Beiträger | BeiträgerIn | Sonstige
        fr, es, pt, it: Collaborateur | Contributeur | Colaborador | Collaboratore
        zh, fi: 贡献者 | 貢獻者 | Muu
    """),
    "": table("""
        en: ths | dgs | dgc | opn | rev | fmo | own | prt | pbl | dnr | ded | spn | fnd | his | isb | dgg | wpr
        en: aui | win
        en: Degree supervisor | Thesis advisor | Advisor | Supervisor | Degree granting institution | Publisher
        en: Printer
        en: Former owner | Owner | Sponsor | Issuing body | Host institution | Funder | Dedicatee | Opponent
        en: Reviewer
        de: Betreuer | Akademischer Betreuer | Gutachter | Grad-verleihende Institution | Verlag | Drucker
        de: Herausgebendes Organ | Widmungsempfänger
        fr, es, pt, it, zh, ru: Directeur de thèse | Director de tesis | Orientador | Relatore | 导师 | 導師
        fr, es, pt, it, zh, ru: Научный руководитель
        pl, fi, cs: Promotor | Ohjaajat | Vedoucí práce
    """),
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words}
_GENDER = re.compile(r"(?<=r)[:*_/]?in(?:nen)?$")


def role_of(text: str) -> str | None:
    """The Entry attribute for a role as printed ("Editor", "VerfasserIn"); "" to leave out; None when unknown."""
    known = None
    for piece in re.split(r"\s*[,;/]\s*", text.strip(" ()[]")):
        word = piece.casefold().strip()
        for form in (
            word,
            word.rstrip("."),
            _GENDER.sub("", word),
            re.sub(r"(?<=akademische)r? betreuer.*", "r betreuer", word),
        ):
            if form in _ROLE_OF:
                known = known or _ROLE_OF[form]
                break
        else:
            continue
        if known:
            return known
        known = ""
    return known


# ISO 639-1 (else 639-3) code -> MARC codes and names, as catalogues in the languages of the interface print them.
_LANGUAGES: dict[str, str] = {
    "en": (
        "eng english englisch anglais inglés inglês inglese 英语 英文 英語 английский angielski englanti "
        "angličtina الإنجليزية"
    ),
    "de": (
        "ger deu german deutsch allemand alemán alemão tedesco 德语 德文 德語 ドイツ語 немецкий niemiecki "
        "saksa němčina الألمانية"
    ),
    "fr": (
        "fre fra french französisch français francés francês francese 法语 法文 法語 フランス語 французский "
        "francuski ranska francouzština الفرنسية"
    ),
    "es": (
        "spa spanish spanisch espagnol español espanhol spagnolo castellano 西班牙语 西班牙文 西班牙語 "
        "スペイン語 испанский hiszpański espanja španělština الإسبانية"
    ),
    "it": (
        "ita italian italienisch italien italiano 意大利语 意大利文 イタリア語 итальянский włoski italia "
        "italština الإيطالية"
    ),
    "pt": (
        "por portuguese portugiesisch portugais portugués português portoghese 葡萄牙语 ポルトガル語 "
        "португальский portugalski portugali portugalština البرتغالية"
    ),
    "nl": (
        "dut nld dutch niederländisch néerlandais neerlandés neerlandês olandese nederlands 荷兰语 "
        "нидерландский holenderski hollanti nizozemština"
    ),
    "ru": "rus russian russisch russe ruso russo русский 俄语 俄文 俄語 ロシア語 rosyjski venäjä ruština الروسية",
    "pl": "pol polish polnisch polonais polaco polacco polski 波兰语 польский puola polština",
    "cs": "cze ces czech tschechisch tchèque checo tcheco ceco čeština 捷克语 чешский czeski tšekki",
    "zh": (
        "chi zho chinese chinesisch chinois chino chinês cinese 中文 汉语 漢語 中国語 китайский chiński kiina "
        "čínština الصينية"
    ),
    "ja": (
        "jpn japanese japanisch japonais japonés japonês giapponese 日本語 日语 日文 日語 японский japoński "
        "japani japonština اليابانية"
    ),
    "ko": "kor koreanisch korean coréen coreano 한국어 韩语 韓語 корейский koreański korea",
    "ar": "ara arabic arabisch arabe árabe arabo العربية 阿拉伯语 арабский arabski arabia arabština",
    "he": "heb hebrew hebräisch hébreu hebreo עברית",
    "la": "lat latin latein latín latim latino 拉丁语 латинский łacina latina",
    "el": "gre ell greek griechisch neugriechisch grec griego greco ελληνικά",
    "grc": "grc altgriechisch",
    "tr": "tur turkish türkisch turc turco türkçe турецкий turecki turkki turečtina",
    "sv": "swe swedish schwedisch suédois sueco svedese svenska szwedzki ruotsi švédština",
    "da": "dan danish dänisch danois danés danese dansk tanska",
    "no": "nor norwegian norwegisch norvégien noruego norvegese norsk norja",
    "fi": "fin finnish finnisch finnois finlandés finlandese suomi финский",
    "hu": "hun hungarian ungarisch hongrois húngaro ungherese magyar",
    "ro": "rum ron romanian rumänisch roumain rumano rumeno română",
    "uk": "ukr ukrainian ukrainisch ukrainien ucraniano ucraino українська украинский ukraiński",
    "bg": "bul bulgarian bulgarisch bulgare búlgaro bulgaro български",
    "hr": "hrv scr croatian kroatisch croate croata hrvatski",
    "sr": "srp scc serbian serbisch serbe serbio serbo",
    "sl": "slv slovenian slovene slowenisch slovène esloveno sloveno slovenščina",
    "sk": "slo slk slovak slowakisch slovaque eslovaco slovacco slovenčina",
    "ca": "cat catalan katalanisch catalán català catalano",
    "fa": "per fas persian persisch persan persa farsi فارسی",
    "hi": "hin hindi",
    "id": "ind indonesian indonesisch indonésien indonesio indonesiano",
    "ms": "may msa malay malaiisch",
    "vi": "vie vietnamese vietnamesisch vietnamien vietnamita",
    "th": "tha thai",
    "af": "afr afrikaans",
    "sw": "swa swahili",
    "et": "est estonian estnisch estonien",
    "lv": "lav latvian lettisch letton",
    "lt": "lit lithuanian litauisch lituanien",
    "eu": "baq eus basque baskisch vasco euskara",
    "gl": "glg galician galicisch gallego galego",
    "ga": "gle irish irisch gaeilge",
    "cy": "wel cym welsh walisisch cymraeg", "is": "ice isl icelandic isländisch", "nb": "nob", "nn": "nno",
}  # fmt: skip
_LANGUAGE_OF = {name: code for code, names in _LANGUAGES.items() for name in (code, *names.split())}
_LONG_LANGUAGES = {
    "greek, modern": "el", "modern greek": "el", "greek, ancient": "grc", "ancient greek": "grc",
    "norwegian bokmål": "nb",
    "bahasa indonesia": "id", "spanish; castilian": "es", "بهاسا": "id",
}  # fmt: skip


def language_code(text: str) -> str:
    """The ISO 639 code of a language as a catalogue names it; "" for several, unknown or undetermined ones."""
    word = re.sub(r"\s*\(.*", "", text).strip(" .;").casefold()
    return _LANGUAGE_OF.get(word) or _LONG_LANGUAGES.get(word, "")
