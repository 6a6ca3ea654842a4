"""Files made to be slow: the time to read them grows with their size, whatever they repeat."""

from __future__ import annotations

import contextlib
import time

import pytest

from bibkit.errors import BibkitError
from bibkit.formats._registry import read

_HOSTILE = {
    "ris": ("TY  - JOUR\n", ("AU  - Lee, A\n", "TY  - JOUR\n", "M1  - 1\n", "N1  - a\n\n", "more\n", "KW  - a;\n")),
    "nbib": ("PMID- 1\nTI  - a\n", ("      more\n", "FAU - Lee, A\n", "PMID- 1\n")),
    "refer": ("%0 Thesis\n", ("%A Lee, A\n", "%E Lee, A\n", "%G en\n", "more\n", "\n%0 Book\n")),
    "isi": ("PT J\nTI a\n", ("   more\n", "AU Lee, A\n", "PT J\n")),
    "refworks": ("RT Thesis\n", ("A2 Lee, A\n", "more\n", "RT Book\n")),
    "bibtex": (
        "@misc{a, title = {",
        (
            "\\(a",
            "{",
            "$ ",
            "\\'",
            "<pre>a",
            "\\foo[",
            "\n",
            " ",
            "}",
            '"',
            "%",
            "@a{",
            "@a{b,\n",
            "\n@a",
            "\\begin{a}",
        ),
    ),
}


_SHORT, _LONG = 60_000, 480_000
_MOST = 40  # times as long for eight times as much: linear is 8 to 15 (larger lists leave the cache), square 64


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format", "unit"), [(format, unit) for format, (_, units) in _HOSTILE.items() for unit in units]
)
def test_time_grows_with_the_file(format: str, unit: str) -> None:
    start = _HOSTILE[format][0]
    short = _seconds(format, start + unit * (_SHORT // len(unit)))
    if short > 0.05:  # what is square takes a second and more at the second size
        assert _seconds(format, start + unit * (_LONG // len(unit))) < _MOST * short


def _seconds(format: str, text: str) -> float:
    """CPU time, the better of two: the machine may be busy with other things."""
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        with contextlib.suppress(BibkitError):
            read(text.encode(), format)
        best = min(best, time.process_time() - started)
    return best
