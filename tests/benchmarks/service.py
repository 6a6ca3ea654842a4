"""What the service costs on top of the library, and what it does under load.

    python -m tests.benchmarks.service [--clients 32] [--seconds 60] [PAGE ...]

First every page is read by the library and over HTTP in turn; then many clients at once ask for pages without a pause,
while the memory of the service is looked at. Exits with 1 when a page costs more than 1.5 times the library call, when
any request fails, or when memory grows.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import bibkit
from tests.service.live import SAMPLES, TOKEN, running

MOST_FACTOR = 1.5
MOST_GROWTH = 1.10
ROUNDS = 15
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}


def serve(link: Connection) -> None:
    """A service in a process of its own, until told to end."""
    with running() as live:
        link.send(live.port)
        link.recv()


def resident_bytes(pid: int) -> int:
    """What the process holds in memory now; 0 where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return int(text.partition("VmRSS:")[2].split()[0]) * 1024


def body_of(path: Path) -> bytes:
    kind = "html" if path.suffix in (".html", ".htm", ".xhtml") else "text"
    return json.dumps({kind: path.read_text(encoding="utf-8", errors="replace")}).encode()


def post(client: http.client.HTTPConnection, body: bytes) -> int:
    client.request("POST", "/bibkit/v1/page", body, HEADERS)
    answer = client.getresponse()
    answer.read()
    return answer.status


def compare(port: int, pages: Sequence[Path]) -> float:
    """The cost of every page both ways, a line each; gives the factor over all pages together."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    library_sum = service_sum = 0.0
    print(f"{'page':<44} {'kB':>6} {'library ms':>11} {'service ms':>11} {'factor':>7}")
    for path in pages:
        data, body = path.read_bytes(), body_of(path)
        library: list[float] = []
        service: list[float] = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            bibkit.extract(data)
            library.append(time.perf_counter() - started)
            started = time.perf_counter()
            if post(client, body) != 200:
                sys.exit(f"{path}: refused")
            service.append(time.perf_counter() - started)
        ours, theirs = statistics.median(library[2:]), statistics.median(service[2:])
        library_sum += ours
        service_sum += theirs
        name = "/".join(path.parts[-3:])[-44:]
        print(f"{name:<44} {len(data) / 1000:>6.0f} {ours * 1000:>11.2f} {theirs * 1000:>11.2f} {theirs / ours:>7.2f}")
    client.close()
    factor = service_sum / library_sum
    print(f"all pages: {factor:.2f} times the library call (at most {MOST_FACTOR})\n")
    return factor


def load(port: int, pid: int, pages: Sequence[Path], clients: int, seconds: float) -> tuple[Counter[object], float]:
    """Many clients at once; what became of their requests, and the growth of memory from the first third to the end."""
    bodies = [body_of(path) for path in pages]
    fates: Counter[object] = Counter()
    times: list[float] = []
    lock = threading.Lock()
    ends = time.monotonic() + seconds

    def client(number: int) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        place = number
        while time.monotonic() < ends:
            started = time.perf_counter()
            try:
                fate: object = post(link, bodies[place % len(bodies)])
            except (OSError, http.client.HTTPException) as error:
                fate = type(error).__name__
                link.close()
            with lock:
                fates[fate] += 1
                times.append(time.perf_counter() - started)
            place += 1
        link.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    memory = watch_memory(pid, ends)
    for thread in threads:
        thread.join()
    times.sort()
    count = sum(fates.values())
    print(f"{clients} clients for {seconds:.0f} s: {count} requests, {count / seconds:.0f} a second, {dict(fates)}")
    print(f"  median {statistics.median(times) * 1000:.0f} ms, 99 % within {times[int(count * 0.99)] * 1000:.0f} ms")
    return fates, growth_of(memory)


def watch_memory(pid: int, ends: float) -> list[int]:
    seen = []
    while time.monotonic() < ends:
        time.sleep(0.5)
        seen.append(resident_bytes(pid))
    return seen


def growth_of(memory: Sequence[int]) -> float:
    """The last third over the second: the first fills caches and pools."""
    third = max(1, len(memory) // 3)
    middle, last = statistics.mean(memory[third : 2 * third]), statistics.mean(memory[-third:])
    growth = last / middle if middle else 1.0
    print(f"  memory {middle / 1e6:.0f} MB, later {last / 1e6:.0f} MB: {growth:.3f} times (at most {MOST_GROWTH})")
    return growth


def default_pages() -> list[Path]:
    """Every eighth of the saved pages beside the repository where they are, else the (very small) sample inputs.

    A request costs half a millisecond whatever the page, which is much for a page of 2 kB and little for a saved one.
    """
    saved = sorted((SAMPLES.parent.parent / "shared" / "pages" / "html").glob("*"))
    samples = sorted(path for path in SAMPLES.glob("*/*/page.*") if path.suffix in (".html", ".txt"))
    return saved[::8] or samples


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", type=Path, metavar="PAGE", help="saved or pasted pages")
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    pages = options.pages or default_pages()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        port = ours.recv()
        factor = compare(port, pages)
        fates, growth = load(port, process.pid or 0, pages, options.clients, options.seconds)
        ours.send("end")
        process.join(20)
    finally:
        process.kill()
    return 0 if factor <= MOST_FACTOR and set(fates) == {200} and growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
