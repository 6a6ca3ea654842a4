"""The remembered permission: readable by its owner alone, whatever stood there before."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from bibkit.errors import WriteError
from bibkit.zotero.local_key import LocalKeyStore


def test_round_trip_by_server(tmp_path: Path) -> None:
    store = LocalKeyStore(tmp_path / "new" / "keys.json")
    assert store.load("a") == ""
    store.save("a", "one")
    store.save("b", "two")
    assert (store.load("a"), store.load("b")) == ("one", "two")
    store.forget("a")
    store.forget("never there")
    assert (store.load("a"), store.load("b")) == ("", "two")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no mode bits")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)
    LocalKeyStore(path).save("a", "one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize("content", ["", "no json", "[1]", '{"a": 7}', "\x00\xff"])
def test_a_broken_file_is_no_key(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content, encoding="latin-1")
    assert LocalKeyStore(path).load("a") == ""


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot remember"):
        LocalKeyStore(tmp_path / "file" / "keys.json").save("a", "one")
