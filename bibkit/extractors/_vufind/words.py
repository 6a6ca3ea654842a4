"""VuFind's words, language by language: labels of rows, phrases of the page, kinds of work, roles, languages.

A line of a table is one language (or a few); words are parted by bars. They are those of VuFind's own translations
(languages/*.ini, VuFind 1 to 11) and of common local changes to them. Which language a page is in is not asked: a word
must mean the same in all of them.
"""

from __future__ import annotations

from bibkit.extractors._tables import table

# What stands in front of a value, without the colon.
LABELS: dict[str, tuple[str, ...]] = {
    "title": table("""
        en: Title
        de: Titel
        fr, es, pt, it: Titre | Título | Titolo
        zh, ja: 题名 | 題名 | タイトル
        ru, pl, fi, cs, ar: Заглавие | Название | Tytuł | Nimeke | Název | العنوان
    """),
    "author": table("""
        en: Main Author | Main Authors | Author | Authors | Creator | Author/Creator
        de: Hauptverfasser | HauptverfasserIn | Hauptverfasser:innen | Verfasser | VerfasserIn | Verfasser:in
        de: 1. Verfasser | 1. VerfasserIn | 1. Verfasser:in | Verfasst von | Autor | Autoren | Autor:in
        fr: Auteur principal | Auteurs principaux | Auteur | Auteurs
        es: Autor principal | Autores principales | Autor | Autores | Autor/a | Autor(es)
        pt: Autor principal | Autor Principal | Autores principais | Principais autores | Autor(a) principal
        it: Autore principale | Autori principali | Autore | Autori
        zh: 主要作者 | 作者 | 責任者
        ja: 第一著者 | 主要な著者 | 著者 | 主要著者
        ru: Главный автор | Главные авторы | Автор | Авторы | Основной автор
        pl: 1. autor | Główny autor | Główni autorzy | Autor główny | Autorzy
        fi: Päätekijä | Päätekijät | Tekijä | Tekijät
        cs: Hlavní autor | Hlavní autoři | Autor | Autoři
        ar: المؤلف الرئيسي | المؤلفون الرئيسيون | المؤلف | المؤلفون
        zh: 主要作者群
        nl: Hoofdauteur | Hoofdauteurs | Auteur | Auteurs
        sv: Huvudupphov | Huvudupphovsman | Huvudupphovsmän | Upphov | Författare
        uk: Автор | Автори | Головний автор | Головні автори
        tr, vi: Yazar | Yazarlar | Asıl Yazarlar | Tác giả chính | Những tác giả chính | Tác giả
    """),
    "corporate": table("""
        en: Corporate Author | Corporate Authors
        de: Körperschaft | Körperschaften | Beteiligte Körperschaft | Urheber
        fr: Collectif d'auteurs | Collectivité auteur | Collectivités auteurs | Auteur collectif | Auteurs collectifs
        es: Autor Corporativo | Autores Corporativos | Autor corporativo
        pt: Autor Corporativo | Autor coletivo | Entidade
        it: Ente Autore | Enti Autori | Autore principale ente | Natura ente
        zh: 企业作者 | 企業作者 | 团体作者 | 團體作者 | 机构作者 | 機構作者
        ja: 団体著者 | 共同著者
        ru: Соавтор | Коллективный автор | Корпоративный автор
        pl: Korporacja | Autor korporatywny | Autor zbiorowy
        fi: Yhteisötekijä | Yhteisötekijät
        cs: Korporativní autor | Korporace | Korporátní autor
        ar: مؤلف مشترك | المؤلف المشترك | الهيئة
        nl, uk, tr, vi: Coauteur | Coauteurs | Співавтор | Співавтори | Müşterek Yazar | Tác giả của công ty
    """),
    "other_author": table("""
        en: Other Authors | Other Author | Contributors | Contributor | Related Authors
        de: Weitere Verfasser | Weitere VerfasserInnen | Weitere Verfasser:innen | Weitere Beteiligte | Person
        de: Weitere Personen | Mitwirkende | Beteiligte | Beteiligte Personen | Personen | Beteiligte Person
        fr: Autres auteurs | Autre auteur | Contributeur | Contributeurs
        es: Otros Autores | Otros autores | Contribuidor | Colaborador | Colaboradores
        pt: Outros Autores | Outros autores | Contribuidor
        it: Altri autori | Altri Autori | Altri autori/Collaboratori
        zh: 其他作者 | 其它作者
        ja: その他の著者
        ru: Другие авторы
        pl: Kolejni autorzy | Inni autorzy | Współtwórcy
        fi: Muut tekijät
        cs: Další autoři | Ostatní autoři
        ar: مؤلفون آخرون | المؤلفون الآخرون
        nl: Andere auteurs | Medewerkers
        sv: Övriga upphov | Övriga upphovsmän | Medverkande
        uk: Інші автори
        tr, vi: Diğer Yazarlar | Tác giả khác | Đồng tác giả
    """),
    "other_corporate": table("""
        en: Other Corporate Authors | Other Corporate Author
        de: Weitere Körperschaften
        fr, es, it: Autres collectivités auteurs | Otros Autores Corporativos | Altri enti autori
        zh: 其他企业作者 | 其他團體作者
        fi, cs: Muut yhteisötekijät | Další korporativní autoři
    """),
    "editor": table("""
        en: Editor | Editors
        de: Herausgeber | HerausgeberIn | Herausgeber:in | Hrsg.
        fr, pl, cs: Éditeur scientifique | Redaktor | Editor
        zh: 编者 | 編者 | 主编 | 主編
    """),
    "host": table("""
        en: Published in | Contained in | In | Host Item | Journal Title | Source Title
        de: Veröffentlicht in | Enthalten in | Erschienen in | In Zeitschrift | Zeitschriftentitel
        fr: Publié dans | Dans
        es: Publicado en
        pt: Publicado no
        it: Pubblicato in
        zh: 发表在 | 發表在
        ja: 収録雑誌 | 収録刊行物 | 出版物
        ru: Опубликовано в
        pl: Wydane w | Opublikowane w
        fi: Julkaisussa | Osajulkaisussa
        cs: Vydáno v
        ar: نشر في | الحاوية / القاعدة
        uk, sv: Опубліковано в | Publicerad i | Ingår i
    """),
    "format": table("""
        en: Format | Formats | Document Type | Publication Type | Material Type
        de: Medientyp | Medienart | Dokumenttyp | Publikationsart
        fr, es, pt, it: Formato | Natura | Type de document | Tipo de recurso | Tipo de documento | Tipo
        zh, ja: 格式 | フォーマット | 資料種別
        ru, pl, fi, cs, ar: Формат | Aineistotyyppi | Formaatti | Médium | Typ dokumentu | التنسيق
        nl, sv, uk: Formaat | Materialtyp | Формат | Тип ресурсу
        tr, vi: Materyal Türü | Định dạng
    """),
    "language": table("""
        en: Language | Languages
        de: Sprache | Sprachen
        fr, es, pt, it: Langue | Langues | Lenguaje | Idioma | Idiomas | Lingua | Língua
        zh, ja: 语言 | 語言 | 言語
        ru, pl, fi, cs, ar: Язык | Языки | Język | Języki | Kieli | Kielet | Jazyk | اللغة
        nl, sv, uk: Taal | Talen | Språk | Мова | Мови
        tr, vi: Dil | Ngôn ngữ
    """),
    "published": table("""
        en: Published | Publication | Imprint | Published/Created | Publication Information
        de: Veröffentlicht | Erschienen | Veröffentlichungsangabe | Publikationsangaben
        fr: Publié | Publication
        es: Publicado
        pt: Publicado em | Publicado
        it: Pubblicazione | Pubblicato
        zh: 出版 | 出版项 | 出版發行 | 出版发行
        ja: 出版事項
        ru: Опубликовано | Издано
        pl: Wydane | Opublikowane | Adres wydawniczy
        fi: Julkaistu | Julkaisutiedot
        cs: Vydáno
        ar: منشور في | منشور | النشر | تم النشر
        zh: 出版資訊 | 出版信息
        nl, sv: Gepubliceerd in | Gepubliceerd | Publicatie info | Publicerad | Utgiven
        uk: Опубліковано | Інформація публікації
        tr, vi: Baskı/Yayın Bilgisi | Được phát hành | Thông tin xuất bản
    """),
    "publisher": table("""
        en: Publisher
        de: Verlag
        fr, es, pt, it: Éditeur | Editorial | Editora | Editore
        zh, ja: 出版商 | 出版者 | 出版社
        ru, pl, fi, cs, ar: Издатель | Издательство | Wydawca | Wydawnictwo | Kustantaja | Nakladatel | الناشر
    """),
    "place": table("""
        en: Place of Publication | Publication Place
        de: Erscheinungsort | Verlagsort
        zh, pl: 出版地 | Miejsce wydania
    """),
    "year": table("""
        en: Year of Publication | Publication Year | Publication Date | Date
        de: Erscheinungsjahr | Jahr | Publikationsdatum
        fr, es, pt, it: Année de publication | Año de publicación | Ano de publicação | Anno di pubblicazione
        es, pt: Fecha de publicación | Data de publicação | Fecha | Ano de defesa | Data de defesa
        zh, ja: 出版年 | 出版日期
        pl, fi, cs, ru: Rok wydania | Julkaisuvuosi | Rok vydání | Год публикации
    """),
    "edition": table("""
        en: Edition
        de: Ausgabe | Auflage
        fr, es, pt, it: Édition | Edición | Edição | Edizione
        zh, ja: 版 | 版本 | 版次
        ru, pl, fi, cs, ar: Редакция | Издание | Wydanie | Painos | Vydání | الطبعة
        nl, sv, uk, tr, vi: Editie | Upplaga | Видання | Edisyon | Phiên bản
    """),
    "series": table("""
        en: Series | Series Title
        de: Schriftenreihe | Schriftenreihen | Reihe | Serie | Gesamttitel
        fr, es, pt, it: Collection | Colección | Coleção | Colecção | Série | Serie | Collana
        zh, ja: 丛编 | 叢編 | 丛书 | 叢書 | シリーズ
        ru, pl, fi, cs, ar: Серии | Серия | Seria | Sarja | Edice | Série | سلاسل | السلسلة
        nl, uk, tr, vi: Reeks | Серія | Серії | Seri Bilgileri | Loạt
    """),
    "subject": table("""
        en: Subjects | Subject | Topic | Topics | Subject Terms | Keywords | Keyword
        de: Schlagworte | Schlagwort | Schlagwörter | Fachschlagworte | Schlagwortfolge | Thema | Themen
        fr, es, pt, it: Sujets | Sujet | Materias | Materia | Assuntos | Assunto | Soggetti | Soggetto
        es, pt: Palabra clave | Palabras clave | Palavras-chave | Palavra-chave | Assuntos em português | Descriptores
        zh, ja: 主题 | 主題 | 关键词 | 關鍵詞 | 主題件名
        ru: Предметы | Предмет | Темы | Ключевые слова
        pl: Hasła przedmiotowe | Hasła | Temat | Tematy
        fi, cs: Aiheet | Aihe | Témata | Téma | Předmětová hesla
        ar: الموضوعات | الموضوع | موضوعات
        nl, sv: Onderwerpen | Onderwerp | Onderwerp(en) | Ämnen | Ämne
        uk, tr, vi: Предмети | Предмет | Теми | Konular | Konu Başlıkları | Những chủ đề | Chủ đề
    """),
    "genre": table("""
        en, de, zh: Genre | Genre/Form | Formangabe | 流派 | 體裁
    """),
    "online": table("""
        en: Online Access | Access | Access Online | Full text | Get full text | Links | Link | URL
        de: Online Zugang | Online-Zugang | Onlinezugang | Online-Zugriff | Volltext | Zugang
        fr: Accès en ligne
        es: Acceso en línea
        pt: Acesso em linha | Acesso online | Online Acesso | Texto completo | Link de acesso
        it: Accesso online
        zh: 在线阅读 | 在線閱讀 | 在线获取 | 在线访问
        ja: オンライン・アクセス | オンライン･アクセス | オンラインアクセス
        ru: Online-ссылка | Онлайн-доступ | Доступ онлайн | Online Access
        pl: Dostęp online
        fi: Linkit | Verkossa
        cs: On-line přístup | Online přístup | Přístup online
        ar: الوصول للمادة أونلاين | الوصول على الخط
        zh: 線上閱讀 | 線上存取
        nl, sv, uk, tr, vi: Online toegang | Tillgång online | Länkar | Онлайн доступ | Online Erişim
        nl, sv, uk, tr, vi: Truy cập trực tuyến
    """),
    "abstract": table("""
        en: Summary | Abstract
        de: Zusammenfassung | Inhaltsangabe | Kurzfassung
        fr, es, pt, it: Résumé | Sumario | Resumen | Resumo | Riassunto | Sommario
        zh, ja: 总结 | 總結 | 概要 | 摘要 | 要約 | 抄録
        ru, pl, fi, cs, ar: Итог | Аннотация | Streszczenie | Yhteenveto | Tiivistelmä | Shrnutí | الملخص
        nl, sv, uk, tr, vi: Samenvatting | Sammanfattning | Резюме | Короткий огляд | Özet | Tóm tắt
    """),
    "physical": table("""
        en: Physical Description | Item Description | Description | Extent
        de: Umfang | Physische Beschreibung | Umfangsangaben | Umfangsangabe | Beschreibung
        fr, es, pt, it: Description matérielle | Description physique | Descrición Física | Descripción Física
        fr, es, pt, it: Descripción física | Descrição Física | Descrizione fisica
        zh, ja: 实物描述 | 實物描述 | 物理的記述 | 形態
        ru, pl, fi, cs, ar: Объем | Физическое описание | Opis fizyczny | Ulkoasu | Fyzický popis | وصف مادي
        nl, sv, uk, tr, vi: Fysieke beschrijving | Fysisk beskrivning | Фізичний опис | Fiziksel Özellikler
        nl, sv, uk, tr, vi: Mô tả vật lý
    """),
    "isbn": table("""
        all: ISBN | ISBN-13 | ISBN-10 | ISBNs | 国际标准书号 | 國際標準書號 | ردمك
    """),
    "issn": table("""
        all: ISSN | E-ISSN | EISSN | ISSNs | 国际标准刊号 | 國際標準期刊號 | تدمد | ردمد
    """),
    "isn": table("""
        all: ISBN/ISSN | ISBN / ISSN | ISSN/ISBN | ردمك/تدمد
    """),
    "doi": table("""
        all: DOI
    """),
    "thesis": table("""
        en: Dissertation Note | Thesis Note | Thesis
        de: Hochschulschrift | Hochschulschriftenvermerk
        fr, zh, fi: Note de thèse | 学位论文附注 | Opinnäyte
    """),
    "volume": table("""
        all: Volume | Band | Jahrgang | Volumen | Tome | 卷 | Том
    """),
    "issue": table("""
        all: Issue | Heft | Numéro | Número | 期 | Выпуск
    """),
    "pages": table("""
        all: Pages | Seiten | Páginas | Pagine | 页码 | 頁碼
    """),
    # Labels that end what stands before them and say nothing about the work itself.
    "": table("""
        en: Tags | Tag | Similar Items | Related Items | Previous Title | New Title | Later Title | Audience | Awards
        en: Bibliography | Production Credits | Playing Time | Publication Frequency | Finding Aid | Table of Contents
        en: Contents | Holdings | Comments | Reviews | Location | Library | Item Notes | Notes | Note | Institution
        en: Bookmark | Call Number | Call Numbers | Status | Availability | Related Publications | Hierarchical Level
        en: Access Restrictions | Citations | Cited by | QR Code | Barcode | Loan type
        de: Ähnliche Einträge | Ähnliche Datensätze | Vorheriger Titel | Späterer Titel | Zielpublikum | Bibliographie
        de: Standort | Bibliothek | Bücherei | Systematik | Anmerkungen | Anmerkung | Bemerkung | Bemerkungen
        de: Exemplare
        de: Bestand | Inhalt | Signatur | Tags
        fr: Documents similaires | Cote | Mots-clés | Note locale
        es, pt: País | Institución | Instituição | Repositorio | Repositório | OAI Identifier | Nivel de acceso
        es, pt: Título da fonte | Instituição de defesa | Orientador | Orientador(a) | Orientadores | Estado
        es, pt: Tipo de acesso | Direitos de acesso | Identificador OAI | Access Level | Repository | Country
        es, pt: Etiquetas | Ejemplares similares | Número de Clasificación | Tags | Registos relacionados | Área/Cota
        it: Documenti analoghi | Collocazione
        zh: 标签 | 標簽 | 標籤 | 相似书籍 | 相似書籍 | 相关项目 | 相關項目 | 上一标题 | 上一標題 | 新标题 | 新標題
        zh: 参考书目
        zh: 持有资料 | 持有資料 | 评论 | 評論 | 书本目录 | 書本目錄 | 位置 | 图书馆 | 圖書館 | 索书号 | 索書號
        ja: タグ | 類似資料 | 請求記号
        ru: Метки | Схожие документы | Шифр
        pl: Etykiety | Podobne zapisy | Sygnatura
        fi: Tagit | Asiasanat | Samankaltaisia teoksia | Hyllypaikka
        cs: Tagy | Štítky | Podobné jednotky | Signatura
        ar: الوسوم | مواد مشابهة | رقم الطلب
        nl, sv: Gelijkaardige items | Plaatsingsnummer | Aantekeningen | Inhoud | Liknande verk | Taggar | Hyllplats
        uk: Теги | Тег | Схожі ресурси | Шифр | Примітки | Зміст
        tr, vi: Etiketler | Benzer Materyaller | Các nhãn | Những quyển sách tương tự | Số hiệu
    """),
}

