"""An address becomes bytes: fetched within a time and a size, over http and https only.

In: an address. Out: a :class:`~relations_kb.adding.source.Source`, or an error that says what the server or the
network said. This is the only module of the program that uses the network, and only when a user names an address.
"""

from __future__ import annotations

import http.client
import re
import socket
import time
import urllib.error
import urllib.request
from email.message import Message
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import quote, unquote, urlsplit

from relations_kb import __version__
from relations_kb.adding.source import Source, too_large
from relations_kb.errors import ArticleError

SCHEMES = ("http", "https")
SECONDS = 30.0
"""How long fetching may take, from the first word to the last byte."""

_CHUNK = 65_536
_SAVE_IT = "open it in a browser, save the page and add the saved file"
_STATUS = {
    401: "asks for a login",
    403: "does not let this program in",
    404: "there is no such page",
    410: "the page was taken away",
    429: "says that it was asked too often",
}


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects (ten at most, as the library does), but never to another kind of address."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request that follows the redirect.

        :raises ArticleError: it leads to a file, to another scheme, or from a secure address to one that is not.
        """
        scheme = urlsplit(newurl).scheme
        if scheme not in SCHEMES:
            fp.close()
            raise ArticleError(
                f"redirects to an address of the kind '{scheme}:'",
                remedy="only http and https are followed; name the article's own address",
                file=req.full_url,
            )
        if urlsplit(req.full_url).scheme == "https" and scheme == "http":
            fp.close()
            raise ArticleError(
                f"redirects from a secure address to one that is not ({newurl})",
                remedy="name that address if you trust it",
                file=req.full_url,
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    # The library refuses other schemes before it asks, in the server's words; here they reach the check above.
    def http_error_302(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> IO[bytes] | None:
        """Check where a redirect leads before following it."""
        target = headers.get("location") or headers.get("uri") or ""
        if urlsplit(target).scheme not in ("", *SCHEMES):
            self.redirect_request(req, fp, code, msg, headers, target)
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def fetch(address: str, max_bytes: int, seconds: float = SECONDS) -> Source:
    """Fetch an address.

    :param max_bytes: the size above which it is refused, whether the server announces it or not.
    :param seconds: the time limit for the whole.
    :raises ArticleError: no http(s) address, an answer other than the page, too slow, or too large.
    """
    scheme = address.partition(":")[0].lower()
    if scheme not in SCHEMES:
        raise ArticleError(
            f"'{scheme}:' is no address that can be fetched", remedy="name one with https:// or http://", file=address
        )
    deadline = time.monotonic() + seconds
    opener = urllib.request.build_opener(_Redirects)
    headers = {"User-Agent": f"relations-kb/{__version__}", "Accept": "text/html,*/*;q=0.5"}
    try:
        request = urllib.request.Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), headers=headers)
        with opener.open(request, timeout=seconds) as response:
            data = _read(response, address, max_bytes, deadline)
            return _source(address, response.geturl(), response.headers, data)
    except urllib.error.HTTPError as error:
        error.close()
        said = _STATUS.get(error.code, "does not give the page")
        raise ArticleError(f"the server {said} (HTTP {error.code})", remedy=_SAVE_IT, file=address) from None
    except TimeoutError:
        raise _too_slow(address, seconds) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _too_slow(address, seconds) from None
        raise _unreachable(address, error.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(address, error) from None


def _read(response: http.client.HTTPResponse, address: str, max_bytes: int, deadline: float) -> bytes:
    """Read the answer piece by piece, so that neither a slow nor an endless one is waited for."""
    announced = response.headers.get("Content-Length", "")
    if announced.isdigit() and int(announced) > max_bytes:
        raise too_large(address, max_bytes)
    data = bytearray()
    while piece := response.read1(_CHUNK):
        data += piece
        if len(data) > max_bytes:
            raise too_large(address, max_bytes)
        if time.monotonic() > deadline:
            raise TimeoutError
    if announced.isdigit() and len(data) < int(announced):
        raise http.client.IncompleteRead(bytes(data), int(announced) - len(data))
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in ("", "identity"):
        raise ArticleError(f"the server sends the page packed ({encoding})", remedy=_SAVE_IT, file=address)
    return bytes(data)


def _source(address: str, final: str, headers: Message, data: bytes) -> Source:
    path = PurePosixPath(unquote(urlsplit(final).path))
    suffix = path.suffix.lower() if re.fullmatch(r"\.[a-zA-Z]{2,8}", path.suffix) else ""
    return Source(
        name=address,
        data=data,
        stem=path.name.removesuffix(path.suffix) if suffix else path.name,
        suffix=suffix,
        media_type=headers.get_content_type() if "Content-Type" in headers else None,
        charset=headers.get_content_charset(),
        url=final.partition("#")[0],
    )


def _too_slow(address: str, seconds: float) -> ArticleError:
    return ArticleError(
        f"the server did not send the page within {seconds:g} seconds", remedy=f"try again, or {_SAVE_IT}", file=address
    )


def _unreachable(address: str, reason: object) -> ArticleError:
    if isinstance(reason, socket.gaierror):
        said = "there is no such server, or no network"
    elif isinstance(reason, http.client.IncompleteRead):
        said = "the connection broke off before the end of the page"
    elif isinstance(reason, OSError) and reason.strerror:
        said = f"the server cannot be reached ({reason.strerror.lower()})"
    else:
        said = f"the address cannot be fetched ({' '.join(str(reason).split())[:120] or type(reason).__name__})"
    return ArticleError(said, remedy="check the address and the network", file=address)
