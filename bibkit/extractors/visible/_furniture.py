"""The words that buttons, menus and headings are made of, and places: what stands where names could stand."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.text.wordlists import word_set

# Capitalised words that stand on pages in the places of names: of menus and headings, and of places.
MENU_WORDS = word_set(
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
PLACES = word_set(
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
NO_NAME = MENU_WORDS | PLACES


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


_SENTENCE_WORDS, _LONGEST_CACHED = 3, 400
_cached_furniture = lru_cache(maxsize=4096)(_is_furniture)
_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL = word_set(
    "a an and at de der die en for from in is it la of on or our the their this to up with you your und zu"
)
_FURNITURE = NO_NAME | _SMALL
