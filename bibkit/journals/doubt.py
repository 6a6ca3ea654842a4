"""Why a journal's name is left as it is."""

from __future__ import annotations


class Doubt(Exception):  # noqa: N818 -- nothing went wrong: the name stays
    """What keeps a name from being changed, in words that follow "left as it is: "."""
