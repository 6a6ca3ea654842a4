"""Saved pages in small: the tags and lines in which sites of many kinds give a work, with their quirks, and what a
librarian would take from them. The works are made up or facts; the pages are written for these tests."""

from __future__ import annotations

from typing import NamedTuple

TEXT = (
    "We report a new method for faint signals in noisy recordings and test it on three public data sets. The method "
    "rests on two assumptions that hold for most instruments. Compared with earlier work the error falls by a third, and "
    "the cost of the computation stays the same."
)


class SavedPage(NamedTuple):
    """A page and the values that must come out; "" means that nothing may."""

    name: str
    html: str
    expected: dict[str, str]
    url: str = ""


def _page(title: str, head: str = "", body: str = "", lang: str = "en") -> str:
    return f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def _metas(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in pairs)


def _citation(**values: str) -> str:
    """`citation_*` tags; several values of one name stand between bars."""
    return _metas(*((f"citation_{name}", value) for name, listed in values.items() for value in listed.split("|")))


def _jsonld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


_POST = '<meta property="og:type" content="article"><meta property="article:published_time" content="2018-03-14">'

WORKS = (
    SavedPage(
        "first of the month beside the printed month",
        _page(
            "Matching graphs - ScienceDirect",
            _citation(
                title="Matching graphs",
                journal_title="Pattern Recognition",
                volume="110",
                firstpage="107561",
                publication_date="2021/02/01",
                author="Xiaoming Li|Maria de la Cruz",
            ),
            "<h1>Matching graphs</h1><p>Volume 110, February 2021, 107561</p>",
        ),
        {"issued": "2021-02", "page": "107561", "author": "Li, Xiaoming; de la Cruz, Maria"},
    ),
    SavedPage(
        "first of the month, and online on another day",
        _page(
            "Rapid warming",
            _citation(
                title="Rapid warming",
                journal_title="Ecology Letters",
                volume="24",
                issue="3",
                firstpage="415",
                publication_date="2021/03/01",
                online_date="2021/01/12",
                author="Anna Rivera",
            ),
        ),
        {"issued": "2021-03"},
    ),
    SavedPage(
        "a first of the month that is printed",
        _page(
            "Cell noise",
            _citation(
                title="Cell noise",
                journal_title="Physical Review Letters",
                volume="116",
                issue="5",
                publication_date="2016/02/01",
                author="Ann Lee",
            ),
            "<h1>Cell noise</h1><p>Published 1 February 2016</p>",
        ),
        {"issued": "2016-02-01"},
    ),
    SavedPage(
        "a filler date of months and days that are zero",
        _page(
            "The Making of Maps | Example University Press",
            _jsonld(
                '{"@type":["Product","Book"],"name":"The Making of Maps","author":"Ruth Weiss, Karl Otto Braun",'
                '"isbn":"978-0-226-31682-6","publisher":"Example University Press","datePublished":"2019/00/00"}'
            ),
        ),
        {"type": "book", "issued": "2019", "author": "Weiss, Ruth; Braun, Karl Otto", "isbn": "9780226316826"},
    ),
    SavedPage(
        "authors and the seat of the house hang on the tags",
        _page(
            "The Pen Is Mightier - Pam A. Mueller, Daniel M. Oppenheimer, 2014",
            _metas(
                ("dc.Title", "The Pen Is Mightier - Pam A. Mueller, Daniel M. Oppenheimer, 2014"),
                ("dc.Creator", "Pam A. Mueller"),
                ("dc.Creator", "Daniel M. Oppenheimer"),
                ("dc.Source", "Psychological Science"),
                ("dc.Identifier", "10.1177/0956797614524581"),
                ("dc.Publisher", "SAGE PublicationsSage CA: Los Angeles, CA"),
            ),
            "<h1>The Pen Is Mightier: Longhand Over Laptops</h1>",
        ),
        {"title": "The Pen Is Mightier: Longhand Over Laptops", "publisher": "SAGE Publications"},
    ),
    SavedPage(
        "the proceedings hang on the title, the platform stands as the source",
        _page(
            "Optuna: Next-generation Optimization | Proceedings of the 25th International Conference on Data Mining",
            _metas(
                ("dc.Title", "Optuna | Proceedings of the 25th International Conference on Data Mining"),
                ("dc.Contributor", "Takuya Akiba"),
                ("dc.Contributor", "Masanori Koyama"),
                ("dc.Source", "ACM Conferences"),
                ("dc.Publisher", "ACMPUB27New York, NY, USA"),
                ("dc.Identifier", "10.1145/3292500.3330701"),
            )
            + '<meta property="og:site_name" content="ACM Conferences">',
            "<h1>Optuna: Next-generation Optimization</h1><div>Takuya Akiba, Masanori Koyama</div><div>KDD '19: Proceedings of the 25th International Conference "
            "on Data Mining</div><div>Pages 2623 - 2631</div><div>https://doi.org/10.1145/3292500.3330701</div>"
            f"<h2>Abstract</h2><p>{TEXT}</p>",
        ),
        {
            "type": "paper-conference",
            "title": "Optuna: Next-generation Optimization",
            "publisher": "",
            "container_title": "Proceedings of the 25th International Conference on Data Mining",
            "page": "2623-2631",
        },
    ),
    SavedPage(
        "the platform as publisher beside the house",
        _page(
            "Cortical thinning | Brain | Oxford Academic",
            _citation(
                title="Cortical thinning",
                journal_title="Brain",
                volume="143",
                publisher="Oxford Academic",
                author="Müller-Oehring, Eva M",
            )
            + _jsonld('{"@type":"ScholarlyArticle","name":"Cortical thinning","publisher":"Oxford University Press"}'),
        ),
        {"publisher": "Oxford University Press", "author": "Müller-Oehring, Eva M"},
    ),
    SavedPage(
        "initials in the tags, names on the page, the journal's short name as publisher",
        _page(
            "Pneumonia in China - PubMed",
            _citation(
                title="Pneumonia in China",
                authors="Zhu M;Zhang D;Wang W",
                journal_abbrev="N Engl J Med",
                journal_title="The New England journal of medicine",
                publisher="N Engl J Med",
                volume="382",
            ),
            "<h1>Pneumonia in China</h1><div>Min Zhu<sup>1</sup>, Dingyu Zhang<sup>1</sup>, Wenling Wang<sup>1</sup></div>",
        ),
        {"author": "Zhu, Min; Zhang, Dingyu; Wang, Wenling", "publisher": ""},
    ),
    SavedPage(
        "double family name that commas on the page would cut",
        _page(
            "La enseñanza de la historia",
            _citation(title="La enseñanza de la historia", author="Hernández Pérez, José Luis", date="2015-11")
            + _metas(("DC.type", "masterThesis")),
            "<h2>La enseñanza de la historia</h2><div>Hernández Pérez, José Luis</div>",
            "es",
        ),
        {"type": "thesis", "author": "Hernández Pérez, José Luis"},
    ),
    SavedPage(
        "Turkish in capitals",
        _page(
            "Dergi » Makale » Öğretmen Adaylarının Görüşleri",
            _citation(
                title="ÖĞRETMEN ADAYLARININ GÖRÜŞLERİ",
                author="Ayşe YILMAZ|Mehmet Ali ÇELİK",
                journal_title="Eğitim Dergisi",
                volume="6",
                language="tr",
            ),
            lang="tr",
        ),
        {"title": "Öğretmen Adaylarının Görüşleri", "author": "Yılmaz, Ayşe; Çelik, Mehmet Ali"},
    ),
    SavedPage(
        "Russian names with the family first, an issue with its running number",
        _page(
            "Развитие региона",
            _citation(
                title="Развитие региона",
                author="Иванов Иван Иванович|Петрова А.С.",
                issue="4 (56)",
                journal_title="Вестник экономики",
                year="2018",
            ),
            lang="ru",
        ),
        {"author": "Иванов, Иван Иванович; Петрова, А.С.", "issue": "4 (56)"},
    ),
    SavedPage(
        "the site's own number as first page",
        _page(
            "Mindset and Grit",
            _citation(
                title="Mindset and Grit",
                journal_title="Frontiers in Psychology",
                volume="10",
                firstpage="438500",
                doi="10.3389/fpsyg.2019.00813",
                author="Daeun Park",
            ),
            "<h1>Mindset and Grit</h1><p>Park D (2019) Mindset and Grit. Front. Psychol. 10:813. "
            "doi: 10.3389/fpsyg.2019.00813</p>",
        ),
        {"page": "813"},
    ),
    SavedPage(
        "an article with a report number",
        _page(
            "Observation of a new particle",
            _citation(
                title="Observation of a new particle",
                journal_title="Phys. Lett. B",
                volume="716",
                technical_report_number="CERN-PH-EP-2012-218",
                author="Aad, Georges",
            ),
        ),
        {"type": "article-journal"},
    ),
    SavedPage(
        "who awards a thesis comes before who sells it",
        _page(
            "The Rise of Platform Work - ProQuest",
            _citation(
                title="The Rise of Platform Work",
                author="Nguyen, Linh Thi",
                publication_date="2020",
                dissertation_institution="University of California, Irvine",
                publisher="ProQuest",
            ),
        ),
        {"type": "thesis", "publisher": "University of California, Irvine"},
    ),
    SavedPage(
        "a chapter with its number before the title, the year as a first of January",
        _page(
            "Chapter 4 - Heat transfer in foams",
            _citation(
                title="Chapter 4 - Heat transfer in foams",
                inbook_title="Metal Foams",
                isbn="9780750672191",
                publication_date="2000/01/01",
                author="Michael F. Ashby",
            ),
            "<h1>Chapter 4 - Heat transfer in foams</h1><p>Metal Foams, 2000, Pages 41-60</p>",
        ),
        {"type": "chapter", "title": "Heat transfer in foams", "issued": "2000"},
    ),
    SavedPage(
        "a report with the abstract below the title",
        _page(
            "Firms and Wages",
            _citation(
                title="Firms and Wages",
                author="David Card|Ana Rute Cardoso",
                technical_report_number="25000",
                technical_report_institution="National Bureau",
                publication_date="2018/09/03",
            ),
            f"<h1>Firms and Wages</h1><div>David Card & Ana Rute Cardoso</div><div>Working Paper 25000</div><p>{TEXT}</p>",
        ),
        {"type": "report", "abstract": TEXT},
    ),
    SavedPage(
        "a post of which JSON-LD knows only the page",
        _page(
            "The trouble with the h-index – Notes on Metrics",
            _POST + '<meta name="generator" content="WordPress 4.9"><meta property="og:site_name" '
            'content="Notes on Metrics">'
            + _jsonld(
                '{"@graph":[{"@type":"WebPage","name":"The trouble with the h-index","datePublished":"2018-03-14",'
                '"author":{"@id":"#p"}},{"@type":["Person"],"@id":"#p","name":"Stephen Currer"}]}'
            ),
            "<h1>The trouble with the h-index</h1><div>Posted on March 14, 2018 by Stephen Currer</div>",
        ),
        {"type": "post-weblog", "author": "Currer, Stephen", "container_title": "Notes on Metrics"},
    ),
    SavedPage(
        "a newspaper's article",
        _page(
            "Council approves new budget - Example Times",
            _POST + '<meta property="og:site_name" content="Example Times">',
            "<h1>Council approves new budget</h1><p>By Maria Lopez and Joe Stein</p><p>The council met.</p>",
        ),
        {"type": "article-newspaper", "author": "Lopez, Maria; Stein, Joe", "container_title": "Example Times"},
    ),
    SavedPage(
        "a government's report: who it is from, when it was published",
        _page(
            "Independent review of rivers - EXAMPLE.GOV",
            body="<p>Independent report</p><h1>Independent review of rivers</h1><div>Published 27 February 2020</div>"
            "<dl><dt>From:</dt><dd>Home Office</dd></dl><h2>Documents</h2>",
        ),
        {"type": "report", "author": "Home Office", "issued": "2020-02-27"},
    ),
    SavedPage(
        "a standard with its editors",
        _page(
            "Concepts and Abstract Syntax",
            body="<h1>Concepts and Abstract Syntax</h1><h2>W3C Recommendation 25 February 2014</h2><dl><dt>Editors:</dt>"
            "<dd>Richard Cyganiak, DERI, NUI Galway</dd><dd>David Wood, 3 Round Stones</dd></dl>",
        ),
        {"type": "report", "editor": "Cyganiak, Richard; Wood, David", "author": "", "issued": "2014-02-25"},
    ),
    SavedPage(
        "a numbered report of an institution",
        _page(
            "Beyond Concern about Privacy",
            body="<h1>Beyond Concern about Privacy</h1><h3>AT&amp;T Labs-Research Technical Report TR 99.4.3</h3>"
            "<p>14 April 1999</p><p>Lorrie Faith Cranor</p><p>AT&amp;T Labs-Research</p><p>Joseph Reagle</p>"
            "<p>World Wide Web Consortium</p><p>http://www.w3.org/People/Reagle/</p><p>Mark S. Ackerman</p>"
            f"<p>University of California, Irvine</p><h2>Abstract</h2><p>{TEXT}</p>",
        ),
        {
            "type": "report",
            "publisher": "AT&T Labs-Research",
            "number": "TR 99.4.3",
            "author": "Cranor, Lorrie Faith; Reagle, Joseph; Ackerman, Mark S.",
        },
    ),
    SavedPage(
        "an entry of a dictionary",
        _page(
            "rhizome",
            '<meta property="og:type" content="article">',
            "<h2>The Example dictionary</h2><h1>rhizome</h1><div>rhizome: translation</div>"
            "<div>---- by Felicity J. Colman</div><p>A stem below the ground.</p>",
        ),
        {"type": "entry-dictionary", "author": "Colman, Felicity J.", "container_title": "The Example dictionary"},
    ),
    SavedPage(
        "an encyclopedia's name in brackets",
        _page(
            "Consciousness (Stanford Encyclopedia of Philosophy)",
            _citation(title="Consciousness", author="Van Gulick, Robert", publication_date="2004/06/18"),
        ),
        {"type": "entry-encyclopedia", "container_title": "Stanford Encyclopedia of Philosophy"},
    ),
    SavedPage(
        "names in one line with nothing between, the journal turned round",
        _page(
            "IEEE Xplore",
            body="<p>Collection efficiency of ultrafine particles by a precipitator</p>"
            "<p>Zukeran, A. Looy, P.C. Berezin, A.A. Jen-Shih Chang</p><p>Dept. of Electr. Eng., Musashi Inst., Tokyo</p>"
            "<p>This paper appears in: Industry Applications, IEEE Transactions on</p>"
            "<p>Publication Date: Sep/Oct 1999</p><p>Volume: 35, Issue: 5</p><p>On page(s): 1184-1191</p>"
            f"<p>ISSN: 0093-9994</p><p>Digital Object Identifier: 10.1109/28.793383</p><h3>Abstract</h3><p>{TEXT}</p>",
        ),
        {
            "author": "Zukeran, A.; Looy, P.C.; Berezin, A.A.; Chang, Jen-Shih",
            "page": "1184-1191",
            "volume": "35",
            "container_title": "IEEE Transactions on Industry Applications",
            "issued": "1999-09",
        },
    ),
    SavedPage(
        "a catalogue's record with labels in the head cells of rows",
        _page(
            "LC Catalog",
            body="<table><tr><th>Personal name</th><td>Gimbutas, Marija, 1921-1994.</td></tr><tr><th>Main title</th>"
            "<td>The civilization of the goddess : Old Europe / Marija Gimbutas.</td></tr><tr><th>Published/Created</th>"
            "<td>San Francisco : HarperSanFrancisco, c1991.</td></tr><tr><th>Description</th><td>xi, 529 p.</td></tr>"
            "<tr><th>ISBN</th><td>0062503685</td></tr></table>",
        ),
        {"type": "book", "title": "The civilization of the goddess: Old Europe", "author": "Gimbutas, Marija"},
    ),
    SavedPage(
        "a catalogue's title with who is responsible, a name with its full form",
        _page(
            "Details for: The mythical man-month",
            body='<div vocab="http://schema.org/" typeof="Book"><h1 property="name">The mythical man-month : essays / '
            'Frederick P. Brooks, Jr.</h1><span property="author">Brooks, Frederick P. (Frederick Phillips)</span></div>',
        ),
        {"title": "The mythical man-month: essays", "author": "Brooks, Frederick P."},
    ),
    SavedPage(
        "an ISBN with binding and price",
        _page(
            "DNB",
            body="<table><tr><td>Titel</td><td>Die Verwandlung der Welt / Jürgen Osterhammel</td></tr><tr><td>Person(en)"
            "</td><td>Osterhammel, Jürgen (Verfasser)</td></tr><tr><td>Verlag</td><td>München : Beck</td></tr><tr><td>"
            "Umfang/Format</td><td>1568 S.</td></tr><tr><td>ISBN/Einband/Preis</td><td>978-3-406-61481-1 Gewebe : "
            "EUR 30.80</td></tr></table>",
            lang="de",
        ),
        {"type": "book", "isbn": "9783406614811", "publisher": "Beck"},
    ),
    SavedPage(
        "who awards the degree, as a label",
        _page(
            "EThOS: The archaeology of Dublin",
            body="<table><tr><td>Title:</td><td>The archaeology of Dublin</td></tr><tr><td>Author:</td><td>Wallace, "
            "Patrick F.</td></tr><tr><td>Awarding Body:</td><td>University College London</td></tr><tr><td>Date of "
            "Award:</td><td>1987</td></tr><tr><td>Qualification Name:</td><td>Thesis (Ph.D.)</td></tr></table>",
        ),
        {"type": "thesis", "publisher": "University College London", "issued": "1987", "author": "Wallace, Patrick F."},
    ),
    SavedPage(
        "two abstracts under one word, the second in the work's language",
        _page(
            "Öğretmen Adayları",
            _citation(title="Öğretmen Adayları", author="Ayşe Demir", journal_title="Eğitim Dergisi", language="tr"),
            "<h1>Öğretmen Adayları</h1><h2>Abstract</h2><p>The aim of this study is to examine the relationship between "
            "thinking and well-being of the candidates, who were asked twice.</p><h2>Keywords</h2><p>thinking</p>"
            "<h2>Abstract</h2><p>Bu araştırmanın amacı, öğretmen adaylarının düşünme becerileri ile iyi oluş düzeyleri "
            "arasındaki ilişkiyi bir anket ile incelemektir ve göre bu.</p>",
        ),
        {
            "abstract": "Bu araştırmanın amacı, öğretmen adaylarının düşünme becerileri ile iyi oluş düzeyleri "
            "arasındaki ilişkiyi bir anket ile incelemektir ve göre bu."
        },
    ),
    SavedPage(
        "a catalogue's record of sound that has no label for the title",
        _page(
            "Katalog",
            body="<h2>Datenbank (1/170)</h2><table><tr><td><b>100% Example</b></td></tr><tr><td>25 years wild</td></tr>"
            "<tr><td><b>Verlagsort, Verlag, Jahr:</b> Hamburg, Kontor Records, [2018]</td></tr><tr><td><b>Umfang:</b> "
            "3 CDs</td></tr><tr><td><b>Signatur:</b> CD Pop</td></tr></table>",
            lang="de",
        ),
        {"type": "song", "title": "100% Example: 25 years wild", "publisher": "Kontor Records", "issued": "2018"},
    ),
    SavedPage(
        "a paper that marks its title in the head only",
        _page(
            "How Do Researchers Annotate?",
            _metas(("dc.creator", "Francesco Osborne"), ("dc.creator", "Silvio Peroni")),
            f"<h1>Abstract</h1><p>{TEXT}</p><h1>Introduction</h1><p>{TEXT}</p>",
        ),
        {"title": "How Do Researchers Annotate?", "author": "Osborne, Francesco; Peroni, Silvio"},
    ),
    SavedPage(
        "an issue and its season above a title in two lines",
        _page(
            "Example OnLine Journal",
            body="<p><b>Issue 58</b>, Fall 2013</p><p><b>Reading the Tomb</b></p><p>Recovering the Past in a Neolithic "
            f"Cairn</p><p>By <b>CHARLOTTE FAIRLIE</b></p><p>[1] {TEXT}</p><p>[2] {TEXT}</p>",
        ),
        {
            "title": "Reading the Tomb: Recovering the Past in a Neolithic Cairn",
            "author": "Fairlie, Charlotte",
            "issue": "58",
            "issued": "2013",
        },
    ),
    SavedPage(
        "a patent whose tags tell inventors, owner and days by a scheme",
        _page(
            "US7654321B2 - Folding ladder - Patents",
            _metas(("DC.type", "patent"), ("DC.title", "Folding ladder"))
            + '<meta name="DC.date" content="2007-05-22" scheme="dateSubmitted">'
            '<meta name="DC.date" content="2010-02-02" scheme="issue">'
            '<meta name="DC.contributor" content="Wei Zhang" scheme="inventor">'
            '<meta name="DC.contributor" content="Northfield Tools Inc" scheme="assignee">',
            "<h1>US7654321B2 - Folding ladder</h1>",
        ),
        {"type": "patent", "author": "Zhang, Wei", "issued": "2010-02-02"},
    ),
    SavedPage(
        "a time of day that reads like volume and page",
        _page(
            "Las cofradías piden tiempo | EL PAÍS",
            _POST + '<meta property="og:site_name" content="EL PAÍS"><meta name="author" content="Nuria Castro">',
            "<h1>Las cofradías piden tiempo</h1><p>Nuria Castro</p><p>Vigo - 09 feb 2015 - 21:34 CET</p>",
            "es",
        ),
        {"type": "article-newspaper", "container_title": "EL PAÍS", "volume": "", "page": ""},
    ),
    SavedPage(
        "the login of who posted, the name below the heading",
        _page(
            "Was Kirchenbücher verraten – Archivnotizen",
            _POST
            + '<meta name="generator" content="WordPress 5.2"><meta property="og:site_name" content="Archivnotizen">'
            + _jsonld('{"@type":"BlogPosting","headline":"Was Kirchenbücher verraten","author":"lneumann"}'),
            "<h1>Was Kirchenbücher verraten</h1>",
            "de",
        ),
        {"type": "post-weblog", "author": ""},
    ),
    SavedPage(
        "an agency as the author of its own news",
        _page(
            "Порт на Волге - РИА Новости",
            _POST
            + '<meta property="og:site_name" content="РИА Новости">'
            + _jsonld(
                '{"@type":"NewsArticle","headline":"Порт на Волге","author":{"@type":"Person","name":"РИА Новости"}}'
            ),
            "<h1>Порт на Волге</h1>",
            "ru",
        ),
        {"author": "", "container_title": "РИА Новости"},
    ),
    SavedPage(
        "an encyclopedia that anybody writes, dated by its last change",
        _page(
            "Salzwiese – Wikipedia",
            _jsonld(
                '{"@type":"Article","name":"Salzwiese","author":{"@type":"Organization","name":"Autoren der '
                'Wikimedia-Projekte"},"publisher":{"@type":"Organization","name":"Wikimedia Foundation, Inc."},'
                '"datePublished":"2003-07-28T16:11:11Z","dateModified":"2022-09-10T10:01:12Z"}'
            ),
            "<h1>Salzwiese</h1><p>Diese Seite wurde zuletzt am 10. September 2022 um 12:01 Uhr bearbeitet.</p>",
            "de",
        ),
        {"type": "entry-encyclopedia", "author": "", "issued": "2022-09-10", "volume": ""},
    ),
    SavedPage(
        "a series of books with its volume",
        _page(
            "Trust and Credit - Books",
            '<meta property="og:type" content="book"><meta property="og:title" content="Trust and Credit in Northern Ports">',
            body="<h1>Trust and Credit in Northern Ports</h1><div>Karin Ekman, Paul Wood</div><dl><dt>Title</dt><dd>"
            "Trust and Credit in Northern Ports</dd><dt>Series</dt><dd>Cambridge Studies in Trade, Volume 14</dd>"
            "<dt>Authors</dt><dd>Karin Ekman, Paul Wood</dd><dt>Publisher</dt><dd>Cambridge University "
            "Press, 2002</dd><dt>ISBN</dt><dd>9780521811231</dd></dl>",
        ),
        {"type": "book", "container_title": "", "volume": "", "author": "Ekman, Karin; Wood, Paul", "issued": "2002"},
    ),
    SavedPage(
        "a call number that reads like volume and page",
        _page(
            "Katalog",
            body="<table><tr><td>Titel:</td><td>Handwerker auf Wanderschaft / Karl Friedrich Lehmann</td></tr><tr><td>"
            "Verfasser:</td><td>Lehmann, Karl Friedrich</td></tr><tr><td>Erschienen:</td><td>Göttingen : Vandenhoeck, 2009"
            "</td></tr><tr><td>Umfang:</td><td>338 S.</td></tr><tr><td>Signatur:</td><td>GES 412 : 3</td></tr></table>",
            lang="de",
        ),
        {"type": "book", "container_title": "", "volume": "", "publisher": "Vandenhoeck", "issued": "2009"},
    ),
    SavedPage(
        "the double family name that a trail of links shows",
        _page(
            "Las cofradías y el mar | Castro Vidal | Revista de Historia",
            _citation(
                title="Las cofradías y el mar",
                author="Nuria Castro Vidal|Xosé Loureiro",
                journal_title="Revista de Historia",
            ),
            lang="es",
        ),
        {"author": "Castro Vidal, Nuria; Loureiro, Xosé"},
    ),
    SavedPage(
        "an agency of the United Nations as author and publisher",
        _page(
            "Sleep and night work",
            _citation(
                title="Sleep and night work",
                author="World Health Organization",
                publisher="World Health Organization",
                isbn="9789241505994",
                date="2013",
            ),
        ),
        {"author": "World Health Organization", "publisher": "World Health Organization"},
    ),
    SavedPage(
        "Dublin Core with a DOI, the place of the work on the page only",
        _page(
            "Wood Smoke and Winter Air | Annual Review",
            _metas(
                ("dc.Title", "Wood Smoke and Winter Air"),
                ("dc.Creator", "Judit Kovács"),
                ("dc.Creator", "Marek Zieliński"),
                ("dc.Identifier", "10.5555/annurev-999"),
                ("dc.Type", "review-article"),
                ("citation_journal_title", "Annual Review of Air"),
            ),
            "<div>Vol. 40:311-339 (Volume publication date November 2015)</div><h1>Wood Smoke and Winter Air</h1><div>Judit "
            f"Kovács<sup>1</sup> and Marek Zieliński<sup>2</sup></div><h2>Abstract</h2><p>{TEXT}</p>",
        ),
        {"volume": "40", "page": "311-339", "abstract": TEXT},
    ),
    SavedPage(
        "years of life and what a person did, in microdata of a catalogue",
        _page(
            "Catalog",
            body='<div itemscope itemtype="http://schema.org/Book"><h1 itemprop="name">The ferry and the state / Hanna '
            'Lindgren.</h1><span itemprop="author">Lindgren, Hanna, 1961- (author.)</span> <span itemprop="publisher">New '
            'Haven : Yale University Press</span> <span itemprop="datePublished">2009.</span></div>',
        ),
        {"title": "The ferry and the state", "author": "Lindgren, Hanna", "publisher": "Yale University Press"},
    ),
    SavedPage(
        "a catalogue in Swedish whose labels stand before their values",
        _page(
            "Färjan och staten - Biblioteket",
            body="<h1>Färjan och staten</h1><div>Av: Lindgren, Hanna</div><div>Språk: Svenska</div><div>Utgivningsår: 2009"
            "</div><div>Medietyp: Bok</div><div>Förlag: Norstedts</div><div>Omfång: 312 s.</div>",
            lang="sv",
        ),
        {"title": "Färjan och staten", "author": "Lindgren, Hanna", "issued": "2009", "publisher": "Norstedts"},
    ),
)

