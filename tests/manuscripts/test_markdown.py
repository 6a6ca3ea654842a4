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


def test_code_in_lists_is_indented_from_the_text_of_its_item() -> None:
    text = (
        "- @a\n\n      @no code\n      @no\n\n  @b\n\n    @c\n\n    - @d\n\n        @e\n\n          @no\n\n"
        "-   @f\n\n      @g\n\n1. @h\n\n       @no\n\ntext @i\n\n    @no\n"
    )
    assert "".join(use.key for use in sorted(find(text), key=lambda use: use.start)) == "abcdefghi"
