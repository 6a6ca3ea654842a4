"""The error tree: what stops one input, told in one line, with the exit code the command line answers with.

What does not stop an input is an `Issue` (bibkit.issues). Anything that is neither is a bug and is left to escape.
"""

from __future__ import annotations

from typing import ClassVar


class BibkitError(Exception):
    """An expected failure that stops the input at hand.

    `message` is one line that says what was tried, on what, and what happened; `hint` says what to do, or is empty.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class InputError(BibkitError):
    """A file, page or argument that cannot be read or makes no sense (exit code 2)."""


class ConfigError(InputError):
    """A setting that is unknown, has the wrong type, or may not be set where it stands."""


class ExtractorConflictError(BibkitError):
    """Two site readers of the same priority claim one page."""


class ExtractorFailedError(BibkitError):
    """A site reader that another package brings failed on a page."""


class SourceError(BibkitError):
    """A bibliographic source could not answer (exit code 3). The subclasses tell the reasons apart."""

    exit_code = 3


class NotFoundError(SourceError):
    """The source answered, and does not know the identifier."""


class UnregisteredError(NotFoundError):
    """The identifier exists nowhere: those who register identifiers were asked."""


class NoRecordError(NotFoundError):
    """The identifier is registered, and there is no record of what it stands for."""


class RefusedError(SourceError):
    """The source understood and said no: bad request, bad key, blocked, no permission."""


class BadQuestionError(RefusedError):
    """The source did not take the question as it was put; a shorter one may do. `answer` is what it wrote about it."""

    def __init__(self, message: str, hint: str = "", answer: str = "") -> None:
        super().__init__(message, hint)
        self.answer = answer


class BlockedError(RefusedError):
    """The source answers nothing that we ask: it wants a login, or has shut us out."""


class RateLimitedError(SourceError):
    """The source asks to come back later. `retry_after_seconds` is what it asked for, or None."""

    def __init__(self, message: str, hint: str = "", retry_after_seconds: float | None = None) -> None:
        super().__init__(message, hint)
        self.retry_after_seconds = retry_after_seconds


class UnreachableError(SourceError):
    """No usable answer: no connection, time-out, server error, a cut or unreadable body."""


class WriteError(BibkitError):
    """A target was not written; what stood there before is intact (exit code 4)."""

    exit_code = 4


class ChangedError(WriteError):
    """The target was changed by another program since it was read; the result stands beside it where the hint says."""
