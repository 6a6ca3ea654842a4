"""Answers kept between runs, in one SQLite file that several processes may use at once.

What is kept: works by DOI or other identifier (without their reference lists), the fact that one is unknown, the
candidates of a search.
Each kind has its time to live; a run that was stopped goes on from here. A damaged file is set aside and begun anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibkit.enrichment.ports import NotKeptError
from bibkit.errors import NoRecordError, NotFoundError, SourceError, UnregisteredError
from bibkit.issues import Issue
from bibkit.sources.works import Answered, Work, WorkFate, WorksSource, stop, unknown

if TYPE_CHECKING:
    import sqlite3

_DAY = 86_400.0
# A registered work changes now and then (a correction, print after online); an unknown DOI may be registered tomorrow.
TIME_TO_LIVE_SECONDS = {"work": 30 * _DAY, "unknown": 1 * _DAY, "search": 7 * _DAY}
_SCHEMA_VERSION = 1
_CHUNK = 400  # SQLite's limit on variables is 999 in old builds


# Others write for some milliseconds. Who holds the file longer is waited for once, not with every answer.
_FIRST_WAIT_SECONDS = 10.0
_SECOND_WAIT_MILLISECONDS = 200


class _OtherVersionError(Exception):
    """The file is laid out as another version of this module does it."""


class AnswerStore:
    """Key-value store of answers. Safe for several threads and processes.

    `issues` tells what was wrong with the file, if anything was.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self.issues: list[Issue] = []
        self._clock = clock
        self._lock = threading.Lock()
        self._read_only = False
        self._connection = self._open()

    def get_many(self, source: str, kind: str, keys: Sequence[str], *, stale: bool = False) -> dict[str, Any]:
        """The kept values by key; past their time to live only with `stale`."""
        import sqlite3

        oldest = 0.0 if stale else self._clock() - TIME_TO_LIVE_SECONDS[kind]
        found: dict[str, Any] = {}
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, body FROM answers WHERE source=? AND kind=? AND fetched>=? AND key IN ({marks})"
            try:
                with self._lock:
                    rows = self._connection.execute(query, (source, kind, oldest, *part)).fetchall()
                found.update((key, json.loads(zlib.decompress(body))) for key, body in rows)
            except sqlite3.OperationalError as error:
                # Locked, or the disk fails: the file may be sound, and another process may be using it.
                self._tell("cache.not-read", f"the cache {self.path} was not read: {error}")
                return {}
            except (sqlite3.DatabaseError, zlib.error, ValueError):
                self._begin_anew()
                return {}
        return found

    def put_many(self, source: str, kind: str, values: Iterable[tuple[str, Any]]) -> None:
        """Keep values. A full disk or a locked file only means that nothing is kept."""
        import sqlite3

        now = self._clock()
        rows = [(source, kind, key, now, zlib.compress(json.dumps(value).encode(), 6)) for key, value in values]
        if not rows or self._read_only:
            return
        try:
            with self._lock, self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO answers VALUES (?,?,?,?,?)", rows)
        except sqlite3.OperationalError as error:
            self._tell("cache.not-written", f"the cache {self.path} was not written: {error}")
            with self._lock:
                self._connection.execute(f"PRAGMA busy_timeout={_SECOND_WAIT_MILLISECONDS}")
        except sqlite3.DatabaseError:
            self._begin_anew()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def __del__(self) -> None:  # sources are dropped, not closed; Python 3.13 warns of connections that go like that
        with contextlib.suppress(AttributeError):
            self._connection.close()

    def _open(self) -> sqlite3.Connection:
        import sqlite3

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._connect(str(self.path))
            except _OtherVersionError:
                # What another release of bibkit keeps stays its own.
                self.path = self.path.with_name(f"{self.path.stem}-{_SCHEMA_VERSION}{self.path.suffix}")
                return self._connect(str(self.path))
        except sqlite3.OperationalError as error:
            connection = self._open_for_reading()
            if connection is not None:
                self._tell("cache.read-only", f"the cache {self.path} cannot be written; it is read, nothing is added")
                return connection
            self._tell("cache.unusable", f"cannot use the cache {self.path}: {error}; nothing is kept")
        except sqlite3.DatabaseError:
            return self._set_aside()
        except OSError as error:
            self._tell("cache.unusable", f"cannot use the cache {self.path}: {error.strerror}; nothing is kept")
        return self._connect(":memory:")

    def _open_for_reading(self) -> sqlite3.Connection | None:
        """The file where we may not write, as of a cache that somebody shares. Taken for one that does not change."""
        import sqlite3

        if not self.path.is_file() or (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)):
            return None
        try:
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?immutable=1", uri=True, check_same_thread=False
            )
            connection.execute("SELECT 1 FROM answers LIMIT 1")
        except sqlite3.DatabaseError:
            return None
        self._read_only = True
        return connection

    def _connect(self, name: str) -> sqlite3.Connection:
        import sqlite3

        connection = sqlite3.connect(name, timeout=_FIRST_WAIT_SECONDS, check_same_thread=False)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _SCHEMA_VERSION):
                raise _OtherVersionError
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            if version == _SCHEMA_VERSION:  # nothing to write: somebody else may hold the file just now
                return connection
            connection.execute(
                "CREATE TABLE IF NOT EXISTS answers (source TEXT, kind TEXT, key TEXT, fetched REAL, body BLOB, "
                "PRIMARY KEY (source, kind, key)) WITHOUT ROWID"
            )
            connection.execute(f"PRAGMA user_version={_SCHEMA_VERSION}")
            connection.commit()
        except (sqlite3.DatabaseError, _OtherVersionError):
            connection.close()
            raise
        return connection

    def _begin_anew(self) -> None:
        with self._lock:
            self._connection.close()
            self._connection = self._set_aside()

    def _set_aside(self) -> sqlite3.Connection:
        """The damaged file gets another name; a new one takes its place."""
        import sqlite3

        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            self.path.replace(aside)
            for suffix in ("-wal", "-shm"):
                with contextlib.suppress(OSError):
                    self.path.with_name(self.path.name + suffix).unlink()
            connection = self._connect(str(self.path))
        except (OSError, sqlite3.DatabaseError):
            self._tell("cache.unusable", f"the cache {self.path} is damaged and cannot be replaced; nothing is kept")
            return self._connect(":memory:")
        self._tell("cache.damaged", f"the cache {self.path} was damaged; it is now {aside.name}, a new one is begun")
        return connection

    def _tell(self, code: str, message: str) -> None:
        if all(issue.code != code for issue in self.issues):
            self.issues.append(Issue(code, message, "warning", str(self.path)))


