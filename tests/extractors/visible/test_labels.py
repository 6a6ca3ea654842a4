"""The lists of labels."""

from __future__ import annotations

from bibkit.extractors.visible import _abstract, _labels
from bibkit.extractors.visible._fields import MEANING
from bibkit.text.labels import LONGEST_LABEL


def test_no_known_label_is_too_long_to_be_one() -> None:
    known = [
        value for module in (_labels, _abstract) for value in vars(module).values() if isinstance(value, frozenset)
    ]
    assert max(len(label) for labels in [*known, MEANING] for label in labels) <= LONGEST_LABEL
    assert len(known) > 5
