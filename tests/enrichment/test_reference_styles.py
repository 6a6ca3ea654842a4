"""References of plain styles: people, title and source told apart, and nothing read into others."""

from __future__ import annotations

import pytest

from bibkit.enrichment.reference import read_reference
from bibkit.enrichment.reference_styles import parts_of

_SOURCES = [
    (
        "Tanner, P. (2004). Letters before words: How children meet print. Routledge. https://doi.org/10.5555/978",
        "Letters before words: How children meet print", ("book", "", "Routledge", ""),
    ),
    (
        "Doe, J. (1999). Rivers and towns: A history. Cambridge, MA: Harvard University Press.",
        "Rivers and towns: A history", ("book", "", "Harvard University Press", "Cambridge, MA"),
    ),
    (
        "Smith, J. (2010). Old bridges of Kent [Doctoral dissertation, University of Kent]. ProQuest.",
        "Old bridges of Kent", ("thesis", "", "University of Kent", ""),
    ),
    (
        "Lee, A., & Day, B. (2020). Bees that count to four. In Proceedings of the Hive Conference (pp. 12–19). ACM.",
        "Bees that count to four", ("paper-conference", "Proceedings of the Hive Conference", "", ""),
    ),
    (
        "Ngo, L.T., Paulsen, E. (2019). Testing Sensors on Boats. In: Carr, D. (eds) Work at Sea. Springer, Cham.",
        "Testing Sensors on Boats", ("chapter", "Work at Sea", "Springer", "Cham"),
    ),
    (
        "Weiß, A.: Das Moor im Wandel. Berlin: Springer, 2009.",
        "Das Moor im Wandel", ("book", "", "Springer", "Berlin"),
    ),
    (
        "Smith A, Jones B. Soil ecology: an introduction. New York: Wiley, 1999.",
        "Soil ecology: an introduction", ("book", "", "Wiley", "New York"),
    ),
    (
        "Smith, J. (2015). On the role of salt in cooking. Interdisciplinary Kitchen Reviews: Water. https://doi.org/10.5555/w",
        "On the role of salt in cooking", ("document", "", "", ""),
    ),
    (
        "Smith, J. (2015). On the role of salt in cooking. Journal of Small Press Publishing.",
        "On the role of salt in cooking", ("document", "", "", ""),
    ),
    (
        "Smith, J. (2015). On the role of salt in cooking. New York: Monthly Review Press.",
        "On the role of salt in cooking", ("book", "", "Monthly Review Press", "New York"),
    ),
    (
        "World Health Office. (2019). Guidelines on sleep. https://www.example.org/sleep",
        "Guidelines on sleep", ("document", "", "", ""),
    ),
    (
        "孙丽. 城市水系规划方法研究[D]. 武汉: 武汉大学, 2014.",
        "城市水系规划方法研究", ("thesis", "", "武汉大学", "武汉"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "source"), _SOURCES)
def test_where_a_cited_work_appeared(text: str, title: str, source: tuple[str, ...]) -> None:
    entry = read_reference(text).entry
    assert entry.title == title
    assert (entry.type, entry.container_title, entry.publisher, entry.publisher_place) == source


@pytest.mark.parametrize(
    "text",
    [
        "Brandt (2009) argues that the distance matters more than the number.",
        "Brown, Tom. Trade and Towns. Chicago: University of Chicago Press, 2015.",
        "Figure 3. Map of the three lakes. Modified from Smith et al.",
        "",
    ],
)
def test_no_plain_style(text: str) -> None:
    assert not parts_of(text).title


def test_a_page_range_is_no_span_of_days() -> None:
    text = "Walker I. 2022. Who reads the log book? In Proceedings of the Log Day, March 3-5, 2022, Leeds. 7 pages."
    assert not read_reference(text).entry.page


@pytest.mark.parametrize(
    "text", ["Okeke, M. “Lagoon Fishing and the Census,” Journal of Lagoons 44, no. 2 (2003): 233."]
)
def test_the_volume_stands_before_the_number(text: str) -> None:
    entry = read_reference(text).entry
    assert (entry.volume, entry.issue, entry.page) == ("44", "2", "233")
