"""Names of journals: full or abbreviated, spelt out, coded in a DOI."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._journal_names import is_abbreviated, matches_doi_code, spells_out


@pytest.mark.parametrize(
    ("full", "short", "same"),
    [
        ("Journal of Polymers and the Environment", "J Polym Environ", True),
        ("Proceedings of the National Academy of Sciences", "Proc. Natl. Acad. Sci.", True),
        ("Frontiers in Behavioral Neuroscience", "Front. Behav. Neurosci.", True),
        ("PLOS Biology", "PLoS Biol", True),
        ("Journal of Pathology", "J Polym Environ", False),
        ("J Polym Environ", "J Polym Environ", False),
    ],
)
def test_spells_out(full: str, short: str, same: bool) -> None:
    assert spells_out(full, short) is same


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("J Polym Environ", True),
        ("Nucleic Acids Res", True),
        ("Phys. Rev. Lett.", True),
        ("Fish and Sea", False),
        ("Nature", False),
    ],
)
def test_is_abbreviated(name: str, short: bool) -> None:
    assert is_abbreviated(name) is short


@pytest.mark.parametrize(
    ("name", "doi", "matches"),
    [
        ("Nature Materials", "10.1038/nmat2493", True),
        ("PLOS ONE", "10.1371/journal.pone.0000001", True),
        ("Bioresource Technology", "10.1016/j.biortech.2012.01.008", True),
        ("Nature", "10.1038/nmat2493", False),
        ("Nature Materials Reviews", "10.1038/nmat2493", False),
        ("Journal", "10.1371/journal.pone.0000001", False),
    ],
)
def test_matches_doi_code(name: str, doi: str, matches: bool) -> None:
    assert matches_doi_code(name, doi) is matches
