"""Reading on a real Ray cluster of this machine: the site is that of one process, whatever happens to the workers."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import pytest

from relations_kb import pipeline
from relations_kb.errors import BuildError
from relations_kb.incremental import articles, cluster
from relations_kb.incremental.cluster import on_ray
from relations_kb.incremental.crew import cores
from relations_kb.incremental.driver import SAID, sweep
from relations_kb.incremental.store import FILE, Store
from relations_kb.model.site import Settings

WORKERS = 3
AT_WORK = "ray::relations-kb"

pytestmark = [
    pytest.mark.skipif(find_spec("ray") is None, reason=f"Ray is not installed ({cluster.INSTALL})"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks for workers in /proc"),
]


@pytest.fixture(scope="session")
def ray_head(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """A Ray cluster with several workers: its address, and the process that it ends with."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = tmp_path_factory.mktemp("ray") / "said.txt"
    folder = Path("/tmp") / f"rkb-test-{os.getpid()}"  # the paths of its sockets must be short
    command = [
        *(sys.executable, "-m", "ray.scripts.scripts", "start", "--head", "--block", f"--num-cpus={WORKERS}"),
        *(f"--port={port}", "--include-dashboard=false", "--disable-usage-stats"),
        *(f"--object-store-memory={100 * 2**20}", f"--temp-dir={folder}"),
    ]
    with (
        pytest.MonkeyPatch.context() as patch,
        said.open("wb") as out,
    ):
        # Nobody else may give it work; who connects finds the token where the head did.
        patch.setenv("RAY_AUTH_MODE", "token")
        patch.setenv("RAY_AUTH_TOKEN", uuid4().hex)
        head = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            until = time.monotonic() + 120
            while "Ray runtime started" not in said.read_text("utf-8", "replace"):
                assert head.poll() is None, said.read_text("utf-8", "replace")
                assert time.monotonic() < until, said.read_text("utf-8", "replace")
                time.sleep(0.2)
            yield f"127.0.0.1:{port}", head.pid
        finally:
            head.send_signal(signal.SIGTERM)
            try:
                head.wait(30)
            except subprocess.TimeoutExpired:
                head.kill()
            subprocess.run(["rm", "-rf", str(folder)], check=False)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of many chunks of work."""
    monkeypatch.setattr(articles, "_CHUNK_ARTICLES", 1)
    write_articles(tmp_path, 16)
    return tmp_path


def write_articles(project: Path, number: int) -> None:
    """Write articles that take a while to be read and say little, and an empty one."""
    (project / "corpus").mkdir()
    for at in range(number):
        talk = "\n\n".join(
            f"The President of {state}, Ana Rojas, spoke of trade with Norway and of ships that sail from Bergen. " * 4
            for state in ("Chile", "Peru", "Kenya", "Iceland", "Ghana") * 10
        )
        (project / "corpus" / f"article-{at:02}.txt").write_text(
            f"Chile and Norway\n\n3 July 2010\n\n{talk}\n\n"
            f"On 4 May {1950 + at % 50} the President of Chile, Ana Rojas, visited Norway and met King Jon.\n"
        )
    (project / "corpus" / "empty.txt").touch()  # which is named, and stops nothing


def site_in(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def from_one_process(project: Path) -> tuple[dict[str, bytes], list[str]]:
    report = pipeline.build(project, Settings(output="expected", cache=None), search=False)
    return site_in(project / "expected"), list(map(str, report.understood.problems))


def below(process: int) -> list[int]:
    """Return the processes that a process has begun, and those that they have."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents.setdefault(int(path.read_text("utf-8").rpartition(")")[2].split()[1]), []).append(
                int(path.parent.name)
            )
    found = [process]
    for one in found:
        found.extend(parents.get(one, ()))
    return found[1:]


