"""The process that talks to Ray: work comes in through a pipe, results go out through it, in the same order.

In: pairs of a function and what to call it with. Out: first :class:`Ready` or :class:`Failed`, then one of
:class:`Done`, :class:`Lost`, :class:`Raised`, :class:`Failed` for each. When the other end of the pipe closes, because
the build is over, was stopped or was killed, Ray is left, or ended where it was begun here, and so is this process.

Whatever Ray prints goes into a file of its temporary folder, which is removed at the end; it asks for no network where
it is this machine's own.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import pickle
import queue
import secrets
import shutil
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final, NamedTuple

from relations_kb.incremental.versions import reading_version

try:
    import fcntl
except ImportError:  # Windows, where folders left behind are left to the system
    fcntl = None  # type: ignore[assignment]

_NAME = "relations-kb"  # of the work, in Ray's lists and in those of processes
_RETRIES = 3  # of a chunk whose worker died, before it is given back
_LOOK = 0.5  # seconds after which a wait for a result looks whether anybody still wants it
_KNOCK = 10.0  # seconds in which a cluster answers that can be reached
_COUNT = 50  # results after which the processors are counted again: a cluster may grow and shrink
_STORE = 128 * 2**20  # bytes of shared memory for chunks under way; more than that goes to disk
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_enable_metrics_collection": "0",
}
_CHECK = (
    "see that it runs and can be reached and that, if it asks for a token, RAY_AUTH_MODE=token and RAY_AUTH_TOKEN are"
    " set; or leave the address out to start one on this machine"
)
_SET_UP = "install the same Python, relations-kb and libraries on all of its machines (docs/scale.md)"


class Ready(NamedTuple):
    """Ray is there: how many processors it has, on how many machines."""

    processors: int
    machines: int


class Done(NamedTuple):
    """A result, and how many processors there are now."""

    result: Any
    processors: int


class Lost(NamedTuple):
    """The worker died, and died again when it was tried again."""


class Raised(NamedTuple):
    """The work itself raised an error."""

    error: BaseException


class Failed(NamedTuple):
    """Nothing can be done with this cluster: what is wrong, and what to do."""

    what: str
    remedy: str


class _Unlike(NamedTuple):
    """What a worker answers that is another program than the one that asks."""

    machine: str


class _GoneError(Exception):
    """Nobody is at the other end of the pipe any more."""


def drive(
    line: Connection[Any, Any],
    folder: Path,
    address: str | None,
    processors: int,
    version: str,
    thresholds: tuple[int, int, int],
) -> None:
    """Be the process that talks to Ray until the other end of ``line`` closes.

    :param folder: for what Ray writes and prints, with a short path; it is removed at the end.
    :param address: of a cluster, or None to begin one here with so many ``processors``.
    :param version: that of what reads articles; workers of another version are refused.
    :param thresholds: how seldom workers look for garbage.
    """
    if hasattr(os, "setsid"):
        os.setsid()  # Ctrl-C in the terminal is for the build, which then closes the pipe
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with _at_home_in(folder):
        orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        gone = threading.Event()
        threading.Thread(target=_listen, args=(line, orders, gone), daemon=True).start()
        try:
            _serve(line, orders, gone, _begun(address, processors, folder), version, thresholds)
        except (_GoneError, BrokenPipeError, ConnectionResetError):
            pass
        except Exception as error:
            told = _in_words(error)
            if address:
                line.send(Failed(f"no Ray cluster can be used at {address} ({told})", _CHECK))
            else:
                line.send(Failed(f"Ray cannot be started on this machine ({told})", "build with `--engine local`"))
        finally:
            if "ray" in sys.modules:
                sys.modules["ray"].shutdown()


SAID: Final = "said.txt"  # what Ray prints


def sweep(folders: Iterable[Path]) -> None:
    """Remove those folders of drivers that were ended before they could: nobody holds what they have printed."""
    for folder in folders:
        with contextlib.suppress(OSError):
            held = os.open(folder / SAID, os.O_WRONLY)
            try:
                if fcntl is not None:
                    fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(held)


@contextmanager
def _at_home_in(folder: Path) -> Iterator[None]:
    """Be in the folder for what Ray writes and prints, and remove it at the end: workers stand where Ray was begun."""
    if places := os.environ.get("PYTHONPATH"):  # a relative place is one below the folder that this is begun in
        os.environ["PYTHONPATH"] = os.pathsep.join(str(Path(place).absolute()) for place in places.split(os.pathsep))
    os.chdir(folder)
    sys.argv = [""]
    # Locked before it has its name, and until this process ends: a folder whose file nobody holds was left behind.
    said = os.open(folder / "begun.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if fcntl is not None:
        fcntl.flock(said, fcntl.LOCK_EX | fcntl.LOCK_NB)
    (folder / "begun.txt").rename(folder / SAID)
    os.dup2(said, 1)
    os.dup2(said, 2)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # who has no patience left must not leave half of it
        os.chdir(folder.parent)
        shutil.rmtree(folder, ignore_errors=True)


def _listen(line: Connection[Any, Any], orders: queue.SimpleQueue[bytes | None], gone: threading.Event) -> None:
    """Take in what is to be done, so that whoever sends it need not wait until results are read."""
    try:
        while True:
            orders.put(line.recv_bytes())
    except (EOFError, OSError):
        gone.set()
        orders.put(None)


def _begun(address: str | None, processors: int, folder: Path) -> Any:
    os.environ.update(_QUIET)
    if address is None:  # one secret for as long as it runs; Ray would else leave one in the user's home
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
    else:
        _knock(address)
    ray: Any = import_module("ray")
    options: dict[str, Any] = {"logging_level": logging.ERROR, "log_to_driver": False}
    if address is None:
        options |= {
            "num_cpus": processors,
            "include_dashboard": False,
            "object_store_memory": _STORE,
            "_temp_dir": str(folder),
            "_node_ip_address": "127.0.0.1",
        }
    ray.init(address or "local", **options)
    return ray


def _knock(address: str) -> None:
    """See that somebody listens at the address: Ray itself tries for half a minute.

    :raises OSError: nobody does.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), _KNOCK).close()


