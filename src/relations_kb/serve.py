"""Serve a built site on this machine, and build it again whenever something it is made of changes."""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path

from relations_kb.errors import BuildError

HOST = "127.0.0.1"
SECONDS_BETWEEN_LOOKS = 0.5

Stamps = tuple[tuple[str, int, int], ...]


class Handler(SimpleHTTPRequestHandler):
    """Serve files as GitHub Pages does: the site's own 404 page, no cache while one is writing, nothing logged."""

    def end_headers(self) -> None:
        """Add what keeps the browser from showing the page of the last build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a path that does not exist with the site's ``404.html``."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for what the builds report."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve ``folder`` in the background and yield the address; port 0 takes any free one.

    :raises BuildError: the port is taken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder)))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror})", remedy="choose another, such as --port 8001"
        ) from error
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def watch(paths: Sequence[Path], changed: Callable[[], None]) -> None:
    """Call ``changed`` after every change of a file in or below ``paths``, until interrupted."""
    before = stamps(paths)
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        now = stamps(paths)
        if now != before:
            before = now
            changed()


def stamps(paths: Sequence[Path]) -> Stamps:
    """Return path, time of change (ns) and size of every file in or below ``paths``."""
    found = []
    for path in chain.from_iterable((path, *sorted(path.rglob("*"))) for path in paths):
        try:
            status = path.stat()
        except OSError:  # gone since it was listed: editors write beside and swap
            continue
        if not stat.S_ISDIR(status.st_mode):
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
