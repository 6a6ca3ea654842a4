"""Pages without a work give none, and say what they look like."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.pages.read import read_page


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("<title>Just a moment...</title><p>Checking your browser</p>", "a check for robots"),
        ("<title>Site</title><h1>Are you a robot?</h1>", "a check for robots"),
        ("<title>Error: DOI Not Found</title><h1>DOI Not Found</h1><p>10.5555/x</p>", "an error page"),
        ("<title>404 Not Found</title><h1>Not Found</h1>", "an error page"),
        ("<title>Seite nicht gefunden</title>", "an error page"),
        ("<title>Sign in</title><form><input></form>", "a login or consent page"),
        ("<title>Katalog</title><p>Ihre Suche ergab keine Treffer</p>", "a search without results"),
        (
            "<title>Journal</title><form role=search><input type=search></form><p>Home</p>",
            "a search form or a home page",
        ),
        ("<html></html>", "an empty page"),
        (
            '<title>Our press</title><meta property="og:title" content="Our press"><p>We print.</p>',
            "a page that describes no",
        ),
        ("Log in\nHome\n", "a login or consent page"),
    ],
)
def test_silence(source: str, what: str) -> None:
    result = extract_page(read_page(source.encode(), input="p.html"))
    assert result.records == ()
    (issue,) = result.issues
    assert issue.code == "extract.no-entry"
    assert f"no entry on p.html: it looks like {what}" in issue.message


def test_an_error_page_that_inherits_tags_of_the_site_stays_silent() -> None:
    source = '<title>Page not found</title><script type="application/ld+json">{"@type": "Article", "headline": "Page not found"}</script>'
    assert extract_page(read_page(source.encode())).records == ()


def test_citation_tags_speak_even_on_a_page_called_error() -> None:
    source = '<title>Error bars</title><meta name="citation_title" content="Error bars"><meta name="citation_doi" content="10.5555/a">'
    (record,) = extract_page(read_page(source.encode())).records
    assert record.entry.title == "Error bars"
