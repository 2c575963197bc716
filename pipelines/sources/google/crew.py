"""A few threads that do independent jobs side by side and can be left behind when time is up."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from pipelines.sources.google.transport import Deadline

Tool = TypeVar("Tool")
Result = TypeVar("Result")


def side_by_side(
    jobs: Sequence[Callable[[Tool], Result]],
    tool: Callable[[], AbstractContextManager[Tool]],
    *,
    workers: int,
    deadline: Deadline,
) -> list[Result | Exception]:
    """What each job returned or raised, in the order of the jobs. Returns at the deadline at the latest.

    Each thread opens its own tool (an HTTP session is not made for sharing) and closes it. Threads are daemons on
    purpose: a name server or a handshake that hangs ignores our timeouts, and must neither hold us nor the exit.
    """
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, Result | Exception]] = queue.SimpleQueue()
    for number in range(len(jobs)):
        waiting.put(number)

    def work() -> None:
        with tool() as own:
            while True:
                try:
                    number = waiting.get_nowait()
                except queue.Empty:
                    return
                try:
                    done.put((number, jobs[number](own)))
                except Exception as error:  # noqa: BLE001 - handed to the caller, who knows which are expected
                    done.put((number, error))

    crew = [threading.Thread(target=work, daemon=True) for _ in range(min(workers, len(jobs)))]
    for thread in crew:
        thread.start()
    results: dict[int, Result | Exception] = {}
    while len(results) < len(jobs):
        try:
            number, result = done.get(timeout=deadline.left())
        except queue.Empty:
            break
        results[number] = result
    else:
        for thread in crew:
            thread.join(deadline.left())  # so that sessions are closed when we return
    return [results.get(number, deadline.passed()) for number in range(len(jobs))]
