from __future__ import annotations

import re

import pytest

from bibkit.text.patterns import LazyPattern, lazy_pattern


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    lazy, compiled = lazy_pattern(r"(?P<year>\d{4})", re.I), re.compile(r"(?P<year>\d{4})", re.I)
    for _ in range(2):
        assert lazy.sub("x", "in 2019") == compiled.sub("x", "in 2019")
        assert [found["year"] for found in lazy.finditer("2019, 2020")] == ["2019", "2020"]
        assert lazy.match(" 2019", 1) is not None
    assert (lazy.pattern, lazy.flags, dict(lazy.groupindex)) == (compiled.pattern, compiled.flags, {"year": 1})


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = lazy_pattern("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.search("")
    lazy = LazyPattern("a", re.I)
    assert "compiled" not in vars(lazy)
    assert lazy.search("A")
    assert isinstance(vars(lazy)["compiled"], re.Pattern)