# ---------------------------------------------------------------- phrases of the page, each a line of its own

SAVED_IN = frozenset(
    table("""
    en: Saved in | Bibliographic Details
    de: Gespeichert in | Bibliographische Detailangaben | Bibliographische Details | Bibliografische Detailangaben
    fr: Enregistré dans | Détails bibliographiques
    es: Guardado en | Detalles Bibliográficos | Detalles bibliográficos
    pt: Na minha lista | Detalhes bibliográficos | Detalhes Bibliográficos
    it: Salvato in | Dettagli Bibliografici | Dettagli bibliografici
    zh: 保存在 | 书目详细资料 | 書目詳細資料 | 书目详细信息
    ja: 保存先 | 書誌詳細
    ru: Сохранить в | Сохранено в | Библиографические подробности
    pl: Zapisane w | Opis bibliograficzny | Szczegóły bibliograficzne
    fi: Tallennettuna | Tallennettu | Bibliografiset tiedot
    cs: Uloženo v | Podrobná bibliografie | Bibliografické detaily | Podrobná bibliografická informace
    ar: محفوظ في | حفظ في | التفاصيل البيبلوغرافية
    zh: 儲存在 | 保存於
    nl, sv: Bewaard in | Bibliografische gegevens | Sparad | Sparat | Bibliografiska uppgifter
    uk: Збережено в | Бібліографічні деталі
    tr, vi: Kaydedildi | Detaylı Bibliyografya | Đã lưu trong | Chi tiết về thư mục | Thông tin thư mục
""")
)
FULL_DESCRIPTION = frozenset(
    table("""
    en, de: Full description | Ausführliche Beschreibung
    fr, es, pt, it: Description complète | Descripción completa | Descrição completa | Descrizione completa
    zh, ja: 全面介绍 | 全面介紹 | 詳細記述 | 全詳細
    ru, pl, fi, cs, ar: Полное описание | Pełny opis | Koko kuvaus | Celý popis | Kuvaus | الوصف الكامل | وصف كامل
    nl, sv, uk, tr, vi: Volledige beschrijving | Full beskrivning | Повний опис | Tam tanımlama | Mô tả đầy đủ
""")
)
STAFF_VIEW = frozenset(
    table("""
    en, de: Staff View | MARC | MARC View | Internformat
    fr, es, pt, it: Affichage MARC | Vue équipe | Vista Equipo | Vista Staff | Área do Bibliotecário | Registo fonte
    fr, es, pt, it: MARC21
    zh, ja: 职员浏览 | 職員瀏覽 | スタッフ表示 | MARC表示
    ru, pl, fi, cs, ar: Marc | Для персонала | Wersja MARC | Opis pracownika | Henkilökuntanäyttö | Interní formát
    ru, pl, fi, cs, ar: UNIMARC
    ar: عرض للأخصائي | عرض للموظفين | عرض هيئة العمل
    nl, sv, uk, tr, vi: Personeel | Personalversion | Службовий вигляд | Персональний вигляд | MARC Görünümü
    nl, sv, uk, tr, vi: Chế độ xem nhân viên
""")
)
SIMILAR = frozenset(
    table("""
    en, de: Similar Items | Similar Item | Ähnliche Einträge
    fr, es, pt, it: Documents similaires | Exemplaires similaires | Ejemplares similares | Ejemplars Similares
    fr, es, pt, it: Registos relacionados | Documenti analoghi
    zh, ja: 相似书籍 | 相似書籍 | 類似資料
    ru, pl, fi, cs, ar: Схожие документы | Podobne zapisy | Samankaltaisia teoksia | Podobné jednotky | مواد مشابهة
    nl, sv, uk, tr, vi: Gelijkaardige items | Liknande verk | Схожі ресурси | Benzer Materyaller
    nl, sv, uk, tr, vi: Những quyển sách tương tự
""")
)
# Phrases that are on a record page whoever runs it: links for tagging and saving.
TAGGING = table("""
    en: Add Tag | No Tags, Be the first to tag this record | Be the first to tag this record | Add to Book Bag
    de: Tag hinzufügen | Keine Tags, Fügen Sie den ersten Tag hinzu | Zu den Favoriten
    fr: Ajouter un tag | Pas de tags, Soyez le premier à ajouter un tag
    es: Agregar Etiqueta | Sin Etiquetas, Sea el primero en etiquetar este registro
    pt: Adicionar Tag | Sem tags, seja o primeiro a adicionar uma tag
    it: Aggiungi Tag | Nessun Tag, puoi essere il primo ad aggiungerne
    zh: 添加标签 | 没有标签, 成为第一个标记此记录 | 添加標簽 | 沒有標簽, 成為第一個標記此記錄
    ja: タグ追加 | タグなし, このレコードへの初めてのタグを付けませんか
    ru: Добавить метку | Нет меток, Требуется 1-ая метка записи
    pl: Dodaj etykietę | Nie ma etykietki, Dołącz pierwszą etykiete
    fi: Lisää tagi | Ei tageja, Lisää ensimmäinen tagi
    cs: Přidat tag | Žádné tagy, Buďte první, kdo vytvoří štítek k tomuto záznamu
    ar: إضافة وسم | لا توجد وسوم, كن أول من يضع وسما على هذه التسجيلة
    nl: Voeg label toe | Geen labels, Wees de eerste die dit record labelt
    sv: Lägg till en tagg | Inga taggar, Lägg till första taggen
    uk: Додати тег | Немає тегів, Будьте першим, хто поставить тег для цього запису
    tr, vi: Etiketle | Etiket eklenmemiş, İlk siz ekleyin | Thêm thẻ
""")
# Lines that belong to the page and not to the record. A trailing star stands for any ending.
FURNITURE = table("""
    en: Skip to content | Toggle navigation | Login | Log In | Logout | Log Out | Your Account | Menu | Main menu
    en: Language
    en: Cite this | Text this | Email this | Print | Export | Export Record | Export to* | Save to List
    en: Add to favorites
    en: Add to Book Bag | Remove from Book Bag | Permanent link | Permalink | Bookmark | Advanced | Advanced Search
    en: Search* | Find | Home | Help | Prev | Previous | Next | First | Last | Back to* | Cover Image | Book Cover
    en: No Cover Image | Available | Checked Out | On Shelf | Loading* | Holdings | Description | Comments | Reviews
    en: Table of Contents | Contents | Similar Items | Details | Preview | Excerpt | Be the first to leave a comment*
    en: Add your comment | Tags | Save | Share | Saved in | QR Code | Show QR Code* | Hide QR Code*
    en: Save to favorites
    en: Find Similar | English | Deutsch | Français | Español | Italiano | Português | 中文* | 日本語 | Русский
    en: Polski
    de: Weiter zum Inhalt | Abmelden | Anmelden | Ihr Konto | Suche | Suchen | Profisuche | Erweiterte Suche
    de: Zitieren
    de: Als E-Mail versenden | Als Email versenden | Als SMS versenden | SMS versenden | Per E-Mail* | Drucken
    de: Datensatz exportieren | Exportieren* | Zu den Favoriten | Zur Merkliste* | Persistenter Link | Voriger
    de: Nächster
    de: Verfügbar | Ausgeliehen | Trefferliste | Zurück* | Alle Bibliotheken | In die Zwischenablage* | Buchumschlag
    de: Exemplare | Beschreibung | Kommentare | Rezensionen | Inhalt | Inhaltsangabe | Merken | Sprache | Hilfe
    fr: Citer | Citer ceci | Envoyer ceci | Se déconnecter | Connexion | Couverture de livre | Envoyer par courriel
    fr: Envoyer par SMS | Imprimer | Exporter* | Ajouter aux favoris | Lien permanent
    fr: Exemplaires | Description | Commentaires | Table des matières | Accueil | Aide | Rechercher*
    es: Citar | Enviar este por SMS | Enviar este por Correo electrónico | Enviar este por Correo | Entrar | Salir
    es: Imprimir | Exportar* | Agregar a favoritos
    es: Existencias | Descripción | Comentarios | Tabla de Contenidos | Inicio | Ayuda | Buscar* | Enlace Permanente
    pt: Citar | Enviar por SMS | Enviar por email | Exportar* | Adicionar aos favoritos | Exemplares | Descrição
    pt: Início
    it: Cita | Invia SMS | Invia email | Stampa | Esporta* | Aggiungi ai favoriti | Posseduto | Descrizione
    it: Home page
    zh: 引用 | 引用此 | 推荐此 | 推薦此 | 发送短信 | 發送短信 | 打印 | 导出纪录 | 導出紀錄 | 导出到* | 導出到*
    zh: 保存到列表
    zh: 加入到* | 首页 | 首頁 | 登录 | 登錄 | 持有资料 | 持有資料 | 描述 | 评论 | 評論 | 书本目录 | 書本目錄 | 检索*
    zh: 搜索*
    ja: 引用 | この資料を引用 | この資料をメール | この資料をSMS送信 | エクスポート* | ログイン | ログアウト
    ja: メール送信 | SMS送信 | 印刷 | 出力* | お気に入りに追加 | 所蔵 | 記述 | コメント | 検索* | ホーム
    ru: Цитировать | Отправить SMS | Отправить по почте | Печать | Экспорт* | В избранное | Фонды | Описание | Поиск*
    pl: Cytuj | Wyślij SMS | Wyślij emailem | Drukuj | Eksportuj* | Dodaj do ulubionych | Egzemplarze | Opis | Szukaj*
    fi: Viittaa | Lähetä tekstiviestinä | Lähetä sähköpostilla | Tulosta | Vie | Vie tiedot* | Lisää suosikkeihin
    fi: Saatavuustiedot | Kuvaus | Kommentit | Etusivu | Haku | Hae | Ohje
    cs: Citovat | Poslat SMS | Poslat e-mailem | Vytisknout | Exportovat* | Přidat do oblíbených | Jednotky | Popis
    cs: Hledat*
    ar: استشهد بهذا | أرسل هذا في رسالة قصيرة | أرسل هذا بالبريد الإلكتروني | طباعة | تصدير* | أضف إلى المفضلة
    ar: المقتنيات | الوصف
    nl: Citeren | SMS dit | Versturen | Afdrukken | Exporteer* | Toevoegen aan favorieten | Uitloggen | Aanmelden
    nl: Vorige | Volgende
    nl: Zoeken* | Exemplaren | Beschrijving | Omschrijving | Commentaar | Inhoudsopgave
    sv: Citera | Skicka som textmeddelande | Skicka per e-post | Skriv ut | Exportera* | Lägg till i favoriter | Sök*
    uk: Цитувати | Відправити по sms | Відправити е-поштою | Друк | Експорт* | Додати у Вибране | Пошук* | Опис
    uk: Примірники | Коментарі | Рецензії | Перейти до змісту | Логін | Вихід
    tr, vi: Alıntı Yap | Yazdır | Favorilere ekle | Trích dẫn
""")
