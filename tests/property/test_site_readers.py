"""Site readers on pages nobody would write: they never raise, and long lines cost no more than their length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.extractors._base import Draft, Extractor
from bibkit.extractors.chinese_discovery import EXTRACTOR as CHINESE
from bibkit.extractors.scite import EXTRACTOR as SCITE
from bibkit.extractors.vufind import EXTRACTOR as VUFIND
from bibkit.pages.page import Page

PIECES = (
    "2015", "DOI: 10.5555/x", "|View full text |Cite", "Abstract:", "… Show more", "Citation Types",
    "3", "1,047", "Cited by 3 publications", "(4 citation statements)", "Order By: Relevance", "“…",
    "…”", "Section: Discussionmentioning", "confidence: 99%", "See 2 more Smart Citations",
    "Saved in:", "Bibliographic Details", "Main Author:", "Smith, John, 1950- (Editor)", "Published:",
    "Boston : Press, [2010?]", "Series:", "X ; 12", "Published in:", "Vol. 3 (2010), S. 1-2",
    "Staff View", "LEADER 0000cam", "245 1 0 |a T : |b s /", "773 |g 3(2010)", "_version_ 1", "author",
    "author_facet X", "spelling 10.5555/x", "title_full / ed.", "Similar Items", "被引:3", "作者",
    "李静 [1 ]", "机构", "关键词", "D O I", "摘要", "页码:28 / +", "相关论文", "共 5 条", "• [1] T", "[2]",
    "J, 2019, 3 (01) : 1 - +", "出处 《刊》2019年第5期1-2,共2页", "年，卷(期)：2019, 3(1)", "<td>", "<th>ISBN",
    "<br>",
)  # fmt: skip
pages = st.builds(
    lambda kind, parts: Page(kind, "".join(parts), url="https://scite.ai/reports/x"),
    st.sampled_from(["text", "html"]),
    st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(["\n", "\t", " "]), st.text(max_size=5)), max_size=60),
)


@pytest.mark.parametrize("extractor", [SCITE, VUFIND, CHINESE], ids=lambda extractor: extractor.name)
@given(page=pages)
@settings(max_examples=150, deadline=None)
def test_no_page_makes_a_reader_raise(extractor: Extractor, page: Page) -> None:
    assert extractor.recognise(page) in (True, False)
    draft = Draft("site", extractor.name)
    extractor.extract(page, draft)
    assert draft.finish().layer == "site"


FORMS = {
    SCITE: (
        "2015\nDOI: 10.5555/x\n{0}\nAbstract: {0}\nCitation Types\n{0}\nOrder By: Relevance\n{0}\n“…{0}…”\n"
        "Section: {0}\nconfidence: 9%"
    ),
    VUFIND: (
        "{0}\nSaved in:\nMain Authors: {0}\nFormat: {0}\nPublished: {0}\nSeries: {0}\nPublished in: {0}\nEdition: {0}\n"
        "Physical Description: {0}\nDissertation Note: {0}\nStaff View\nLEADER 0000 x\n245 1 0 |a {0}\n773 |t a |g "
        "{0}\n"
        "_version_ 1\nauthor {0}\nauthor_facet x\nspelling {0}\ntitle {0}\nurl {0}"
    ),
    CHINESE: (
        "{0}\n被引:3\n作者\n{0}\n机构\n{0}\n关键词\n{0}\nDOI\n{0}\n"
        "摘要\n{0}\n出处 {0}\n页码:{0}\n相关论文\n[1] {0}\n{0}\n{0}"
    ),
}
UNITS = (
    ",",
    " ,",
    "“",
    "[1 ",
    "1,",
    "a ",
    "A b, ",
    "10.1234/",
    "| ",
    ", 2015, ",
    "(2015",
    "Vol. 1 ",
    "- ",
    "李静1,",
    "“…a…”\n",
    "3\n",
    "[1] x\n",
)


@pytest.mark.parametrize("extractor", FORMS, ids=lambda extractor: extractor.name)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(extractor: Extractor, unit: str) -> None:
    page = Page("text", FORMS[extractor].format(unit * (8000 // len(unit))))
    start = time.process_time()
    extractor.recognise(page)
    extractor.extract(page, Draft("site", extractor.name))
    assert time.process_time() - start < 1.5
