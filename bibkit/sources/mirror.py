"""Crossref on one's own disk: the public data file as one SQLite index, asked like the live API.

`works` holds each work by DOI, compressed, without its reference list and other bulk; `words` (FTS5) holds the folded
words of title, family names and first page; `isbns` says which works carry an ISBN, `parts` how far each file was read,
so that a build goes on where it stopped. Common words are counted once at the end: a search asks for the rare ones.

Measured on synthetic growth of 5,000 real works (two cores, NVMe): 1M works are built in 3.5 minutes at 160 MB of
memory and take 540 MB; 100,000 DOIs a second, a title in 7 ms. On paper for the 180M of the 2026 file: 100 GB, ten
hours on one core. What would have to change there: parts read by several processes into shards by the DOI's hash,
since the index over DOIs no longer fits into memory and each insert costs a disk access; and a larger share of the
common words left out of the word lists, whose length grows with the works.
"""

from __future__ import annotations

import contextlib
import json
import math
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bibkit.errors import InputError, WriteError
from bibkit.sources.crossref_books import isbns_of
from bibkit.sources.snapshot import fold_words
from bibkit.sources.work_files import read_parts
from bibkit.sources.works import Answered, Work, WorkFate, unknown
from bibkit.text.wordlists import word_set

if TYPE_CHECKING:
    import sqlite3

INDEX_NAME = "crossref.sqlite"
_BATCH = 5000
_LOOKUP_CHUNK = 400
_SCHEMA_VERSION = 1
# A word in more works than this says too little, and reading its list takes too long.
_COMMON = 400
_MOST_POSTINGS = 12_000
_MOST_WORDS = 10
_BULK = word_set(
    "reference link license funder assertion content-domain indexed deposited created score resource member "
    "prefix source references-count reference-count is-referenced-by-count alternative-id update-policy "
    "published URL issn-type isbn-type published-other content-created archive clinical-trial-number subject"
)
# What most works begin with: deflate finds it in every record.
_DICTIONARY = (
    b'{"DOI": "10.1016/j.","type": "journal-article", "title": ["The of and in"], "author": [{"given": "", '
    b'"family": ""}, '
    b'"container-title": ["Journal of"], "short-container-title": [""], "publisher": "Elsevier BV", "Wiley", '
    b'"Springer Science and Business Media LLC", "issued": {"date-parts": [[2019, 1, 1]]}, '
    b'"published-print": {"date-parts": [[20, "published-online": {"date-parts": [[20, "volume": "1", "issue": "1", '
    b'"page": "1-10", "ISSN": ["0000-0000"], "journal-issue": {"issue": "", "language": "en", "subtitle": [], '
    b'"abstract": "<jats:p>The ", "book-chapter", "proceedings-article", "ISBN": ["978"], "event": {"name": "'
)


@dataclass(frozen=True, slots=True)
class MirrorStatus:
    """What an index holds: works, files read whole, files begun, and its size on disk."""

    works: int
    parts_done: int
    parts_begun: int
    size_bytes: int
    finished: bool


def build_mirror(
    files: Sequence[Path], folder: Path, *, progress: Callable[[str, int], None] | None = None
) -> MirrorStatus:
    """Read files of works into the folder's index: JSON lines, JSON parts (`items`), both also .gz, and tars of them.

    Files that were read before are passed over, one that was broken off is gone on with. A work that comes again
    replaces the older one. Raises InputError for a file that cannot be read, WriteError when the disk is full.
    `progress` is called with the file's name and the works read so far.
    """
    import sqlite3

    folder.mkdir(parents=True, exist_ok=True)
    try:
        connection = _open_or_renew(folder / INDEX_NAME)
    except sqlite3.OperationalError as error:
        raise WriteError(f"cannot write the index in {folder}: {error}") from None
    try:
        builder = _Builder(connection, progress)
        for path in files:
            for name, works in read_parts(path):
                builder.read_part(name, works)
        builder.finish()
    except sqlite3.OperationalError as error:
        raise WriteError(
            f"the index in {folder} is incomplete: {error}", "the same command goes on from there"
        ) from None
    finally:
        connection.close()
    return mirror_status(folder)


