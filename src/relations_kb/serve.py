"""Serve a built site on this machine, build it again whenever something it is made of changes, and tell the browser.

In: the site's folder, what to watch, what to do then. Out: pages as the site has them, with a script added that asks
after the latest build (:class:`Latest`), loads the page again, and shows what went wrong. No file of the site changes.
"""

from __future__ import annotations

import json
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

import watchfiles

from relations_kb.errors import BuildError

HOST = "127.0.0.1"
MILLISECONDS_BETWEEN_LOOKS = 400

LONGEST_WAIT = 20.0  # seconds that a browser's question stays open
ASKED = "/.relations-kb/latest"
SCRIPT = "/.relations-kb/reload.js"

Stamps = tuple[tuple[str, int, int], ...]

# Loads the page again after a build; shows the problems of the last one. Only pages that `serve` gives have it.
_RELOAD = """
(function () {
  "use strict";
  var seen = null, box = null;
  function show(problems) {
    if (box) box.remove();
    box = null;
    if (!problems.length) return;
    box = document.createElement("div");
    box.setAttribute("role", "alert");
    Object.assign(box.style, {
      position: "fixed", insetInline: "0", bottom: "0", maxHeight: "50vh", overflow: "auto", zIndex: "99",
      padding: "0.8rem 1.2rem", background: "#7d1a14", color: "#fff", font: "14px/1.5 monospace", whiteSpace: "pre-wrap"
    });
    box.textContent = problems.join("\\n");
    document.body.append(box);
  }
  function ask() {
    var question = "ASKED?seen=" + (seen === null ? "" : seen);
    fetch(question).then(function (answer) { return answer.json(); }).then(function (latest) {
      if (seen !== null && latest.number !== seen && latest.built) { location.reload(); return; }
      if (latest.number !== seen) show(latest.problems);
      seen = latest.number;
      ask();
    }).catch(function () { setTimeout(ask, 1000); });
  }
  ask();
})();
""".replace("ASKED", ASKED)

_WAITING = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Building</title></head>
<body><p>The site is being built; this page will show it.</p></body></html>"""


class Latest:
    """The latest build: its number, whether there is a new site, and its problems. Threads may wait for the next."""

    def __init__(self) -> None:
        self._told = threading.Condition()
        self.number = 0
        self.built = False
        self.problems: tuple[str, ...] = ()

    def tell(self, *, built: bool, problems: Sequence[str] = ()) -> None:
        """Say that a build has ended; ``built`` is false where the site of the last one stays."""
        with self._told:
            self.number += 1
            self.built, self.problems = built, tuple(problems)
            self._told.notify_all()

    def wait(self, seen: str, seconds: float) -> dict[str, object]:
        """Return the latest build, at once where it is another than the one ``seen``, else after a while at most."""
        with self._told:
            self._told.wait_for(lambda: str(self.number) != seen, seconds)
            return {"number": self.number, "built": self.built, "problems": self.problems}


class Handler(SimpleHTTPRequestHandler):
    """Serve files as GitHub Pages does: the site's own 404 page, no cache while one is writing, nothing logged."""

    def __init__(self, *arguments: Any, latest: Latest | None = None, **more: Any) -> None:
        self.latest = latest
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        """Answer what the reload script asks, give pages with that script, and everything else as it is."""
        asked = urlsplit(self.path)
        if self.latest is None:
            super().do_GET()
        elif asked.path == ASKED:
            seen = parse_qs(asked.query).get("seen", [""])[0]
            told = json.dumps(self.latest.wait(seen, LONGEST_WAIT)).encode()
            self._give(told, "application/json")
        elif asked.path == SCRIPT:
            self._give(_RELOAD.encode(), "text/javascript")
        else:
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() and asked.path.endswith("/") else file
            if file.suffix == ".html" and file.is_file():
                self._give(reloading(file.read_bytes()), "text/html; charset=utf-8")
            elif asked.path == "/" and not file.is_file():
                self._give(reloading(_WAITING), "text/html; charset=utf-8")
            else:
                super().do_GET()

    def _give(self, content: bytes, form: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", form)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # the reader has gone on to another page
            self.wfile.write(content)

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


def reloading(page: bytes) -> bytes:
    """Return a page with the script that reloads it, and with leave to ask this server."""
    if b"connect-src" not in page:  # a page of the project's own; said twice, the browser complains
        page = page.replace(b"default-src 'none';", b"default-src 'none'; connect-src 'self';", 1)
    return page.replace(b"</body>", f'<script src="{SCRIPT}"></script></body>'.encode(), 1)


@contextmanager
def serving(folder: Path, port: int, latest: Latest | None = None) -> Iterator[str]:
    """Serve ``folder`` in the background and yield the address; port 0 takes any free one.

    With ``latest``, pages load again when a build is told of there.

    :raises BuildError: the port is taken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), partial(Handler, directory=str(folder), latest=latest))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used ({error.strerror})", remedy="choose another, such as --port 8001"
        ) from error
    server.daemon_threads = True  # a browser's open question does not keep the program
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def watch(
    folders: Sequence[Path],
    files: Sequence[Path],
    changed: Callable[[tuple[str, ...]], None],
    stop: Event | None = None,
    since: Stamps | None = None,
) -> None:
    """Call ``changed`` with the paths, after changes in or below ``folders`` or of ``files``, until stopped.

    Files are looked at by their time of change, since editors write beside and swap, which a watched file does not see;
    so are folders among them, which need not exist yet. ``since`` are the stamps of all of them at some time before,
    such as when the first build began: what has changed from then on is told too.
    """
    before = stamps(files)
    for events in watchfiles.watch(
        *folders, stop_event=stop, debounce=200, rust_timeout=MILLISECONDS_BETWEEN_LOOKS, yield_on_timeout=True
    ):
        now = stamps(files)
        paths = {path for _, path in events} | {path for path, *_ in set(now) ^ set(before)}
        if since is not None:  # asked while the folders are watched already, so that nothing falls between
            paths |= {path for path, *_ in set(stamps((*folders, *files))) ^ set(since)}
        before, since = now, None
        if paths:
            changed(tuple(sorted(paths)))


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
