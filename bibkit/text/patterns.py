"""Regular expressions that are compiled when first used: one input meets a fifth of those that reading pages needs."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class LazyPattern:
    """Stands for a compiled pattern, and has its methods. It is no `re.Pattern`: the functions of `re` do not take it,
    and `match.re` is the pattern that it stands for.
    """

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern  # what other patterns are made of, without this one being compiled
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        value = re.compile(self.pattern, self._flags) if name == "compiled" else getattr(self.compiled, name)
        self.__dict__[name] = value  # asked for once
        return value


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for what not every page has. What nearly every page meets is left to `re.compile`: each call of a
    method of this one takes some 20 ns longer, while compiling takes 0.1 to 4 ms.
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
