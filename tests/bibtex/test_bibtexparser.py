"""Exchange with bibtexparser 1.4."""

from __future__ import annotations

import bibtexparser
from bibtexparser.bibdatabase import BibDatabase

from bibkit.bibtex._bibtexparser import from_bibtexparser, to_bibtexparser
from bibkit.bibtex.read import read_bib
from bibkit.model.dates import Date
from bibkit.model.names import Name


def test_what_bibtexparser_read_becomes_records() -> None:
    source = """@string{acm = {ACM}}
    @article{k, title = {The {NASA} report}, author = {K{\\H o}nig, P}, publisher = acm, year = 2015, month = oct}"""
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, interpolate_strings=False)
    (record,) = from_bibtexparser(bibtexparser.loads(source, parser), name="db")
    assert record.entry.id == "k"
    assert record.entry.author == (Name("Kőnig", "P"),)
    assert record.entry.publisher == "ACM"
    assert record.entry.issued == Date.of(2015, 10)
    assert record.provenance["title"].source == "db"


def test_records_become_a_database_that_bibtexparser_writes() -> None:
    source = "@article{k, title = {T}, year = 2015, month = jan # {--} # feb}"
    database = to_bibtexparser(read_bib(source).records)
    assert isinstance(database, BibDatabase)
    assert database.entries[0]["ENTRYTYPE"] == "article"
    assert " month = jan # {--} # feb," in bibtexparser.dumps(database)
