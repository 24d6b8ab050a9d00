"""Chunks of work spread over the machines of a Ray cluster: the same results, in the same order, as on one machine.

In: the address of a cluster, or None for one of this machine's own; chunks, and the function that does one. Out: the
result of each, in order. Ray itself lives in a process of its own (:mod:`relations_kb.incremental.driver`): it brings
threads, signal handlers and messages of its own, and the build forks, listens for Ctrl-C and has its own words. If
this process ends in any way, that one notices and ends what it began.
"""

from __future__ import annotations

import gc
import multiprocessing
import shutil
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from itertools import chain, islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, TypeVar

from relations_kb.errors import BuildError
from relations_kb.incremental.crew import AHEAD, Engine, Spread, cores
from relations_kb.incremental.driver import Done, Failed, Lost, Raised, Ready, drive, sweep
from relations_kb.incremental.versions import reading_version

Chunk = TypeVar("Chunk")
Result = TypeVar("Result")

INSTALL: Final = "pip install 'relations-kb[ray]'"
_MOST = 300  # chunks under way: some 45 MB; to hand out and collect more at a time is more than one process can
_PREFIX = "relations-kb-ray-"  # of the folders for what Ray writes
_PATIENCE = 60.0  # seconds in which Ray is expected to end


def on_ray(address: str | None, tell: Callable[[str], None]) -> Engine:
    """Return the engine that works on a Ray cluster; Ray is begun when there is enough to do for it.

    :param address: of a cluster, as Ray has it (``10.0.0.1:6379``, ``auto``), or None (or ``local``) to begin one here.
    :param tell: told in a line where the work is done.
    :raises BuildError: Ray is not installed. The engine raises it where there is no such cluster, where its machines
        have another relations-kb, or when it is lost.
    """
    if find_spec("ray") is None:
        raise BuildError("the engine ray needs the library ray, which is not installed", remedy=f"run: {INSTALL}")

    @contextmanager
    def engine() -> Iterator[Spread]:
        cluster = _Cluster(None if address == "local" else address, tell)
        try:
            yield cluster.in_order
        finally:
            cluster.end()

    return engine


class _Cluster:
    """A cluster that is asked for work; its driver is begun with the first work that is worth it."""

    def __init__(self, address: str | None, tell: Callable[[str], None]) -> None:
        self._address = address
        self._tell = tell
        self._driver: multiprocessing.process.BaseProcess | None = None
        self._line: Connection[Any, Any] | None = None
        self._folder: Path | None = None
        self._processors = 0
        self._done = 0

    def in_order(self, work: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        """Yield the results of ``work`` on each of ``chunks``, in their order; a single one is done here.

        Of a worker that dies, Ray has the work done again elsewhere; a chunk with which workers die again and again is
        done in this process.
        """
        waiting = iter(chunks)
        first = list(islice(waiting, 2))
        if len(first) < 2:
            yield from map(work, first)
            return
        try:
            yield from self._spread(work, chain(first, waiting))
        except BaseException:
            self.end()  # and with it what is under way, which must not be taken for what is asked next
            raise

    def _spread(self, work: Callable[[Chunk], Result], chunks: Iterable[Chunk]) -> Iterator[Result]:
        under_way: deque[Chunk] = deque()
        for chunk in chunks:
            self._send((work, chunk))
            under_way.append(chunk)
            while len(under_way) >= min(max(2, AHEAD * self._processors), _MOST):
                yield self._result(work, under_way.popleft())
        while under_way:
            yield self._result(work, under_way.popleft())

    def end(self) -> None:
        """End what was begun, without waiting for work that nobody asks for any more."""
        if self._line is not None:
            self._line.close()  # which is how the driver is told
        if self._driver is not None:
            self._driver.join(_PATIENCE)
            for end in (self._driver.terminate, self._driver.kill):
                if self._driver.is_alive():
                    end()
                    self._driver.join(_PATIENCE)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)  # Ray may have ended the driver before it could
        self._line = self._driver = self._folder = None

    def _begin(self) -> Connection[Any, Any]:
        self._tell(f"Connecting to Ray at {self._address}" if self._address else "Starting Ray on this machine")
        context = multiprocessing.get_context("spawn")
        short = Path("/tmp")  # noqa: S108 (Ray's sockets stand in it, whose paths must be short)
        within = short if short.is_dir() else Path(tempfile.gettempdir())
        sweep(within.glob(f"{_PREFIX}*"))
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=within))
        self._line, theirs = context.Pipe()
        self._driver = context.Process(
            target=drive,
            args=(theirs, self._folder, self._address, cores(), reading_version(), gc.get_threshold()),
            name="relations-kb-ray",
            daemon=True,
        )
        with _ctrl_c_for_this_process():
            self._driver.start()
        theirs.close()
        ready = self._receive()
        if not isinstance(ready, Ready):
            raise self._problem(ready)
        self._processors = ready.processors
        self._tell(
            f"Reading with Ray: {_counted(ready.processors, 'processor')} on {_counted(ready.machines, 'machine')}"
        )
        return self._line

    def _send(self, task: tuple[Callable[[Chunk], Result], Chunk]) -> None:
        line = self._line or self._begin()
        with suppress(BrokenPipeError, ConnectionResetError):  # what it had to say is read next
            line.send(task)

    def _receive(self) -> object:
        assert self._line is not None
        try:
            return self._line.recv()
        except (EOFError, ConnectionResetError):
            return None

    def _result(self, work: Callable[[Chunk], Result], chunk: Chunk) -> Result:
        told = self._receive()
        if isinstance(told, Done):
            self._processors = told.processors
            self._done += 1
            result: Result = told.result
            return result
        if isinstance(told, Lost):
            return work(chunk)
        if isinstance(told, Raised):
            raise told.error
        raise self._problem(told)

    def _problem(self, told: object) -> BuildError:
        if isinstance(told, Failed):
            return BuildError(told.what, remedy=told.remedy)
        return BuildError(
            f"Ray has ended ({_counted(self._done, 'chunk')} of articles had come back)",
            remedy="see what ended it, and build again: what came back is in the cache",
        )


@contextmanager
def _ctrl_c_for_this_process() -> Iterator[None]:
    """Let processes that are begun in the block not hear of Ctrl-C, from their first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"
