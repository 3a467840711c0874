from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from gui.inventory.map.some_files import NUMPY
from pyodide_cache.base.record import replace
from pyodide_cache.files.stamps import FileStamp
from pyodide_cache.inventory.inventory import Status
from pyodide_cache_gui.inventory.map import map_colors
from pyodide_cache_gui.inventory.map.map_colors import Coloring, ColorKey, contrast, text_on
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from support.entries import NOW, entry, wheel


@pytest.fixture(autouse=True)
def the_time_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_colors, "time", SimpleNamespace(time=lambda: NOW))


def test_runtimes_are_in_the_legend_newest_first() -> None:
    tags = ("cp312-cp312-pyodide_2024_0_wasm32", "cp314-cp314-pyodide_2026_0_wasm32")
    found = [entry(f"numpy-1.0-{tag}.whl", 10) for tag in tags] + [NUMPY]
    key = ColorKey(Coloring.RUNTIME, found, QApplication.palette())
    assert [item.text for item in key.legend] == ["Pyodide 314", "Pyodide 0.26–0.27", "any runtime"]


def test_runtimes_beyond_the_number_of_colors_have_a_color_too() -> None:
    tags = [f"cp3{minor}-cp3{minor}-emscripten_3_1_{minor}_wasm32" for minor in range(10, 60)]
    found = [entry(f"numpy-1.0-{tag}.whl", 10) for tag in tags] + [wheel("a", 1), entry("b.txt", 1)]
    key = ColorKey(Coloring.RUNTIME, found, QApplication.palette())
    assert all(key.item_of([item]).fill.isValid() for item in found)


def test_i13_an_unknown_age_is_in_the_legend() -> None:
    unknown = replace(NUMPY, stamp=FileStamp(1, 2, 3, 0, 0))
    key = ColorKey(Coloring.AGE, [unknown, wheel("a", 1, 3)], QApplication.palette())
    assert [item.text for item in key.legend] == ["under a week", "unknown"]


def test_files_of_several_kinds_in_one_tile_have_a_neutral_color() -> None:
    other = entry("b.txt", 1)
    key = ColorKey(Coloring.RUNTIME, [NUMPY, other], QApplication.palette())
    assert key.item_of([NUMPY, NUMPY]) == key.item_of([NUMPY])
    assert key.item_of([NUMPY, other]).text == "several"


def every_fill(palette: QPalette) -> list[tuple[str, object]]:
    kinds = [
        *("a-1-py3-none-any.whl", "a-1-cp314-cp314-pyodide_2026_0_wasm32.whl", "a-1-cp314-cp314-linux_x86_64.whl"),
        *("openblas-0.3.zip", "scipy-tests.tar", "ssl-1.0.zip", "b-1-py3-none-any.whl.part", "x.txt"),
        *(f"a-1-cp3{n}-cp3{n}-pyodide_20{n}_0_wasm32.whl" for n in range(11, 19)),
    ]
    found = [entry(name, 10, days) for name in kinds for days in (0, 3, 20, 100, 999)]
    found += [wheel("s", 10, status=status) for status in Status]
    fills = []
    for coloring in Coloring:
        key = ColorKey(coloring, found, palette)
        fills += [(f"{coloring} {item.text}", item.fill) for item in (*key.legend, key.item_of(found))]
    return fills


def test_text_is_readable_on_every_light_color(qapp: QApplication) -> None:
    poor = {name: contrast(text_on(fill), fill) for name, fill in every_fill(qapp.palette())}
    assert min(poor.values()) >= 4.5, poor


def test_text_is_readable_on_every_dark_color(dark: QPalette) -> None:
    poor = {name: contrast(text_on(fill), fill) for name, fill in every_fill(dark)}
    assert min(poor.values()) >= 4.5, poor


def test_older_files_have_stronger_colors(qapp: QApplication, dark: QPalette) -> None:
    steps = [wheel("a", 1, days) for days in (0.1, 3, 20, 100, 999)]
    key = ColorKey(Coloring.AGE, steps, dark)
    base = dark.color(QPalette.ColorRole.Base)
    ratios = [contrast(key.item_of([step]).fill, base) for step in steps]
    assert ratios == sorted(ratios)
    apply_theme(Theme.LIGHT)
    light = qapp.palette()
    key = ColorKey(Coloring.AGE, steps, light)
    ratios = [contrast(key.item_of([step]).fill, light.color(QPalette.ColorRole.Base)) for step in steps]
    assert ratios == sorted(ratios)
