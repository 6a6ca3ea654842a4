"""Work in threads: bounded, timed, and never lost."""

from __future__ import annotations

import asyncio
import threading
import time

from bibkit.service.jobs import Jobs
from bibkit.service.messages import Response, text_response


def done(_: threading.Event) -> Response:
    return text_response("done")


def test_answers_come_back() -> None:
    async def run() -> list[Response]:
        jobs = Jobs(together=2, waiting=50)
        return await asyncio.gather(*(jobs.run(done, seconds=5) for _ in range(40)))

    assert [response.body for response in asyncio.run(run())] == [b"done"] * 40


def test_no_more_than_allowed_run_together() -> None:
    running: list[int] = []
    most: list[int] = []
    lock = threading.Lock()

    def work(_: threading.Event) -> Response:
        with lock:
            running.append(1)
            most.append(len(running))
        time.sleep(0.01)
        with lock:
            running.pop()
        return Response()

    async def run() -> None:
        jobs = Jobs(together=3, waiting=50)
        await asyncio.gather(*(jobs.run(work, seconds=5) for _ in range(30)))

    asyncio.run(run())
    assert max(most) <= 3


def test_a_job_past_its_time_keeps_its_place_until_it_ends() -> None:
    ends = threading.Event()

    def stuck(stop: threading.Event) -> Response:
        assert stop.wait(5)
        ends.wait(5)
        return Response()

    async def run() -> list[int]:
        jobs = Jobs(together=1, waiting=1)
        late = await jobs.run(stuck, seconds=0.05)
        blocked = await jobs.run(done, seconds=0.05)
        ends.set()
        free = await jobs.run(done, seconds=5)
        return [late.status, blocked.status, free.status]

    assert asyncio.run(run()) == [504, 504, 200]


def test_a_client_that_goes_while_waiting_takes_no_place() -> None:
    ends = threading.Event()

    def slow(_: threading.Event) -> Response:
        ends.wait(5)
        return Response()

    async def run() -> int:
        jobs = Jobs(together=1, waiting=5)
        first = asyncio.create_task(jobs.run(slow, seconds=5))
        await asyncio.sleep(0.02)
        waiting = [asyncio.create_task(jobs.run(done, seconds=5)) for _ in range(4)]
        await asyncio.sleep(0.02)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        ends.set()
        await first
        return (await jobs.run(done, seconds=5)).status

    assert asyncio.run(run()) == 200
