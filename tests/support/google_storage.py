"""An imitation of Google Cloud Storage's XML API: no emulator that pip installs answers as obstore needs it.

Objects have generations, which ``x-goog-if-generation-match`` compares; 0 stands for an object that does not exist.
"""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

_TIME, _ISO = "Sat, 28 Nov 2026 10:00:00 GMT", "2026-11-28T10:00:00.000Z"


@contextmanager
def google_storage(credentials: Path) -> Iterator[str]:
    """Run it, write the credentials that send no token, and yield its address.

    Args:
        credentials: the file for ``GOOGLE_APPLICATION_CREDENTIALS``.

    """
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    objects: dict[str, tuple[bytes, int]] = {}
    generations = itertools.count(1_700_000_000_000_000)
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

        def _answer(self, status: int, body: bytes = b"", generation: int = 0) -> None:
            if wanted := self.headers.get("Range"):
                start, size = int(wanted.removeprefix("bytes=").partition("-")[0]), len(body)
                status, body = 206, body[start:]
            self.send_response(status)
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
            self.send_header("Content-Length", str(len(body)))
            if generation:
                self.send_header("ETag", f'"{generation:x}"')
                self.send_header("x-goog-generation", str(generation))
                self.send_header("Last-Modified", _TIME)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def do_PUT(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            key, wanted = unquote(self.path), self.headers.get("x-goog-if-generation-match")
            with lock:
                if wanted is not None and int(wanted) != objects.get(key, (b"", 0))[1]:
                    self._answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
                    return
                objects[key] = (data, next(generations))
                self._answer(200, generation=objects[key][1])

        def do_DELETE(self) -> None:
            self._answer(204 if objects.pop(unquote(self.path), None) else 404)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.query:
                self._list(parts.path.rstrip("/"), parse_qs(parts.query)["prefix"][0])
            elif key := objects.get(unquote(parts.path)):
                self._answer(200, *key)
            else:
                self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

        do_HEAD = do_GET  # noqa: N815

        def _list(self, bucket: str, prefix: str) -> None:
            rows = [
                f"<Contents><Key>{escape(key.removeprefix(f'{bucket}/'))}</Key><Size>{len(data)}</Size>"
                f"<LastModified>{_ISO}</LastModified><ETag>x</ETag></Contents>"
                for key, (data, _) in sorted(objects.items())
                if key.startswith(f"{bucket}/{prefix}")
            ]
            self._answer(200, f"<ListBucketResult>{''.join(rows)}</ListBucketResult>".encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_address[1]}"
    key = generate_private_key(public_exponent=65537, key_size=2048)
    text = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()
    facts = {"type": "service_account", "client_email": "a@example", "private_key_id": "1", "private_key": text}
    credentials.write_text(json.dumps({**facts, "gcs_base_url": url, "disable_oauth": True}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