def _serve(
    line: Connection[Any, Any],
    orders: queue.SimpleQueue[bytes | None],
    gone: threading.Event,
    ray: Any,
    version: str,
    thresholds: tuple[int, int, int],
) -> None:
    """Have everything done that comes in, and send back what comes of it."""
    task = ray.remote(max_retries=_RETRIES, num_cpus=1)(_work).options(name=_NAME)
    line.send(Ready(_processors(ray), sum(bool(node["Alive"]) for node in ray.nodes())))
    sent: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def hand_out() -> None:
        try:
            while (order := orders.get()) is not None:
                sent.put(task.remote(order, version, thresholds))
            sent.put(None)
        except Exception as error:
            sent.put(error)

    threading.Thread(target=hand_out, daemon=True).start()
    number = _processors(ray)
    done = 0
    while (reference := sent.get()) is not None:
        if isinstance(reference, Exception):
            raise reference
        told = _outcome(ray, reference, gone, number)
        line.send(told)
        if isinstance(told, Failed):
            return
        done += 1
        if done % _COUNT == 0:
            number = _processors(ray)


def _processors(ray: Any) -> int:
    return int(ray.cluster_resources().get("CPU", 0))


def _outcome(ray: Any, reference: Any, gone: threading.Event, processors: int) -> Done | Lost | Raised | Failed:
    while not ray.wait([reference], timeout=_LOOK)[0]:
        if gone.is_set():
            raise _GoneError
    try:
        result = ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        return Raised(error.cause) if isinstance(error.cause, Exception) else Failed(_in_words(error), _SET_UP)
    except ray.exceptions.RayError as error:
        if isinstance(error, _deaths(ray)):
            return Lost()
        return Failed(f"the machines of the Ray cluster cannot do this work ({_in_words(error)})", _SET_UP)
    if isinstance(result, _Unlike):
        return Failed(f"{result.machine} in the Ray cluster has another relations-kb, Python or library", _SET_UP)
    return Done(result, processors)


def _deaths(ray: Any) -> tuple[type[Exception], ...]:
    """Return the errors that mean that somebody died with the work, or of it, or lost its result."""
    named = ("WorkerCrashedError", "NodeDiedError", "LocalRayletDiedError", "OutOfMemoryError", "ObjectLostError")
    return tuple(getattr(ray.exceptions, name) for name in named)


def _work(order: bytes, version: str, thresholds: tuple[int, int, int]) -> object:
    """Do a piece of work; what a worker runs, on whichever machine."""
    if reading_version() != version:
        return _Unlike(import_module("ray").util.get_node_ip_address())
    if gc.get_threshold() != thresholds:
        gc.set_threshold(*thresholds)
    call: Callable[[Any], object]
    call, chunk = pickle.loads(order)
    return call(chunk)


def _in_words(error: Exception) -> str:
    """Return the first line of what an error says, without the colours that Ray gives it."""
    said = [line.strip() for line in str(error).splitlines() if line.strip()]
    return f"{type(error).__name__}: {said[0][:300]}" if said else type(error).__name__
