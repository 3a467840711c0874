"""Start a window program on a virtual screen, see that its window is really there, close it, see it end well.

Usage: .venv/bin/python packaging/tools/smoke_test.py --screenshot FILE.png -- COMMAND [ARGUMENT…]
Needs Xvfb and xdotool; no window manager, no screen.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

TITLE = "Pyodide Cache Inspector"
#: Seconds to wait for the window, and for the end of the program: only one that hangs takes as long.
PATIENCE = 300.0
SMALLEST_WINDOW = 300, 200
MOST_OF_ONE_COLOR = 0.97
FEWEST_COLORS = 16


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--screenshot", type=Path, required=True)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    with virtual_screen() as display, tempfile.TemporaryDirectory() as home:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        os.environ.pop("WAYLAND_DISPLAY", None)
        begun = time.monotonic()
        with subprocess.Popen(options.command, env=_environment(Path(home), display)) as program:
            try:
                _inspect(program, options.screenshot, begun)
            finally:
                if program.poll() is None:
                    program.kill()
    return 0


@contextlib.contextmanager
def virtual_screen(width: int = 1360, height: int = 860) -> Iterator[str]:
    """Run an X server on a free display and yield that display's name.

    The number is random: of servers that choose the lowest free one, the next may get the number of one that is about
    to end, which then removes the socket of both.
    """
    screen = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-dpi", "96"]
    for number in random.sample(range(100, 10_000), 20):
        read_end, write_end = os.pipe()
        command = ["Xvfb", f":{number}", "-displayfd", str(write_end), *screen]
        with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as server:
            os.close(write_end)
            with os.fdopen(read_end) as answer:
                is_ready = answer.readline()
            if is_ready:
                try:
                    yield f":{number}"
                finally:
                    server.terminate()
                return
    raise SystemExit("Xvfb did not start")


def _environment(home: Path, display: str) -> dict[str, str]:
    """Return what a person's desktop gives: no trace of this virtual environment, no settings of this person."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {**kept, **places, "HOME": str(home), "DISPLAY": display}


def _inspect(program: subprocess.Popen[bytes], screenshot: Path, begun: float) -> None:
    window = _wait("a window", lambda: _find_window(program))
    print(f"window {window} “{TITLE}” after {time.monotonic() - begun:.1f} s")
    image = _settled_picture(window)
    screenshot.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(screenshot))
    print(f"{screenshot}: {_judge(image)}")
    _ask_to_close(window)
    try:
        status = program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        raise SystemExit(f"the program did not end within {PATIENCE:.0f} s of its window's closing") from None
    if status != 0:
        raise SystemExit(f"the program ended with status {status}")
    print("closed as a person would close it: status 0")


def _wait(what: str, find: Callable[[], int | None]) -> int:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found is not None:
            return found
        time.sleep(0.1)
    raise SystemExit(f"no sign of {what} within {PATIENCE:.0f} s")


def _find_window(program: subprocess.Popen[bytes]) -> int | None:
    if program.poll() is not None:
        raise SystemExit(f"the program ended with status {program.returncode} before its window came")
    search = ["xdotool", "search", "--onlyvisible", "--name", TITLE]
    found = subprocess.run(search, capture_output=True, text=True, check=False).stdout.split()
    return int(found[0]) if found else None


def _settled_picture(window: int) -> QImage:
    """Grab the window until two pictures, half a second apart, are alike: the scan is over then."""
    app = QGuiApplication.instance() or QGuiApplication([])
    screen = QGuiApplication.primaryScreen()
    before = QImage()
    for _ in range(20):
        time.sleep(0.5)
        app.processEvents()
        now = screen.grabWindow(window).toImage()
        if not now.isNull() and now == before:
            return now
        before = now
    return before


def _judge(image: QImage) -> str:
    """Return the picture in words; stop when nothing is drawn on it."""
    if image.width() < SMALLEST_WINDOW[0] or image.height() < SMALLEST_WINDOW[1]:
        raise SystemExit(f"the window is {image.width()} × {image.height()} pixels: too small to be ours")
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    colors = Counter(image.pixel(x, y) for x, y in points)
    share = colors.most_common(1)[0][1] / colors.total()
    if len(colors) < FEWEST_COLORS or share > MOST_OF_ONE_COLOR:
        raise SystemExit(f"the window is blank: {len(colors)} colors, {share:.0%} of one")
    return f"{image.width()} × {image.height()}, {len(colors)} colors, {share:.0%} of the commonest"


class _ClientMessage(ctypes.Structure):
    """Xlib's XClientMessageEvent, padded to the size of an XEvent."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    ]


def _ask_to_close(window: int) -> None:
    """Send WM_DELETE_WINDOW, as a window manager does when its close button is pressed."""
    client_message = 33
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    protocols, delete = (x.XInternAtom(display, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
    event = _ClientMessage(type=client_message, window=window, message_type=protocols, format=32)
    event.data[0] = delete
    x.XSendEvent(display, ctypes.c_ulong(window), 0, ctypes.c_long(0), ctypes.byref(event))
    x.XCloseDisplay(display)


if __name__ == "__main__":
    sys.exit(main())