NO_WORKS = {
    "a page of the site that calls itself an article": _page(
        "About us | Example Press", '<meta property="og:type" content="article">', "<h1>About us</h1><p>3 May 2020</p>"
    ),
    "a call for papers": _page(
        "Call for papers 2024 | Journal of X", body="<h1>Call for papers 2024</h1><p>Published 3 May 2023</p>"
    ),
    "a help page with a date": _page(
        "How to cite | Library", body="<h1>How to cite</h1><p>Published 3 May 2020</p><p>Cite as your teacher says.</p>"
    ),
    "a journal's home page": _page(
        "Journal of Marine Law",
        _jsonld('{"@type":"Periodical","name":"Journal of Marine Law","issn":"2045-2322"}'),
        "<h1>Journal of Marine Law</h1><p>Editor-in-chief: Ann Lee</p><p>It appears twice a year.</p>",
    ),
    "a person's page": _page(
        "Ann Lee | Example University", body="<h1>Ann Lee</h1><p>Professor of Biology</p><p>Ann Lee studies mosses.</p>"
    ),
    "questions and answers about a product": _page(
        "Questions | Shop",
        _jsonld('{"@type":"FAQPage","mainEntity":[{"@type":"Question","name":"How long is it?"}]}'),
        "<h1>Questions</h1>",
    ),
    "a wall that keeps the tag of an article": _page(
        "Access denied",
        '<meta property="og:type" content="article">',
        "<h1>Access denied</h1><p>Published 3 May 2020</p>",
    ),
}

