"""The keys of real entries, where the shared cases are at hand."""

import pytest

from tests.benchmarks import keys

pytestmark = pytest.mark.skipif(not keys.CASES.exists(), reason="the shared cases are not here")


def test_jabrefs_own_cases() -> None:
    right, total = keys.jabref()
    assert right / total >= 0.97


@pytest.mark.slow
def test_better_bibtexs_own_cases() -> None:
    right, total = keys.better_bibtex()
    assert right / total >= 0.88
