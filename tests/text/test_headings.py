"""Headings of structured abstracts: which are found, which words only look like one."""

from __future__ import annotations

import pytest

from bibkit.text.headings import is_section_heading, repair_headings


@pytest.mark.parametrize(
    ("printed", "repaired"),
    [
        ("ObjectiveTo see.MethodsWe read.", "Objective: To see. Methods: We read."),
        ("BACKGROUNDPeers help.RESULTSOf 12, nine came.", "BACKGROUND: Peers help. RESULTS: Of 12, nine came."),
        ("Background:Peers help.Methods:We read.", "Background: Peers help. Methods: We read."),
        ("AimsTo test.Results45% came.", "Aims: To test. Results: 45% came."),
        ("AbstractIntroductionPeers are new.", "Abstract: Introduction: Peers are new."),
        ("MethodsRCTs were read.ResultsCO2 fell.", "Methods: RCTs were read. Results: CO2 fell."),
        ("Materials And MethodsWe read it.", "Materials And Methods: We read it."),
        ("Background Peers help. Methods We read.", "Background: Peers help. Methods: We read."),
        ("Methods:272 came (p < 0.1).ResultsE12 fell.", "Methods: 272 came (p < 0.1). Results: E12 fell."),
        ("MotivationWe ask.Contactlane@example.org", "Motivation: We ask. Contact: lane@example.org"),
        ("ContexteLes pairs.ObjectifVoir tout.", "Contexte: Les pairs. Objectif: Voir tout."),
    ],
)
def test_headings_get_a_colon(printed: str, repaired: str) -> None:
    assert repair_headings(printed) == repaired


def test_an_unknown_heading_between_glued_sentences_is_seen_beside_known_ones() -> None:
    printed = "IntroductionPeople relapse.Ethics and oversightApproved by the board."
    assert repair_headings(printed) == "Introduction: People relapse. Ethics and oversight: Approved by the board."
    assert repair_headings("People relapse.Ethics and oversightApproved.").count(":") == 0


@pytest.mark.parametrize(
    "text",
    [
        "We use MethodsX and DataCite, and AIM2 inflammasomes.",
        "Methods for peers are few. Results Were mixed.",
        "Objective: Peers. Methods: two trials at a ratio of 1:2.",
        "We posted on LinkedIn. Design Thinking is old.",
        "BACKGROUND Peers help. METHODS We read.",
        "<b><i>Background and aims:</i></b> Peers help.",
    ],
)
def test_words_that_only_look_like_headings_stay(text: str) -> None:
    assert repair_headings(text) == text


def test_repairing_twice_changes_nothing() -> None:
    once = repair_headings("BackgroundPeers help.MethodsWe read.Patient and public involvementNone.")
    assert repair_headings(once) == once


def test_section_headings_on_lines_of_their_own() -> None:
    assert is_section_heading("METHODS:")
    assert is_section_heading("Materials and methods")
    assert not is_section_heading("Methods that we used")
