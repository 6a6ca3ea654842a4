"""Notes as Zotero stores them: nothing from a page becomes markup, ours are found again, long ones come in parts."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.note_texts import BulletList, Heading, Link, Note, Paragraph, Quotation
from bibkit.zotero.notes import first_line, is_our_note, missing_statements, render_note_html, split_note, stored_text

NOTE = Note(
    "citation-statements/scite",
    "Citation statements (scite)",
    (
        Paragraph(("See ", Link("doi:10.5555/x", "https://doi.org/10.5555/x"), " for more.")),
        Heading("Results", 2),
        Quotation("p < .05 & <script>alert(1)</script>", "supporting, 91 % confidence"),
        BulletList((("one",), ("two", Link("bad", "javascript:alert(1)")))),
    ),
)


def test_html_is_what_the_note_editor_keeps() -> None:
    text = render_note_html(NOTE)
    assert text.splitlines()[0] == "<h1>Citation statements (scite)</h1>"
    assert '<p>See <a href="https://doi.org/10.5555/x">doi:10.5555/x</a> for more.</p>' in text
    assert "<blockquote>\n<p>p &lt; .05 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>\n" in text
    assert "<li>twobad</li>" in text
    kept = {"h1", "h2", "p", "blockquote", "em", "ul", "li", "a"}
    assert set(re.findall(r"</?([a-z0-9]+)", text)) <= kept


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_becomes_markup(words: str, more: str) -> None:
    note = Note("k", words, (Quotation(more, words), BulletList(((words,),)), Paragraph((more, Link(words, more)))))
    stripped = re.sub(r'</?(?:h1|p|em|ul|li|blockquote)>|<a href="https?://[^"<>]*">|</a>', "", render_note_html(note))
    assert "<" not in stripped
    assert ">" not in stripped


def test_ours_is_known_by_its_signature_or_its_first_line() -> None:
    stored = render_note_html(NOTE)
    assert is_our_note(NOTE, stored)
    retitled = stored.replace("Citation statements (scite)</h1>", "My own title</h1>")
    assert is_our_note(NOTE, retitled)
    unsigned = re.sub(r"<p><em>Note by.*", "", stored)
    assert is_our_note(NOTE, f'<div class="zotero-note znv1">{unsigned}</div>')


def test_others_are_not_ours() -> None:
    assert not is_our_note(NOTE, "<p>I like this paper. Citation statements (scite) are below.</p>")
    other = Note("related-works/scite", "Related works (scite)", ())
    assert not is_our_note(other, render_note_html(NOTE))
    assert not is_our_note(NOTE, "")


def test_statements_that_are_not_in_the_stored_note_are_counted() -> None:
    stored = render_note_html(NOTE)
    assert missing_statements(NOTE, stored) == 0
    assert missing_statements(Note("k", "t", (*NOTE.blocks, Quotation("new"))), stored) == 1


@pytest.mark.parametrize(
    ("stored", "line"),
    [
        ("<h1>One</h1><p>Two</p>", "One"),
        ("<p> </p><p>A &amp; B</p>", "A & B"),
        ("<div><p>In a wrapper</p></div>", "In a wrapper"),
        ("", ""),
    ],
)
def test_first_line(stored: str, line: str) -> None:
    assert first_line(stored) == line


def test_a_short_note_stays_whole() -> None:
    assert split_note(NOTE) == (NOTE,)


@pytest.mark.parametrize("size", [60, 900])
def test_a_long_note_comes_in_parts_without_losing_a_word(size: int) -> None:
    blocks = [
        block
        for section in range(6)
        for block in (
            Heading(f"Section {section}", 2),
            Quotation(f"s{section} " + "wörter & mehr " * size, "mentioning"),
        )
    ]
    note = Note("citation-statements/scite", "Citation statements (scite)", tuple(blocks))
    parts = split_note(note, 4000)
    assert len(parts) > 1
    rendered = [render_note_html(part) for part in parts]
    assert all(len(text) <= 4000 for text in rendered)
    assert [part.title for part in parts][:2] == [
        f"Citation statements (scite), part 1 of {len(parts)}",
        f"Citation statements (scite), part 2 of {len(parts)}",
    ]
    assert sum(stored_text(text).count("wörter & mehr") for text in rendered) == 6 * size
    assert not any(re.search(r"</h2>\n<p><em>Note by", text) for text in rendered)
    assert all(is_our_note(part, text) for part, text in zip(parts, rendered, strict=True))
    assert not is_our_note(parts[0], rendered[1])
    assert not is_our_note(note, rendered[0])


def test_signature_survives_unescaping() -> None:
    assert "Note by bibkit (citation-statements/scite)" in html.unescape(render_note_html(NOTE))
