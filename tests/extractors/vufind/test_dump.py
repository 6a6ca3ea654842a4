"""The index's own fields in copied staff views: which lines are fields, which are values."""

from __future__ import annotations

from bibkit.extractors._vufind.dump import first_solr_line, read_solr
from bibkit.extractors._vufind.sheet import Sheet
from bibkit.pages.lines import Line


def fields(text: str) -> dict[str, tuple[str, ...]]:
    lines = [Line(line, f"line {number}") for number, line in enumerate(text.strip().split("\n"), 1)]
    sheet = Sheet()
    read_solr(lines[first_solr_line(lines) :], sheet)
    return sheet.solr


def test_values_that_begin_like_fields_stay_values() -> None:
    found = fields("""
_version_ 1
author Jane Doe
Richard Roe
collection DOAJ
description Teachers speak of help.
format matters to them.
Series are long.
format Article
id x
language English
series Journal of Format
title Language, format and series
topic language
format studies
series
url https://www.example.org/
""")
    assert found["author"] == ("Jane Doe", "Richard Roe")
    assert found["description"] == ("Teachers speak of help.", "format matters to them.", "Series are long.")
    assert found["format"] == ("Article",)
    assert found["topic"] == ("language", "format studies", "series")
    assert found["series"] == ("Journal of Format",)


def test_fields_in_no_order_are_known_by_the_dotted_names_between_them() -> None:
    found = fields("""
id USP_1
network_acronym_str USP
repository_id_str 2721
dc.title.none.fl_str_mv Ajuda entre pares
Help among peers
title Ajuda entre pares
author Silva, Maria
topic Ajuda
description A ajuda foi estudada.
publishDate 2015
format masterThesis
language por
""")
    assert (found["title"], found["author"]) == (("Ajuda entre pares",), ("Silva, Maria",))
    assert found["dc.title.none.fl_str_mv"] == ("Ajuda entre pares", "Help among peers")
    assert (found["format"], found["description"]) == (("masterThesis",), ("A ajuda foi estudada.",))


def test_many_lines_that_look_like_fields_cost_little() -> None:
    lines = "\n".join(f"a{number}_str x" for number in range(20_000))
    assert len(fields("author A\nauthor_facet A\nformat Article\nid x\n" + lines)) < 400
