"""Answers kept between runs: for how long, by several at once, and when the file is damaged."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bibkit.enrichment.ports import NotKeptError
from bibkit.errors import NotFoundError, SourceError, UnreachableError
from bibkit.sources.cache import TIME_TO_LIVE_SECONDS, AnswerStore, Kept
from bibkit.sources.works import Layered
from tests.sources.test_works import Fixed


class Clock:
    now = 1_000_000_000.0

    def __call__(self) -> float:
        return self.now


def ignore(part: object) -> None:
    """Nobody waits for parts."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> AnswerStore:
    return AnswerStore(tmp_path / "answers.sqlite", clock=clock)


def ask(kept: Kept, *dois: str) -> list[type]:
    return [NotFoundError if isinstance(fate, SourceError) else dict for fate in kept.fates(dois, ignore).values()]


def test_each_question_is_asked_once(store: AnswerStore) -> None:
    live = Fixed("live", ["10.5555/a"], complete=True)
    kept = Kept(live, store)
    for _ in range(2):
        assert ask(kept, "10.5555/a", "10.5555/none") == [dict, NotFoundError]
    assert live.asked == ["10.5555/a", "10.5555/none"]


def test_unknown_dois_are_asked_again_sooner(store: AnswerStore, clock: Clock) -> None:
    live = Fixed("live", ["10.5555/a"], complete=True)
    kept = Kept(live, store)
    ask(kept, "10.5555/a", "10.5555/none")
    clock.now += TIME_TO_LIVE_SECONDS["unknown"] + 1
    ask(kept, "10.5555/a", "10.5555/none")
    assert live.asked[2:] == ["10.5555/none"]
    clock.now += TIME_TO_LIVE_SECONDS["work"]
    ask(kept, "10.5555/a")
    assert live.asked[3:] == ["10.5555/a"]


def test_refresh_asks_again_and_offline_takes_what_is_old(store: AnswerStore, clock: Clock) -> None:
    live = Fixed("live", ["10.5555/a"], complete=True)
    ask(Kept(live, store), "10.5555/a")
    ask(Kept(live, store, refresh=True), "10.5555/a")
    assert live.asked == ["10.5555/a", "10.5555/a"]
    clock.now += 10 * TIME_TO_LIVE_SECONDS["work"]
    assert ask(Kept(None, store, name="live"), "10.5555/a", "10.5555/b") == [dict, NotFoundError]


def test_failures_are_not_kept(store: AnswerStore) -> None:
    broken = Fixed("live", [], complete=True, error=UnreachableError("down"))
    kept = Kept(broken, store)
    for _ in range(2):
        kept.fates(["10.5555/a"], ignore)
    assert broken.asked == ["10.5555/a", "10.5555/a"]


def test_searches_are_kept_by_their_words(store: AnswerStore) -> None:
    live = Fixed("live", ["10.5555/a"], complete=True)
    first = Kept(live, store).find("frogs", 5)
    assert Kept(None, store, name="live").find("frogs", 5) == first
    nobody = Kept(None, store, name="live")
    with pytest.raises(NotKeptError, match="no earlier search"):
        Layered([nobody]).find("toads", 5)
    assert Layered([Fixed("file", []), nobody]).find("toads", 5) == [], "the file was searched"


def test_what_was_answered_before_a_stop_is_kept(tmp_path: Path) -> None:
    class Stopping(Fixed):
        def fates(self, dois: Sequence[str], answered):  # type: ignore[no-untyped-def]
            answered({"10.5555/a": {"DOI": "10.5555/a", "reference": [{"key": "long"}]}})
            raise KeyboardInterrupt

    path = tmp_path / "answers.sqlite"
    with pytest.raises(KeyboardInterrupt):
        Kept(Stopping("live", []), AnswerStore(path)).fates(["10.5555/a", "10.5555/b"], ignore)
    live = Fixed("live", ["10.5555/a", "10.5555/b"], complete=True)
    fates = Kept(live, AnswerStore(path)).fates(["10.5555/a", "10.5555/b"], ignore)
    assert live.asked == ["10.5555/b"]
    assert fates["10.5555/a"] == {"DOI": "10.5555/a"}, "reference lists are not kept"


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"no database" * 100)
    store = AnswerStore(path)
    assert [issue.code for issue in store.issues] == ["cache.damaged"]
    store.put_many("live", "work", [("10.5555/a", {"DOI": "10.5555/a"})])
    assert store.get_many("live", "work", ["10.5555/a"]) == {"10.5555/a": {"DOI": "10.5555/a"}}
    assert (tmp_path / "answers.sqlite.damaged").read_bytes().startswith(b"no database")


