"""The sources that settings ask for, wrapped and layered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.enrichment.ports import Fate, Progress
from bibkit.enrichment.settings import EnrichSettings
from bibkit.issues import Issue
from bibkit.sources.build_crossref import build_crossref, host_of
from bibkit.sources.works import Layered, RecordSource, WorksSource

if TYPE_CHECKING:
    from bibkit.sources.cache import AnswerStore
    from bibkit.sources.crossref_books import BookFile
    from bibkit.sources.identified import Identified
    from bibkit.sources.mirror import MirrorSource
    from bibkit.sources.snapshot import SnapshotSource


class Source(RecordSource):
    """What build_source gives: all that enrichment can ask, and what was noticed about files and cache."""

    def __init__(
        self, works: WorksSource, store: AnswerStore | None, settings: EnrichSettings, files: Sequence[BookFile] = ()
    ) -> None:
        super().__init__(works, today=settings.today)
        self._store = store
        self._settings = settings
        self._files = files
        self._identified: Identified | None = None

    def fetch_identified(self, keys: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        if self._identified is None:
            from bibkit.sources.build_identified import build_identified

            self._identified = build_identified(self._settings, self._store, self._record, self._files)
        return self._identified.fetch_identified(keys, progress)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(self._store.issues) if self._store else ()


def build_source(settings: EnrichSettings) -> Source:
    """Snapshots first, then mirrors, then what is kept of earlier answers, then the network unless offline.

    Raises InputError for a snapshot or mirror that cannot be read, and for an address that is none.
    """
    files: list[SnapshotSource | MirrorSource] = []
    for name in settings.snapshots:
        from bibkit.sources.snapshot import SnapshotSource

        files.append(SnapshotSource(Path(name)))
    for name in settings.mirrors:
        from bibkit.sources.mirror import MirrorSource

        files.append(MirrorSource(Path(name)))
    layers: list[WorksSource] = [*files]
    live = None if settings.offline else build_crossref(settings)
    store = None
    if settings.cache_folder:
        from bibkit.sources.cache import AnswerStore, Kept

        store = AnswerStore(Path(settings.cache_folder) / "answers.sqlite")
        layers.append(Kept(live, store, name=host_of(settings.crossref_url), refresh=settings.refresh))
    elif live is not None:
        layers.append(live)
    return Source(Layered(layers), store, settings, files)
