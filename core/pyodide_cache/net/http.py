"""The HTTP client of the app, whose errors are problems.

httpx is imported for the first request, since its import takes longer than many commands.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import IO, TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import record
from pyodide_cache.files.reader import MAX_FILE_BYTES
from pyodide_cache.net.addresses import mask, with_credentials_of
from pyodide_cache.net.documents import Document, Documents, SavedDocument
from pyodide_cache.net.hosts import Hosts, short_text
from pyodide_cache.net.request_limits import MOST_AT_ONCE, RequestLimits
from pyodide_cache.net.responses import CONTENT_RANGE, content, content_length, is_whole, validator
from pyodide_cache.net.retries import is_out_of_reach, may_try_again, retry_facts, wait_seconds

if TYPE_CHECKING:
    import httpx

    from pyodide_cache.net.streams import Streams

Answer = TypeVar("Answer")

#: Connections to one host at a time. With 30 ms to the first byte, more were hardly faster.
DEFAULT_CONNECTIONS = 16

#: Limit for index pages and metadata files.
MAX_DOCUMENT_BYTES = 64 * 1024 * 1024

_CONNECT_SECONDS = 10.0
_READ_SECONDS = 30.0

_READ_BYTES = 1024 * 1024


@record
class Resume:
    """Where to continue a download."""

    offset: int  # number of bytes that were received
    validator: str  # of the response that they came with; see `Body`


@record
class Body:
    """A response that is being read."""

    size: int | None  # bytes of the whole file; None if unknown, as with a content encoding
    offset: int  # position of the first chunk in the file; 0 unless the server continues from a `Resume`
    #: A strong ETag or a date, with which a later request can continue; None if there is none, or with a content
    #: encoding
    validator: str | None
    chunks: Iterator[bytes]  # the decoded content


_PARTIAL_CONTENT = 206
_RANGE_NOT_SATISFIABLE = 416
_NOT_MODIFIED = 304
_CONDITIONS = ("if-none-match", "if-modified-since")


class Http:
    """An HTTP client; safe between threads. It follows redirects, and reads netrc and the certificates of the system.

    A host that cannot be reached is not tried again, unless it answered before. Where a saved document is there, it
    replaces an answer that is not available.

    Args:
        proxy: for all hosts except this machine and those of ``NO_PROXY``; None for that of the environment.
        documents: keeps index pages and metadata between runs; None keeps none.

    Attributes:
        most_at_once: connections to all hosts at a time.
        offline: whether no request is sent.
        reused: how many saved documents of each host replaced an answer that was not available.
    """

    def __init__(
        self,
        *,
        connections: int = DEFAULT_CONNECTIONS,
        proxy: str | None = None,
        offline: bool = False,
        documents: Documents | None = None,
    ) -> None:
        self.connections = connections
        self.most_at_once = max(connections, MOST_AT_ONCE)
        self.offline = offline
        self.reused: Counter[str] = Counter()
        self._proxy = proxy
        self._documents = documents
        self._limits = RequestLimits(connections, self.most_at_once)
        self._client: httpx.Client | None = None
        self._streams: Streams | None = None
        self._lock = Lock()
        self._hosts = Hosts()
        self._whole: dict[str, IO[bytes]] = {}

    def interrupt(self) -> None:
        """End all requests, from any thread; they fail with `Code.CUT_SHORT`.

        Otherwise, a canceled job would wait for the timeout of a server that does not respond.
        """
        self._limits.interrupt()
        if self._streams:
            self._streams.interrupt()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            if self._client:
                self._client.close()
                self._client = None
            while self._whole:
                self._whole.popitem()[1].close()
        if self._documents:
            self._documents.close()

    def get(self, url: str, headers: dict[str, str] | None = None) -> Document:
        """Return a small document; a request that may succeed later is repeated.

        Raises:
            Problem: when it is not available.
        """

        def ask() -> Document:
            with self._open(url, headers or {}) as response:
                return _read(response, url)

        return self._repeated(ask)

    def read(self, url: str, parse: Callable[[Document], Answer], accept: str = "") -> Answer:
        """Return what ``parse`` makes of a small document, which may come from an earlier run.

        What ``parse`` raises is raised. Such a document, as the login page of a network, is not saved for later runs.

        Raises:
            Problem: when it is not available.
        """
        store = self._documents
        saved = store.load(url, accept) if store else None
        if saved and (self.offline or saved.is_fresh):
            try:
                return parse(_present(saved.document, url))
            except (Problem, ValueError):  # for example, another hash was published since
                if self.offline:
                    raise
                saved = None
        try:
            ask = partial(self._read, url, parse, accept, saved)
            return ask() if saved else self._repeated(ask)  # what is saved is there at once
        except Problem as problem:
            if not saved or not is_out_of_reach(problem):
                raise
            with self._lock:
                self.reused[_host_of(url)] += 1
            return parse(_present(saved.document, url))

    def _read(
        self, url: str, parse: Callable[[Document], Answer], accept: str, saved: SavedDocument | None
    ) -> Answer:
        store = self._documents
        headers = {"accept": accept} if accept else {}
        try:
            with self._open(url, {**headers, **(saved.conditions if saved else {})}) as response:
                same = saved if response.status_code == _NOT_MODIFIED else None
                document = same.document if same else _read(response, url)
        except Problem as problem:
            if problem.code is Code.FILE_NOT_FOUND and store:
                store.save(url, Document(b"", url, status=404), {}, accept)
            raise
        answer = parse(document)
        if store:
            store.save(url, document, response.headers, accept, same)
        return answer

    def tail(self, url: str, size: int) -> Document | IO[bytes]:
        """Return the end of a file; all of it if the server sends nothing less.

        All of it is an open file, which `stream` uses later instead of another download.

        Raises:
            Problem: when it is not available.
        """
        return self._repeated(lambda: self._tail(url, {"range": f"bytes=-{size}"}))

    def _tail(self, url: str, headers: dict[str, str]) -> Document | IO[bytes]:
        from tempfile import TemporaryFile

        with self._lock:
            if whole := self._whole.get(url):
                return whole
        try:
            with self._open(url, headers) as response:
                if response.status_code == _PARTIAL_CONTENT and not is_whole(response):
                    return _read(response, url)
                whole = TemporaryFile()  # noqa: SIM115 -- `stream` or `close` closes it
                try:
                    for chunk in content(response, url, MAX_FILE_BYTES):
                        whole.write(chunk)
                except BaseException:
                    whole.close()
                    raise
        except Problem as problem:
            if headers and problem.facts.get("status") == _RANGE_NOT_SATISFIABLE:  # the file is shorter
                return self._tail(url, {})
            raise
        with self._lock:
            self._whole[url] = whole
        return whole

    def recall(self, key: str) -> bytes | None:
        """Return what `remember` saved in an earlier run; None if there is nothing."""
        saved = self._documents.load(key) if self._documents else None
        return saved.document.data if saved else None

    def remember(self, key: str, data: bytes) -> None:
        """Save what was found out about a file, for later runs.

        Args:
            key: names it; with the hash of the file, so that it cannot become wrong.
        """
        if self._documents:
            self._documents.save(key, Document(data, ""), {})

    def _repeated(self, action: Callable[[], Answer]) -> Answer:
        """Repeat a request that may succeed later; not one that took half a minute, since the user waits."""
        attempt = 1
        while True:
            try:
                return action()
            except Problem as problem:
                if problem.code is Code.TOO_SLOW or not may_try_again(problem, attempt):
                    raise
                try:
                    self._limits.wait(wait_seconds(problem, attempt))
                except InterruptedError:
                    raise problem from None
                attempt += 1

    @contextmanager
    def stream(self, url: str, resume: Resume | None = None, *, limit: int | None = None) -> Iterator[Body]:
        """Open a response for reading.

        Args:
            limit: most bytes that are read; None for `MAX_FILE_BYTES`.

        Raises:
            Problem: when the file cannot be downloaded; also while its chunks are read.
        """
        with self._lock:
            whole = self._whole.pop(url, None)
        if whole:  # it was downloaded for its metadata
            with whole:
                whole.seek(0)
                yield Body(os.fstat(whole.fileno()).st_size, 0, None, iter(lambda: whole.read(_READ_BYTES), b""))
            return
        headers = {"range": f"bytes={resume.offset}-", "if-range": resume.validator} if resume else {}
        with self._open(url, headers) as response:
            encoded = response.headers.get("content-encoding", "identity") != "identity"
            size = None if encoded else content_length(response)
            offset = 0
            if response.status_code == _PARTIAL_CONTENT:
                match = CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
                granted = match and resume and int(match["start"]) == resume.offset
                if not match or not resume or not granted or encoded or validator(response) != resume.validator:
                    raise Problem(Code.BAD_RANGE, url=mask(url))
                offset = resume.offset
                size = int(match["size"]) if match["size"].isdecimal() else None
            most = limit or MAX_FILE_BYTES
            if size is not None and size > most:
                raise Problem(Code.TOO_LARGE, url=mask(url), limit=most)
            chunks = content(response, url, most - offset)
            yield Body(size, offset, None if encoded else validator(response), chunks)

    @contextmanager
    def _open(self, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        try:
            host = _host_of(url)
        except ValueError as error:
            raise Problem(Code.BAD_URL, url=mask(url), error=short_text(error)) from error
        if self.offline:
            raise Problem(Code.OFFLINE, name=mask(url), count=1)
        self._hosts.check(host)
        from pyodide_cache.net.client import MOST_REDIRECTS, httpcore, httpx

        # The user and password of an address win over those of netrc, which httpx would use instead.
        auth = None if "@" in urlsplit(url).netloc else httpx.USE_CLIENT_DEFAULT
        try:
            with (
                self._limits.slot(host),
                self._client_for(host).stream("GET", url, headers=headers, auth=auth) as response,
            ):
                self._hosts.note_answer(host, response.url.netloc.decode())
                status = response.status_code
                is_asked = status == _NOT_MODIFIED and not headers.keys().isdisjoint(_CONDITIONS)
                if status not in (200, 206) and not is_asked:
                    facts: dict[str, str | int] = {"url": mask(url), "status": status}
                    if status in (401, 403):
                        facts["refused"] = status
                    if after := response.headers.get("retry-after"):
                        facts |= retry_facts(after, response.headers.get("date"))
                    code = Code.FILE_NOT_FOUND if status in (404, 410) else Code.HTTP_STATUS
                    raise Problem(code, **facts)
                yield response
        except InterruptedError as error:
            raise Problem(Code.CUT_SHORT, url=mask(url), error="interrupted") from error
        except (httpx.ConnectTimeout, httpx.ConnectError, httpx.ProxyError) as error:
            raise self._hosts.problem_of(error, url, host) from error
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            raise Problem(Code.TOO_SLOW, url=mask(url)) from error
        except httpx.TooManyRedirects as error:
            raise Problem(Code.BAD_URL, url=mask(url), redirects=MOST_REDIRECTS) from error
        # A host name that cannot be encoded, as after a redirect, is a UnicodeError.
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise Problem(Code.BAD_URL, url=mask(url), error=short_text(error)) from error
        except (httpx.TransportError, httpx.DecodingError, httpx.StreamError, httpcore.NetworkError) as error:
            raise Problem(Code.CUT_SHORT, url=mask(url), error=short_text(error)) from error

    def _client_for(self, host: str) -> httpx.Client:
        with self._lock:
            if self._client is None:
                from pyodide_cache.net.client import httpx, make_client
                from pyodide_cache.net.streams import Streams

                self._streams = Streams()
                timeouts = (_CONNECT_SECONDS, _READ_SECONDS)
                try:
                    self._client = make_client(self.most_at_once, timeouts, self._proxy, self._streams)
                except (ValueError, httpx.InvalidURL) as error:  # such as HTTPS_PROXY=socks9://…
                    raise Problem(Code.UNREACHABLE, host=host, error=f"proxy: {short_text(error)}") from error
            return self._client


def _read(response: httpx.Response, url: str) -> Document:
    headers = response.headers
    return Document(
        b"".join(content(response, url, MAX_DOCUMENT_BYTES)),
        with_credentials_of(str(response.url), url),
        headers.get("content-type", ""),
        response.status_code,
        headers.get("content-range", ""),
    )


def _present(document: Document, url: str) -> Document:
    if document.is_missing:
        raise Problem(Code.FILE_NOT_FOUND, url=mask(url), status=document.status)
    return document


def _host_of(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]
