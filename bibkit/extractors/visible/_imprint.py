"""Imprints as catalogues print them: `London : Bloomsbury, 2014`."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.text.patterns import lazy_pattern


class Imprint(NamedTuple):
    place: str = ""
    publisher: str = ""
    year: str = ""


_YEAR = lazy_pattern(r"[\[(]?\s*(?:(?<![^\W\d_])c|ca?\.|©|cop\.)?\s*((?:1[4-9]|20)\d\d)\s*[\])]?")


def parse_imprint(text: str) -> Imprint:
    """Place, publisher and year; parts that are not there are empty.

    >>> parse_imprint("Hamburg, Sheffield Tunes/Kontor Records GmbH, [2018]")
    Imprint(place='Hamburg', publisher='Sheffield Tunes/Kontor Records GmbH', year='2018')
    """
    text = " ".join(text.split())
    years = list(_YEAR.finditer(text))
    year = years[-1].group(1) if years else ""
    rest = text[: years[-1].start()] if years else text
    rest = rest.lstrip(" ,.;:[]()").rstrip(" ,;:[]()")
    place, colon, publisher = rest.partition(":")
    if colon:
        return Imprint(_tidy(place), _tidy(publisher), year)
    parts = [part.strip() for part in rest.split(",") if part.strip()]
    if len(parts) == 2 and len(parts[0].split()) <= 3:
        return Imprint(_tidy(parts[0]), _tidy(parts[1]), year)
    return Imprint("", _tidy(rest) if len(parts) == 1 and years and rest else "", year)


def _tidy(text: str) -> str:
    return text.strip(" ,.;:[]()") if not text.strip().endswith((".]", "l.", "o.", "Co.")) else text.strip(" ,;:[]()")
