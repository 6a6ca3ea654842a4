"""Values with HTML or JATS in them."""

from __future__ import annotations

import time

import pytest

from bibkit.text.fragments import balanced, inline_markup, plain_text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("Fe&lt;sub&gt;2&lt;/sub&gt;", "Fe<sub>2</sub>"),
        ("caf&amp;eacute;", "café"),
        ("Sch|[ouml]|n", "Schön"),
        ("<jats:italic>E. coli</jats:italic> &amp; us", "<i>E. coli</i> & us"),
        ("<p>One</p><p>two</p>", "One two"),
        ("p < 0.05 and <alpha>", "p < 0.05 and <alpha>"),
        ("<em>open", "open"),
        ("x</i> y", "x y"),
        ("<i>a<b>b</i>c</b>", "<i>ab</i>c"),
        ("<sub></sub>x<i> </i>y", "x y"),
        ("a<!-- hidden -->b<script>x()</script>c", "abc"),
        ("<sc>Abc</sc>", '<span style="font-variant: small-caps;">Abc</span>'),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "x"),
        ("<![CDATA[plain]]>", "plain"),
    ],
)
def test_inline_markup(given: str, text: str) -> None:
    assert inline_markup(given) == text


def test_plain_text() -> None:
    assert plain_text("<i>E. coli</i>&nbsp;&amp; us") == "E. coli & us"


def test_many_open_tags_take_linear_time() -> None:
    start = time.process_time()
    assert balanced("<b>" * 50_000 + "x") == "x"
    assert balanced("<b>" * 25_000 + "</i>" * 25_000 + "x") == "x"
    assert time.process_time() - start < 3
