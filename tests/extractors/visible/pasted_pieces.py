"""Pieces of pages as people copy them: a citation, a panel, a result, a head; what they must give.

The works and their facts are made up, but for a decision of a court.
"""

from __future__ import annotations

# name -> (text, [{attribute: value} for each work]); people by family name.
PIECES: dict[str, tuple[str, list[dict[str, object]]]] = {
    "cite_box_springer": (
        """\
Cite this article
Okafor, N.C., Brandt, T. Soil carbon under shade trees in smallholder cocoa farms. Agroforest Syst 95, 1187–1199 (2021). https://doi.org/10.1007/s10457-021-99999-1

Download citation

Received
14 September 2020

Accepted
02 May 2021

Published
17 May 2021

Issue Date
August 2021

DOI
https://doi.org/10.1007/s10457-021-99999-1
""",
        [
            {
                "title": "Soil carbon under shade trees in smallholder cocoa farms",
                "type": "article-journal",
                "container_title": "Agroforest Syst",
                "volume": "95",
                "page": "1187-1199",
                "doi": "10.1007/s10457-021-99999-1",
                "author": ["Okafor", "Brandt"],
                "issued": "2021",
            },
        ],
    ),
    "cite_as_wiley": (
        """\
How to cite this article: Marchetti L, de Vries J, Abebe T. Night shifts and medication errors in district hospitals. J Clin Nurs. 2019;28(11-12):2140-2149. https://doi.org/10.1111/jocn.14999
""",
        [
            {
                "title": "Night shifts and medication errors in district hospitals",
                "type": "article-journal",
                "container_title": "J Clin Nurs",
                "volume": "28",
                "issue": "11-12",
                "page": "2140-2149",
                "doi": "10.1111/jocn.14999",
                "author": ["Marchetti", "Vries", "Abebe"],
                "issued": "2019",
            },
        ],
    ),
    "scholar_result_one": (
        """\
[PDF] researchgate.net
Gender, migration and remittances in rural Senegal
AM Diop, K Hartmann - World Development, 2014 - Elsevier
Remittances from abroad change who decides in the household. This article uses a survey of 612 households …
Save Cite Cited by 143 Related articles All 9 versions
""",
        [
            {
                "title": "Gender, migration and remittances in rural Senegal",
                "container_title": "World Development",
                "author": ["Diop", "Hartmann"],
                "issued": "2014",
            },
        ],
    ),
    "scholar_cite_popup": (
        """\
Cite
MLA\t
Rossi, Elena, and Patrick Boyle. "Tidal inlets and the migration of barrier islands." Marine Geology 301 (2012): 12-27.
APA\t
Rossi, E., & Boyle, P. (2012). Tidal inlets and the migration of barrier islands. Marine Geology, 301, 12-27.
Chicago\t
Rossi, Elena, and Patrick Boyle. "Tidal inlets and the migration of barrier islands." Marine Geology 301 (2012): 12-27.
Harvard\t
Rossi, E. and Boyle, P., 2012. Tidal inlets and the migration of barrier islands. Marine Geology, 301, pp.12-27.
Vancouver\t
Rossi E, Boyle P. Tidal inlets and the migration of barrier islands. Marine Geology. 2012 Mar 1;301:12-27.
BibTeX EndNote RefMan RefWorks
""",
        [
            {
                "title": "Tidal inlets and the migration of barrier islands",
                "type": "article-journal",
                "container_title": "Marine Geology",
                "volume": "301",
                "page": "12-27",
                "author": ["Rossi", "Boyle"],
                "issued": "2012",
            },
        ],
    ),
    "scholar_profile": (
        """\
TITLE
CITED BY
YEAR
Sampling bias in camera trap surveys of small carnivores
P Novak, J Ferreira, L Stone
Journal of Wildlife Management 75 (3), 512-520
231
2011
Badger setts and road verges
P Novak
European Journal of Wildlife Research 55, 101-110
88
2009
""",
        [
            {
                "title": "Sampling bias in camera trap surveys of small carnivores",
                "type": "article-journal",
                "container_title": "Journal of Wildlife Management",
                "volume": "75",
                "issue": "3",
                "page": "512-520",
                "author": ["Novak", "Ferreira", "Stone"],
                "issued": "2011",
            },
            {
                "title": "Badger setts and road verges",
                "type": "article-journal",
                "container_title": "European Journal of Wildlife Research",
                "volume": "55",
                "page": "101-110",
                "author": ["Novak"],
                "issued": "2009",
            },
        ],
    ),
    "zotero_panel": (
        """\
Item Type\tJournal Article
Title\tUrban foxes and the timing of waste collection
Author\tHarris, Simon
Author\tDoyle, Brigid
Publication\tLandscape and Urban Planning
Volume\t188
Issue\t
Pages\t55-63
Date\t2019-08
Series\t
Series Title\t
Series Text\t
Journal Abbr\tLandsc. Urban Plan.
Language\ten
DOI\t10.1016/j.landurbplan.2018.99.001
ISSN\t0169-2046
Short Title\t
URL\thttps://linkinghub.elsevier.com/retrieve/pii/S0169204618999999
Accessed\t3/4/2022, 10:22:14 AM
Archive\t
Library Catalog\tScienceDirect
Date Added\t3/4/2022, 10:22:14 AM
Modified\t3/4/2022, 10:22:20 AM
""",
        [
            {
                "title": "Urban foxes and the timing of waste collection",
                "type": "article-journal",
                "container_title": "Landscape and Urban Planning",
                "volume": "188",
                "page": "55-63",
                "doi": "10.1016/j.landurbplan.2018.99.001",
                "author": ["Harris", "Doyle"],
                "issued": "2019-08",
            },
        ],
    ),
    "zotero_new_panel": (
        """\
Item Type
Book Section
Title
Guilds and credit in sixteenth-century Antwerp
Author
De Smedt, Griet
Editor
Bauer, Tobias
Editor
Moreau, Anne
Book Title
Money and Merchants in the Low Countries
Place
Leiden
Publisher
Brill
Date
2013
Pages
77–104
ISBN
978-90-04-12345-6
Date Added
2/1/2023, 8:02:11 PM
""",
        [
            {
                "title": "Guilds and credit in sixteenth-century Antwerp",
                "type": "chapter",
                "container_title": "Money and Merchants in the Low Countries",
                "page": "77-104",
                "publisher": "Brill",
                "publisher_place": "Leiden",
                "author": ["De Smedt"],
                "editor": ["Bauer", "Moreau"],
                "issued": "2013",
            },
        ],
    ),
    "endnote_panel": (
        """\
Reference Type:  Journal Article
Author: Nakagawa, S. and Peters, R. J.
Year: 2008
Title: Electrode drift in long recordings of slow cortical potentials
Journal: Journal of Neuroscience Methods
Volume: 172
Issue: 1
Pages: 88-94
Short Title: Electrode drift in long recordings of slow cortical potentials
DOI: 10.1016/j.jneumeth.2008.99.009
Notes: read, see figure 3
""",
        [
            {
                "title": "Electrode drift in long recordings of slow cortical potentials",
                "type": "article-journal",
                "container_title": "Journal of Neuroscience Methods",
                "volume": "172",
                "issue": "1",
                "page": "88-94",
                "doi": "10.1016/j.jneumeth.2008.99.009",
                "author": ["Nakagawa", "Peters"],
                "issued": "2008",
            },
        ],
    ),
    "scholar_alert": (
        """\
Saved from: Google Scholar Alerts <scholaralerts-noreply@google.com>
Subject: "peatland restoration" - new results

[PDF] Rewetting drained peatlands: five years of greenhouse gas budgets
L Järvinen, O Murphy, KH Schulz - Biogeosciences, 2023
Drained peatlands emit carbon dioxide for as long as the water table stays low. Here we
report budgets for three sites …

Sphagnum farming and its water demand
T Groot, M Kaur - Ecological Engineering, 2023
Farming of Sphagnum on rewetted bogs needs a water table that hardly moves …

This message was sent by Google Scholar because you're following new results for "peatland restoration".
List alerts
Cancel alert
""",
        [
            {
                "title": "Rewetting drained peatlands: five years of greenhouse gas budgets",
                "container_title": "Biogeosciences",
                "author": ["Järvinen", "Murphy", "Schulz"],
                "issued": "2023",
            },
            {
                "title": "Sphagnum farming and its water demand",
                "container_title": "Ecological Engineering",
                "author": ["Groot", "Kaur"],
                "issued": "2023",
            },
        ],
    ),
    "word_reflist_apa": (
        """\
References
Baumann, L. F., & O'Neill, S. (2016). Reading aloud in the first school year. Early Childhood Research Quarterly, 36, 201–213. https://doi.org/10.1016/j.ecresq.2016.99.002
Chen, Y., Garrido, M. A., & Holm, B. (2020). Handwriting fluency and spelling in Swedish and Spanish. Reading and Writing, 33(4), 855–879.
Tanner, P. (2004). Letters before words: How children meet print. Routledge.
Vos, R. de, & Lam, K. (2011). Classroom talk in two languages. In M. Petit (Ed.), Multilingual schooling (pp. 44–67). Springer.
""",
        [
            {
                "title": "Reading aloud in the first school year",
                "type": "article-journal",
                "container_title": "Early Childhood Research Quarterly",
                "volume": "36",
                "page": "201-213",
                "doi": "10.1016/j.ecresq.2016.99.002",
                "author": ["Baumann", "O'Neill"],
                "issued": "2016",
            },
            {
                "title": "Handwriting fluency and spelling in Swedish and Spanish",
                "type": "article-journal",
                "container_title": "Reading and Writing",
                "volume": "33",
                "issue": "4",
                "page": "855-879",
                "author": ["Chen", "Garrido", "Holm"],
                "issued": "2020",
            },
            {
                "title": "Letters before words: How children meet print",
                "type": "book",
                "publisher": "Routledge",
                "author": ["Tanner"],
                "issued": "2004",
            },
            {
                "title": "Classroom talk in two languages",
                "type": "chapter",
                "container_title": "Multilingual schooling",
                "page": "44-67",
                "publisher": "Springer",
                "author": ["Vos", "Lam"],
                "editor": ["Petit"],
                "issued": "2011",
            },
        ],
    ),
    "ieee_reflist": (
        """\
[1] K. Yamada, S. Roth, and P. Gupta, "A low-power wake-up receiver for body sensors," IEEE J. Solid-State Circuits, vol. 50, no. 7, pp. 1592–1603, Jul. 2015.
[2] F. Lindholm, "Clock recovery in dense sensor fields," in Proc. IEEE Int. Symp. Circuits Syst. (ISCAS), Seville, Spain, Oct. 2020, pp. 1–5, doi: 10.1109/ISCAS45731.2020.9999999.
[3] J. Petrov and A. Moss, Radio Front Ends, 2nd ed. Cambridge, U.K.: Cambridge Univ. Press, 2012.
""",
        [
            {
                "title": "A low-power wake-up receiver for body sensors",
                "type": "article-journal",
                "container_title": "IEEE J. Solid-State Circuits",
                "volume": "50",
                "issue": "7",
                "page": "1592-1603",
                "author": ["Yamada", "Roth", "Gupta"],
                "issued": "2015-07",
            },
            {
                "title": "Clock recovery in dense sensor fields",
                "type": "paper-conference",
                "container_title": "Proc. IEEE Int. Symp. Circuits Syst. (ISCAS)",
                "page": "1-5",
                "doi": "10.1109/iscas45731.2020.9999999",
                "author": ["Lindholm"],
                "issued": "2020",
            },
        ],
    ),
    "wiki_refs": (
        """\
References
^ a b Fenwick, Alice; Duarte, Paulo (2000). "The breeding range of the marsh warbler in Iberia". Ibis. 142 (3): 411–419. doi:10.1111/j.1474-919X.2000.tb09999.x.
^ Hollis, Jane (5 May 2012). "Marsh birds return to the fens". The Guardian. Retrieved 3 June 2013.
^ Cramp, Stanley, ed. (1992). Handbook of the Birds of Europe. Vol. VI. Oxford: Oxford University Press. p. 172. ISBN 978-0-19-857509-2.
""",
        [
            {
                "title": "The breeding range of the marsh warbler in Iberia",
                "type": "article-journal",
                "container_title": "Ibis",
                "volume": "142",
                "issue": "3",
                "page": "411-419",
                "doi": "10.1111/j.1474-919x.2000.tb09999.x",
                "author": ["Fenwick", "Duarte"],
                "issued": "2000",
            },
            {
                "title": "Handbook of the Birds of Europe",
                "type": "book",
                "volume": "VI",
                "publisher": "Oxford University Press",
                "publisher_place": "Oxford",
                "author": [],
                "editor": ["Cramp"],
                "issued": "1992",
            },
        ],
    ),
    "mobile_article": (
        """\
≡
Search
The Lancet Planetary Health
ARTICLES | VOLUME 5, ISSUE 9, E612-E621, SEPTEMBER 2021
Download Full Issue
Heat and hospital admissions in eleven Indian cities: a time-series study
Ravi Menon, PhD  Prof Sarah Köhler, MD  Deepa Iyer, MSc
Open Access  Published: September, 2021
DOI: https://doi.org/10.1016/S2542-5196(21)00999-9
PlumX Metrics
""",
        [
            {
                "title": "Heat and hospital admissions in eleven Indian cities: a time-series study",
                "type": "article-journal",
                "container_title": "The Lancet Planetary Health",
                "volume": "5",
                "issue": "9",
                "page": "E612-E621",
                "doi": "10.1016/s2542-5196(21)00999-9",
                "author": ["Menon", "Köhler", "Iyer"],
                "issued": "2021-09",
            },
        ],
    ),
    "academia_entry": (
        """\
The Altar and the Mill: Monastic Economies on the Upper Rhine
Matthias Engel
2009, Journal of Medieval History
https://doi.org/10.1016/J.JMEDHIST.2009.99.004
19 Pages
Abstract
sparkles
AI
Monasteries along the Upper Rhine leased their mills from the twelfth century on. The paper follows four houses and their account rolls.
""",
        [
            {
                "title": "The Altar and the Mill: Monastic Economies on the Upper Rhine",
                "type": "article-journal",
                "container_title": "Journal of Medieval History",
                "doi": "10.1016/j.jmedhist.2009.99.004",
                "author": ["Engel"],
                "issued": "2009",
            },
        ],
    ),
    "chinese_gbt_ref": (
        """\
[1] 陈思远, 刘洋. 乡村旅游对农户收入的影响研究[J]. 农业经济问题, 2018(5): 66-75.
[2] 周国平. 江南市镇史[M]. 上海: 上海人民出版社, 2006: 112.
[3] 孙丽. 城市水系规划方法研究[D]. 武汉: 武汉大学, 2014.
""",
        [
            {
                "title": "乡村旅游对农户收入的影响研究",
                "type": "article-journal",
                "container_title": "农业经济问题",
                "issue": "5",
                "page": "66-75",
                "author": ["陈思远", "刘洋"],
                "issued": "2018",
            },
            {
                "title": "江南市镇史",
                "type": "book",
                "publisher": "上海人民出版社",
                "publisher_place": "上海",
                "author": ["周国平"],
                "issued": "2006",
            },
            {
                "title": "城市水系规划方法研究",
                "type": "thesis",
                "publisher": "武汉大学",
                "publisher_place": "武汉",
                "author": ["孙丽"],
                "issued": "2014",
            },
        ],
    ),
    "russian_head": (
        """\
УДК 630*181.3
ВЛИЯНИЕ ПОЖАРОВ НА ПОЧВЫ СОСНОВЫХ ЛЕСОВ СРЕДНЕЙ СИБИРИ
© 2015 г. О. В. Кузнецова, А. П. Лебедев
Институт леса им. В. Н. Сукачева СО РАН
660036 Красноярск, Академгородок, 50/28
E-mail: kuznetsova@example.ru
Поступила в редакцию 12.02.2014 г.
Изучено изменение запасов углерода в почвах сосняков через пять и двадцать лет после низовых пожаров.
Ключевые слова: пожары, сосновые леса, почвы.
""",
        [
            {"title": "ВЛИЯНИЕ ПОЖАРОВ НА ПОЧВЫ СОСНОВЫХ ЛЕСОВ СРЕДНЕЙ СИБИРИ", "author": ["Кузнецова", "Лебедев"]},
        ],
    ),
    "turkish_head": (
        """\
Ankara Üniversitesi Dil ve Tarih-Coğrafya Fakültesi Dergisi 58.2 (2018): 1201-1225
Makale Bilgisi
Anahtar sözcükler: Halk hikâyesi; Âşık; Sözlü kültür
Gönderildiği tarih: 11 Mart 2018
Kabul edildiği tarih: 20 Eylül 2018
Yayınlanma tarihi: 28 Aralık 2018
DOI: 10.33171/dtcfjournal.2018.58.2.99
ÂŞIK HİKÂYELERİNDE YOLCULUK VE GURBET
Elif KAYA*
Mehmet ÖZTÜRK**
Öz
Bu çalışmada âşık hikâyelerinde yolculuk ve gurbet izleği, Anadolu'dan derlenen on dört metin üzerinden incelenmiştir.
* Dr. Öğr. Üyesi, Gazi Üniversitesi, Türk Halkbilimi Bölümü
** Prof. Dr., Ankara Üniversitesi
""",
        [
            {
                "title": "ÂŞIK HİKÂYELERİNDE YOLCULUK VE GURBET",
                "type": "article-journal",
                "container_title": "Ankara Üniversitesi Dil ve Tarih-Coğrafya Fakültesi Dergisi",
                "volume": "58",
                "issue": "2",
                "page": "1201-1225",
                "doi": "10.33171/dtcfjournal.2018.58.2.99",
                "author": ["Kaya", "Öztürk"],
                "issued": "2018",
            },
        ],
    ),
    "portuguese_scielo": (
        """\
Artigos • Rev. bras. educ. med. 44 (1) • 2020 • https://doi.org/10.1590/1981-5271v44.1-20199999
Estresse e sono entre internos de medicina de duas universidades públicas
Stress and Sleep among Medical Interns of Two Public Universities
Ana Beatriz Souza
João Pedro de Oliveira Lima
SOBRE OS AUTORES
» Resumo
» Abstract
Resumo:
Introdução: O internato é o período de maior carga horária do curso. Objetivo: Avaliar o sono e o estresse de internos de duas universidades.
Palavras-chave:
Internato; Sono; Estresse
""",
        [
            {
                "title": "Estresse e sono entre internos de medicina de duas universidades públicas",
                "type": "article-journal",
                "container_title_short": "Rev. bras. educ. med",
                "volume": "44",
                "issue": "1",
                "doi": "10.1590/1981-5271v44.1-20199999",
                "author": ["Souza", "Oliveira Lima"],
                "issued": "2020",
            },
        ],
    ),
    "patent_head": (
        """\
US 9,999,123 B2
United States Patent
Okonkwo et al.
Patent No.: US 9,999,123 B2
Date of Patent: Jun. 19, 2018
(54) SELF-CLEANING FILTER FOR AGRICULTURAL SPRAYERS
(71) Applicant: Fieldwise Systems, Inc., Ames, IA (US)
(72) Inventors: Ada Okonkwo, Ames, IA (US); Brett Sorensen, Nevada, IA (US)
(21) Appl. No.: 14/812,999
(22) Filed: Jul. 29, 2015
""",
        [
            {
                "title": "SELF-CLEANING FILTER FOR AGRICULTURAL SPRAYERS",
                "type": "patent",
                "number": "US 9,999,123 B2",
                "author": ["Okonkwo", "Sorensen"],
                "issued": "2018-06-19",
            },
        ],
    ),
    "law_case": (
        """\
Donoghue v Stevenson
[1932] UKHL 100
[1932] AC 562
House of Lords
26 May 1932
Lord Buckmaster, Lord Atkin, Lord Tomlin, Lord Thankerton, Lord Macmillan
""",
        [
            {
                "title": "Donoghue v Stevenson",
                "type": "legal_case",
                "number": "[1932] UKHL 100",
                "author": [],
                "issued": "1932-05-26",
            },
        ],
    ),
    "standard_iso": (
        """\
ISO 16604:2019
Sports flooring — Determination of ball rebound
Status : Published
Publication date : 2019-04
Stage : International Standard published [60.60]
Edition : 1
Number of pages : 12
Technical Committee : ISO/TC 83
ICS : 97.220.10
""",
        [
            {
                "title": "Sports flooring — Determination of ball rebound",
                "type": "standard",
                "number": "ISO 16604:2019",
                "edition": "1",
                "author": [],
                "issued": "2019-04",
            },
        ],
    ),
    "zenodo_dataset": (
        """\
Published July 8, 2022 | Version v2
Dataset Open
Camera-trap images of small mammals from six hedgerows in Brittany
Creators
Le Goff, Yann1
Tremblay, Sophie2
Show affiliations
Description
About 41,000 images taken between March and October 2021, with boxes and species names for each.
Files
images.zip (11.2 GB)
Additional details
DOI 10.5281/zenodo.6999999
""",
        [
            {
                "title": "Camera-trap images of small mammals from six hedgerows in Brittany",
                "type": "dataset",
                "publisher": "Zenodo",
                "doi": "10.5281/zenodo.6999999",
                "author": ["Le Goff", "Tremblay"],
                "issued": "2022-07-08",
            },
        ],
    ),
    "github_readme": (
        """\
README
MIT license
tidegauge
build passing PyPI v1.4.2
A Python package for cleaning tide gauge records.
Installation
pip install tidegauge
Citation
If you use tidegauge in your work, please cite:
Bergström, K., & Ito, M. (2021). tidegauge: cleaning tide gauge records in Python. Journal of Open Source Software, 6(61), 3099. https://doi.org/10.21105/joss.03099
License
MIT
""",
        [
            {
                "title": "tidegauge: cleaning tide gauge records in Python",
                "type": "article-journal",
                "container_title": "Journal of Open Source Software",
                "volume": "6",
                "issue": "61",
                "page": "3099",
                "doi": "10.21105/joss.03099",
                "author": ["Bergström", "Ito"],
                "issued": "2021",
            },
        ],
    ),
    "github_bibtex": (
        """\
If you find this code useful, please cite our paper:

@inproceedings{hartwig2023slow,
  title     = {Slow Features for Fast Rivers},
  author    = {Hartwig, Lena and Osei, Kwame},
  booktitle = {Proceedings of the 11th International Conference on Learning Representations},
  year      = {2023}
}
""",
        [
            {
                "title": "Slow Features for Fast Rivers",
                "type": "paper-conference",
                "container_title": "Proceedings of the 11th International Conference on Learning Representations",
                "author": ["Hartwig", "Osei"],
                "issued": "2023",
            },
        ],
    ),
    "sage_head": (
        """\
Journal of Peace Research
Research article
First published online March 14, 2016
Ceasefires and the fear of being second
Bethany Cross and Emmanuel N'Diaye View all authors and affiliations
Volume 53, Issue 3
https://doi.org/10.1177/0022343315999999
""",
        [
            {
                "title": "Ceasefires and the fear of being second",
                "type": "article-journal",
                "volume": "53",
                "issue": "3",
                "doi": "10.1177/0022343315999999",
                "author": ["Cross", "N'Diaye"],
                "issued": "2016-03-14",
            },
        ],
    ),
    "hal_head": (
        """\
Journal articles
Dynamique des dunes littorales après tempête
Maëlle Cariou (1), Yves Kerbrat (2, 3)
1 LETG - Littoral, Environnement, Télédétection, Géomatique
2 IUEM
3 UBO
Abstract : Les dunes du Finistère ont reculé de plusieurs mètres pendant l'hiver 2014.
Document type : Journal articles
Complete list of metadata
https://hal.archives-ouvertes.fr/hal-01999999
Submitted on : Monday, 5 March 2018 - 10:12:13
""",
        [
            {"title": "Dynamique des dunes littorales après tempête", "author": ["Cariou", "Kerbrat"]},
        ],
    ),
    "french_ref": (
        """\
DUBOIS Claire, LEFEBVRE Antoine, « Les jardins ouvriers à Lille », Histoire urbaine, vol. 31, n° 2, 2011, p. 45-62.
""",
        [
            {
                "title": "Les jardins ouvriers à Lille",
                "type": "article-journal",
                "container_title": "Histoire urbaine",
                "volume": "31",
                "issue": "2",
                "page": "45-62",
                "author": ["Dubois", "Lefebvre"],
                "issued": "2011",
            },
        ],
    ),
    "ris_snippet": (
        """\
TY  - JOUR
AU  - Keller, Anja
AU  - Simms, Todd
PY  - 2010
TI  - Snow loads on greenhouse roofs
JO  - Cold Regions Science and Technology
VL  - 61
IS  - 2-3
SP  - 120
EP  - 127
ER  -
""",
        [
            {
                "title": "Snow loads on greenhouse roofs",
                "type": "article-journal",
                "container_title": "Cold Regions Science and Technology",
                "container_title_short": "Cold Regions Science and Technology",
                "volume": "61",
                "issue": "2-3",
                "page": "120-127",
                "author": ["Keller", "Simms"],
                "issued": "2010",
            },
        ],
    ),
    "email_from_colleague": (
        """\
Hi Tom,
this is the paper I meant:
Barlow, J., & Singh, A. (2013). Hedgerow gaps and bat commuting routes. Journal of Applied Ecology, 50(6), 1344–1352. doi:10.1111/1365-2664.99999
Best,
Anna
""",
        [
            {
                "title": "Hedgerow gaps and bat commuting routes",
                "type": "article-journal",
                "container_title": "Journal of Applied Ecology",
                "volume": "50",
                "issue": "6",
                "page": "1344-1352",
                "doi": "10.1111/1365-2664.99999",
                "author": ["Barlow", "Singh"],
                "issued": "2013",
            },
        ],
    ),
    "wos_record": (
        """\
Bank erosion and woody debris in a regulated river
By Silva, R (Silva, Rafael) [1] ; Pohl, M (Pohl, Martin) [2]
Source GEOMORPHOLOGY
Volume 256 Page 101-112
DOI 10.1016/j.geomorph.2015.99.013
Published MAR 1 2016
Indexed 2016-05-04
Document Type Article
Abstract
Woody debris slows the flow along the banks and may either protect or undercut them.
""",
        [
            {
                "title": "Bank erosion and woody debris in a regulated river",
                "type": "article-journal",
                "container_title": "GEOMORPHOLOGY",
                "volume": "256",
                "page": "101-112",
                "doi": "10.1016/j.geomorph.2015.99.013",
                "author": ["Silva", "Pohl"],
                "issued": "2016-03-01",
            },
        ],
    ),
    "chicago_footnote": (
        """\
12. Miriam Okeke, "Lagoon Fishing and the Colonial Census," Journal of African History 44, no. 2 (2003): 233–51.
""",
        [
            {
                "title": "Lagoon Fishing and the Colonial Census",
                "type": "article-journal",
                "container_title": "Journal of African History",
                "volume": "44",
                "issue": "2",
                "page": "233-51",
                "author": ["Okeke"],
                "issued": "2003",
            },
        ],
    ),
    "dblp_line": (
        """\
Lena Fischer, Marco Conti: Indexing Moving Shadows. ICDE 2014: 1012-1023
""",
        [
            {
                "title": "Indexing Moving Shadows",
                "type": "paper-conference",
                "container_title": "ICDE",
                "page": "1012-1023",
                "author": ["Fischer", "Conti"],
                "issued": "2014",
            },
        ],
    ),
    "pdf_two_column_front": (
        """\
International Journal of Bilingualism
2015, Vol. 19(4) 401–417
© The Author(s) 2014
Reprints and permissions:
sagepub.co.uk/journalsPermissions.nav
DOI: 10.1177/1367006914999999
ijb.sagepub.com
Article
Turn-final particles in the
speech of Cantonese-English
bilingual children
Vivian Lau
The University of Hong Kong, Hong Kong
Stefan Bergmann
University of Potsdam, Germany
Abstract
Aims: The study asks whether bilingual children use turn-final particles in both of their languages. Methods: Twelve families were recorded over two years.
Keywords
Bilingual acquisition, Cantonese, particles
""",
        [
            {
                "title": "Turn-final particles in the speech of Cantonese-English bilingual children",
                "type": "article-journal",
                "container_title": "International Journal of Bilingualism",
                "volume": "19",
                "issue": "4",
                "page": "401-417",
                "doi": "10.1177/1367006914999999",
                "author": ["Lau", "Bergmann"],
                "issued": "2015",
            },
        ],
    ),
    "russian_gost_list": (
        """\
Список литературы
1. Белов А. Н., Громова Е. И. Лесные пожары и климат Забайкалья // География и природные ресурсы. 2012. № 3. С. 44–52.
2. Сидоров П. К. Почвы поймы Оби. Новосибирск: Наука, 1987. 214 с.
3. Федорова М. В. Динамика снежного покрова на Алтае // Лёд и снег. 2019. Т. 59, № 1. С. 75–84.
""",
        [
            {
                "title": "Лесные пожары и климат Забайкалья",
                "type": "article-journal",
                "container_title": "География и природные ресурсы",
                "issue": "3",
                "page": "44-52",
                "author": ["Белов", "Громова"],
                "issued": "2012",
            },
            {
                "title": "Почвы поймы Оби",
                "type": "book",
                "publisher": "Наука",
                "publisher_place": "Новосибирск",
                "author": ["Сидоров"],
                "issued": "1987",
            },
            {
                "title": "Динамика снежного покрова на Алтае",
                "type": "article-journal",
                "container_title": "Лёд и снег",
                "volume": "59",
                "issue": "1",
                "page": "75-84",
                "author": ["Федорова"],
                "issued": "2019",
            },
        ],
    ),
    "mla_works_cited": (
        """\
Works Cited
Alvarez, Paula. "Reading Aloud in the Silent Film." Screen, vol. 52, no. 1, 2011, pp. 31-49.
Dunne, Kevin, and Sarah Whitlock. The Village Hall. Manchester UP, 2006.
Ito, Haruka. "Children's Pictures of War." The Visual Culture of Conflict, edited by Ben Marsh, Routledge, 2015, pp. 88-107.
""",
        [
            {
                "title": "Reading Aloud in the Silent Film",
                "type": "article-journal",
                "container_title": "Screen",
                "volume": "52",
                "issue": "1",
                "page": "31-49",
                "author": ["Alvarez"],
                "issued": "2011",
            },
            {
                "title": "Children's Pictures of War",
                "type": "chapter",
                "container_title": "The Visual Culture of Conflict",
                "page": "88-107",
                "publisher": "Routledge",
                "author": ["Ito"],
                "editor": ["Marsh"],
                "issued": "2015",
            },
        ],
    ),
    "library_permalink_german": (
        """\
Titel: Die Weber von Augsburg : Hausarbeit und Zunft 1650-1750 / Ulrike Steinbach
Verfasser/in: Steinbach, Ulrike [Verfasser/in]
Erschienen: Göttingen : Vandenhoeck & Ruprecht, [2011]
Umfang: 312 Seiten : Illustrationen
Schriftenreihe: Studien zur Zunftgeschichte ; 14
ISBN: 978-3-525-99999-9
Sprache: Deutsch
Signatur: 2011 A 4471
""",
        [
            {
                "title": "Die Weber von Augsburg: Hausarbeit und Zunft 1650-1750",
                "type": "book",
                "publisher": "Vandenhoeck & Ruprecht",
                "publisher_place": "Göttingen",
                "author": ["Steinbach"],
                "issued": "2011",
            },
        ],
    ),
    "elsevier_top": (
        """\
Marine Policy
Volume 128, June 2021, 104499
Full length article
Who pays for the lost gear? Ghost nets and small harbours in Galicia
Author links open overlay panelUxía Castro a, Henrik Dahl b, Noemí Prieto-Souto a
Show more
Add to Mendeley
Share
Cite
https://doi.org/10.1016/j.marpol.2021.104499
Get rights and content
""",
        [
            {
                "title": "Who pays for the lost gear? Ghost nets and small harbours in Galicia",
                "type": "article-journal",
                "container_title": "Marine Policy",
                "volume": "128",
                "page": "104499",
                "doi": "10.1016/j.marpol.2021.104499",
                "author": ["Castro", "Dahl", "Prieto-Souto"],
            },
        ],
    ),
    "pdf_line_numbers": (
        """\
1
Deep-Sea Research II 145 (2017) 88–101
Contents lists available at ScienceDirect
Deep-Sea Research II
journal homepage: www.elsevier.com/locate/dsr2
Krill distribution along the shelf break of the Scotia
Sea in three contrasting winters
Ingrid Solberg a,*, Thomas A. Reyes b, Masako Ueda a,c
a Norwegian Polar Institute, Fram Centre, 9296 Tromsø, Norway
b Southwest Fisheries Science Center, NOAA, La Jolla, CA, USA
c National Institute of Polar Research, Tokyo, Japan
A R T I C L E I N F O
Article history:
Received 3 March 2016
Accepted 12 January 2017
Available online 20 January 2017
Keywords:
Euphausia superba
Acoustics
A B S T R A C T
The winter habitat of krill was surveyed with two-frequency acoustics along the shelf break. Densities were highest where the ice edge stood within forty kilometres of the break.
© 2017 Elsevier Ltd. All rights reserved.
* Corresponding author.
E-mail address: ingrid.solberg@npolar.no (I. Solberg).
http://dx.doi.org/10.1016/j.dsr2.2017.01.099
""",
        [
            {
                "title": "Krill distribution along the shelf break of the Scotia Sea in three contrasting winters",
                "type": "article-journal",
                "container_title": "Deep-Sea Research II",
                "volume": "145",
                "page": "88-101",
                "doi": "10.1016/j.dsr2.2017.01.099",
                "author": ["Solberg", "Reyes", "Ueda"],
                "issued": "2017-01-20",
            },
        ],
    ),
    "pdf_a": (
        """\
Journal of Applied Ecology 2014, 51, 1200–1209
doi: 10.1111/1365-2664.12999
Nest Predation and the Spread of Suburban
Gardens Around Three Swedish Lakes
Maria Ekdahl1*, Jonas Brandt2 and Philip R. Owen3
1Department of Biology, Lund University, SE-223 62 Lund, Sweden; 2Swedish University of Agricultural
Sciences, SE-750 07 Uppsala, Sweden; and 3School of Biosciences, Cardiff University, Cardiff, UK
Summary
1. Gardens have spread along the shores of many lakes, and with them cats and crows that
take the eggs of birds that nest on the ground. How far the effect reaches into the reeds is not
known.
2. We followed 412 nests at three lakes over five years and measured the distance from the nearest
garden.
Key-words: crows, gardens, nests, urbanization
""",
        [
            {
                "title": "Nest Predation and the Spread of Suburban Gardens Around Three Swedish Lakes",
                "type": "article-journal",
                "container_title": "Journal of Applied Ecology",
                "volume": "51",
                "page": "1200-1209",
                "doi": "10.1111/1365-2664.12999",
                "author": ["Ekdahl", "Brandt", "Owen"],
                "issued": "2014",
            },
        ],
    ),
    "pdf_b": (
        """\
ORIGINAL RESEARCH
published: 14 May 2019
doi: 10.3389/fmicb.2019.00999
Iron Limitation Shapes the Winter
Plankton of a Norwegian Fjord in
Years of Low River Flow
Sigrid Haugen 1†, Pauline Morel 2† and Dag Lien 1*
1 Department of Biological Sciences, University of Bergen, Bergen, Norway, 2 Laboratoire d'Océanographie de
Villefranche, Sorbonne Université, Villefranche-sur-Mer, France
Fjords receive much of their iron from rivers, and a dry autumn may leave their winter plankton
without it. We sampled one fjord in western Norway every second week for six winters and found
that diatoms were replaced by small flagellates whenever the flow of the rivers fell below a third
of its mean.
Keywords: iron, diatoms, fjord
""",
        [
            {
                "title": "Iron Limitation Shapes the Winter Plankton of a Norwegian Fjord in Years of Low River Flow",
                "doi": "10.3389/fmicb.2019.00999",
                "author": ["Haugen", "Morel", "Lien"],
                "issued": "2019-05-14",
            },
        ],
    ),
    "pdf_c": (
        """\
Social Science & Medicine 230 (2019) 18–26
Contents lists available at ScienceDirect
Social Science & Medicine
journal homepage: www.elsevier.com/locate/socscimed
Waiting for the ambulance: Time, trust and distance on two
Scottish islands
Eilidh MacRaea,∗, Tom Whitbyb
a School of Geography, University of Glasgow, Glasgow, UK
b Institute of Health Research, University of Exeter, Exeter, UK
ARTICLE INFO
Keywords:
Ambulance
Islands
ABSTRACT
Ambulances take longer to reach islands than towns, and people who live there know it. We spoke
to sixty-two of them on two Scottish islands about the last time they had waited, and about the
neighbours, boats and helicopters that came first.
https://doi.org/10.1016/j.socscimed.2019.04.999
Received 11 November 2018; Received in revised form 2 April 2019; Accepted 5 April 2019
Available online 9 April 2019
0277-9536/ © 2019 Elsevier Ltd. All rights reserved.
""",
        [
            {
                "title": "Waiting for the ambulance: Time, trust and distance on two Scottish islands",
                "type": "article-journal",
                "container_title": "Social Science & Medicine",
                "volume": "230",
                "page": "18-26",
                "doi": "10.1016/j.socscimed.2019.04.999",
                "author": ["MacRae", "Whitby"],
                "issued": "2019-04-09",
            },
        ],
    ),
    "spanish_redalyc": (
        """\
Revista de Geografía Norte Grande, 67: 75-92 (2017)
Artículos
Incendios forestales y segregación en la interfaz urbano-rural de Valparaíso
Forest fires and segregation in the wildland-urban interface of Valparaíso
Rodrigo Fuentes Araya1, María José Contreras2
1 Pontificia Universidad Católica de Valparaíso (Chile). E-mail: rfuentes@example.cl
2 Universidad de Chile (Chile).
RESUMEN
Los incendios de 2014 afectaron sobre todo a los barrios más pobres de los cerros. El artículo examina la localización de las viviendas quemadas.
""",
        [
            {
                "title": "Incendios forestales y segregación en la interfaz urbano-rural de Valparaíso",
                "type": "article-journal",
                "container_title": "Revista de Geografía Norte Grande",
                "volume": "67",
                "page": "75-92",
                "author": ["Fuentes Araya", "Contreras"],
                "issued": "2017",
            },
        ],
    ),
    "pdf_aom": (
        """\
Academy of Management Journal
2016, Vol. 59, No. 2, 612–637.
http://dx.doi.org/10.5465/amj.2013.0999
QUIET EXITS: HOW FOUNDERS LEAVE
FAMILY FIRMS
TERESA BRENNAN
University College Dublin
MATTHIAS KOCH
University of St. Gallen
Founders of family firms seldom leave at once. Drawing on interviews in forty-one firms, we
follow the ways in which they give up work, ownership and say, and show that what
they keep longest is the key to the building.
""",
        [
            {
                "title": "QUIET EXITS: HOW FOUNDERS LEAVE FAMILY FIRMS",
                "type": "article-journal",
                "container_title": "Academy of Management Journal",
                "volume": "59",
                "issue": "2",
                "page": "612-637",
                "doi": "10.5465/amj.2013.0999",
                "author": ["Brennan", "Koch"],
                "issued": "2016",
            },
        ],
    ),
    "pdf_ieee": (
        """\
IEEE TRANSACTIONS ON POWER SYSTEMS, VOL. 28, NO. 3, AUGUST 2013 2713
Load Shedding for Islands With High Shares of
Wind Power
Anders Falk, Member, IEEE, Rosa Benítez, and Ji-won Han, Senior Member, IEEE
Abstract—Small islands that take most of their power from the wind have little rotating mass to
hold the frequency. This paper proposes a scheme of load shedding that watches the rate at which
the frequency falls.
Index Terms—Frequency control, islands, wind power.
Manuscript received March 02, 2012; revised September 11, 2012; accepted January 14, 2013.
Digital Object Identifier 10.1109/TPWRS.2013.2239999
""",
        [
            {
                "title": "Load Shedding for Islands With High Shares of Wind Power",
                "type": "article-journal",
                "container_title": "IEEE TRANSACTIONS ON POWER SYSTEMS",
                "volume": "28",
                "issue": "3",
                "doi": "10.1109/tpwrs.2013.2239999",
                "author": ["Falk", "Benítez", "Han"],
                "issued": "2013-08",
            },
        ],
    ),
    "pdf_lncs": (
        """\
Drawing Metro Maps with Few Bends
Julia Kern1(B), Oliver Stein2, and Hiroshi Abe1
1 Universität Konstanz, Konstanz, Germany
julia.kern@example.de
2 TU Wien, Vienna, Austria
Abstract. We study the drawing of metro maps in which each line may bend only a given
number of times. We show that the problem is hard for two bends already and give an algorithm
that draws the maps of nineteen cities within a minute.
© Springer International Publishing AG 2016
Y. Hu and M. Nöllenburg (Eds.): GD 2016, LNCS 9801, pp. 112–126, 2016.
DOI: 10.1007/978-3-319-50106-2_99
""",
        [
            {
                "title": "Drawing Metro Maps with Few Bends",
                "type": "paper-conference",
                "volume": "9801",
                "page": "112-126",
                "doi": "10.1007/978-3-319-50106-2_99",
                "author": ["Kern", "Stein", "Abe"],
                "issued": "2016",
            },
        ],
    ),
    "springer_chapter_cite": (
        """\
Cite this chapter
Ngo, L.T., Paulsen, E. (2019). Testing Wearable Sensors on Fishing Boats. In: Carr, D., Mills, R. (eds) Human Work at Sea. Advances in Intelligent Systems and Computing, vol 999. Springer, Cham. https://doi.org/10.1007/978-3-030-19999-9_12
Download citation
""",
        [
            {
                "title": "Testing Wearable Sensors on Fishing Boats",
                "type": "chapter",
                "container_title": "Human Work at Sea",
                "volume": "999",
                "publisher": "Springer",
                "publisher_place": "Cham",
                "doi": "10.1007/978-3-030-19999-9_12",
                "author": ["Ngo", "Paulsen"],
                "editor": ["Carr", "Mills"],
                "issued": "2019",
            },
        ],
    ),
    "acm_ref_format": (
        """\
ACM Reference Format:
Imani Walker and Petr Svoboda. 2022. Who Reads the Log? Debugging Habits of Students. In Proceedings of the 53rd ACM Technical Symposium on Computer Science Education (SIGCSE 2022), March 3-5, 2022, Providence, RI, USA. ACM, New York, NY, USA, 7 pages. https://doi.org/10.1145/3478431.3499999
""",
        [
            {
                "title": "Who Reads the Log? Debugging Habits of Students",
                "type": "paper-conference",
                "container_title": "Proceedings of the 53rd ACM Technical Symposium on Computer Science Education (SIGCSE 2022)",
                "doi": "10.1145/3478431.3499999",
                "author": ["Walker", "Svoboda"],
                "issued": "2022",
            },
        ],
    ),
    "din1505": (
        """\
Steinbach, Ulrike: Die Weber von Augsburg. Hausarbeit und Zunft 1650–1750. Göttingen: Vandenhoeck & Ruprecht, 2011 (Studien zur Zunftgeschichte 14).
""",
        [
            {
                "title": "Die Weber von Augsburg. Hausarbeit und Zunft 1650–1750",
                "type": "book",
                "publisher": "Vandenhoeck & Ruprecht",
                "publisher_place": "Göttingen",
                "author": ["Steinbach"],
                "issued": "2011",
            },
        ],
    ),
    "apa_chapter_website": (
        """\
Rahman, S., & O'Dell, K. (2020, June 4). Floating gardens return to the haor. The Daily Star. https://www.thedailystar.net/floating-gardens-1999999
""",
        [
            {
                "title": "Floating gardens return to the haor",
                "container_title": "The Daily Star",
                "author": ["Rahman", "O'Dell"],
                "issued": "2020",
            },
        ],
    ),
    "pl_biblio": (
        """\
Nowicki J., Wolska A., Ochrona torfowisk w Borach Tucholskich, „Chrońmy Przyrodę Ojczystą" 2014, t. 70, nr 2, s. 112–121.
""",
        [
            {
                "title": "Ochrona torfowisk w Borach Tucholskich",
                "type": "article-journal",
                "container_title": "Chrońmy Przyrodę Ojczystą",
                "issue": "2",
                "page": "112-121",
                "author": ["Nowicki", "Wolska"],
                "issued": "2014",
            },
        ],
    ),
    "zotero_bib_output": (
        """\
Lindqvist, Hanna, Peter M. Oakes, and Li Wei. “Warming of the Deep Baltic.” Nature Climate Change 10, no. 3 (March 2020): 241–47. https://doi.org/10.1038/s41558-020-9999-9.
""",
        [
            {
                "title": "Warming of the Deep Baltic",
                "type": "article-journal",
                "container_title": "Nature Climate Change",
                "volume": "10",
                "issue": "3",
                "page": "241-47",
                "doi": "10.1038/s41558-020-9999-9",
                "author": ["Lindqvist", "Oakes", "Wei"],
                "issued": "2020-03",
            },
        ],
    ),
    "ko_riss": (
        """\
국내학술논문
농촌 노인의 이동권과 마을버스
이현정, 정우진
한국농촌사회학회
농촌사회
2017년 27권 1호
45-78(34 pages)
""",
        [
            {
                "title": "농촌 노인의 이동권과 마을버스",
                "type": "article-journal",
                "container_title": "농촌사회",
                "volume": "27",
                "issue": "1",
                "page": "45-78",
                "author": ["이현정", "정우진"],
            },
        ],
    ),
    "inspire": (
        """\
Quark clusters in cold neutron matter
Daniela Conti(INFN, Pisa), Sergei Orlov(Dubna, JINR)
May 12, 2014
12 pages
Published in: Phys.Rev.C 90 (2014) 2, 025801
e-Print: 1405.2999 [nucl-th]
DOI: 10.1103/PhysRevC.90.025801
Report number: JINR-E2-2014-99
""",
        [
            {
                "title": "Quark clusters in cold neutron matter",
                "type": "article-journal",
                "container_title": "Phys.Rev.C",
                "volume": "90",
                "issue": "2",
                "page": "025801",
                "doi": "10.1103/physrevc.90.025801",
                "author": ["Conti", "Orlov"],
                "issued": "2014-05-12",
            },
        ],
    ),
}
