"""Work spread over processes: the same results in the same order, whatever happens to the workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from relations_kb.incremental.crew import in_order


def squared(numbers: list[int]) -> list[int]:
    return [number * number for number in numbers]


def halves(number: int) -> float:
    return 1 / number


def deadly(task: tuple[int, int, str]) -> int:
    """Kill the process that works on number 5, once; never the one that asked."""
    number, parent, mark = task
    if number == 5 and os.getpid() != parent and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 10


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_results_come_in_the_order_of_the_chunks(workers: int, count: int) -> None:
    chunks = [[number, number + 1] for number in range(count)]
    assert list(in_order(squared, chunks, workers)) == [squared(chunk) for chunk in chunks]


def test_few_chunks_wait_at_any_time() -> None:
    made = 0

    def chunks() -> Iterator[list[int]]:
        nonlocal made
        for number in range(100):
            made += 1
            yield [number]

    for at, _ in enumerate(in_order(squared, chunks(), 2)):
        assert made <= at + 8


def test_a_worker_that_dies_takes_no_result_with_it(tmp_path: Path) -> None:
    tasks = [(number, os.getpid(), str(tmp_path / "died")) for number in range(30)]
    assert list(in_order(deadly, tasks, 2)) == [number * 10 for number in range(30)]
    assert (tmp_path / "died").exists()


def test_an_error_of_the_work_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(halves, [2, 1, 0, 4], 2))


_SLOW = """
import os, time
from relations_kb.incremental.crew import in_order

def work(number):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: two workers write
    time.sleep(0.1)

list(in_order(work, range(10_000), 2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_of_a_killed_process_end_too() -> None:
    with subprocess.Popen([sys.executable, "-c", _SLOW], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(8)} - {parent.pid}
        parent.kill()
    assert workers
    until = time.monotonic() + 20
    while any(map(_runs, workers)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [worker for worker in workers if _runs(worker)]


def _runs(process: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        words = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return words.rpartition(")")[2].split()[0] != "Z"