class Kept:
    """A source whose answers are kept. `refresh` asks again for everything; without an inner source only what is kept
    is known, however old."""

    def __init__(self, inner: WorksSource | None, store: AnswerStore, *, name: str = "", refresh: bool = False) -> None:
        self._inner = inner
        self._store = store
        self._refresh = refresh
        self.name = inner.name if inner else name
        self.complete = inner.complete if inner else False
        self.threads = inner.threads if inner else 1

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {} if self._refresh else self._kept(dois)
        if found:
            answered(found)
        missing = [doi for doi in dois if doi not in found]
        if missing and self._inner is not None:
            found.update(self._inner.fates(missing, self._keeping(answered)))
        return {doi: found.get(doi) or unknown(doi, self.name) for doi in dois}

    def find(self, citation: str, rows: int) -> list[Work]:
        import hashlib

        key = hashlib.sha256(f"{rows}\n{citation}".encode()).hexdigest()
        if not self._refresh or self._inner is None:
            kept = self._store.get_many(self.name, "search", [key], stale=self._inner is None)
            if key in kept:
                works: list[Work] = kept[key]
                return works
        if self._inner is None:
            raise NotKeptError("no earlier search for these words is kept", "leave out --offline to search")
        found = self._inner.find(citation, rows)
        self._store.put_many(self.name, "search", [(key, [_slim(work) for work in found])])
        return found

    def stop(self) -> None:
        stop(self._inner)

    def _kept(self, dois: Sequence[str]) -> dict[str, WorkFate]:
        stale = self._inner is None
        found: dict[str, WorkFate] = dict(self._store.get_many(self.name, "work", dois, stale=stale))
        missing = [doi for doi in dois if doi not in found]
        for doi, told in self._store.get_many(self.name, "unknown", missing, stale=stale).items():
            found[doi] = _stranger(told)
        return found

    def _keeping(self, answered: Answered) -> Answered:
        """Each part is kept as soon as it is there, so that a run that is stopped loses nothing."""

        def keep(part: Mapping[str, WorkFate]) -> None:
            works = ((doi, _slim(fate)) for doi, fate in part.items() if not isinstance(fate, SourceError))
            self._store.put_many(self.name, "work", works)
            strangers = (
                (doi, [_KINDS[type(fate)], fate.message])
                for doi, fate in part.items()
                if isinstance(fate, NotFoundError) and type(fate) in _KINDS
            )
            self._store.put_many(self.name, "unknown", strangers)
            answered(part)

        return keep


_KINDS: dict[type[NotFoundError], str] = {
    NotFoundError: "unknown",
    UnregisteredError: "unregistered",
    NoRecordError: "no-record",
}


def _stranger(told: Any) -> NotFoundError:
    """From what is kept of an identifier that is not known: kind and message; older caches have the message only."""
    kind, message = told if isinstance(told, list) and len(told) == 2 else ("", told)
    error = next((error for error, name in _KINDS.items() if name == kind), NotFoundError)
    return error(str(message))


def _slim(work: Work) -> dict[str, Any]:
    """Without the reference list, which is most of a record and which nobody here reads."""
    return {key: value for key, value in work.items() if key != "reference"}
