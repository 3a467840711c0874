"""One window for each cache directory: a second start brings the first window to the front.

A window listens on a local socket that is named after its directory. Where there are no such sockets, as on Windows,
each start opens a window; correct files never depend on this.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, QSocketNotifier, Signal

from pyodide_cache.settings.paths import app_cache_dir

if TYPE_CHECKING:
    import socket

#: The longest name that every system takes, in bytes (``sun_path`` of macOS has 104).
_MAX_PATH_BYTES = 100

#: How long a window that is busy may take to answer, and how long it waits for the question, in seconds.
_PATIENCE = 10.0
_READ_SECONDS = 0.5
_MAX_MESSAGE_BYTES = 1024
_CONFIRMED = b"ok"

#: With this, a Wayland desktop lets another process's window come to the front.
_TOKEN = "XDG_ACTIVATION_TOKEN"


def show_existing(directory: Path) -> bool:
    """Ask the window that shows a directory to come to the front.

    Returns:
        Whether there is one, and it answered within ten seconds.
    """
    path = _socket_path(directory)
    if path is None or not path.exists():
        return False
    import socket

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(_PATIENCE)
            connection.connect(str(path))
            connection.sendall(os.environ.get(_TOKEN, "").encode()[:_MAX_MESSAGE_BYTES] + b"\n")
            return connection.recv(len(_CONFIRMED)) == _CONFIRMED
    except OSError:
        return False


class SingleWindow(QObject):
    """Listen for other starts on the directory of a window."""

    asked_to_show = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: socket.socket | None = None
        self._path: Path | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self, directory: Path) -> None:
        """Listen for starts on this directory, and no longer on the previous one."""
        self.close()
        path = _socket_path(directory)
        if path is None or _is_taken(path):
            return
        import socket

        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)  # of a process that was killed
            listener.bind(str(path))
            path.chmod(0o600)
            listener.listen()
        except OSError:  # such as a home on a file system without sockets
            listener.close()
            return
        listener.setblocking(False)
        self._socket, self._path = listener, path
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_connection)

    def close(self) -> None:
        """Stop listening."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._socket is not None:
            self._socket.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)
        self._notifier = self._socket = self._path = None

    def _on_connection(self) -> None:
        if self._socket is None:
            return
        with contextlib.suppress(OSError):
            connection, _ = self._socket.accept()
            with connection:
                connection.settimeout(_READ_SECONDS)
                message = connection.recv(_MAX_MESSAGE_BYTES + 1)
                if not message:
                    return  # of `_is_taken`
                if token := message.strip().decode(errors="replace"):
                    os.environ[_TOKEN] = token
                connection.sendall(_CONFIRMED)
            self.asked_to_show.emit()


def _is_taken(path: Path) -> bool:
    """Return whether a window listens here, without waiting for its answer, or bringing it to the front."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.setblocking(False)
        return probe.connect_ex(str(path)) in (0, errno.EAGAIN)


def _socket_path(directory: Path) -> Path | None:
    if sys.platform == "win32":
        return None
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or app_cache_dir())
    # Of Qt, since hashlib would load OpenSSL before the window is there.
    digest = QCryptographicHash.hash(os.fsencode(os.path.realpath(directory)), QCryptographicHash.Algorithm.Sha256)
    path = folder / f"pyodide-cache-{digest.toHex().toStdString()[:16]}.sock"
    return path if len(os.fsencode(path)) <= _MAX_PATH_BYTES else None