LISTS = {
    "a table of contents with names and pages": _page(
        "Vol. 7 No. 2 (2021) | Journal of Marine Law",
        body="<h1>Vol. 7 No. 2 (2021)</h1>"
        + "".join(
            f'<div class="summary"><h3><a href="/{pages}">{title}</a></h3><div>{people}</div><div>{pages}</div></div>'
            for title, people, pages in (
                ("Fishing rights in the North Sea: A history", "Erik Jansen", "1-20"),
                ("Piracy and the limits of jurisdiction", "Mary Hall, Peter Novak", "21-45"),
                ("Deep sea mining after the treaty", "Hiro Tanaka", "46-70"),
            )
        ),
    ),
    "search results that give volume and pages": _page(
        'Search results for "graph matching"',
        body="<h1>Search results</h1><ul>"
        + "".join(
            f'<li><h5><a href="/{people}">{title}</a></h5><p>{people}</p><p>{place}</p></li>'
            for title, people, place in (
                (
                    "Fast graph matching with random walks",
                    "Ann Lee, Bob Ross",
                    "Pattern Recognition, 2018, 45(3): 12-30",
                ),
                ("Learning to match graphs of proteins", "Carl May, Dora Ito", "Bioinformatics, 2020, 36(1): 100-110"),
                ("Spectral bounds for matching problems", "Eva Kurz", "SIAM Journal on Computing, 2011, 40: 77-99"),
            )
        )
        + "</ul>",
    ),
    "a publication list": _page(
        "Publications of Ann Lee",
        body='<h1>Publications</h1><ul><li>A. Lee and B. Ross. "Light sensing in mosses." Plant Cell 32 (2020): 100-112.'
        '</li><li>A. Lee, C. May. "Dark growth of ferns." New Phytologist 225 (2020): 55-70.</li><li>A. Lee. "Clocks in '
        'algae." Current Biology 28 (2018): R100-R104.</li></ul>',
    ),
}
