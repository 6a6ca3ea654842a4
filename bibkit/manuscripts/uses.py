"""A citation key in a manuscript, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class KeyUse:
    """A citation key in a text: `text[start:end]` spells it. `form` tells how it may be spelled there.

    "name": in an argument, as it is; "at": behind an @, where odd characters need a longer form.
    """

    key: str
    start: int
    end: int
    form: Literal["name", "at"] = "name"
