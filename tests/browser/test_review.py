"""The review page as people use it: in a real Chromium, much of it by keyboard alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.browser.conftest import BIB, REPORT, Review
from tests.service.live import SAMPLES, TOKEN
from tests.standins.zotero import StandIn

pytest.importorskip("playwright.sync_api", reason="playwright is not installed (pip install playwright)")
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_by_keyboard_alone_from_a_pasted_page_to_the_bib(review: Review) -> None:
    page = review.open().page
    expect(page.locator("#input")).to_be_focused()
    review.paste(REPORT)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Peer Support Workers in Health")).to_be_visible()
    assert review.focused.startswith("choose-")
    page.keyboard.press("Shift+Tab")  # back to "Clear the list", "Check references", "Find missing values"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert review.focused == "enrich"
    page.keyboard.press("Enter")
    review.said("9 proposals.")
    # The focus waits at the first tick: leave out the language, take the rest.
    first = page.locator(".diff input").first
    expect(first).to_be_focused()
    language = page.get_by_role("checkbox", name="Language")
    while not language.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(language).not_to_be_checked()
    review.tab_to("Take 8 ticked values")
    page.keyboard.press("Enter")
    review.said("8 values taken.")
    review.tab_to("save")
    page.keyboard.press("Enter")
    review.said("1 entry added to refs.bib")
    text = review.bib.read_text(encoding="utf-8")
    assert text.startswith(BIB)
    assert "MacLellan, Jennifer" in text
    assert re.search(r"volume\s*=\s*\{?10\b", text)
    assert "langid" not in text
    assert "language" not in text
    expect(page.locator(".notice.saved")).to_contain_text("Saved as")


def test_values_say_where_they_come_from_on_hover_and_focus(review: Review) -> None:
    review.open().read(REPORT)
    page = review.page
    doi = page.get_by_role("row", name="DOI")
    tip = doi.get_by_role("tooltip", include_hidden=True)
    expect(tip).to_be_hidden()
    doi.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("bibkit's reader for this site")
    expect(tip).to_contain_text("line 2 'DOI:'")
    tip.hover()  # it can be moved onto without going away
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    cells = page.locator("td[tabindex]")
    assert cells.evaluate_all("cells => cells.filter(cell => cell.tabIndex === 0).length") == 1
    cells.first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.keyboard.press("End")
    assert "Objective" in review.focused
    page.keyboard.press("Home")
    assert review.focused.startswith("Journal article")


def test_statements_show_their_stance(review: Review) -> None:
    review.open().read(REPORT)
    part = review.page.locator("details", has_text="4 citation statements")
    expect(part).to_contain_text("6 supporting")
    expect(part).to_contain_text("94 mentioning")
    expect(part.locator("blockquote")).to_have_count(3)
    expect(part).to_contain_text("99 % sure · twice on the page")
    expect(part.locator(".stance").first).to_contain_text("mentioning")
    expect(part).to_contain_text("Discussion · 99 % sure")


def test_conflicts_are_shown_side_by_side_and_not_ticked(review: Review) -> None:
    review.open().read(
        "@article{w, title={Peer support in adult mental health services}, doi={10.1037/h0094744}, volume={35}}"
    )
    page = review.page
    page.click("#enrich")
    row = page.locator(".diff tr", has_text="Volume")
    expect(row.locator(".old")).to_have_text("35")
    expect(row.locator(".new")).to_contain_text("36")
    expect(row.locator(".new")).to_contain_text("says otherwise")
    expect(row.get_by_role("checkbox")).not_to_be_checked()
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Take").click()
    expect(page.get_by_role("row", name="Volume").locator(".value")).to_have_text("36")


def test_duplicates_are_marked_and_not_chosen(review: Review) -> None:
    review.open().read("10.1037/h0094744\n10.5555/eics.2016.77")
    page = review.page
    card = page.locator(".card", has_text="adult mental health")
    expect(card.locator(".notice.present")).to_contain_text("Already in the .bib as walker (same DOI)")
    expect(card.get_by_role("checkbox").first).not_to_be_checked()
    expect(page.locator("#save")).to_have_text("Save 1 to refs.bib")
    page.click("#save")
    review.said("1 entry added to refs.bib")
    assert review.bib.read_text(encoding="utf-8").count("@") == 3 - 1


def test_what_cannot_be_resolved_stays_open(review: Review) -> None:
    review.open().read(
        "1. Walker G, Bryant W. Peer support in adult mental health services: A metasynthesis of qualitative findings. "
        "Psychiatr Rehabil J. 2013;36(1):28-34.\n"
        "2. Nobody AB. A title never written by anybody at all. Imaginary Journal. 2001;1(1):1-2.\n"
    )
    page = review.page
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".open-lines")).to_contain_text("1 line not resolved")
    page.get_by_role("button", name="Keep what the line says").click()
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator(".open-lines")).to_have_count(0)
    expect(page.locator(".card").nth(1)).to_contain_text("as the line says")


def test_files_are_read_when_chosen_and_when_dropped(review: Review, tmp_path: Path) -> None:
    page = review.open().page
    saved = SAMPLES / "scite" / "saved-report" / "page.html"
    page.set_input_files("#files", [saved])
    expect(page.locator(".card")).to_have_count(1)
    page.evaluate(
        """text => {
            const given = new DataTransfer();
            given.items.add(new File([text], "more.bib"));
            document.querySelector("#drop").dispatchEvent(new DragEvent("drop", {bubbles: true, dataTransfer: given}));
        }""",
        "@book{moss, title={Moss on Walls}, year={1999}}",
    )
    expect(page.locator(".card")).to_have_count(2)
    expect(page.locator(".card").nth(1)).to_contain_text("Moss on Walls")


def test_related_works_are_picked(review: Review) -> None:
    page = review.open().page
    record = {
        "schema": 1,
        "records": [
            {
                "entry": {"type": "book", "title": "Moss on Walls"},
                "related": [{"type": "book", "title": f"Related Work Number {number}"} for number in range(15)],
            }
        ],
    }
    review.read(json.dumps(record))
    page.get_by_text("15 related works").click()
    page.get_by_label("Related Work Number 3").check()
    page.get_by_role("button", name="Show all 15 works").click()
    page.get_by_label("Related Work Number 14").check()
    page.get_by_role("button", name="Add 2 picked works").click()
    review.said("2 works added.")
    expect(page.locator(".card")).to_have_count(3)
    expect(page.locator(".card").nth(2)).to_contain_text("Related Work Number 14")


def test_check_tells_the_verdict(review: Review) -> None:
    review.open().read("10.5555/eics.2016.77")
    review.page.click("#check")
    review.said("1 of 1 work verified.")
    expect(review.page.locator(".verdict.verified")).to_be_visible()


def test_copy_and_download(review: Review, tmp_path: Path) -> None:
    page = review.open().page
    review.read("10.5555/eics.2016.77")
    page.select_option("#format", "ris")
    page.click("#copy")
    review.said("1 work copied.")
    assert "TI  - A Small Sensor Network" in page.evaluate("() => navigator.clipboard.readText()")
    page.select_option("#format", "csljson")
    with page.expect_download() as event:
        page.click("#download")
    assert event.value.suggested_filename == "works.json"
    assert json.loads(event.value.path().read_text(encoding="utf-8"))[0]["DOI"] == "10.5555/eics.2016.77"


def test_push_shows_what_would_happen_and_then_does_it(review: Review, zotero: StandIn) -> None:
    page = review.open().page
    review.read(REPORT)
    page.click("#push")
    expect(page.get_by_role("dialog")).to_contain_text("1 work to zotero.org, with their notes.")
    assert page.input_value("#collection") == "Inbox"
    page.click("#push-rehearse")
    expect(page.locator("#push-report")).to_contain_text("Nothing written yet")
    assert page.locator("#push-report li").count() == 3
    page.click("#push-now")
    expect(page.locator("#push-report")).to_contain_text("1 item and 1 note created")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert review.focused == "push"
    expect(page.locator("#cards .notice.saved")).to_have_text("Created in Zotero")
    page.click("#push")
    page.click("#push-rehearse")
    expect(page.locator("#cards .notice.present")).to_contain_text("Already in Zotero")


def test_statements_go_along_when_wanted(review: Review) -> None:
    page = review.open().page
    review.read("10.5555/eics.2016.77")
    expect(page.get_by_label("with citation statements")).to_be_hidden()
    review.read(REPORT)
    page.wait_for_selector(".card:nth-child(2)")
    page.get_by_label("with citation statements").check()
    page.click("#save")
    review.said("2 entries added")
    assert "The helpers said" in review.bib.read_text(encoding="utf-8")


def test_a_long_list_is_shown_in_parts_and_used_as_a_whole(bare: Review) -> None:
    page = bare.open().page
    bare.read("".join(f"@book{{k{number}, title={{Book Number {number:04} of Many}}}}\n" for number in range(1200)))
    expect(page.locator("#works-heading")).to_have_text("1,200 works")
    expect(page.locator(".card")).to_have_count(50)
    page.get_by_role("button", name="Show 50 more of 1,200 works").click()
    expect(page.locator(".card")).to_have_count(100)
    assert bare.focused == "choose-51"
    page.locator(".card").nth(50).get_by_text("2 values").click()
    expect(page.locator(".card").nth(50).get_by_role("row", name="Title")).to_contain_text("Book Number 0050")
    page.click("#copy")
    bare.said("1,200 works copied.")


# ---------------------------------------------------------------- what goes wrong


def test_without_token_it_asks_for_one(review: Review) -> None:
    page = review.open("").page
    expect(page.locator("#connect")).to_be_visible()
    expect(page.locator("#intake")).to_be_hidden()
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#alert")).to_contain_text("token is not the one")
    page.fill("#token", TOKEN)
    page.keyboard.press("Enter")
    expect(page.locator("#input")).to_be_focused()
    page.reload()
    expect(page.locator("#input")).to_be_focused()


def test_the_token_leaves_the_address(review: Review) -> None:
    page = review.open().page
    expect(page.locator("#input")).to_be_focused()
    assert TOKEN not in page.url
    assert not any(TOKEN in url for url in review.asked)


def test_nothing_found_is_told_with_what_it_looks_like(review: Review) -> None:
    page = review.open().page
    review.read("Welcome\nLog in\nHelp\nContact us\nOpening hours of the library\n")
    expect(page.locator("#alert")).to_contain_text("no entry")
    expect(page.locator("#input")).to_have_value("Welcome\nLog in\nHelp\nContact us\nOpening hours of the library\n")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#alert")).to_be_empty()


def test_an_empty_input_and_a_service_that_has_gone(review: Review) -> None:
    page = review.open().page
    page.click("#read")
    expect(page.locator("#alert")).to_contain_text("nothing to read yet")
    page.route("**/bibkit/v1/read*", lambda route: route.abort())
    page.fill("#input", "10.1037/h0094744")
    page.click("#read")
    expect(page.locator("#alert")).to_contain_text("is bibkit serve still running?")
    expect(page.locator("#progress")).to_be_hidden()


def test_a_bib_that_cannot_be_appended_to_is_told_and_left(review: Review) -> None:
    review.bib.write_text("@book{open, title={x", encoding="utf-8")
    page = review.open().page
    review.read("10.5555/eics.2016.77")
    page.click("#save")
    expect(page.locator("#alert")).to_contain_text("nothing was added")
    assert review.bib.read_text(encoding="utf-8") == "@book{open, title={x"


def test_texts_from_outside_stay_texts(review: Review) -> None:
    page = review.open().page
    evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    entry = {"type": "book", "title": evil, "DOI": "10.5555/<b>x</b>", "publisher": "\u202eevil", "note": evil}
    notes = {"statements": [{"text": evil, "section": evil, "stance": "supporting"}], "tallies": {"supporting": 1}}
    record = {
        "entry": entry,
        "notes": notes,
        "provenance": {"title": {"layer": evil, "source": evil, "locator": evil}},
        "related": [{"type": "book", "title": evil}],
        "issues": [{"code": "x", "message": evil, "severity": "warning"}],
    }
    review.read(json.dumps({"schema": 1, "records": [record]}))
    page.get_by_text("1 related work").click()
    assert page.locator("#works img, #works script, #works b:has-text('x')").count() == 0
    assert page.title() == "bibkit review"
    assert "\u202e" not in page.locator("#works").inner_text()


def test_stop_ends_a_long_job(review: Review) -> None:
    page = review.open().page
    review.read("10.5555/eics.2016.77")
    page.route("**/bibkit/v1/enrich", lambda route: None)  # never answered
    page.click("#enrich")
    page.click("#stop")
    review.said("Stopped.")
    page.unroute("**/bibkit/v1/enrich")
    page.click("#enrich")
    review.said("Nothing to add")


def test_without_bib_and_zotero_it_offers_neither(bare: Review) -> None:
    page = bare.open().page
    bare.read("10.5555/eics.2016.77")
    expect(page.locator("#save")).to_be_hidden()
    expect(page.locator("#push")).to_be_hidden()
    expect(page.locator("#copy")).to_be_enabled()
