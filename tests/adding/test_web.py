"""Fetching, against a server on this machine that misbehaves in every way."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.client import HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from urllib.request import Request

import pytest
from tests.adding.samples import PAGE

from relations_kb.adding.source import is_address, read_source
from relations_kb.adding.web import _Redirects, fetch
from relations_kb.errors import ArticleError

LIMIT = 100_000


class Handler(BaseHTTPRequestHandler):
    """A page for every misfortune."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", {
                "/to/page": "/news/talks", "/to/file": "file:///etc/passwd", "/to/ftp": "ftp://localhost/a",
                "/to/loop": "/to/loop", "/to/data": "data:text/plain,hello",
            }[path])  # fmt: skip
            self.end_headers()
            return
        if path.startswith("/status/"):
            self.send_error(int(path.rpartition("/")[2]))
            return
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if path == "/announced":
            self.send_header("Content-Length", str(LIMIT + 1))
        elif path == "/cut":
            self.send_header("Content-Length", str(len(body) + 100))
        elif path == "/packed":
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        try:
            if path == "/endless":
                while True:
                    self.wfile.write(b"x" * 10_000)
            elif path == "/slow":
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            elif path == "/silent":
                time.sleep(1.5)
            elif path != "/nothing":
                self.wfile.write(body)
        except OSError:
            pass  # the client has left, as it should

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def test_web_page_comes_with_what_the_server_says(site: str) -> None:
    got = fetch(f"{site}/to/page#part", LIMIT)
    assert got.data == PAGE.encode()
    assert (got.url, got.stem, got.media_type, got.charset) == (f"{site}/news/talks", "talks", "text/html", "utf-8")


def test_web_address_with_letters_beyond_ascii(site: str) -> None:
    assert fetch(f"{site}/año/2019 talks.html", LIMIT).stem == "2019 talks"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/status/404", "there is no such page (HTTP 404)"),
        ("/status/403", "does not let this program in (HTTP 403)"),
        ("/status/500", "does not give the page (HTTP 500)"),
        ("/to/file", "redirects to an address of the kind 'file:'"),
        ("/to/ftp", "redirects to an address of the kind 'ftp:'"),
        ("/to/data", "redirects to an address of the kind 'data:'"),
        ("/to/loop", "HTTP 302"),
        ("/announced", "has more than"),
        ("/endless", "has more than"),
        ("/cut", "broke off"),
        ("/packed", "sends the page packed (br)"),
    ],
)
def test_web_misfortune_is_one_clear_error(site: str, path: str, said: str) -> None:
    with pytest.raises(ArticleError) as raised:
        fetch(site + path, LIMIT)
    assert said in str(raised.value)
    assert str(raised.value).startswith(f"{site}{path}: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("path", ["/slow", "/silent"])
def test_web_server_that_takes_too_long_is_left(site: str, path: str) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError, match=r"within 0\.4 seconds"):
        fetch(site + path, LIMIT, seconds=0.4)
    assert time.monotonic() - start < 3


def test_web_nothing_is_sent(site: str) -> None:
    with pytest.raises(ArticleError, match="there is nothing in it"):
        read_source(f"{site}/nothing", LIMIT, BytesIO())


@pytest.mark.parametrize("address", ["ftp://a.example/b", "file:///etc/passwd", "gopher://x"])
def test_web_other_schemes_are_not_fetched(address: str) -> None:
    assert is_address(address)
    with pytest.raises(ArticleError, match="is no address that can be fetched"):
        fetch(address, LIMIT)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/x", "http://", "http://[bad", "http://127.0.0.1:port/"])
def test_web_address_that_leads_nowhere(address: str) -> None:
    with pytest.raises(ArticleError, match="cannot be"):
        fetch(address, LIMIT)


def test_web_redirect_from_secure_to_insecure_is_refused() -> None:
    with pytest.raises(ArticleError, match="from a secure address to one that is not"):
        _Redirects().redirect_request(
            Request("https://a.example/"),
            BytesIO(),
            302,
            "",
            HTTPMessage(),
            "http://a.example/",
        )