def mirror_status(folder: Path) -> MirrorStatus:
    """What the folder's index holds. Raises InputError when there is none, or when it is damaged."""
    import sqlite3

    path = folder / INDEX_NAME
    connection = _open_for_reading(path)
    try:
        works = connection.execute("SELECT COUNT(*) FROM works").fetchone()[0]
        done, begun = connection.execute("SELECT SUM(done), COUNT(*) FROM parts").fetchone()
        finished = bool(connection.execute("SELECT value FROM facts WHERE name='finished'").fetchone())
    except sqlite3.DatabaseError as error:
        raise _damaged(path, error) from None
    finally:
        connection.close()
    return MirrorStatus(works, done or 0, (begun or 0) - (done or 0), path.stat().st_size, finished)


class MirrorSource:
    """An index as a source of works. It may be asked from several threads."""

    complete = False
    threads = 1

    def __init__(self, folder: Path) -> None:
        import sqlite3
        import threading

        self._path = folder / INDEX_NAME
        self.name = f"mirror {folder.name}"
        self._connection = _open_for_reading(self._path)
        self._lock = threading.Lock()
        try:
            rows = self._connection.execute("SELECT term, docs FROM common").fetchall()
            self._count = self._connection.execute("SELECT MAX(id) FROM works").fetchone()[0] or 0
            tables = self._connection.execute("SELECT name FROM sqlite_master WHERE name='isbns'").fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self._path, error) from None
        self._has_isbns = bool(tables)
        self._common: dict[str, int] = dict(rows)

    def __del__(self) -> None:  # sources are dropped, not closed; Python 3.13 warns of connections that go like that
        with contextlib.suppress(AttributeError):
            self._connection.close()

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        works = self.get_many(dois)
        found: dict[str, WorkFate] = {doi: works.get(doi) or unknown(doi, self.name) for doi in dois}
        answered(found)
        return found

    def get_many(self, dois: Sequence[str]) -> dict[str, Work]:
        """The works that are there, by DOI; each is unpacked when it is first looked into."""
        found: dict[str, Work] = {}
        for start in range(0, len(dois), _LOOKUP_CHUNK):
            part = dois[start : start + _LOOKUP_CHUNK]
            marks = ",".join("?" * len(part))
            for doi, body in self._query(f"SELECT doi, body FROM works WHERE doi IN ({marks})", part):
                found[doi] = _Packed(body)
        return found

    def works_with(self, isbns: Sequence[str]) -> list[Work]:
        """The works that carry one of the ISBNs (13 digits), chapters and all.

        None from an index that was made before ISBNs were listed.
        """
        if not self._has_isbns:
            return []
        found: list[Work] = []
        for start in range(0, len(isbns), _LOOKUP_CHUNK):
            part = isbns[start : start + _LOOKUP_CHUNK]
            marks = ",".join("?" * len(part))
            query = f"SELECT DISTINCT body FROM isbns JOIN works ON works.id = isbns.work WHERE isbn IN ({marks})"
            found += [_Packed(body) for (body,) in self._query(query, part)]
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        """Works that share the citation's rarest words, the rarer the more; of equal ones the shorter title first."""
        scores: dict[int, float] = {}
        for word in self._rare_words(citation):
            found = self._query("SELECT rowid FROM words WHERE words MATCH ?", (f'"{word}"',))
            weight = math.log(1 + self._count / (len(found) + 1))
            for (number,) in found:
                scores[number] = scores.get(number, 0.0) + weight
        best = sorted(scores, key=lambda number: (-scores[number], number))[: 8 * rows]
        works = [(scores[number], number, self._by_number(number)) for number in best]
        works.sort(key=lambda item: (-round(item[0], 6), len(str(item[2].get("title"))), item[1]))
        return [{**work, "score": round(score, 4)} for score, _, work in works[:rows]]

    def _by_number(self, number: int) -> Work:
        return _unpack(self._query("SELECT body FROM works WHERE id=?", (number,))[0][0])

    def _rare_words(self, citation: str) -> list[str]:
        """The words to ask for: the rarest first, as many as make a list that is read quickly."""
        words = [word for word in dict.fromkeys(fold_words(citation)) if len(word) > 1 or not word.isascii()]
        words.sort(key=lambda word: self._common.get(word, 0))
        chosen: list[str] = []
        postings = 0
        for word in words[: 2 * _MOST_WORDS]:
            postings += self._common.get(word, _COMMON // 4)
            if chosen and (postings > _MOST_POSTINGS or len(chosen) >= _MOST_WORDS):
                break
            chosen.append(word)
        return chosen

    def _query(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        import sqlite3

        try:
            with self._lock:
                return self._connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            raise _damaged(self._path, error) from None


class _Builder:
    """Fills an index part by part, a few thousand works a transaction."""

    def __init__(self, connection: sqlite3.Connection, progress: Callable[[str, int], None] | None) -> None:
        self._connection = connection
        self._progress = progress

    def read_part(self, name: str, works: Iterator[Work]) -> None:
        row = self._connection.execute("SELECT read, done FROM parts WHERE name=?", (name,)).fetchone()
        already, done = row or (0, 0)
        if done:
            return
        with self._connection:
            self._connection.execute("DELETE FROM facts WHERE name='finished'")
        read = 0
        batch: list[Work] = []
        for work in works:
            read += 1
            if read <= already:
                continue
            batch.append(work)
            if len(batch) == _BATCH:
                self._store(name, batch, read, done=False)
                batch = []
        self._store(name, batch, read, done=True)

    def _store(self, name: str, works: Sequence[Work], read: int, *, done: bool) -> None:
        unique = {work["DOI"].lower(): work for work in works}
        packed = [(doi, _pack(work)) for doi, work in unique.items()]
        with self._connection:
            known = self._ids(list(unique))
            self._connection.executemany(
                "INSERT INTO works (doi, body) VALUES (?, ?) ON CONFLICT (doi) DO UPDATE SET body=excluded.body", packed
            )
            fresh = [doi for doi in unique if doi not in known]
            ids = self._ids(fresh)
            self._connection.executemany(
                "INSERT INTO words (rowid, text) VALUES (?, ?)",
                [(ids[doi], _search_text(unique[doi])) for doi in fresh],
            )
            self._connection.executemany(
                "INSERT OR IGNORE INTO isbns SELECT ?, id FROM works WHERE doi=?",
                [(isbn, doi) for doi, work in unique.items() for isbn in isbns_of(work)],
            )
            self._connection.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", (name, read, int(done)))
        if self._progress:
            self._progress(name, read)

    def _ids(self, dois: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for start in range(0, len(dois), _LOOKUP_CHUNK):
            part = dois[start : start + _LOOKUP_CHUNK]
            marks = ",".join("?" * len(part))
            found.update(self._connection.execute(f"SELECT doi, id FROM works WHERE doi IN ({marks})", tuple(part)))
        return found

    def finish(self) -> None:
        """Merge the word lists and count the common words."""
        if self._connection.execute("SELECT 1 FROM facts WHERE name='finished'").fetchone():
            return
        with self._connection:
            self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        with self._connection:
            self._connection.execute("DELETE FROM common")
            self._connection.execute(
                "INSERT INTO common SELECT term, doc FROM temp.vocabulary WHERE doc >= ?", (_COMMON,)
            )
            self._connection.execute("INSERT OR REPLACE INTO facts VALUES ('finished', 1)")


def _search_text(work: Work) -> str:
    parts: list[str] = []
    for key in ("title", "subtitle", "original-title"):
        value = work.get(key)
        parts += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
    people = work.get("author") or work.get("editor")
    for person in people[:6] if isinstance(people, list) else ():
        if isinstance(person, dict):
            parts.append(str(person.get("family") or person.get("name") or ""))
    page = work.get("page") or work.get("article-number")
    parts.append(str(page or "").split("-")[0])
    return " ".join(fold_words(" ".join(parts)))


def _pack(work: Work) -> bytes:
    slim = {key: value for key, value in work.items() if key not in _BULK and value not in (None, [], {}, "")}
    for role in ("author", "editor", "translator", "chair"):
        if isinstance(slim.get(role), list):
            slim[role] = [_named(person) for person in slim[role]]
    deflate = zlib.compressobj(6, zlib.DEFLATED, -15, 8, zlib.Z_DEFAULT_STRATEGY, _DICTIONARY)
    return deflate.compress(json.dumps(slim, ensure_ascii=False).encode()) + deflate.flush()


def _named(person: Any) -> Any:
    """A contributor by name only; affiliations would be half of the index."""
    if not isinstance(person, dict):
        return person
    return {key: person[key] for key in ("given", "family", "name", "suffix") if person.get(key)}


def _unpack(body: bytes) -> dict[str, Any]:
    work: dict[str, Any] = json.loads(zlib.decompressobj(-15, _DICTIONARY).decompress(body))
    return work


class _Packed(Mapping[str, Any]):
    """A work as it lies in the index, unpacked on first use."""

    __slots__ = ("_body", "_work")

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._work: dict[str, Any] | None = None

    def _unpacked(self) -> dict[str, Any]:
        if self._work is None:
            self._work = _unpack(self._body)
        return self._work

    def __getitem__(self, key: str) -> Any:
        return self._unpacked()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._unpacked())

    def __len__(self) -> int:
        return len(self._unpacked())


# ---------------------------------------------------------------- the database


def _open_or_renew(path: Path) -> sqlite3.Connection:
    """The index to build in; one that is damaged is set aside."""
    import sqlite3

    try:
        return _open_for_building(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        path.replace(path.with_name(f"{path.name}.damaged"))
        for suffix in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        return _open_for_building(path)


def _open_for_building(path: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-65536")
        connection.executescript(
            "CREATE TABLE IF NOT EXISTS works (id INTEGER PRIMARY KEY, doi TEXT NOT NULL UNIQUE, body BLOB NOT "
            "NULL);CREATE TABLE IF NOT EXISTS isbns (isbn TEXT, work INTEGER, PRIMARY KEY (isbn, work)) WITHOUT "
            "ROWID;CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, read INTEGER, done INTEGER);CREATE "
            "TABLE IF NOT EXISTS common (term TEXT PRIMARY KEY, docs INTEGER) WITHOUT ROWID;CREATE TABLE IF NOT "
            "EXISTS facts (name TEXT PRIMARY KEY, value INTEGER);CREATE VIRTUAL TABLE IF NOT EXISTS words USING "
            "fts5(text, content='', detail=none, tokenize='unicode61');CREATE VIRTUAL TABLE temp.vocabulary "
            "USING fts5vocab('main', 'words', 'row');"
            f"PRAGMA user_version={_SCHEMA_VERSION};"
        )
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _open_for_reading(path: Path) -> sqlite3.Connection:
    import sqlite3

    if not path.is_file():
        raise InputError(f"there is no index in {path.parent}", "make one: bibkit mirror build FILES… --into DIR")
    try:
        connection = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True, check_same_thread=False)
        connection.execute("SELECT 1 FROM works LIMIT 1")
    except sqlite3.DatabaseError as error:
        raise _damaged(path, error) from None
    return connection


def _damaged(path: Path, error: Exception) -> InputError:
    return InputError(
        f"the index {path} is damaged ({error})",
        "bibkit mirror build with the same files sets it aside and makes a new one",
    )
