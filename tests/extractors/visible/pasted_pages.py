"""Pages of many sites and languages as people copy them, written from memory of their layout; what they must give.

The works and their facts are made up, but for a few titles of books.
"""

from __future__ import annotations

# name -> (text, {attribute: value}); people by family name, abstracts by their first words.
PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "ojs_pl": (
        """\
Przejdź do głównej nawigacji
Zaloguj
Aktualny numer
Archiwum
O czasopiśmie
Strona domowa / Archiwum / Tom 12 Nr 3 (2018) / Artykuły
Polityka językowa w Polsce po 1989 roku
Jan Kowalski
Uniwersytet Warszawski
Anna Nowak
Uniwersytet Jagielloński
DOI: https://doi.org/10.5555/pp.2018.12.3.4
Słowa kluczowe: polityka językowa, mniejszości, edukacja
Abstrakt
Artykuł omawia główne kierunki polityki językowej w Polsce po roku 1989, ze szczególnym uwzględnieniem ochrony języków mniejszości oraz roli języka polskiego w edukacji i administracji publicznej.
Opublikowane
2018-09-30
Jak cytować
Kowalski, J., & Nowak, A. (2018). Polityka językowa w Polsce po 1989 roku. Przegląd Politologiczny, 12(3), 45–58. https://doi.org/10.5555/pp.2018.12.3.4
Numer
Tom 12 Nr 3 (2018)
Dział
Artykuły
""",
        {
            "title": "Polityka językowa w Polsce po 1989 roku",
            "author": ["Kowalski", "Nowak"],
            "type": "article-journal",
            "container_title": "Przegląd Politologiczny",
            "volume": "12",
            "issue": "3",
            "page": "45-58",
            "doi": "10.5555/pp.2018.12.3.4",
            "issued": "2018-09-30",
            "abstract": "Artykuł omawia główne kierunki",
        },
    ),
    "koha": (
        """\
Log in to your account
Cart
Lists
Advanced search
Home
Details for: The art of computer programming
Normal view MARC view ISBD view
The art of computer programming / Donald E. Knuth.
By: Knuth, Donald Ervin, 1938-
Material type: Text
Series: Addison-Wesley series in computer science and information processing
Publication details: Reading, Mass. : Addison-Wesley Pub. Co., 1973
Edition: 2d ed
Description: 3 volumes : illustrations ; 24 cm
ISBN: 0201038099
Subject(s): Computer programming
DDC classification: 001.64/2
Tags from this library: No tags from this library for this title. Log in to add tags.
Holdings ( 2 )
Title notes
Item type	Current library	Call number	Status	Date due	Barcode
""",
        {
            "title": "The art of computer programming",
            "author": ["Knuth"],
            "type": "book",
            "publisher": "Addison-Wesley Pub. Co.",
            "issued": "1973",
        },
    ),
    "cyberleninka": (
        """\
КиберЛенинка
Научная статья на тему 'Цифровая экономика: теория и практика'
ВАК
Цифровая экономика: теория и практика
Текст научной статьи по специальности «Экономика и бизнес»
Иванов Сергей Петрович, Петрова Анна Викторовна
2019 / Экономика и управление
Аннотация
В статье рассматриваются теоретические основы цифровой экономики и практика её развития в российских регионах, предложена система показателей для оценки уровня цифровизации предприятий и организаций.
Ключевые слова
цифровая экономика / цифровизация
Для цитирования: Иванов С. П., Петрова А. В. Цифровая экономика: теория и практика // Экономика и управление. 2019. Т. 25, № 4. С. 12-20.
""",
        {
            "title": "Цифровая экономика: теория и практика",
            "author": ["Иванов", "Петрова"],
            "type": "article-journal",
            "container_title": "Экономика и управление",
            "volume": "25",
            "issue": "4",
            "page": "12-20",
            "issued": "2019",
            "abstract": "В статье рассматриваются теоре",
        },
    ),
    "elibrary": (
        """\
eLIBRARY.RU
НАУЧНАЯ ЭЛЕКТРОННАЯ БИБЛИОТЕКА
ИНФОРМАЦИЯ О ПУБЛИКАЦИИ
eLIBRARY ID: 41234567
DOI: 10.5555/1994-2540-2020-20-1-4-11
ОСОБЕННОСТИ РЕГИОНАЛЬНОЙ ПОЛИТИКИ В УСЛОВИЯХ ГЛОБАЛИЗАЦИИ
СМИРНОВ АЛЕКСЕЙ НИКОЛАЕВИЧ1
1 Саратовский государственный университет
Тип: статья в журнале - научная статья Язык: русский
Том: 20 Номер: 1 Год: 2020
Страницы: 4-11
Поступила в редакцию: 11.09.2019
ЖУРНАЛ:
ИЗВЕСТИЯ САРАТОВСКОГО УНИВЕРСИТЕТА. СЕРИЯ: ЭКОНОМИКА
АННОТАЦИЯ:
В статье рассмотрены особенности региональной политики в условиях глобализации, выделены основные этапы её развития и показаны противоречия между целями федерального центра и интересами регионов.
""",
        {
            "title": "ОСОБЕННОСТИ РЕГИОНАЛЬНОЙ ПОЛИТИКИ В УСЛОВИЯХ ГЛОБАЛИЗАЦИИ",
            "author": ["Смирнов"],
            "type": "article-journal",
            "container_title": "ИЗВЕСТИЯ САРАТОВСКОГО УНИВЕРСИТЕТА. СЕРИЯ: ЭКОНОМИКА",
            "volume": "20",
            "issue": "1",
            "page": "4-11",
            "doi": "10.5555/1994-2540-2020-20-1-4-11",
            "issued": "2020",
            "abstract": "В статье рассмотрены особеннос",
        },
    ),
    "kci": (
        """\
KCI 한국학술지인용색인
로그인
한국어의 높임법에 대한 사회언어학적 연구
A Sociolinguistic Study of Korean Honorifics
저자
김민수, 이영희
학술지명
사회언어학
권호사항
Vol.25 No.2 [2017]
발행기관명
한국사회언어학회
수록면
33-58
DOI : 10.5555/sjk.2017.25.2.02
초록
이 연구는 한국어 높임법의 사용 양상을 사회언어학적 관점에서 분석하였다. 20대와 50대 화자를 대상으로 설문 조사와 면담을 실시하여 세대별 차이를 살펴보았다.
""",
        {
            "title": "한국어의 높임법에 대한 사회언어학적 연구",
            "author": ["김민수", "이영희"],
            "type": "article-journal",
            "volume": "25",
            "issue": "2",
            "page": "33-58",
            "doi": "10.5555/sjk.2017.25.2.02",
            "issued": "2017",
            "abstract": "이 연구는 한국어 높임법의 사용 양상을 사회언어학적 관",
        },
    ),
    "dergipark": (
        """\
DergiPark AKADEMİK
Giriş
Araştırma Makalesi
Üniversite Öğrencilerinin Sosyal Medya Kullanım Alışkanlıkları
Yıl 2018, Cilt: 15 Sayı: 2, 145 - 162, 30.06.2018
Ahmet Yılmaz Ayşe Kaya
https://doi.org/10.5555/mersinefd.345678
Öz
Bu çalışmanın amacı üniversite öğrencilerinin sosyal medya kullanım alışkanlıklarını belirlemektir. Araştırmada betimsel tarama modeli kullanılmış, veriler üç farklı üniversiteden toplanmıştır.
Anahtar Kelimeler
Sosyal medya, üniversite öğrencileri
Kaynak Göster
APA	Yılmaz, A., & Kaya, A. (2018). Üniversite Öğrencilerinin Sosyal Medya Kullanım Alışkanlıkları. Mersin Üniversitesi Eğitim Fakültesi Dergisi, 15(2), 145-162. https://doi.org/10.5555/mersinefd.345678
""",
        {
            "title": "Üniversite Öğrencilerinin Sosyal Medya Kullanım Alışkanlıkları",
            "author": ["Yılmaz", "Kaya"],
            "type": "article-journal",
            "container_title": "Mersin Üniversitesi Eğitim Fakültesi Dergisi",
            "volume": "15",
            "issue": "2",
            "page": "145-162",
            "doi": "10.5555/mersinefd.345678",
            "issued": "2018-06-30",
            "abstract": "Bu çalışmanın amacı üniversite",
        },
    ),
    "dspace_es": (
        """\
Toggle navigation
Ver ítem
Repositorio Institucional
Facultad de Ciencias Sociales
Tesis doctorales
Ver ítem
La construcción social del riesgo en comunidades costeras del Ecuador
Ver/Abrir
TESIS-FINAL.pdf (4.2Mb)
Fecha
2016
Autor
García Morales, Lucía
Metadatos
Mostrar el registro completo del ítem
Resumen
Esta tesis estudia la construcción social del riesgo en comunidades costeras del Ecuador a partir de un trabajo etnográfico de dos años, y muestra cómo las instituciones locales median entre el saber experto y el saber cotidiano.
URI
http://hdl.handle.net/10644/5678
Colecciones
Tesis doctorales [120]
Contacto | Sugerencias
""",
        {
            "title": "La construcción social del riesgo en comunidades costeras del Ecuador",
            "author": ["García Morales"],
            "type": "thesis",
            "issued": "2016",
            "abstract": "Esta tesis estudia la construc",
        },
    ),
    "mdpi": (
        """\
Journals
Topics
Information
Author Services
Initiatives
About
Sign In / Sign Up
Submit
Search for Articles:
Journals
Sustainability
Volume 12
Issue 3
10.5555/su12031164
Submit to this Journal
Review for this Journal
Open AccessArticle
Smart Cities and Sustainable Mobility: A Case Study of Helsinki
by Maria Virtanen 1,*,Pekka Korhonen 1 andAnna Lehtinen 2
1
Department of Built Environment, Aalto University, 02150 Espoo, Finland
2
Faculty of Science, University of Helsinki, 00014 Helsinki, Finland
*
Author to whom correspondence should be addressed.
Sustainability 2020, 12(3), 1164; https://doi.org/10.5555/su12031164
Submission received: 10 December 2019 / Revised: 28 January 2020 / Accepted: 3 February 2020 / Published: 6 February 2020
Abstract
Cities around the world look for ways of making mobility sustainable, and Helsinki has gone further than many of them with mobility as a service. This paper presents a case study of the city.
Keywords: smart city; mobility
""",
        {
            "title": "Smart Cities and Sustainable Mobility: A Case Study of Helsinki",
            "author": ["Virtanen", "Korhonen", "Lehtinen"],
            "type": "article-journal",
            "container_title": "Sustainability",
            "volume": "12",
            "issue": "3",
            "page": "1164",
            "doi": "10.5555/su12031164",
            "issued": "2020-02-06",
            "abstract": "Cities around the world look f",
        },
    ),
    "pnas": (
        """\
PNAS
Articles
Current
Special Features
Colloquia
RESEARCH ARTICLE
BIOLOGICAL SCIENCES
ECOLOGY
Slow recovery of alpine meadows after a single dry summer
Laura Bianchi, Peter Novak https://orcid.org/0000-0002-1825-0097, and Ingrid Larsen ilarsen@uib.noAuthors Info & Affiliations
Edited by Mark Hill, University of Nowhere, Nowhere, NO; received March 2, 2018; accepted July 9, 2018
August 13, 2018
115 (35) 8740-8745
https://doi.org/10.5555/pnas.1803456115
Vol. 115 | No. 35
Significance
Alpine meadows are among the most diverse plant communities of Europe, and dry summers become more frequent there. We show that one dry summer is felt for a decade.
Abstract
Dry summers become more frequent in the Alps, and what a single one does to meadows in the long run is unknown. We followed forty plots for twelve years after the summer of 2003.
""",
        {
            "title": "Slow recovery of alpine meadows after a single dry summer",
            "author": ["Bianchi", "Novak", "Larsen"],
            "type": "article-journal",
            "container_title": "PNAS",
            "volume": "115",
            "issue": "35",
            "page": "8740-8745",
            "doi": "10.5555/pnas.1803456115",
            "issued": "2018-08-13",
            "abstract": "Dry summers become more freque",
        },
    ),
    "acs": (
        """\
ACS Publications
Pair your accounts.
RETURN TO ISSUEPREVArticleNEXT
Robust Palladium Catalysts for Coupling in Water
Jonas Weber
Mei Zhang
Elena Popescu*
View Author Information
Cite this: J. Am. Chem. Soc. 2011, 133, 21, 8100–8109
Publication Date (Web):May 4, 2011
https://doi.org/10.5555/ja201234a
Copyright © 2011 American Chemical Society
RIGHTS & PERMISSIONS
Article Views
3500
Abstract
Palladium catalysts that stay active in water are described, and the scope of the coupling of aryl chlorides with boronic acids is explored with more than forty substrates at room temperature.
""",
        {
            "title": "Robust Palladium Catalysts for Coupling in Water",
            "author": ["Weber", "Zhang", "Popescu"],
            "type": "article-journal",
            "volume": "133",
            "issue": "21",
            "page": "8100-8109",
            "doi": "10.5555/ja201234a",
            "issued": "2011-05-04",
            "abstract": "Palladium catalysts that stay ",
        },
    ),
    "rsc": (
        """\
RSC
Publishing
Issue 8, 2014
Previous Article
Next Article
From the journal:
Green Chemistry
Solvent-free synthesis of imines by grinding
Rajesh Kumar,a Priya Sharma*a and Tom Hughesb
Author affiliations
* Corresponding authors
a Department of Chemistry, University of Delhi, Delhi, India
E-mail: psharma@du.ac.in
b School of Chemistry, University of Leeds, Leeds, UK
Abstract
Imines are made in high yield by grinding aldehydes and amines together without any solvent, at room temperature, and within minutes. The method works with forty pairs of starting materials.
Article information
DOI
https://doi.org/10.5555/C4GC00123A
Article type
Paper
Submitted
21 Jan 2014
Accepted
02 May 2014
First published
05 May 2014
Green Chem., 2014,16, 3820-3826
""",
        {
            "title": "Solvent-free synthesis of imines by grinding",
            "author": ["Kumar", "Sharma", "Hughes"],
            "type": "article-journal",
            "container_title": "Green Chemistry",
            "volume": "16",
            "page": "3820-3826",
            "doi": "10.5555/c4gc00123a",
            "issued": "2014-05-05",
            "abstract": "Imines are made in high yield ",
        },
    ),
    "zenodo": (
        """\
Zenodo
Upload
Communities
Log in
Sign up
Published March 4, 2021 | Version v1
Dataset Open
Hourly water temperatures of forty Norwegian lakes, 2010-2020
Creators
Larsen, Ingrid1
Berg, Olav2
Show affiliations
1. University of Bergen
2. Norwegian Institute for Water Research
Description
Hourly water temperatures of forty lakes in southern Norway, measured at one metre below the surface with loggers that were read twice a year.
Files
temperatures.csv
Details
DOI
DOI 10.5555/zenodo.4578901
Resource type
Dataset
Publisher
Zenodo
""",
        {
            "title": "Hourly water temperatures of forty Norwegian lakes, 2010-2020",
            "author": ["Larsen", "Berg"],
            "type": "dataset",
            "doi": "10.5555/zenodo.4578901",
            "issued": "2021-03-04",
        },
    ),
    "cinii": (
        """\
CiNii Research
研究データをさがす
大学図書館の本をさがす
日本の博士論文をさがす
新規登録
ログイン
地域社会における高齢者の社会参加に関する研究
佐藤 太郎
東京大学大学院人文社会系研究科
書誌事項
タイトル別名
A Study on Social Participation of the Elderly
抄録
本研究は，地域社会における高齢者の社会参加の実態を明らかにすることを目的とし，三つの自治体において質問紙調査を行った。その結果，参加の度合いには地域差がみられた。
収録刊行物
社会学評論
社会学評論 61 (2), 150-167, 2010
日本社会学会
""",
        {
            "title": "地域社会における高齢者の社会参加に関する研究",
            "author": ["佐藤"],
            "type": "article-journal",
            "container_title": "社会学評論",
            "volume": "61",
            "issue": "2",
            "page": "150-167",
            "issued": "2010",
            "abstract": "本研究は，地域社会における高齢者の社会参加の実態を明らかにす",
        },
    ),
    "ndl": (
        """\
国立国会図書館サーチ
ログイン
図書
日本の近代化と教育
著者
田中 一郎 著
出版者
岩波書店
出版年
1998
ISBN
4-00-001234-8
ページ数・大きさ等
312p ; 22cm
本文言語
日本語
""",
        {"title": "日本の近代化と教育", "author": ["田中"], "type": "book", "publisher": "岩波書店", "issued": "1998"},
    ),
    "sudoc": (
        """\
SUDOC catalogue
Connexion
Titre : La distinction : critique sociale du jugement / Pierre Bourdieu
Auteur(s) : Bourdieu, Pierre (1930-2002). Auteur
Date(s) : 1979
Langue(s) : français
Pays : France
Editeur(s) : Paris : Éd. de Minuit, 1979
Description : 1 vol. (670 p.) : ill. ; 22 cm
ISBN : 2-7073-0275-9 (br.)
""",
        {
            "title": "La distinction: critique sociale du jugement",
            "author": ["Bourdieu"],
            "type": "book",
            "publisher": "Éd. de Minuit",
            "issued": "1979",
        },
    ),
    "cairn": (
        """\
Cairn.info
Revues
Ouvrages
Mon Cairn.info
Accueil Revues Revue française de sociologie Numéro 2011/3 (Vol. 52) L'école et les inégalités
L'école et les inégalités en milieu rural
Julien Moreau
Dans Revue française de sociologie 2011/3 (Vol. 52), pages 441 à 469
Éditions Presses de Sciences Po
ISSN 0035-2969
DOI 10.5555/rfs.523.0441
Article
Résumé
Cet article étudie les inégalités scolaires en milieu rural à partir d'une enquête menée pendant trois ans dans deux cantons du Massif central, et montre le rôle des réseaux familiaux.
""",
        {
            "title": "L'école et les inégalités en milieu rural",
            "author": ["Moreau"],
            "type": "article-journal",
            "container_title": "Revue française de sociologie",
            "volume": "52",
            "issue": "3",
            "page": "441-469",
            "doi": "10.5555/rfs.523.0441",
            "issued": "2011",
            "abstract": "Cet article étudie les inégali",
        },
    ),
    "dialnet": (
        """\
Dialnet
Buscar
Revistas
Tesis
Congresos
Ayuda
La evaluación de políticas públicas en España: una revisión
Autores: Carmen Ruiz Vázquez, Javier Gómez
Localización: Gestión y análisis de políticas públicas, ISSN 1134-6035, Nº. 8, 2012, págs. 45-67
Idioma: español
DOI: 10.5555/gapp.v0i8.10012
Resumen
Se revisa la evaluación de políticas públicas en España desde 1990, con atención a los organismos que la encargan, a los métodos empleados y al uso que se hace de los resultados en la toma de decisiones.
""",
        {
            "title": "La evaluación de políticas públicas en España: una revisión",
            "author": ["Ruiz Vázquez", "Gómez"],
            "type": "article-journal",
            "container_title": "Gestión y análisis de políticas públicas",
            "issue": "8",
            "page": "45-67",
            "doi": "10.5555/gapp.v0i8.10012",
            "issued": "2012",
            "abstract": "Se revisa la evaluación de pol",
        },
    ),
    "repec": (
        """\
IDEAS
My bibliography
Search
Browse Econ Literature
IDEAS home Printed from https://ideas.repec.org/a/eee/deveco/v78y2005i2p369-391.html
Microfinance and savings groups in rural Malawi
Author & abstract
Download
References
Author
Listed:
Banda, Grace
Phiri, John
Registered:
Abstract
Savings groups reach more households in rural Malawi than banks do. We follow two hundred groups for five years and find that groups of kin last longer, while groups of neighbours lend more.
Suggested Citation
Banda, Grace & Phiri, John, 2005. "Microfinance and savings groups in rural Malawi," Journal of Development Economics, Elsevier, vol. 78(2), pages 369-391, December.
Handle: RePEc:eee:deveco:v:78:y:2005:i:2:p:369-391
""",
        {
            "title": "Microfinance and savings groups in rural Malawi",
            "author": ["Banda", "Phiri"],
            "type": "article-journal",
            "container_title": "Journal of Development Economics",
            "volume": "78",
            "issue": "2",
            "page": "369-391",
            "issued": "2005",
            "abstract": "Savings groups reach more hous",
        },
    ),
    "springer_chapter": (
        """\
Springer Nature Link
Log in
Home
Advances in Information Retrieval
Conference paper
Query Expansion for Short Scholarly Queries
Conference paper
First Online: 01 January 2016
pp 112–124
Cite this conference paper
Advances in Information Retrieval
(ECIR 2016)
Petra Vogel1 &
Luis Ortega2
Part of the book series: Lecture Notes in Computer Science ((LNISA,volume 9626))
3210 Accesses
Abstract
Short queries are common in scholarly search, and expanding them helps only where the added words come from the same field. We compare four ways of choosing them on three test collections.
Editor information
Copyright information
© 2016 Springer International Publishing Switzerland
About this paper
Cite this paper
Vogel, P., Ortega, L. (2016). Query Expansion for Short Scholarly Queries. In: Ferro, N., et al. Advances in Information Retrieval. ECIR 2016. Lecture Notes in Computer Science(), vol 9626. Springer, Cham. https://doi.org/10.5555/978-3-319-30671-1_9
DOI: https://doi.org/10.5555/978-3-319-30671-1_9
Published: 15 March 2016
Publisher Name: Springer, Cham
Print ISBN: 978-3-319-30670-4
Online ISBN: 978-3-319-30671-1
""",
        {
            "title": "Query Expansion for Short Scholarly Queries",
            "author": ["Vogel", "Ortega"],
            "type": "paper-conference",
            "volume": "9626",
            "page": "112-124",
            "doi": "10.5555/978-3-319-30671-1_9",
            "publisher": "Springer, Cham",
            "issued": "2016-03-15",
            "abstract": "Short queries are common in sc",
        },
    ),
    "frontiers": (
        """\
Frontiers in Psychology
About us
All journals
All articles
Submit your research
ORIGINAL RESEARCH article
Front. Psychol., 14 March 2018
Sec. Educational Psychology
Volume 9 - 2018 | https://doi.org/10.5555/fpsyg.2018.00341
Reading habits of first-year students in four countries
Elena Petrova1 Marco Bianchi2* Sofia Larsson3
1Department of Psychology, University of Sofia, Sofia, Bulgaria
2Department of Education, University of Bologna, Bologna, Italy
3Department of Psychology, Lund University, Lund, Sweden
First-year students read less than their teachers believe. We asked two thousand students in four countries what they had read in the last month, and compared the answers with the loans of their libraries.
Introduction
""",
        {
            "title": "Reading habits of first-year students in four countries",
            "author": ["Petrova", "Bianchi", "Larsson"],
            "type": "document",
            "volume": "9",
            "doi": "10.5555/fpsyg.2018.00341",
            "issued": "2018-03-14",
        },
    ),
    "ru_journal": (
        """\
Главная
О журнале
Редакция
Авторам
Архив
Том 14, № 2 (2018)
Перейти к содержанию
Земельные отношения в Сибири в начале XX века
А. В. Кузнецов, М. И. Соколова
https://doi.org/10.5555/19988613/52/4
Полный текст:
PDF
Аннотация
В статье на основе архивных материалов рассматриваются земельные отношения в Сибири в начале XX века, показаны последствия реформы для старожилов и переселенцев и причины споров между ними.
Для цитирования:
Кузнецов А.В., Соколова М.И. Земельные отношения в Сибири в начале XX века. Вестник истории. 2018;14(2):27-35. https://doi.org/10.5555/19988613/52/4
""",
        {
            "title": "Земельные отношения в Сибири в начале XX века",
            "author": ["Кузнецов", "Соколова"],
            "type": "article-journal",
            "container_title": "Вестник истории",
            "volume": "14",
            "issue": "2",
            "page": "27-35",
            "doi": "10.5555/19988613/52/4",
            "issued": "2018",
            "abstract": "В статье на основе архивных ма",
        },
    ),
    "nii_ja_univ": (
        """\
機関リポジトリ
トップ
検索
ログイン
紀要論文
近世の村における水利と争論
https://doi.org/10.5555/00012345
名前 / ファイル ライセンス
60_yamada.pdf (1.2 MB)
タイトル	近世の村における水利と争論
著者	山田 太郎
書誌情報	史学雑誌 巻 60, 号 2, p. 33-58, 発行日 2011-03-20
出版者	法政大学史学会
ISSN	0386-8893
抄録	近世の村では水利をめぐる争論が繰り返された。本稿では三つの村の文書をもとに、その経過と解決の仕方を検討する。
""",
        {
            "title": "近世の村における水利と争論",
            "author": ["山田"],
            "type": "article-journal",
            "container_title": "史学雑誌",
            "volume": "60",
            "issue": "2",
            "page": "33-58",
            "doi": "10.5555/00012345",
            "publisher": "法政大学史学会",
            "issued": "2011-03-20",
            "abstract": "近世の村では水利をめぐる争論が繰り返された。本稿では三つの村",
        },
    ),
    "tr_thesis": (
        """\
Ulusal Tez Merkezi
Anasayfa
Tarama
Giriş
Köy enstitülerinde müzik eğitimi
Yazar: Zeynep Demir
Danışman: Prof. Dr. Ali Çelik
Yer Bilgisi: Ankara Üniversitesi / Eğitim Bilimleri Enstitüsü
Türü: Doktora
Dil: Türkçe
2009
312 s.
Özet: Bu çalışmada köy enstitülerinde verilen müzik eğitimi arşiv belgelerine ve görüşmelere dayanarak incelenmiş, öğretmenlerin yetişmesindeki yeri tartışılmıştır.
""",
        {
            "title": "Köy enstitülerinde müzik eğitimi",
            "author": ["Demir"],
            "type": "thesis",
            "abstract": "Bu çalışmada köy enstitülerind",
        },
    ),
    "jstor": (
        """\
JSTOR
Advanced Search
JOURNAL ARTICLE
Debt and Kin in a Baltic Port, 1640-1670
Annika Holm, Piotr Nowak
The Economic History Review
New Series, Vol. 52, No. 3 (Aug., 1999), pp. 411-437 (27 pages)
Published By: Wiley
https://doi.org/10.5555/2599999
Cite
""",
        {
            "title": "Debt and Kin in a Baltic Port, 1640-1670",
            "author": ["Holm", "Nowak"],
            "type": "article-journal",
            "container_title": "The Economic History Review",
            "volume": "52",
            "issue": "3",
            "page": "411-437",
            "issued": "1999-08",
        },
    ),
    "persee": (
        """\
Parcourir les collections
Accueil
Les foires de la vallée du Rhône (1880-1914)
[article]
sem-link Lucie Garnier
sem-link Henri Bonnet
Référence bibliographique
Garnier Lucie, Bonnet Henri. Les foires de la vallée du Rhône (1880-1914). In: Annales. Economies, sociétés, civilisations. 40e année, N. 3, 1985. pp. 541-562.
DOI : https://doi.org/10.5555/ahess.1985.283999
""",
        {
            "title": "Les foires de la vallée du Rhône (1880-1914)",
            "container_title": "Annales. Economies, sociétés, civilisations",
            "author": ["Garnier", "Bonnet"],
            "volume": "40",
            "issue": "3",
            "page": "541-562",
            "doi": "10.5555/ahess.1985.283999",
            "issued": "1985",
        },
    ),
    "openedition": (
        """\
Navigation – Plan du site
Accueil
Les foires et le fleuve
Histoire & mesure
48 | 2019 : Villes et marchés
Dossier
Les foires et le fleuve
Fairs and the river
Isabelle Tremblay et Marc-André Gagnon
p. 55-78
https://doi.org/10.5555/histoiremesure.9876
Pour citer cet article
Isabelle Tremblay et Marc-André Gagnon, « Les foires et le fleuve », Histoire & mesure, 48 | 2019, 55-78.
""",
        {
            "title": "Les foires et le fleuve",
            "author": ["Tremblay", "Gagnon"],
            "container_title": "Histoire & mesure",
            "volume": "",
            "issue": "48",
            "page": "55-78",
            "issued": "2019",
        },
    ),
    "sciencedirect_new": (
        """\
ScienceDirect
Journals & Books
View PDF
Outline
Abstract
Keywords
Cited by (32)
Figures (6)
Estuarine, Coastal and Shelf Science
Volume 211, 31 October 2018, Pages 88-97
Accretion of marsh platforms under scarce sediment
Author links open overlay panel Lena Ostrowska a, Khalid Al-Amin a b, Simon de Graaf c
Add to Mendeley
https://doi.org/10.5555/j.ecss.2018.05.999
Get rights and content
""",
        {
            "title": "Accretion of marsh platforms under scarce sediment",
            "author": ["Ostrowska", "Al-Amin", "Graaf"],
            "container_title": "Estuarine, Coastal and Shelf Science",
            "volume": "211",
            "page": "88-97",
            "issued": "2018-10-31",
        },
    ),
    "cambridge": (
        """\
Home > Journals > Continuity and Change > Volume 23 Issue 2
Continuity and Change
Kin and credit in three Norfolk ports
Published online by Cambridge University Press: 01 August 2008
EDMUND THORNTON and
GRACE MILLER
Article
Share
Continuity and Change , Volume 23 , Issue 2 , August 2008 , pp. 271 - 299
DOI: https://doi.org/10.5555/S0268416008006999
""",
        {
            "title": "Kin and credit in three Norfolk ports",
            "author": ["Thornton", "Miller"],
            "container_title": "Continuity and Change",
            "volume": "23",
            "issue": "2",
            "page": "271-299",
            "issued": "2008-08",
        },
    ),
    "taylor_francis": (
        """\
Scandinavian Economic History Review Volume 61, 2013 - Issue 2
Submit an article
812
Views
Articles
Trust without courts: merchants of the Sound toll
Erik Lund & Ewa Wrona
Pages 120-141 | Received 03 Feb 2012, Accepted 11 Jan 2013, Published online: 18 Jun 2013
Cite this article
https://doi.org/10.5555/03585522.2013.789999
""",
        {
            "title": "Trust without courts: merchants of the Sound toll",
            "author": ["Lund", "Wrona"],  # no marks, though the names end in d and a
            "container_title": "Scandinavian Economic History Review",
            "volume": "61",
            "issue": "2",
            "page": "120-141",
            "issued": "2013",
        },
    ),
    "dbpia": (
        """\
DBpia
로그인
학술저널
연안 습지의 퇴적 속도에 관한 연구
A Study on Sedimentation Rate of Coastal Wetlands
박지훈 (부산대학교) 최수진 (한국해양대학교)
한국해양학회
한국해양학회지
한국해양학회지 제24권 제3호
2019.08
115 - 128 (14page)
초록
본 연구는 연안 습지 사십 곳에서 구 년 동안 퇴적 속도를 측정하고 해수면 상승 속도와 비교하였다.
""",
        {
            "title": "연안 습지의 퇴적 속도에 관한 연구",
            "author": ["박지훈", "최수진"],
            "container_title": "한국해양학회지",
            "volume": "24",
            "issue": "3",
            "issued": "2019",
            "abstract": "본 연구는 연안 습지 사십 곳에서 구 년 동안 퇴적 속",
        },
    ),
    "ojs_ar": (
        """\
الانتقال إلى المحتوى الرئيسي
الرئيسية / الأرشيف / مجلد 12 عدد 2 (2020) / المقالات
أثر التجارة البحرية في مدن الساحل
أحمد الخطيب
جامعة دمشق
DOI: https://doi.org/10.5555/mjh.2020.12.2.7
كيفية الاقتباس
الخطيب أ., & المصري س. (2020). أثر التجارة البحرية في مدن الساحل. مجلة الدراسات التاريخية, 12(2), 101–122. https://doi.org/10.5555/mjh.2020.12.2.7
""",
        {
            "title": "أثر التجارة البحرية في مدن الساحل",
            "author": ["الخطيب", "المصري"],
            "container_title": "مجلة الدراسات التاريخية",
            "volume": "12",
            "issue": "2",
            "page": "101-122",
            "issued": "2020",
        },
    ),
    "eprints": (
        """\
Login
Home
Browse by Year
Rye prices in the Sound toll
Tools
RDF+XML
Lund, Erik and Wrona, Ewa (2010) Rye prices in the Sound toll. Northern Trade, 38 (2). pp. 101-124. ISSN 0169-880X
Official URL: http://example.org/nt
Item Type: Article
Depositing User: Mr Repository Staff
Date Deposited: 20 Jan 2012 12:00
""",
        {
            "title": "Rye prices in the Sound toll",
            "author": ["Lund", "Wrona"],
            "type": "article-journal",
            "container_title": "Northern Trade",
            "volume": "38",
            "issue": "2",
            "page": "101-124",
            "issued": "2010",
        },
    ),
    "dove": (
        """\
Back to Journals » Nature and Science of Sleep » Volume 7
Original Research
Sleep after night shifts in three hospitals
Authors Al-Sabah R, Hendricks TJ
Received 12 November 2014
Accepted for publication 20 December 2014
Published 27 February 2015 Volume 2015:7 Pages 33—41
DOI https://doi.org/10.5555/NSS.S79999
""",
        {
            "title": "Sleep after night shifts in three hospitals",
            "author": ["Al-Sabah", "Hendricks"],
            "volume": "7",
            "page": "33-41",
            "issued": "2015-02-27",
        },
    ),
    "sage": (
        """\
Sage Journals
Research article
First published online March 3, 2014
Walking to Market: Bridges, Shops, and the Old Town
Rowan Blake and Ffion PrysView all authors and affiliations
Volume 51, Issue 6
https://doi.org/10.5555/0042098013499999
References
Amin A (2002) Ethnicity and the multicultural city. Environment and Planning A 34(6): 959–980.
Cite article
Article first published online: March 3, 2014
Issue published: May 2014
Keywords
bridges
Authors
Affiliations
Rowan Blake
Cardiff University, UK
Ffion Prys
Bangor University, UK
""",
        {
            "title": "Walking to Market: Bridges, Shops, and the Old Town",
            "author": ["Blake", "Prys"],
            "volume": "51",
            "issue": "6",
            "page": "",
            "issued": "2014-03-03",
        },
    ),
    "royal_society": (
        """\
Proceedings of the Royal Society B: Biological Sciences
Research articles
Swimming foxes and the nests of island herons
Petra Lindqvist
Petra Lindqvist
Department of Zoology, Uppsala University, Uppsala, Sweden
Google Scholar
Find this author on PubMed
and
Jorge Ruiz-Olmo
Jorge Ruiz-Olmo
Museo de Zoología, Barcelona, Spain
Google Scholar
Published:07 March 2016https://doi.org/10.5555/rspb.2015.2999
Volume 283Issue 1826
""",
        {
            "title": "Swimming foxes and the nests of island herons",
            "author": ["Lindqvist", "Ruiz-Olmo"],
            "type": "article-journal",
            "volume": "283",
            "issue": "1826",
            "issued": "2016-03-07",
        },
    ),
    "loc": (
        """\
Library of Congress
Keyword Search
Full Record
Personal name
Lindgren, Hanna, 1961- author.
Main title
The ferry and the state : transport in Scandinavia, 1850-1914 / Hanna Lindgren.
Published/Produced
New Haven : Yale University Press, [2009]
Description
xi, 312 pages : maps ; 25 cm
ISBN
9780300123456 (hardcover : alk. paper)
""",
        {
            "title": "The ferry and the state: transport in Scandinavia, 1850-1914",
            "author": ["Lindgren"],
            "type": "book",
            "publisher": "Yale University Press",
            "issued": "2009",
            "page": "",
        },
    ),
    "lancet": (
        """\
The Lancet
Articles| Volume 383, ISSUE 9929, P1561-1570, May 03, 2014
Naps before night shifts in three cities: a cluster randomised trial
Dr Ruba Al-Sabah, MD
Tessa J Hendricks, MSc
Prof Dalia Omran, PhD
Published:March 12, 2014DOI:https://doi.org/10.5555/S0140-6736(13)69999-9
Summary
""",
        {
            "title": "Naps before night shifts in three cities: a cluster randomised trial",
            "author": ["Al-Sabah", "Hendricks", "Omran"],
            "volume": "383",
            "issue": "9929",
            "page": "1561-1570",
            "issued": "2014-05-03",
        },
    ),
    "mit_press": (
        """\
Computational Linguistics
Volume 44, Issue 3
September 2018
September 01 2018
Counting Words That Nobody Counts
Nadia Iqbal,
University of Leeds
Search for other works by this author on:
This Site
Google Scholar
Paul Fairweather
University of York
Search for other works by this author on:
This Site
Google Scholar
© 2018 Association for Computational Linguistics
Computational Linguistics (2018) 44 (3): 411–440.
https://doi.org/10.5555/coli_a_00999
""",
        {
            "title": "Counting Words That Nobody Counts",
            "author": ["Iqbal", "Fairweather"],
            "container_title": "Computational Linguistics",
            "volume": "44",
            "issue": "3",
            "page": "411-440",
            "issued": "2018-09",
        },
    ),
    "rsc_new": (
        """\
Issue 4, 2013
From the journal:
Green Chemistry
Grinding imines in the cold without any solvent
Check for updates
Priya Sharma, *a Tom Hughes b and Rajesh Kumar a
Author affiliations
DOI
https://doi.org/10.5555/C3GC36999A
First published
18 Feb 2013
Green Chem., 2013,15, 955-962
""",
        {
            "title": "Grinding imines in the cold without any solvent",
            "author": ["Sharma", "Hughes", "Kumar"],
            "container_title": "Green Chemistry",
            "volume": "15",
            "page": "955-962",
            "issued": "2013-02-18",
        },
    ),
    "revues_org": (
        """\
Cahiers d'histoire des transports
Tous les numéros
2015 - Tome 12
Article
Les bacs du Rhône et leurs passeurs
Lucie Garnier et Henri Bonnet
Cahiers d'histoire des transports, tome 12, n° 2, 2015, p. 33-51
DOI : 10.5555/cht.2015.12.33
""",
        {
            "title": "Les bacs du Rhône et leurs passeurs",
            "author": ["Garnier", "Bonnet"],
            "container_title": "Cahiers d'histoire des transports",
            "volume": "12",
            "issue": "2",
            "page": "33-51",
            "issued": "2015",
        },
    ),
    "ojs_ru": (
        """\
Главная / Архив / № 3 (2016) / Статьи
Торговые пути Поволжья в IX веке
Котова Мария Игоревна
Институт истории, Казань
Белов С. А.
Казанский университет
Как цитировать
Котова М. И., Белов С. А. Торговые пути Поволжья в IX веке // Вопросы истории. 2016. № 3. С. 45–58.
Литература
1. Иванов А. А. Волга и её города. М., 1998.
""",
        {
            "title": "Торговые пути Поволжья в IX веке",
            "author": ["Котова", "Белов"],
            "container_title": "Вопросы истории",
            "issue": "3",
            "page": "45-58",
            "issued": "2016",
        },
    ),
    "bmj": (
        """\
The BMJ
Research
Naps before night shifts: cluster randomised trial
BMJ 2014; 348 doi: https://doi.org/10.5555/bmj.g2999 (Published 29 April 2014)
Cite this as: BMJ 2014;348:g2999
Ruba Al-Sabah, associate professor1,
Tessa J Hendricks, research fellow2,
Dalia Omran, statistician1
Author affiliations
1Department of Community Medicine, Kuwait University, Kuwait City, Kuwait
""",
        {
            "title": "Naps before night shifts: cluster randomised trial",
            "author": ["Al-Sabah", "Hendricks", "Omran"],
            "container_title": "The BMJ",
            "volume": "348",
            "page": "g2999",
            "issued": "2014-04-29",
        },
    ),
    "emerald": (
        """\
Emerald Insight
Small shops and the closing of bridges
Rowan Blake (Department of Geography, Cardiff University, Cardiff, UK)
Ffion Prys (School of Planning, Bangor, UK)
Journal of Place Management and Development
ISSN: 1753-8335
Article publication date: 4 January 2018
Citation
Blake, R. and Prys, F. (2018), "Small shops and the closing of bridges", Journal of Place Management and Development, Vol. 11 No. 1, pp. 45-60. https://doi.org/10.5555/JPMD-03-2017-0025
""",
        {
            "title": "Small shops and the closing of bridges",
            "author": ["Blake", "Prys"],
            "container_title": "Journal of Place Management and Development",
            "volume": "11",
            "issue": "1",
            "page": "45-60",
            "issued": "2018-01-04",
        },
    ),
    "osti": (
        """\
U.S. Department of Energy Office of Scientific and Technical Information
Drift of cold mirrors in vacuum
Technical Report · Fri Mar 12 00:00:00 EST 2010
DOI: https://doi.org/10.5555/999999
Haddad, Farid; Moreau, Sylvie
Example National Laboratory
Abstract
Mirrors of four kinds were kept in the cold and dark for a year, and their drift was measured every week by two methods, one of which needs no light. The drift is smaller than was feared.
""",
        {
            "title": "Drift of cold mirrors in vacuum",
            "author": ["Haddad", "Moreau"],
            "container_title": "",
            "page": "",
            "abstract": "Mirrors of four kinds were kep",
        },
    ),
    "a journal above names of menus": (
        """\
Quaderni di Archivistica Lombarda
HOME
CHI SIAMO
ULTIMO FASCICOLO
Cerca
Home / Archivio / N. 12 (2017) / Saggi
Le filze del notaio Bossi: un protocollo ritrovato
Scarica il PDF
Pubblicato: 22 dic 2017
Ludovica Ferrabini
Archivio di Stato di Varese
Abstract
Il saggio presenta un protocollo notarile creduto disperso e riapparso durante il riordino di un fondo.
Come citare
Ferrabini, L. (2017). Le filze del notaio Bossi: un protocollo ritrovato. Quaderni Di Archivistica Lombarda, 12(1), 101–128. https://doi.org/10.5555/qal/5127
ISSN 1827-8871
""",
        {
            "title": "Le filze del notaio Bossi: un protocollo ritrovato",
            "author": ["Ferrabini"],
            "volume": "12",
            "issue": "1",
            "page": "101-128",
            "publisher": "",
            "issued": "2017-12-22",
            "abstract": "Il saggio presenta un protocol",
        },
    ),
    "links of a page above its abstracts": (
        """\
Carnets d'ethnologie alpine
L'estive sans bergers : clôtures virtuelles dans les Alpes
Maëlle Roussin et Thibault Garcin
p. 45-68
https://doi.org/10.5555/cealp.3382
Résumé | Index | Plan | Texte | Bibliographie | Notes | Citation | Auteurs
Résumés
FrançaisEnglish
À partir d'une enquête menée dans le Queyras, cet article analyse l'introduction des colliers dans la garde des troupeaux.
Based on a survey conducted in the Queyras, this article analyses the introduction of collars in the herding of sheep.
Haut de page
Mots-clés :
pastoralisme, Queyras
Pour citer cet article
Maëlle Roussin et Thibault Garcin, « L'estive sans bergers : clôtures virtuelles dans les Alpes », Carnets d'ethnologie alpine, 38 | 2020, 45-68.
Auteurs
Maëlle Roussin
Université Grenoble Alpes
Thibault Garcin
""",
        {
            "title": "L'estive sans bergers : clôtures virtuelles dans les Alpes",
            "author": ["Roussin", "Garcin"],
            "issued": "2020",
            "abstract": "À partir d'une enquête menée d",
        },
    ),
    "a volume between a name and its year": (
        """\
Sie sind hier: Hefte > Jahrgang 2012 > Heft 2
Der Taufstein von St. Nikolai zu Wendisch Buchholz
Ein Beitrag zur märkischen Steinmetzkunst um 1500
von Ruth Elisabeth Manteuffel
Kirchengeschichtliche Blätter 27 (2012), Heft 2, S. 133–158
Zusammenfassung: Der Taufstein von St. Nikolai galt bisher als Arbeit des 17. Jahrhunderts. Der Stil spricht für 1500.
Schlagworte: Taufstein, Mark Brandenburg, Steinmetze
ISSN 0943-1187
""",
        {
            "title": "Der Taufstein von St. Nikolai zu Wendisch Buchholz: Ein Beitrag zur märkischen Steinmetzkunst um 1500",
            "author": ["Manteuffel"],
            "container_title": "Kirchengeschichtliche Blätter",
            "issued": "2012",
            "abstract": "Der Taufstein von St. Nikolai ",
            "volume": "27",
            "issue": "2",
            "page": "133-158",
        },
    ),
    "a badge above a volume": (
        """\
Journal home
All issues
About the journal
Bulletin of Volcanic Hazards Japan
Online ISSN : 2433-0590
Print ISSN : 1340-8097
Volume 55, Issue 2
Displaying 1-7 of 7 articles from this issue
Previous article
Next article
Original Papers
Lahar Warning Times on the Western Slopes of Mount Asuma
Naoko HIRASAWA, Daigo MINAKATA
Author information
JOURNAL FREE ACCESS
2010 Volume 55 Issue 2 Pages 61-74
DOI https://doi.org/10.5555/bvhj.55.2_61
Details
Published: 2010 Received: July 08, 2009 Accepted: January 11, 2010
Download PDF (2245K)
Abstract
Lahar warning times were estimated for five valleys. The shortest, eleven minutes, was found for the Matsu River.
""",
        {
            "title": "Lahar Warning Times on the Western Slopes of Mount Asuma",
            "author": ["Hirasawa", "Minakata"],
            "volume": "55",
            "issue": "2",
            "page": "61-74",
            "issued": "2010",
            "abstract": "Lahar warning times were estim",
        },
    ),
    "families of two words, told by the citation": (
        """\
Revista Andina de Hidrología
Balance hídrico de la microcuenca del río Yanayacu
Rosa Elvira Quispe Mamani
Universidad Nacional de San Agustín
Aoife Ní Dhomhnaill
Universidad Nacional de San Agustín
DOI: https://doi.org/10.5555/rah.2019.7.1.221
Resumen
Se estimó el balance hídrico de la microcuenca para veinte años. Los resultados muestran un déficit en la estación seca.
Cómo citar
Quispe Mamani, R. E., & Ní Dhomhnaill, A. (2019). Balance hídrico de la microcuenca del río Yanayacu. Revista Andina de Hidrología, 7(1), 33–47. https://doi.org/10.5555/rah.2019.7.1.221
""",
        {
            "title": "Balance hídrico de la microcuenca del río Yanayacu",
            "author": ["Quispe Mamani", "Ní Dhomhnaill"],
            "issued": "2019",
            "abstract": "Se estimó el balance hídrico d",
            "container_title": "Revista Andina de Hidrología",
        },
    ),
}
