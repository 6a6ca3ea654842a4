"""DOIs in addresses and in the glued value of the index; addresses that are not the work's."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.model.entry import Entry
from bibkit.pages.read import read_page

DUMP = """author Jane Doe
author_facet Jane Doe
collection DOAJ
format Article
id doaj-art-1
publishDate 2019-04-01
record_format Article
series Journal of Example Health
spelling doaj-art-12025-01-01T00:00:00ZengExample PressJournal of Example Health2019-04-01168{glued}A Study of HelpJane Doe
title A Study of Help
title_full A Study of Help
url {address}
work_keys_str_mv AT janedoe astudyofhelp
"""


def entry(glued: str, address: str) -> Entry:
    text = DUMP.format(glued=glued, address=address)
    return extract_page(read_page(text.encode(), input="page")).records[0].entry


@pytest.mark.parametrize(
    ("glued", "address", "doi"),
    [
        # Some publishers' numbers stand behind the DOI: the DOI's own end, a part of the address, or neither.
        ("10.5555/jeh16081234jeh16081234", "https://www.example.org/16/8/1234", "10.5555/jeh16081234"),
        ("10.5555/j.jeh.2019.10056S2052297519300198", "http://www.example.org/pii/S2052297519300198", "10.5555/j.jeh.2019.10056"),
        ("10.5555/jeh.98769876", "https://www.example.org/article/view/9876", "10.5555/jeh.9876"),
        ("10.5555/jeh.9876", "https://www.example.org/article/view/9876", "10.5555/jeh.9876"),
        ("10.5555/jeh.123459876", "https://www.example.org/article/view/9876", ""),
        ("10.5555/jeh.2019.01234316543", "https://www.example.org/", ""),
        ("10.5555/jeh-2019-0021", "https://www.example.org/9/4/e21.full", "10.5555/jeh-2019-0021"),
        # The address knows best.
        ("10.5555/x1", "https://www.example.org/article/10.5555/fex.2018.01234/full", "10.5555/fex.2018.01234"),
        ("10.5555/x1", "https://www.example.org/article?id=10.5555/journal.p.1&type=printable", "10.5555/journal.p.1"),
        ("10.5555/x1", "http://dx.doi.org/10.5555/2019/12", "10.5555/2019/12"),
        ("10.5555/x1", "https://doi.org/10.5555/(SICI)1(199806)49:8%3C69::AID-A4%3E3.0.CO;2-O", "10.5555/(sici)1(199806)49:8<69::aid-a4>3.0.co;2-o"),
    ],
)  # fmt: skip
def test_doi_of_a_harvested_record(glued: str, address: str, doi: str) -> None:
    assert entry(glued, address).doi == doi


MARC = """A study of help / Jane Doe.
Saved in:
Bibliographic Details
Main Author: Doe, Jane
Format: Book
Language: English
Tags: Add Tag
No Tags, Be the first to tag this record!
LEADER 01201cam a2200313 a 4500
001 123456
024 7 |a 10.5555/help.1 |c doi
100 1 |a Doe, Jane.
245 1 0 |a A study of help / |c Jane Doe.
856 4 2 |u http://www.example.org/toc.pdf |3 Inhaltsverzeichnis
"""


def test_a_table_of_contents_is_not_the_work() -> None:
    found = extract_page(read_page(MARC.encode())).records[0].entry
    assert (found.doi, found.url) == ("10.5555/help.1", "")
