"""One call through pyzotero: its errors and httpx2's told apart as ours, and waiting that ends.

pyzotero itself sleeps as long as a server asks for; a Retry-After of an hour would look like a hang. Here the wait is
announced, and what exceeds the user's patience is an error that names the time.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from bibkit.deadline import WHOLE_ANSWER, within
from bibkit.errors import BibkitError, ConfigError, NotFoundError, RateLimitedError, RefusedError, UnreachableError
from bibkit.zotero.notes import stored_text
from bibkit.zotero.settings import ZoteroSettings

if TYPE_CHECKING:
    import httpx2
    from pyzotero.zotero import Zotero

T = TypeVar("T")
Say = Callable[[str], None]

ATTEMPTS = 4


class KeyNeededError(BibkitError):
    """The local API wants a (new) permission from its user."""


class PatienceError(RateLimitedError):
    """The server wants a longer wait than the user has patience for: no further attempt is made."""


class SilenceError(UnreachableError):
    """No answer in time: the server may still be at work on the request."""


class Calls:
    """The way to one Zotero server. `zotero` is pyzotero's client, `client` the HTTP client below it."""

    def __init__(self, settings: ZoteroSettings, say: Say, sleep: Callable[[float], None]) -> None:
        import httpx2
        from pyzotero.zotero import Zotero

        self.settings = settings
        self.say = say
        self._sleep = sleep
        self.patience_seconds = settings.patience_seconds
        # Redirects are not followed: a key goes to the address it was meant for and nowhere else.
        try:
            self.client = _timely_client(
                timeout=settings.timeout_seconds,
                follow_redirects=False,
                trust_env=not settings.local,
                event_hooks={"response": [self._notice]},
            )
        except (ImportError, OSError, ValueError, httpx2.InvalidURL) as error:
            hint = "HTTPS_PROXY, ALL_PROXY, SSL_CERT_FILE say which"
            raise ConfigError(f"cannot use the proxy or the certificates of the environment: {error}", hint) from None
        self.zotero: Zotero = Zotero(
            settings.library_id or "0",
            settings.library_type,
            settings.api_key or None,
            local=settings.local,
            client=self.client,
        )
        self.zotero.endpoint = settings.url

    def close(self) -> None:
        self.client.close()

    def answer(self, what: str, call: Callable[[], T]) -> T:
        """What the call gives. `what` completes "could not …" in messages.

        Raises RefusedError, NotFoundError, RateLimitedError, UnreachableError, KeyNeededError.
        """
        import httpx2
        from pyzotero import errors as ze

        self._mind_backoff()
        try:
            return call()
        except (ze.TooManyRetriesError, ze.TooManyRequestsError):
            raise self._rate_limited(what, self.asked_wait()) from None
        except ze.PyZoteroError as error:
            raise self._refusal(what, error) from None
        except (httpx2.TimeoutException, TimeoutError):
            raise SilenceError(f"could not {what}: no answer within {self.settings.timeout_seconds:g} s") from None
        except httpx2.HTTPError as error:
            raise UnreachableError(f"could not {what}: {_plain(error)}", self._hint("unreachable")) from None
        except (ValueError, RecursionError):
            # pyzotero decodes a refused write's text as JSON.
            if self.status == 429:
                raise self._rate_limited(what, self.asked_wait()) from None
            raise UnreachableError(f"could not {what}: the answer is no JSON") from None
        finally:
            # pyzotero clears a request's parameters only when it went well.
            self.zotero.url_params = None

    def read(self, what: str, call: Callable[[], T]) -> T:
        """As `answer`, for what changes nothing and may simply be tried again."""
        for attempt in range(ATTEMPTS - 1):
            try:
                return self.answer(what, call)
            except UnreachableError:
                self.pause(attempt)
        return self.answer(what, call)

    def pause(self, attempt: int) -> None:
        """Wait before another attempt: longer each time, or as long as the server asked for, while patience lasts."""
        asked = (self.asked_wait() or 0.0) if self.status in (429, 503) else 0.0
        wait = min(max(float(2**attempt), asked), self.patience_seconds)
        self.patience_seconds -= wait
        self._sleep(wait)

    @property
    def status(self) -> int:
        """The status of the last answer that pyzotero kept, 0 for none."""
        return getattr(self.zotero.request, "status_code", 0)

    def asked_wait(self) -> float | None:
        """The seconds for which the last answer asked to be left alone."""
        return _asked_wait(self.zotero.request) if self.zotero.request is not None else None

    def _notice(self, response: httpx2.Response) -> None:
        """Runs on every answer, before pyzotero sees it (and sleeps)."""
        seconds = _asked_wait(response)
        if response.status_code != 429 or seconds is None:
            return
        if seconds > self.patience_seconds:
            raise self._impatient(seconds)
        self.patience_seconds -= seconds
        if seconds >= 1:
            self.say(f"{self.settings.url} asks to wait {seconds:g} s")

    def _mind_backoff(self) -> None:
        """A Backoff header may come with any success; pyzotero sits it out before its next call."""
        left = self.zotero.backoff_until - time.time()
        if left > self.patience_seconds:
            raise self._impatient(round(left))

    def _impatient(self, seconds: float) -> PatienceError:
        return PatienceError(
            f"{self.settings.url} asks to be left alone for {seconds:g} s",
            "run it again then; what is written by now is not written twice",
            retry_after_seconds=seconds,
        )

    def _rate_limited(self, what: str, seconds: float | None) -> RateLimitedError:
        later = "later" if seconds is None else f"in {seconds:g} s"
        return RateLimitedError(
            f"could not {what}: {self.settings.url} has had too many requests",
            f"run it again {later}; what is written by now is not written twice",
            retry_after_seconds=seconds,
        )

    def _refusal(self, what: str, error: Exception) -> BibkitError:
        from pyzotero import errors as ze

        response: httpx2.Response | None = getattr(error.__cause__, "response", None)
        status = response.status_code if response is not None else 0
        said = stored_text(response.text)[:200] if response is not None else ""
        if isinstance(error, ze.LocalAPIKeyRequiredError):
            return KeyNeededError(said)
        if isinstance(error, ze.LocalAPIDeniedError):
            return RefusedError("Zotero's user did not allow bibkit to write", "run it again and choose Always Allow")
        if status >= 500 or 300 <= status < 400:
            return UnreachableError(f"could not {what}: the server answers {status}{f' ({said})' if said else ''}")
        if status in (401, 403):
            return RefusedError(f"could not {what}: {said or 'not allowed'}", self._hint("refused"))
        if status == 404:
            return NotFoundError(f"could not {what}: {said or 'not found'}", "check the library's number and type")
        return RefusedError(f"could not {what}: {f'status {status}, ' if status else ''}{said or 'refused'}")

    def _hint(self, kind: str) -> str:
        if kind == "unreachable":
            return "is Zotero running?" if self.settings.local else "is there a connection?"
        if self.settings.local:
            return "see Settings, Advanced in Zotero"
        return "check the key's permissions at https://www.zotero.org/settings/keys"


def _timely_client(**options: Any) -> httpx2.Client:
    """A client that waits for no answer longer than thrice its time-out, however slowly it drips."""
    import httpx2

    class Timely(httpx2.Client):
        def send(self, request: httpx2.Request, **how: Any) -> httpx2.Response:
            seconds = self.timeout.read
            send = super().send
            return (
                send(request, **how)
                if seconds is None
                else within(WHOLE_ANSWER * seconds, lambda: send(request, **how))
            )

    return Timely(**options)


def _asked_wait(response: httpx2.Response) -> float | None:
    given = response.headers.get("Backoff") or response.headers.get("Retry-After") or ""
    return float(given) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]*)?", given.strip()) else None


def _plain(error: Exception) -> str:
    return re.sub(r"\[errno -?\d+\] *", "", str(error).strip().lower()) or type(error).__name__
