"""Readers that other packages bring: what fails in them is told as theirs; on a page it costs that page and no more.

Catching every exception is right here and nowhere else in this room: the code is not ours, and who meets the fault
should not report it to us.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bibkit.deadline import within
from bibkit.errors import ConfigError, ExtractorFailedError
from bibkit.extractors._base import Draft, Extractor
from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_ATTRIBUTE
from bibkit.pages.page import Page

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")

_SECONDS = 20.0  # for a page; readers of ours take milliseconds
_REPAIR = "uninstall or repair that package"


def load_plugin(point: EntryPoint, package: str) -> Extractor:
    """The extractor that an entry point names.

    Raises ConfigError: it cannot be imported, or is none.
    """
    try:
        extractor = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- foreign code
        why = str(error) if isinstance(error, (ImportError, AttributeError, SyntaxError)) else _told(error)
        raise ConfigError(
            f"cannot load the extractor {point.name!r} of {package or point.value}: {why}", _REPAIR
        ) from None
    if isinstance(extractor, type):
        why = f"is no extractor but a class; {point.attr or 'it'} = {extractor.__name__}() makes one"
    elif not isinstance(extractor, Extractor):
        why = "is no extractor: name, priority, recognise and extract make one"
    elif not isinstance(extractor.name, str) or not isinstance(extractor.priority, int):
        why = "is no extractor: its name must be a text and its priority a number"
    else:
        return extractor
    raise ConfigError(f"{point.value} of {package or 'an installed package'} {why}", _REPAIR)


def does_recognise(extractor: Extractor, package: str, page: Page) -> bool:
    """Whether a plug-in claims the page. Raises ExtractorFailedError."""
    return bool(_guarded(lambda: extractor.recognise(page), extractor, package, page))


def let_extract(extractor: Extractor, package: str, page: Page, draft: Draft) -> None:
    """Let a plug-in read the page. Raises ExtractorFailedError, also for values of the wrong kind."""

    def read() -> None:
        extractor.extract(page, draft)
        for attribute, claim in draft.finish().claims.items():
            _check_kind(attribute, claim.value)

    _guarded(read, extractor, package, page)


def _guarded(call: Callable[[], T], extractor: Extractor, package: str, page: Page) -> T:
    try:
        return within(_SECONDS, call)
    except TimeoutError:
        why = f"no answer in {_SECONDS:.0f} seconds"
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- foreign code
        why = _told(error)
    message = f"the extractor {extractor.name} of {package or 'another package'} failed on {page.input or 'the page'}"
    raise ExtractorFailedError(f"{message}: {why}", "report it to its makers, or uninstall that package")


def _told(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {str(error)[:200]}{place}"


def _check_kind(attribute: str, value: Any) -> None:
    """TypeError for a value that an Entry cannot hold, such as a string for a date."""
    variable = BY_ATTRIBUTE.get(attribute)
    kind = variable.kind if variable else "text"
    if attribute == "extra":
        return
    if kind == "date":
        fits, wanted = isinstance(value, Date), "a Date (bibkit.model.dates)"
    elif kind in ("names", "list"):
        item, wanted = (Name, "Names (parse_names gives them)") if kind == "names" else (str, "a list of texts")
        fits = isinstance(value, tuple) and all(isinstance(one, item) for one in value)
    else:
        fits, wanted = isinstance(value, str), "a text"
    if not fits:
        raise TypeError(f"{attribute} wants {wanted}, not {value!r:.60}")
