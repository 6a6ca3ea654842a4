"""Finds the site readers: the modules of this package that expose EXTRACTOR, and the entry points of other packages."""

from __future__ import annotations

import importlib
import pkgutil
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.errors import ConfigError, ExtractorConflictError, ExtractorFailedError
from bibkit.extractors._base import Extractor
from bibkit.issues import Issue
from bibkit.pages.page import Page

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT_GROUP = "bibkit.extractors"
_OURS = "bibkit"


class Registered(NamedTuple):
    """A site reader and where it comes from: the package that brings it, and how long its import took."""

    extractor: Extractor
    package: str
    import_seconds: float = 0.0

    @property
    def version(self) -> str:
        """The version of the package, "" when it says none."""
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version(self.package)
        except (PackageNotFoundError, ValueError):
            return ""

    @property
    def is_plugin(self) -> bool:
        return self.package != _OURS


def site_readers() -> tuple[Registered, ...]:
    """All site readers, highest priority first, then by name.

    Raises ConfigError when an installed plug-in cannot be loaded, or is no extractor.
    """
    found, broken = found_readers()
    if broken:
        raise broken[0]
    return found


@cache
def found_readers() -> tuple[tuple[Registered, ...], tuple[ConfigError, ...]]:
    """The site readers as `site_readers` gives them, and why plug-ins are not among them."""
    found = [Registered(extractor, _OURS) for extractor in _own_readers()]
    broken: list[ConfigError] = []
    for point in _entry_points():
        from bibkit.extractors._plugins import load_plugin

        package = point.dist.name if point.dist else ""
        started = time.monotonic()
        try:
            extractor = load_plugin(point, package)
        except ConfigError as error:
            broken.append(error)
        else:
            found.append(Registered(extractor, package, time.monotonic() - started))
    return tuple(sorted(found, key=lambda item: (-item.extractor.priority, item.extractor.name))), tuple(broken)


def _entry_points() -> list[EntryPoint]:
    """The entry points of other packages, by name.

    importlib.metadata takes as long to import as a page to read (it brings the e-mail parser), so it is asked only
    where an installed package's own file names the group, or where packages lie that cannot be looked at so simply.
    """
    if not any(map(_may_have_readers, sys.path)) and not any(map(_finds_packages, sys.meta_path)):
        return []
    from importlib.metadata import entry_points

    return sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)


def _may_have_readers(folder: str) -> bool:
    try:
        packages = [path for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info", ".egg")]
    except FileNotFoundError:
        return False
    except OSError:
        return True  # a ZIP archive, say
    return any(path.suffix == ".egg" or _names_group(path / "entry_points.txt") for path in packages)


def _names_group(file: Path) -> bool:
    try:
        return ENTRY_POINT_GROUP.encode() in file.read_bytes()
    except OSError:
        return False


def _finds_packages(finder: object) -> bool:
    """Whether an importer brings packages of its own, as those of frozen programs do."""
    return hasattr(finder, "find_distributions") and getattr(finder, "__name__", "") != "PathFinder"


def _own_readers() -> list[Extractor]:
    package = importlib.import_module("bibkit.extractors")
    readers: list[Extractor] = []
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and not module.ispkg:
            readers.append(importlib.import_module(f"{package.__name__}.{module.name}").EXTRACTOR)
    return readers


def recognise(page: Page, failures: list[Issue] | None = None) -> Registered | None:
    """The site reader that claims the page: of those that do, the one with the highest priority. A plug-in that fails
    over the question does not claim it; `failures` gets an issue then.

    Raises ExtractorConflictError when two of the same priority claim it.
    """
    claiming: list[Registered] = []
    for registered in site_readers():
        if claiming and registered.extractor.priority < claiming[0].extractor.priority:
            break
        if _claims(registered, page, [] if failures is None else failures):
            claiming.append(registered)
    if len(claiming) > 1:
        first, second = (f"{item.extractor.name} ({item.package})" for item in claiming[:2])
        raise ExtractorConflictError(
            f"two site readers claim {page.input or 'the page'}: {first} and {second}",
            f"both have priority {claiming[0].extractor.priority}; raise one of them",
        )
    return claiming[0] if claiming else None


def _claims(registered: Registered, page: Page, failures: list[Issue]) -> bool:
    if not registered.is_plugin:
        return registered.extractor.recognise(page)
    from bibkit.extractors._plugins import does_recognise

    try:
        return does_recognise(registered.extractor, registered.package, page)
    except ExtractorFailedError as error:
        failures.append(Issue("extract.plugin-failed", error.message, "warning"))
        return False
