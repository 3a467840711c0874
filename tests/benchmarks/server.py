"""Serve a folder over HTTP on the loopback interface, after a delay: a program of its own.

It runs in its own process, so that it costs what it measures no time, and sends with ``sendfile``,
so that it can feed curl at full speed. Its first line of output is its port.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

_HEAD_LIMIT = 1 << 20
_SENT_WHOLE = 512 * 1024


class Folder:
    """Answers requests for the files of one folder."""

    def __init__(self, root: Path, delay: float) -> None:
        self._root = root
        self._delay = delay
        self._kept: dict[str, bytes] = {}

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer all the requests of one connection."""
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                await asyncio.sleep(self._delay)
                await self._answer(head.split(b" ", 2)[1].decode(), writer)
        writer.close()

    async def _answer(self, target: str, writer: asyncio.StreamWriter) -> None:
        path = self._root / unquote(target.partition("?")[0]).lstrip("/")
        if target.endswith("/"):
            path /= "index.html"
        try:
            size = path.stat().st_size
        except OSError:
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        kind = "text/html" if path.suffix == ".html" else "application/octet-stream"
        head = f'HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nContent-Type: {kind}\r\nETag: "1"\r\n\r\n'.encode()
        if size <= _SENT_WHOLE:
            if target not in self._kept:
                self._kept[target] = path.read_bytes()
            writer.write(head + self._kept[target])
            await writer.drain()
        else:
            writer.write(head)
            with path.open("rb") as file:
                await asyncio.get_running_loop().sendfile(writer.transport, file)


async def serve(root: Path, delay: float) -> None:
    """Serve until the process is ended."""
    folder = Folder(root, delay)
    server = await asyncio.start_server(folder.talk, "127.0.0.1", 0, backlog=512, limit=_HEAD_LIMIT)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2])))
