from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.files.folders import Measure
from pyodide_cache.places.evidence import Place
from pyodide_cache.places.kinds import Layout, Owner
from pyodide_cache.settings.settings import AgeFormat
from pyodide_cache_gui.places.place_text import detail_texts, layout_text, name_text, owner_text, short_path, tool_tip


def place(layout: Layout = Layout.PACKAGES, measure: Measure | None = None, problem: Problem | None = None) -> Place:
    return Place(Path("/caches/one"), Owner.ANODE, layout, ("314",), measure=measure, problem=problem)


def test_every_owner_and_layout_has_a_text(qtbot: QtBot) -> None:
    assert all(owner_text(owner) for owner in Owner)
    assert owner_text(Owner.OPEN_WEBUI) == "Open WebUI"
    assert len({layout_text(layout) for layout in Layout}) == len(Layout)


def test_a_path_is_short_in_a_project_and_at_home(home: Path, qtbot: QtBot) -> None:
    assert short_path(Path("/srv/shop/dist"), [Path("/srv/shop")]) == str(Path("shop") / "dist")
    assert short_path(home / "caches") == str(Path("~") / "caches")
    assert short_path(Path("/elsewhere")) == str(Path("/elsewhere"))


def test_a_root_is_named_by_its_key(qtbot: QtBot) -> None:
    root = Place(Path("/x/.pyodide-xbuildenv-cd8902a5bc84"), Owner.PYODIDE_BUILD, Layout.XBUILDENV)
    assert name_text(root) == "xbuildenv cd8902a5bc84"
    assert name_text(place()) == str(Path("/caches/one"))


@pytest.mark.parametrize(
    ("found", "longest", "shortest"),
    [
        (place(), "314 · counting…", "counting…"),
        (place(measure=Measure()), "empty", "empty"),
        (place(measure=Measure(1, 2000)), "314 · 1 file · 2.0 kB", "2.0 kB"),
        (place(Layout.DISTRIBUTION, Measure(2, 2000)), "distribution · 314 · 2 files · 2.0 kB", "2.0 kB"),
        (place(Layout.UNKNOWN), "not readable", "not readable"),
    ],
)
def test_details_have_several_lengths(found: Place, longest: str, shortest: str, qtbot: QtBot) -> None:
    texts = detail_texts(found, AgeFormat.RELATIVE)
    assert (texts[0], texts[-1]) == (longest, shortest)


def test_the_tool_tip_names_owner_layout_problem_and_what_a_click_does(qtbot: QtBot) -> None:
    problem = Problem(Code.PARTLY_UNREADABLE, path="/caches/one/x", count=1, error="Permission denied")
    lines = tool_tip(
        place(measure=Measure(1, 10), problem=problem), AgeFormat.RELATIVE, is_current=False
    ).splitlines()
    assert lines[:5] == [
        str(Path("/caches/one")),
        "Owner: Anode",
        "Layout: packages",
        "Runtime: Pyodide 314",
        "1 file, 10 B",
    ]
    assert lines[5].startswith("⚠ ")
    assert lines[6] == "Click to open it"