def test_damage_that_shows_later_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    store = AnswerStore(path)
    store.put_many(
        "live", "work", [(f"10.5555/{n}", {"DOI": f"10.5555/{n}", "title": ["x" * 500]}) for n in range(200)]
    )
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    store = AnswerStore(path)
    assert store.get_many("live", "work", [f"10.5555/{n}" for n in range(200)]) == {}
    store.put_many("live", "work", [("10.5555/a", {"DOI": "10.5555/a"})])
    assert "10.5555/a" in store.get_many("live", "work", ["10.5555/a"])


def test_no_place_to_keep_anything(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    store = AnswerStore(tmp_path / "file" / "answers.sqlite")
    assert [issue.code for issue in store.issues] == ["cache.unusable"]
    store.put_many("live", "work", [("10.5555/a", {"DOI": "10.5555/a"})])


def test_another_versions_cache_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("CREATE TABLE answers (other TEXT)")
        newer.execute("PRAGMA user_version=99")
    before = path.read_bytes()
    for _ in range(2):
        store = AnswerStore(path)
        assert not store.issues
        store.put_many("live", "work", [("10.5555/a", {"n": 1})])
        assert store.get_many("live", "work", ["10.5555/a"])
    assert path.read_bytes() == before


def test_a_file_that_somebody_holds_is_neither_damaged_nor_waited_for_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bibkit.sources.cache._FIRST_WAIT_SECONDS", 0.2)
    monkeypatch.setattr("bibkit.sources.cache._SECOND_WAIT_MILLISECONDS", 1)
    path = tmp_path / "answers.sqlite"
    AnswerStore(path).put_many("live", "work", [("10.5555/a", {"n": 1})])
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store = AnswerStore(path)
        assert store.get_many("live", "work", ["10.5555/a"]) == {"10.5555/a": {"n": 1}}
        for number in range(20):
            store.put_many("live", "work", [(f"10.5555/{number}", {})])
        other.execute("ROLLBACK")
        assert [issue.code for issue in store.issues] == ["cache.not-written"]
        store.close()
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM answers WHERE key='none'")
        held = AnswerStore(path)
        assert held.get_many("live", "work", ["10.5555/a"]) == {}
        other.execute("ROLLBACK")
    assert not (tmp_path / "answers.sqlite.damaged").exists()
    assert AnswerStore(path).get_many("live", "work", ["10.5555/a"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_shared_cache_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    store = AnswerStore(path)
    store.put_many("live", "work", [("10.5555/a", {"n": 1})])
    store.close()
    tmp_path.chmod(0o500)
    path.chmod(0o400)
    try:
        store = AnswerStore(path)
        assert [issue.code for issue in store.issues] == ["cache.read-only"]
        assert store.get_many("live", "work", ["10.5555/a"])
        store.put_many("live", "work", [("10.5555/b", {})])
        assert len(store.issues) == 1
    finally:
        tmp_path.chmod(0o700)


def test_several_at_once(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    stores = [AnswerStore(path) for _ in range(4)]

    def write(store: AnswerStore, number: int) -> None:
        for place in range(20):
            store.put_many("live", "work", [(f"10.5555/{number}-{place}", {"n": number})])

    threads = [threading.Thread(target=write, args=(store, number)) for number, store in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = [f"10.5555/{number}-{place}" for number in range(4) for place in range(20)]
    assert len(AnswerStore(path).get_many("live", "work", wanted)) == 80
    assert not any(store.issues for store in stores)
