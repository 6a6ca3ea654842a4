"""Finds the site readers: the modules of this package that expose EXTRACTOR, and the entry points of other packages."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points, version
from typing import NamedTuple

from bibkit.errors import ConfigError, ExtractorConflictError
from bibkit.extractors._base import Extractor
from bibkit.pages.page import Page

ENTRY_POINT_GROUP = "bibkit.extractors"


class Registered(NamedTuple):
    """A site reader and where it comes from: the package that brings it, and that package's version."""

    extractor: Extractor
    package: str
    version: str


@cache
def site_readers() -> tuple[Registered, ...]:
    """All site readers, highest priority first, then by name.

    Raises ConfigError when an installed plug-in cannot be loaded, or is no extractor.
    """
    found = [Registered(extractor, "bibkit", version("bibkit")) for extractor in _own_readers()]
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        package = point.dist.name if point.dist else ""
        try:
            extractor = point.load()
        except (ImportError, AttributeError, SyntaxError) as error:
            raise ConfigError(
                f"cannot load the extractor {point.name!r} of {package or point.value}: {error}",
                "uninstall or repair that package",
            ) from None
        if not isinstance(extractor, Extractor):
            raise ConfigError(f"{point.value} of {package or 'an installed package'} is no extractor")
        found.append(Registered(extractor, package, point.dist.version if point.dist else ""))
    return tuple(sorted(found, key=lambda item: (-item.extractor.priority, item.extractor.name)))


def _own_readers() -> list[Extractor]:
    package = importlib.import_module("bibkit.extractors")
    readers: list[Extractor] = []
    for module in pkgutil.iter_modules(package.__path__):
        if not module.name.startswith("_") and not module.ispkg:
            readers.append(importlib.import_module(f"{package.__name__}.{module.name}").EXTRACTOR)
    return readers


def recognise(page: Page) -> Registered | None:
    """The site reader that claims the page: of those that do, the one with the highest priority.

    Raises ExtractorConflictError when two of the same priority claim it.
    """
    claiming: list[Registered] = []
    for registered in site_readers():
        if claiming and registered.extractor.priority < claiming[0].extractor.priority:
            break
        if registered.extractor.recognise(page):
            claiming.append(registered)
    if len(claiming) > 1:
        first, second = (f"{item.extractor.name} ({item.package})" for item in claiming[:2])
        raise ExtractorConflictError(
            f"two site readers claim {page.input or 'the page'}: {first} and {second}",
            f"both have priority {claiming[0].extractor.priority}; raise one of them",
        )
    return claiming[0] if claiming else None
