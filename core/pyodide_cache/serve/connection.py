"""A connection of a client, which gets a remembered answer before its request is parsed."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pyodide_cache.base.problems import Problem
from pyodide_cache.files.reader import open_file
from pyodide_cache.serve.hot import KEEPS_ALIVE, REQUEST, HotAnswer, HotFiles
from pyodide_cache.serve.traffic import RequestLine

#: Bytes of a large file that the system keeps unsent. With its own default of megabytes, a client on the same machine
#: does most of the sending in its own thread, at half the speed.
_UNSENT = 32 * 1024


class Connection(HttpToolsProtocol):
    """uvicorn's HTTP connection with a shortcut."""

    def __init__(self, hot: HotFiles, on_request: Callable[[RequestLine], None], **options: Any) -> None:
        super().__init__(**options)
        self._hot = hot
        self._on_request = on_request
        self._messages = 0  # that began in the last bytes
        self._is_between = True  # the next byte begins a request
        self._is_sending = self._is_ending = False
        self._quiet_since = 0.0  # in seconds of the loop's clock

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Close a connection that says nothing."""
        super().connection_made(transport)
        self._wait_for_more()

    def data_received(self, data: bytes) -> None:
        """Answer a request that was answered before; parse any other."""
        is_idle = self._is_between and self._is_answered
        if is_idle and not self.flow.write_paused and (answer := self._hot.get(data)):
            self._send(answer, self._hot.message(data, answer, self.server_state.default_headers))
            return
        self._messages = 0
        super().data_received(data)
        if is_idle and self._is_between and self._messages == 1:
            scope: dict[str, Any] = self.scope  # type: ignore[assignment]
            scope[REQUEST], scope[KEEPS_ALIVE] = data, self.cycle.keep_alive
        elif self._is_answered and not self._is_between:
            self._wait_for_more()

    def on_message_begin(self) -> None:
        """Count requests."""
        self._messages += 1
        self._is_between = False
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Note that a request ended."""
        self._is_between = True
        super().on_message_complete()

    def shutdown(self) -> None:
        """Close the connection, after the file that is being sent."""
        self._is_ending = True
        if not self._is_sending:
            super().shutdown()

    @property
    def _is_answered(self) -> bool:
        """Whether every request so far was answered."""
        cycle: Any = self.cycle
        return cycle is None or cycle.response_complete

    def timeout_keep_alive_handler(self) -> None:
        """Close the connection, unless a remembered answer was sent since the timer began."""
        left = self._quiet_since + self.timeout_keep_alive - self.loop.time()
        if left > 0:
            self.timeout_keep_alive_task = self.loop.call_later(left, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()

    def _wait_for_more(self) -> None:
        self._quiet_since = self.loop.time()
        if self.timeout_keep_alive_task is None:  # a running timer looks again when it ends
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def _send(self, answer: HotAnswer, message: bytes) -> None:
        self._on_request(answer.line)
        if answer.has_body and answer.file.data is None:
            self._unset_keepalive_if_required()
            self._is_sending = True
            self.flow.pause_reading()
            task = self.loop.create_task(self._send_file(message, answer))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
            return
        self.transport.write(message)
        self._sent(answer)

    async def _send_file(self, head: bytes, answer: HotAnswer) -> None:
        """Let the system send a large file, if it still is the file that was proved."""
        sent = -1
        if hasattr(socket, "TCP_NOTSENT_LOWAT"):
            self.transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)
        with suppress(OSError, RuntimeError, Problem), open_file(Path(answer.file.path), answer.file.stamp) as file:
            self.transport.write(head)
            sent = await self.loop.sendfile(self.transport, file)
        if sent != answer.file.stamp.size:  # the client is gone, or the file
            self.transport.abort()
            return
        self._is_sending = False
        self.flow.resume_reading()
        self._sent(answer)

    def _sent(self, answer: HotAnswer) -> None:
        if answer.keeps_alive and not self._is_ending:
            self._wait_for_more()
        else:
            self.transport.close()
