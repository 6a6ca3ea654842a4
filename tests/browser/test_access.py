"""The review page for everybody: axe's rules in every state, large type, a phone's width, dark."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import REPORT, Review

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
LIST = "10.1037/h0094744\n10.5555/eics.2016.77\n10.5555/nothing.here\n"  # one stands in the .bib, one is new, one is unknown


def violations(review: Review) -> list[str]:
    """What axe (WCAG 2.2 A and AA, best practices) finds on the page as it is."""
    found = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    # The page's own policy forbids what axe would be loaded with: the script is handed over by the debugger.
    results: Any = found.Axe().run(review.page).response
    return [
        f"{item['id']}: {item['help']}: {[node['target'] for node in item['nodes'][:3]]}"
        for item in results["violations"]
    ]


def test_the_rules_are_really_applied(review: Review) -> None:
    review.open()
    expect(review.page.locator("#input")).to_be_focused()
    review.page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")
    assert any(found.startswith("button-name") for found in violations(review))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_state_of_the_page_breaks_a_rule(review: Review, scheme: Any) -> None:
    page = review.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    review.open("")
    expect(page.locator("#connect")).to_be_visible()
    assert violations(review) == []
    page.goto("about:blank")
    review.open()
    expect(page.locator("#input")).to_be_focused()
    assert violations(review) == []
    review.read(REPORT)
    page.click("#enrich")
    page.wait_for_selector(".diff")
    assert violations(review) == []
    page.click("#check")
    page.wait_for_selector(".verdict")
    page.locator("td[tabindex]").first.focus()
    review.read(LIST)
    page.wait_for_selector(".open-lines")
    assert violations(review) == []
    page.click("#push")
    page.click("#push-rehearse")
    expect(page.locator("#push-report")).to_contain_text("Nothing written yet")
    assert violations(review) == []


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (375, 720), (640, 450), (1280, 900)], ids=["320", "phone", "200%", "desktop"]
)
def test_nothing_is_cut_off_at_any_width(review: Review, width: int, height: int) -> None:
    page = review.page
    page.set_viewport_size({"width": width, "height": height})
    review.open().read(REPORT)
    page.click("#enrich")
    page.wait_for_selector(".diff")
    overflow = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0
    cut = page.evaluate(
        """() => [...document.querySelectorAll("main *, footer *")]
            .filter(el => el.offsetParent && !el.closest(".tip") && getComputedStyle(el).position !== "absolute")
            .filter(el => { const box = el.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
            .map(el => `${el.tagName}.${el.className}#${el.id}`)"""
    )
    assert cut == []


def test_text_grows_with_the_readers_own_size(review: Review) -> None:
    page = review.page
    page.set_viewport_size({"width": 1280, "height": 900})
    review.open().read(REPORT)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    size = page.locator(".values .value").first.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)")
    assert size >= 30


def test_every_control_shows_where_the_focus_is(review: Review) -> None:
    review.open().read(REPORT)
    page = review.page
    page.click("#enrich")
    page.wait_for_selector(".diff")
    page.locator("#input").focus()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => {
                const el = document.activeElement;
                if (el === document.body) return null;
                const style = getComputedStyle(el);
                return [el.outerHTML.slice(0, 60), style.outlineStyle, parseFloat(style.outlineWidth)];
            }"""
        )
        if ring is None:
            break
        seen.add(ring[0])
        assert ring[1] != "none", ring
        assert ring[2] >= 2, ring
    assert len(seen) > 15


def test_what_has_the_focus_is_not_hidden_by_the_bar(review: Review) -> None:
    review.open().read(REPORT)
    page = review.page
    page.click("#enrich")
    page.wait_for_selector(".diff")
    for _ in range(25):
        page.keyboard.press("Tab")
        hidden = page.evaluate(
            """() => {
                const el = document.activeElement, bar = document.querySelector("#actions");
                if (el === document.body || bar.contains(el)) return false;
                const box = el.getBoundingClientRect();
                return box.top >= bar.getBoundingClientRect().top || box.bottom <= 0;
            }"""
        )
        assert not hidden
