from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache_gui.session import single_window
from pyodide_cache_gui.session.single_window import SingleWindow, show_existing

ASK = """
import sys
import tempfile
from pathlib import Path
from pyodide_cache_gui.session.single_window import show_existing
sys.exit(0 if show_existing(Path(sys.argv[1])) else 3)
"""


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder with a path that is short enough for sockets."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def window(sockets: Path) -> Iterator[SingleWindow]:
    window = SingleWindow()
    yield window
    window.close()


def start(directory: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", ASK, str(directory)])


def test_another_start_on_the_same_directory_shows_the_window(
    qtbot: QtBot, window: SingleWindow, tmp_path: Path
) -> None:
    window.listen(tmp_path / "cache")
    with qtbot.waitSignal(window.asked_to_show), start(tmp_path / "x" / ".." / "cache") as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0


def test_another_directory_gets_a_window_of_its_own(window: SingleWindow, tmp_path: Path) -> None:
    window.listen(tmp_path / "one")
    assert not show_existing(tmp_path / "two")


def test_a_window_that_opened_another_directory_answers_for_that_one_only(
    qtbot: QtBot, window: SingleWindow, tmp_path: Path
) -> None:
    window.listen(tmp_path / "one")
    window.listen(tmp_path / "two")
    assert not show_existing(tmp_path / "one")
    with qtbot.waitSignal(window.asked_to_show), start(tmp_path / "two") as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0


def test_a_window_that_opens_the_directory_of_another_one_leaves_that_where_it_is(
    qtbot: QtBot, window: SingleWindow, sockets: Path, tmp_path: Path
) -> None:
    window.listen(tmp_path / "cache")
    asked: list[bool] = []
    window.asked_to_show.connect(lambda: asked.append(True))
    SingleWindow(window).listen(tmp_path / "cache")  # would wait for an answer that this thread cannot give
    with start(tmp_path / "cache") as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0, "the first window still answers"
    assert asked == [True]


def test_what_a_killed_process_left_is_replaced(qtbot: QtBot, window: SingleWindow, tmp_path: Path) -> None:
    path = single_window._socket_path(tmp_path / "cache")
    assert path is not None
    path.write_bytes(b"")
    assert not show_existing(tmp_path / "cache")
    window.listen(tmp_path / "cache")
    with qtbot.waitSignal(window.asked_to_show), start(tmp_path / "cache") as process:
        qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0


def test_a_window_that_is_closed_leaves_no_file(window: SingleWindow, sockets: Path, tmp_path: Path) -> None:
    window.listen(tmp_path / "cache")
    assert list(sockets.iterdir())
    window.close()
    assert not list(sockets.iterdir())


def test_a_path_that_is_too_long_for_a_socket_is_no_error(
    window: SingleWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("x" * 100)))
    window.listen(tmp_path / "cache")
    assert not show_existing(tmp_path / "cache")
