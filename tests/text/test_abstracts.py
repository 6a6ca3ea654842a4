"""Abstracts: labels, headings that stick to their text, and cuts."""

from __future__ import annotations

import pytest

from bibkit.text.abstracts import clean_abstract, is_section_heading, repair_headings


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("ObjectivePeer support is old.MethodsWe asked 12 people.", "Objective: Peer support is old. Methods: We asked 12 people."),
        ("Objective: We ask. Results1,528 papers were found.", "Objective: We ask. Results: 1,528 papers were found."),
        ("<h4>Objective</h4>Peer support<h4>Methods:</h4><p>We</p>", "Objective: Peer support Methods: We"),
        ("<p><strong>Background</strong> One.</p><p><strong>Aim:</strong> Two.</p>", "Background: One. Aim: Two."),
        ("Background The sea is deep. Methods We dived.", "Background: The sea is deep. Methods: We dived."),
        ("Conclusions and Implications for PracticeThe findings", "Conclusions and Implications for Practice: The findings"),
        ("ZielWir fragen. ErgebnisseEs geht.", "Ziel: Wir fragen. Ergebnisse: Es geht."),
        ("Abstract: We show.", "We show."),
        ("ABSTRACT We show.", "We show."),
        ("AbstractWe show.", "We show."),
        ("摘要：本文研究", "本文研究"),
        ("Résumé. Nous montrons.", "Nous montrons."),
        # no heading and no label
        ("Abstractions are hard.", "Abstractions are hard."),
        ("MethodsX is a journal. Results in MethodsX are good.", "MethodsX is a journal. Results in MethodsX are good."),
        ("Background noise is loud.", "Background noise is loud."),
        ("Results were mixed. Methods differ.", "Results were mixed. Methods differ."),
        ("We use Fe<sub>2</sub>O<sub>3</sub> at p &lt; 0.05.", "We use Fe<sub>2</sub>O<sub>3</sub> at p < 0.05."),
    ],
)  # fmt: skip
def test_clean(given: str, text: str) -> None:
    assert clean_abstract(given) == (text, False)


@pytest.mark.parametrize(
    "given",
    [
        "We show…",
        "We show ...",
        "We show … Show more",
        "We show [...]",
        "We show… [Read more »]",
        "We show ... mehr anzeigen",
    ],
)
def test_a_cut_abstract_ends_in_an_ellipsis(given: str) -> None:
    assert clean_abstract(given) == ("We show…", True)


def test_an_ellipsis_inside_is_no_cut() -> None:
    assert clean_abstract("To be … or not.") == ("To be … or not.", False)


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_abstract("ObjectiveWe ask.MethodsWe do.ResultsIt works… Show more")
    assert once.text == "Objective: We ask. Methods: We do. Results: It works…"
    assert clean_abstract(once.text) == once
    assert repair_headings(once.text) == once.text


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Methods", True),
        ("MATERIALS AND METHODS:", True),
        ("Ergebnisse.", True),
        ("Methods of old", False),
        ("", False),
    ],
)
def test_is_section_heading(text: str, heading: bool) -> None:
    assert is_section_heading(text) is heading


def test_note_marks_go() -> None:
    assert clean_abstract(
        "Japan is an island country<sup>[8]</sup> of 10<sup>6</sup> people.<sup>[a 1]</sup>"
    ).text == ("Japan is an island country of 10<sup>6</sup> people.")
