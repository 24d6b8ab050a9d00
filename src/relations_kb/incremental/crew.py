"""Chunks of work spread over processes: results in the order of the chunks, few of them waiting at any time.

In: chunks, and the function that does one. Out: the result of each, in order. The function and its chunks must be such
that another process can be sent them. With one worker, or where processes cannot be made, the work is done here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice
from typing import Protocol, TypeVar, cast

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")


class Spread(Protocol):
    """Yields the results of ``work`` on each of ``chunks``, in their order, wherever it has them done."""

    def __call__(self, work: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """Take a chunk only when there is somebody to do it soon, so that few wait at any time."""


Engine = Callable[[], AbstractContextManager[Spread]]
"""Makes ready what does the work, for as long as the block of its ``with`` lasts."""


_LOOK = 1.0  # seconds after which a worker looks whether its parent is still there
AHEAD = 3  # chunks a worker that are made before their results are asked for: enough to keep it busy


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(work: Callable[[Chunk], Result], chunks: Iterable[Chunk], workers: int) -> Iterator[Result]:
    """Yield the results of ``work`` on each of ``chunks``, in their order.

    A single chunk is done in this process. A worker that dies (out of memory, killed) takes no result with it: what is
    left is done in this process.
    """
    waiting = iter(chunks)
    first = list(islice(waiting, 2))
    if workers < 2 or len(first) < 2:
        yield from map(work, chain(first, waiting))
        return
    yield from _spread(work, chain(first, waiting), workers)


def in_processes(work: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
    """Yield the results as :func:`in_order` does, with all processors of this machine."""
    return in_order(work, chunks, cores())


@contextmanager
def processes() -> Iterator[Spread]:
    """Be the engine of one machine."""
    yield in_processes


_forked: list[Callable[..., object]] = []


def in_forks(work: Callable[[Chunk], Result], chunks: Sequence[Chunk]) -> Iterator[Result]:
    """Yield the results as :func:`in_order` does, of work that cannot be sent to another process.

    The processes are copies of this one, with all that ``work`` refers to; where there are none, it is done here.
    """
    if sys.platform != "linux" or cores() < 2 or len(chunks) < 2:
        yield from map(work, chunks)
        return
    _forked.append(work)
    try:
        call = cast(Callable[[tuple[int, Chunk]], Result], _call_forked)
        yield from in_order(call, [(len(_forked) - 1, chunk) for chunk in chunks], cores())
    finally:
        _forked.pop()


def _call_forked(task: tuple[int, object]) -> object:
    at, chunk = task
    return _forked[at](chunk)


def _spread(work: Callable[[Chunk], Result], chunks: Iterator[Chunk], workers: int) -> Iterator[Result]:
    # A fork has the words and rules loaded already; where there is none, each worker loads them for itself.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(os.getpid(), gc.get_threshold()))
    under_way: deque[tuple[Chunk, Future[Result]]] = deque()
    try:
        broken = False
        for chunk in chunks:
            if broken:
                yield work(chunk)
                continue
            try:
                under_way.append((chunk, pool.submit(work, chunk)))
            except BrokenProcessPool:
                broken = True
                for one, done in under_way:
                    yield _result(work, one, done)
                under_way.clear()
                yield work(chunk)
                continue
            if len(under_way) >= AHEAD * workers:
                yield _result(work, *under_way.popleft())
        while under_way:
            yield _result(work, *under_way.popleft())
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


def _result(work: Callable[[Chunk], Result], chunk: Chunk, done: Future[Result]) -> Result:
    try:
        return done.result()
    except BrokenProcessPool:
        return work(chunk)


def _begin(parent: int, thresholds: tuple[int, int, int]) -> None:
    """Make a worker like this process: as seldom looking for garbage, leaving Ctrl-C to it, and ending with it."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*thresholds)
    gc.freeze()


def _end_with(parent: int) -> None:
    """End this worker once its parent is gone: who was killed cannot tell its workers, which would wait for ever."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers at once, without waiting for what they are doing."""
    workers = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(5)