def title(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    except OSError:
        return ""


def kill_one_at_work(head: int) -> int:
    """Kill a worker of the cluster in the middle of its work: it is stopped first, so that it cannot get done."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for process in below(head):
            if title(process) == AT_WORK:
                os.kill(process, signal.SIGSTOP)
                if title(process) == AT_WORK:
                    os.kill(process, signal.SIGKILL)
                    return process
                os.kill(process, signal.SIGCONT)
        time.sleep(0.01)
    raise AssertionError("no worker was seen at work")


def test_the_site_is_the_same_though_a_worker_is_killed_at_work(project: Path, ray_head: tuple[str, int]) -> None:
    address, head = ray_head
    told: list[str] = []
    seen: list[tuple[int, int]] = []
    killed: list[int] = []

    def kill() -> None:
        while not seen:
            time.sleep(0.01)
        killed.append(kill_one_at_work(head))

    threading.Thread(target=kill, daemon=True).start()
    report = pipeline.build(
        project, Settings(), False, lambda done, of: seen.append((done, of)), on_ray(address, told.append)
    )
    expected, problems = from_one_process(project)
    assert site_in(project / "build") == expected
    assert list(map(str, report.understood.problems)) == problems
    assert len(killed) == 1
    assert killed[0] not in below(head)
    assert told == [f"Connecting to Ray at {address}", f"Reading with Ray: {WORKERS} processors on 1 machine"]
    assert len(seen) == 18
    assert seen[-1] == (17, 17)


def test_a_chunk_with_which_workers_die_is_done_here(ray_head: tuple[str, int]) -> None:
    deadly = f"__import__('os')._exit(1) if __import__('os').getpid() != {os.getpid()} else 'done here'"
    with on_ray(ray_head[0], lambda _: None)() as spread:
        assert list(spread(eval, ["1 + 1", deadly, "'after'"])) == [2, "done here", "after"]
        with pytest.raises(ZeroDivisionError):  # what the work raises comes through, and what comes after it works
            list(spread(eval, ["1", "1 / 0", "3"]))
        assert list(spread(abs, [])) == []
        assert list(spread(abs, [-4])) == [4]


def test_a_cluster_of_ones_own_is_begun_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("RAY_ADDRESS", "RAY_AUTH_MODE", "RAY_AUTH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    before, others = set(Path("/tmp").glob("relations-kb-ray-*")), set(below(os.getpid()))
    told: list[str] = []
    with on_ray(None, told.append)() as spread:
        assert list(spread(abs, range(-9, 0))) == list(range(9, 0, -1))
        begun = set(below(os.getpid())) - others
    number = f"{cores()} processor{'s' if cores() > 1 else ''}"
    assert told == ["Starting Ray on this machine", f"Reading with Ray: {number} on 1 machine"]
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []
    assert set(Path("/tmp").glob("relations-kb-ray-*")) <= before
    until = time.monotonic() + 30
    while [one for one in begun if "ray" in title(one)] and time.monotonic() < until:
        time.sleep(0.1)
    # What Python keeps of starting processes (its resource tracker) stays with this process.
    assert [title(one) for one in begun if "ray" in title(one)] == []


def test_workers_that_are_another_program_are_refused(
    project: Path, ray_head: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "reading_version", lambda: "another")
    with pytest.raises(BuildError, match=r"in the Ray cluster has another relations-kb.*docs/scale\.md"):
        pipeline.build(project, Settings(), False, None, on_ray(ray_head[0], lambda _: None))
    assert not (project / "build").exists()


def command(project: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "relations_kb", "build", "--no-search", str(project), "--engine", "ray", *more]


def test_command_says_where_it_reads_and_nothing_of_rays_own(tmp_path: Path, ray_head: tuple[str, int]) -> None:
    write_articles(tmp_path, 20)
    done = subprocess.run(
        command(tmp_path), env={**os.environ, "RAY_ADDRESS": ray_head[0]}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[:2] == [
        f"Connecting to Ray at {ray_head[0]}",
        f"Reading with Ray: {WORKERS} processors on 1 machine",
    ]
    rest = [line for line in done.stderr.splitlines()[2:] if not line.startswith("Reading articles: ")]
    assert [line.partition(" the file is empty")[0] for line in rest] == [f"relations-kb: {tmp_path}/corpus/empty.txt:"]
    assert site_in(tmp_path / "build") == from_one_process(tmp_path)[0]
    # Where there is nothing to read, nobody is asked.
    again = subprocess.run(command(tmp_path, "--ray-address", "nowhere:1"), capture_output=True, text=True, check=False)
    assert "Nothing changed" in again.stdout
    assert "Ray" not in again.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_old_site_the_cache_and_no_process(
    tmp_path: Path, ray_head: tuple[str, int], how: signal.Signals
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "build").mkdir()
    article = tmp_path / "corpus" / "first.txt"
    article.write_text("Chile and Norway\n\nChile and Norway established diplomatic relations on 4 May 1920.\n")
    pipeline.build(tmp_path, Settings(), search=False)
    old = site_in(tmp_path / "build")
    article.unlink()
    (tmp_path / "corpus").rmdir()
    write_articles(tmp_path, 60)
    with subprocess.Popen(
        command(tmp_path, "--ray-address", ray_head[0]),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background of a shell has them ignore Ctrl-C, and so would the build.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as build:
        assert build.stderr is not None
        assert build.stderr.readline().startswith("Connecting")
        assert build.stderr.readline().startswith("Reading with Ray")
        begun = below(build.pid)
        folders = {folder for one in begun if (folder := standing_in(one)).startswith("/tmp/relations-kb-ray-")}
        assert len(folders) == 1
        until = time.monotonic() + 300
        while kept(tmp_path) < 10 and time.monotonic() < until:
            time.sleep(0.05)
        assert kept(tmp_path) >= 10
        build.send_signal(how)
        said = build.stderr.read()
        assert build.wait(120) == (1 if how == signal.SIGINT else -signal.SIGKILL)
    rest = [line for line in said.splitlines() if line and not line.startswith("Reading articles: ")]
    assert rest == (["Stopped."] if how == signal.SIGINT else [])
    until = time.monotonic() + 120
    while any(map(title, begun)) and time.monotonic() < until:
        time.sleep(0.1)
    assert [title(process) for process in begun if title(process)] == []
    left = Path(folders.pop())
    until = time.monotonic() + 60
    sweep([left])  # as the next build does: Ray may have ended its driver before that could remove the folder
    while left.exists() and time.monotonic() < until:  # a worker of Ray's that is still ending stands in it
        time.sleep(0.1)
        sweep([left])
    assert not left.exists()
    assert site_in(tmp_path / "build") == old
    with Store(tmp_path / ".relations-cache") as store:
        reader = articles.Reader(tmp_path / "corpus", 1_000_000, store)
        reader.read({}, only=[f"article-{at:02}.txt" for at in range(10)])
    assert reader.fresh == 0


def test_only_folders_that_nobody_uses_are_swept(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    left, used, fresh = (tmp_path / name for name in ("left", "used", "fresh"))
    for folder in (left, used, fresh):
        folder.mkdir()
    (left / SAID).touch()
    with (used / SAID).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        sweep([left, used, fresh, tmp_path / "gone"])
        assert (left.exists(), used.exists(), fresh.exists()) == (False, True, True)
    sweep([used])
    assert not used.exists()


def kept(project: Path) -> int:
    """Return how many articles the cache has."""
    with contextlib.closing(sqlite3.connect(project / ".relations-cache" / FILE)) as connection:
        return int(connection.execute("SELECT count(*) FROM bodies").fetchone()[0])


def standing_in(process: int) -> str:
    with contextlib.suppress(OSError):
        return str(Path(f"/proc/{process}/cwd").readlink())
    return ""


def test_no_cluster_at_the_address(project: Path) -> None:
    with pytest.raises(BuildError, match=r"no Ray cluster can be used at 127\.0\.0\.1:9") as found:
        pipeline.build(project, Settings(), False, None, on_ray("127.0.0.1:9", lambda _: None))
    assert "leave the address out" in found.value.remedy
    assert not (project / "build").exists()
