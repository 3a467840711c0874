from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import click, make_old, packages, shown_text, wait_until_idle
from pyodide_cache.clean_up.shares import Share
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.clean_up.summary_strip import ShareBar
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.format import size_text
from pyodide_cache_gui.widgets.theme import share_color
from support.wheels import build_lock, build_wheel

SCIPY = "scipy-1.14.1-cp312-cp312-pyodide_2024_0_wasm32.whl"


def strip_of(qtbot: QtBot, open_window: OpenWindow, cache: Path) -> MainWindow:
    window = open_window(cache)
    qtbot.waitUntil(lambda: window.summary.shares is not None)
    wait_until_idle(qtbot, window)
    return window


def test_a_click_on_a_share_shows_its_files_and_a_second_click_all(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 40)
    build_wheel("young", "1.0").write_to(full_cache)
    (full_cache / "notes.txt").write_text("mine")
    window = strip_of(qtbot, open_window, full_cache)
    everything = packages(window)
    button = window.summary.buttons[Share.FOREIGN]
    assert button.text() == "Other files 4 B"
    click(qtbot, button)
    assert packages(window) == {"notes.txt"}
    click(qtbot, window.summary.buttons[Share.IN_USE])
    assert "young" in packages(window)
    assert not button.isChecked()
    window.header.filter_edit.setText("numpy")
    assert window.browser.message.isVisible() or packages(window) <= {"numpy"}
    window.header.filter_edit.clear()
    click(qtbot, window.summary.buttons[Share.IN_USE])
    assert packages(window) == everything


@pytest.mark.parametrize("own", ["2.21.0", "2.20.0", None])
def test_what_the_lock_file_of_the_directory_or_the_release_names_is_no_old_version(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path, own: str | None
) -> None:
    cache_dir.mkdir()
    # Pyodide 314.0.7 has 2.20.0.
    wheels = {version: build_wheel("pygments", version) for version in ("2.19.0", "2.20.0", "2.21.0")}
    for wheel in wheels.values():
        wheel.write_to(cache_dir)
    if own:
        (cache_dir / "pyodide-lock.json").write_text(json.dumps(build_lock([wheels[own]])))
    window = strip_of(qtbot, open_window, cache_dir)
    click(qtbot, window.summary.buttons[Share.OLD_VERSIONS])
    shown = {entry.identity.version for entry in window.model.rows.shown_entries()}
    assert shown == ({"2.19.0", "2.20.0"} if own == "2.21.0" else {"2.19.0"})


def test_the_banner_shows_the_damaged_files_until_there_are_none(
    qtbot: QtBot, open_window: OpenWindow, cache_dir: Path
) -> None:
    cache_dir.mkdir()
    build_wheel("sound", "1.0").write_to(cache_dir)
    broken = cache_dir / "broken-1.0-py3-none-any.whl"
    broken.write_bytes(b"no archive")
    window = strip_of(qtbot, open_window, cache_dir)
    window.commands["verify"].trigger()
    qtbot.waitUntil(window.banner.isVisible)
    wait_until_idle(qtbot, window)
    window.header.filter_edit.setText("sound")
    show = next(button for button in window.banner.findChildren(QPushButton) if button.text() == "Show")
    click(qtbot, show)
    assert packages(window) == {"broken"}
    assert window.summary.buttons[Share.DAMAGED].isChecked(), "a click on it shows all again"
    broken.unlink()
    window.session.rescan()
    qtbot.waitUntil(lambda: packages(window) == {"sound"})


def test_the_total_does_not_wait_for_the_shares(open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    assert window.summary.shares is None
    assert "12 files" in shown_text(window.summary)


def test_the_button_frees_exactly_what_it_says(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    make_old(full_cache, 40)
    for version in ("1.0", "2.0"):
        build_wheel("young", version).write_to(full_cache)
    (full_cache / SCIPY).write_bytes(b"another runtime")
    window = strip_of(qtbot, open_window, full_cache)
    shares = window.summary.shares
    assert shares is not None
    click(qtbot, window.warm_up_bar.cleanup_button)
    (dialog,) = window.findChildren(PruneDialog)
    wait_until_idle(qtbot, window)
    names = {item.entry.file_name for item in dialog.plan.items}
    freeable = (Share.OLD, Share.OLD_VERSIONS, Share.OTHER_RUNTIMES)
    assert names == {name for share in freeable for name in shares.names.get(share, ())}
    assert dialog.plan.bytes == shares.freeable
    assert size_text(dialog.plan.bytes) in window.warm_up_bar.cleanup_button.text()
    assert {SCIPY, "young-1.0-py3-none-any.whl"} <= names
    assert "young-2.0-py3-none-any.whl" not in names
    dialog.reject()


def test_shares_that_do_not_fit_stay_in_the_bar(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "notes.txt").write_text("mine")
    window = strip_of(qtbot, open_window, full_cache)
    button = window.summary.buttons[Share.FOREIGN]
    assert button.isVisible()
    assert button.mapTo(window.summary, button.rect().bottomLeft()).y() < window.summary.height()
    assert not window.summary.buttons[Share.DAMAGED].isVisible(), "there are no such files"
    assert window.summary.minimumSizeHint().width() == 0
    height = window.summary.height()
    window.summary.setFixedWidth(260)
    qtbot.waitUntil(lambda: not window.summary.buttons[Share.FOREIGN].isVisible())
    assert window.summary.height() == height
    window.summary.setFixedWidth(320)
    assert not window.summary.buttons[Share.FOREIGN].isVisible()
    window.summary.show_only(Share.FOREIGN)
    assert window.summary.buttons[Share.FOREIGN].isVisible(), "a filter can be taken away"
    assert not window.summary.buttons[Share.IN_USE].isVisible()


def test_the_shares_are_shown_in_full_height(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    window = open_window(full_cache)
    wait_until_idle(qtbot, window)
    button = window.summary.buttons[Share.IN_USE]
    assert button.isVisible()
    assert button.height() >= button.sizeHint().height()
    assert button.parentWidget().rect().contains(button.geometry())


def test_the_bar_shows_how_much_each_share_takes_and_also_the_smallest(qtbot: QtBot) -> None:
    bar = ShareBar(None)
    qtbot.addWidget(bar)
    bar.resize(400, bar.height())
    palette = bar.palette()

    def widths() -> Counter[str]:
        image = bar.grab().toImage()
        return Counter(image.pixelColor(x, image.height() // 2).name() for x in range(image.width()))

    assert widths() == {palette.color(QPalette.ColorRole.Midlight).name(): 400}, "there are no files"
    bar.set_parts([(Share.IN_USE, 3_000_000), (Share.OLD, 1_000_000), (Share.DAMAGED, 10)])
    painted = widths()
    in_use, old, damaged = (
        painted[share_color(share, palette).name()] for share in (Share.IN_USE, Share.OLD, Share.DAMAGED)
    )
    assert in_use == pytest.approx(300, abs=5)
    assert old == pytest.approx(100, abs=5)
    assert damaged
