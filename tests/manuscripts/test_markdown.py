"""Which keys stand in a Markdown text: what is code is not looked at, what stands beside it is."""

from __future__ import annotations

import pytest

from bibkit.manuscripts.markdown import find


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("```\n@no\n```\nSee @yes and ```@no```.\n", ["yes"]),
        ("See @one.\n\n~~~ {.python}\n@no\n~~~\nThen @two.\n", ["one", "two"]),
        ("````\n```\n@no\n```\n````\n@yes\n", ["yes"]),
        ("> ```\n> @no\n> ```\n> @yes\n", ["yes"]),
        ("Text.\n\n    @no\n\n- item\n\n    @yes\n", ["yes"]),
        ("`@no` @yes \\`@also\\`\n", ["yes", "also"]),
        ("me@home.example, <https://x.example/@no>, [a](b@no)\n", []),
    ],
)
def test_code_is_not_looked_at(text: str, keys: list[str]) -> None:
    assert [use.key for use in find(text)] == keys
    assert [text[use.start : use.end] for use in find(text)] == keys
