"""Pushing into both of Zotero's APIs: what arrives, what is said about it, and that a second run writes nothing."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from bibkit.errors import ConfigError, InputError, RefusedError, UnreachableError
from bibkit.model.entry import Entry
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.zotero.local_key import LocalKeyStore
from bibkit.zotero.settings import ZoteroSettings
from tests.standins.zotero import KEY, SERVER_ID, USER, StandIn
from tests.standins.zotero_store import Store
from tests.zotero.conftest import NOTES, Push, article


def outcomes(report: object) -> list[tuple[str, str]]:
    return [(item.what, item.outcome) for item in report.objects]  # type: ignore[attr-defined]


def test_items_notes_tags_and_collection_arrive(server: StandIn, push: Push) -> None:
    report = push(server, [article(1, notes=NOTES), article(2)], collection="Thesis", tags=("to read",))
    assert report.complete
    assert outcomes(report) == [
        ("collection", "created"),
        ("item", "created"),
        ("note", "created"),
        ("item", "created"),
    ]
    items = server.items("journalArticle")
    assert [item["title"] for item in items] == [
        "Shared decisions in small clinics, study 1",
        "Shared decisions in small clinics, study 2",
    ]
    (collection,) = server.library.collections.values()
    assert collection["name"] == "Thesis"
    assert all(item["collections"] == [collection["key"]] for item in items)
    assert all({"tag": "to read"} in item["tags"] for item in items)
    (note,) = server.items("note")
    assert note["parentItem"] == items[0]["key"]
    assert "<p>As in &amp; before &lt;2020&gt;.</p>" in note["note"]
    assert {item.key for item in report.objects} == {collection["key"], note["key"], *(item["key"] for item in items)}


def test_the_key_words_of_a_page_are_automatic_tags(server: StandIn, push: Push) -> None:
    def tagged(number: int, layer: str) -> Record:
        record = article(number)
        origins = {**record.provenance, "keyword": Origin(layer=layer, source="x")}
        return record.with_(entry=record.entry.with_(keyword=("clinics",)), provenance=origins)

    push(server, [tagged(1, "highwire"), tagged(2, "file")], tags=("to read",))
    page, file = (item["tags"] for item in server.items("journalArticle"))
    assert page == [{"tag": "clinics", "type": 1}, {"tag": "to read"}]
    assert file == [{"tag": "clinics"}, {"tag": "to read"}]


def test_a_second_run_writes_nothing(server: StandIn, push: Push) -> None:
    records = [article(1, notes=NOTES), article(2, doi=False), article(3)]
    push(server, records, collection="Thesis", tags=("a",))
    before, sent = server.library.version, len(server.writes())
    report = push(server, records, collection="Thesis", tags=("a",))
    assert server.library.version == before
    assert len(server.writes()) == sent
    assert report.complete
    assert {item.outcome for item in report.objects} == {"present"}
    assert [item.reason for item in report.objects if item.what == "item"] == ["same DOI", "same marker", "same DOI"]
    assert report.summary().startswith("3 items and 1 note already there;")


def test_an_item_that_is_there_gets_only_the_missing_note(server: StandIn, push: Push) -> None:
    key = server.add_item(itemType="journalArticle", title="Their own title", DOI="https://doi.org/10.5555/JSC.1")
    report = push(server, [article(1, notes=NOTES)], collection="Thesis", tags=("a",))
    assert outcomes(report) == [("item", "present"), ("note", "created")]
    assert [item["parentItem"] for item in server.items("note")] == [key]
    held = server.library.items[key]
    assert (held["title"], held["tags"], held["collections"]) == ("Their own title", [], [])
    assert server.library.collections == {}


def test_related_works_come_as_a_second_note_when_asked(server: StandIn, push: Push) -> None:
    record = article(1, notes=NOTES).with_(related=(Entry(title="Another study", doi="10.5555/other"),))
    push(server, [record])
    assert len(server.items("note")) == 1
    report = push(server, [record], related=True)
    assert [(item.note, item.outcome) for item in report.objects if item.what == "note"] == [
        ("Citation statements (scite)", "present"),
        ("Related works (scite)", "created"),
    ]
    assert len(server.items("note")) == 2


def test_an_edited_note_is_left_alone_and_what_it_lacks_is_said(server: StandIn, push: Push) -> None:
    push(server, [article(1, notes=NOTES)])
    (note,) = server.items("note")
    note["note"] = "<p>My reading of it</p>" + note["note"].replace("Citation statements (scite)", "Statements")
    more = (*NOTES.statements, CitationStatement(text="A later one."))
    report = push(server, [article(1, notes=PageNotes(tallies=NOTES.tallies, statements=more))])
    assert report.objects[1].outcome == "present"
    assert report.objects[1].reason == "left as it is; 1 statement of this page is not in it"
    assert len(server.items("note")) == 1


def test_a_trashed_note_or_item_does_not_count(server: StandIn, push: Push) -> None:
    push(server, [article(1, notes=NOTES)])
    for item in server.items():
        item["deleted"] = 1
    report = push(server, [article(1, notes=NOTES)])
    assert outcomes(report) == [("item", "created"), ("note", "created")]


def test_the_same_work_twice_in_the_input_is_created_once(server: StandIn, push: Push) -> None:
    report = push(server, [article(1), article(1, notes=NOTES), article(1, notes=NOTES)])
    assert len(server.items("journalArticle")) == 1
    assert len(server.items("note")) == 1
    assert [item.reason for item in report.objects if item.outcome == "present"] == [
        "same work as record 1",
        "same work as record 1",
        "an earlier record brings it",
    ]
    assert report.complete


def test_dry_run_writes_nothing_and_tells_the_plan(server: StandIn, push: Push) -> None:
    server.add_item(itemType="journalArticle", title="T", DOI="10.5555/jsc.1")
    before = server.library.version
    report = push(server, [article(1, notes=NOTES), article(2)], dry_run=True, collection="New", related=True)
    assert server.library.version == before
    assert server.writes() == []
    assert server.dialogs == []
    assert outcomes(report) == [
        ("collection", "planned"),
        ("item", "present"),
        ("note", "planned"),
        ("item", "planned"),
    ]
    assert report.summary().startswith("1 item and 1 note to be created, 1 item already there;")


def test_more_than_one_batch(server: StandIn, push: Push) -> None:
    report = push(server, [article(number, doi=number % 2 == 0, notes=NOTES) for number in range(120)])
    assert report.count("item", "created") == 120
    assert report.count("note", "created") == 120
    assert max(request.body.count('"itemType"') for request in server.writes()) == 50
    again = push(server, [article(number, doi=number % 2 == 0, notes=NOTES) for number in range(120)])
    assert again.count("item", "present") == 120
    assert len(server.items()) == 240


def test_a_long_note_comes_in_parts(server: StandIn, push: Push) -> None:
    text = "a long statement " * 300
    statements = tuple(CitationStatement(text=f"{number}: {text}", section="Results") for number in range(150))
    record = article(1, notes=PageNotes(statements=statements))
    report = push(server, [record])
    assert report.complete
    assert report.count("note", "created") == 2
    assert sum(note["note"].count("<blockquote>") for note in server.items("note")) == 150
    assert push(server, [record]).count("note", "present") == 2


def test_one_bad_object_does_not_take_the_others_with_it(server: StandIn, push: Push) -> None:
    bad = Record(entry=Entry(type="book", title="Bad <b>", keyword=("x" * 300,)), notes=NOTES)
    report = push(server, [article(1), bad, article(2)])
    assert not report.complete
    assert [item.outcome for item in report.objects if item.what == "item"] == ["created", "failed", "created"]
    failed = [item for item in report.objects if item.outcome == "failed"]
    assert "too long" in failed[0].reason
    assert failed[1].reason == "its item is not in the library"
    assert len(server.items()) == 2


def test_a_group_library(server: StandIn, push: Push) -> None:
    server.libraries["groups/99"] = Store(own_keys=not server.local)
    server.keys[KEY] = {"userID": int(USER), "access": {"groups": {"99": {"library": True, "write": True}}}}
    report = push(server, [article(1, notes=NOTES)], library_type="group", library_id="99")
    assert report.complete
    assert len(server.libraries["groups/99"].items) == 2
    assert server.items() == []


def test_an_existing_collection_is_used_by_name_path_and_key(server: StandIn, push: Push) -> None:
    outer, _ = server.library.put("collections", {"name": "Thesis"})
    inner, _ = server.library.put("collections", {"name": "Chapter 2", "parentCollection": outer})
    for number, name in enumerate(("Chapter 2", "Thesis/Chapter 2", inner)):
        report = push(server, [article(number)], collection=name)
        assert report.objects[0].outcome == "present"
    assert all(item["collections"] == [inner] for item in server.items())


def test_a_collection_name_that_fits_several_is_refused(server: StandIn, push: Push) -> None:
    server.library.put("collections", {"name": "Same"})
    outer, _ = server.library.put("collections", {"name": "Thesis"})
    server.library.put("collections", {"name": "Same", "parentCollection": outer})
    server.library.put("collections", {"name": "Same", "parentCollection": outer})
    assert push(server, [article(1)], collection="Same").complete  # the one at the top has exactly this path
    with pytest.raises(InputError, match="2 collections are called 'Thesis/Same'"):
        push(server, [article(2)], collection="Thesis/Same")


def test_nothing_to_push(server: StandIn, push: Push) -> None:
    report = push(server, [], collection="New")
    assert report.complete
    assert report.objects == ()
    assert report.summary().startswith("nothing to do;")


# ---------------------------------------------------------------- what keeps us out


def test_a_key_without_write_permission_is_one_clear_line(web: StandIn, push: Push) -> None:
    web.keys[KEY]["access"] = {"user": {"library": True, "write": False}}
    with pytest.raises(RefusedError, match="the Zotero key may not write to your library") as caught:
        push(web, [article(1)])
    assert "settings/keys" in caught.value.hint
    assert caught.value.exit_code == 3
    assert [request.target for request in web.requests] == ["/keys/current"]


def test_an_unknown_key(web: StandIn, push: Push) -> None:
    with pytest.raises(RefusedError, match="does not know the key"):
        push(web, [article(1)], api_key="wrong")


def test_no_key(web: StandIn, push: Push) -> None:
    with pytest.raises(ConfigError, match="no key") as caught:
        push(web, [article(1)], api_key="")
    assert "ZOTERO_API_KEY" in caught.value.hint
    assert web.requests == []


def test_somebody_elses_library(web: StandIn, push: Push) -> None:
    with pytest.raises(RefusedError, match="belongs to user 4711, not to 12"):
        push(web, [article(1)], library_id="12")


def test_a_group_without_number_or_permission(web: StandIn, push: Push) -> None:
    with pytest.raises(ConfigError, match="which group"):
        push(web, [article(1)], library_type="group")
    with pytest.raises(RefusedError, match="may not write to group 99"):
        push(web, [article(1)], library_type="group", library_id="99")


def test_the_key_is_nowhere_to_be_seen(web: StandIn, push: Push, said: list[str]) -> None:
    settings = ZoteroSettings(api_key=KEY)
    report = push(web, [article(1, notes=NOTES)], collection="Thesis")
    assert KEY not in repr(settings)
    assert KEY not in repr(report) + "".join(said)
    assert all(KEY not in request.target for request in web.requests)


def test_nobody_answers(push: Push, tmp_path: Path) -> None:
    with StandIn() as gone:
        pass
    with pytest.raises(UnreachableError, match="could not ask what the key may do"):
        push(gone, [article(1)])


def test_an_address_that_is_none(web: StandIn, push: Push) -> None:
    with pytest.raises(ConfigError, match="no address"):
        push(web, [article(1)], base_url="file:///etc/passwd")


# ---------------------------------------------------------------- the local program and its user


def test_zotero_does_not_run(push: Push) -> None:
    with StandIn(local=True) as gone:
        pass
    with pytest.raises(UnreachableError, match="could not reach Zotero") as caught:
        push(gone, [article(1)])
    assert caught.value.hint == "is Zotero running?"


def test_other_programs_are_not_let_in(local: StandIn, push: Push) -> None:
    local.enabled = False
    with pytest.raises(RefusedError, match="does not let other programs in") as caught:
        push(local, [article(1)])
    assert "Advanced" in caught.value.hint


def test_zotero_is_too_old_to_be_written_to(local: StandIn, push: Push) -> None:
    local.writable = False
    with pytest.raises(RefusedError) as caught:
        push(local, [article(1)])
    assert "Zotero 10" in caught.value.hint


def test_always_allow_is_asked_once_and_remembered(local: StandIn, push: Push, said: list[str], tmp_path: Path) -> None:
    assert push(local, [article(1, notes=NOTES)]).complete
    assert local.dialogs == ["bibkit"]
    assert any("Always Allow" in line for line in said)
    mode = stat.S_IMODE((tmp_path / "keys.json").stat().st_mode)
    assert mode == 0o600
    assert push(local, [article(2, notes=NOTES)]).complete
    assert local.dialogs == ["bibkit"]


def test_allow_once_is_asked_for_each_write(local: StandIn, push: Push, tmp_path: Path) -> None:
    local.answers = ["allow", "allow", "always"]
    assert push(local, [article(1, notes=NOTES)], collection="Thesis").complete
    assert len(local.dialogs) == 3
    assert len(local.items()) == 2
    assert LocalKeyStore(tmp_path / "keys.json").load(SERVER_ID) == "local-key-3"


def test_denied(local: StandIn, push: Push) -> None:
    local.answers = ["deny"]
    report = push(local, [article(1, notes=NOTES), article(2)])
    assert not report.complete
    assert isinstance(report.stopped, RefusedError)
    assert {item.outcome for item in report.objects} == {"failed"}
    assert "did not allow" in report.objects[0].reason
    assert local.items() == []


def test_a_remembered_key_that_was_taken_back(local: StandIn, push: Push, tmp_path: Path) -> None:
    LocalKeyStore(tmp_path / "keys.json").save(SERVER_ID, "long gone")
    assert push(local, [article(1)]).complete
    assert len(local.dialogs) == 1


def test_too_many_questions(local: StandIn, push: Push) -> None:
    local.answers = ["allow"] * 9
    report = push(local, [article(number, notes=NOTES) for number in range(200)], patience_seconds=10)
    assert not report.complete
    assert len(local.dialogs) == 5
    assert report.count("item", "created") == 200
    assert report.count("note", "created") == 50
    assert report.count("note", "failed") == 150
    assert re.search(r"asks to be left alone for 60 s", str(report.stopped))
