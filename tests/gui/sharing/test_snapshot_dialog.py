"""The snapshots' dialog: a plan, a build, a refresh, a comparison, and a layer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click
from pyodide_cache.settings.attachments import Attachments
from pyodide_cache.sharing.recipe import recipe_of
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.sharing.snapshot_dialog import SnapshotDialog
from support.cli import run, warm
from support.wheels import DistributionFolder, build_wheel

OpenSnapshots = Callable[..., SnapshotDialog]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


@pytest.fixture
def open_snapshots(
    qtbot: QtBot, open_dialog: OpenDialog, cache_dir: Path, distribution: DistributionFolder, root: Path
) -> OpenSnapshots:
    """Return a function that opens the dialog on `root`, for the small distribution."""

    def start(place: str | None = None) -> SnapshotDialog:
        source_options = SourceOptions(place or str(distribution), mode=SourceMode.DISTRIBUTION)
        dialog: SnapshotDialog = open_dialog(SnapshotDialog, cache_dir, source_options)
        dialog.folder.setText(str(root))
        look(qtbot, dialog)
        return dialog

    return start


def look(qtbot: QtBot, dialog: SnapshotDialog) -> None:
    dialog.reload()
    settle(qtbot, dialog)


def settle(qtbot: QtBot, dialog: SnapshotDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.session.hub.busy)


def name(dialog: SnapshotDialog, text: str) -> None:
    dialog.build.named_button.setChecked(True)
    dialog.build.names.setPlainText(text)


def plan(qtbot: QtBot, dialog: SnapshotDialog) -> dict[str, str]:
    click(qtbot, dialog.build.plan_button)
    settle(qtbot, dialog)
    return {row[0]: row[3] for row in dialog.build.model.texts()}


def build(qtbot: QtBot, dialog: SnapshotDialog, text: str) -> None:
    name(dialog, text)
    plan(qtbot, dialog)
    click(qtbot, dialog.build.build_button)
    settle(qtbot, dialog)


def wheels_in(folder: Path) -> set[str]:
    return {path.name.split("-")[0] for path in folder.glob("*.whl")}


def test_nothing_can_be_done_before_there_is_a_folder(
    open_dialog: OpenDialog, cache_dir: Path, distribution: DistributionFolder
) -> None:
    dialog = open_dialog(SnapshotDialog, cache_dir, SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION))
    assert not dialog.build.plan_button.isEnabled()
    assert not dialog.build.build_button.isEnabled()
    assert "Choose a folder" in dialog.list.empty.text()


def test_the_plan_names_all_that_is_needed_with_bytes_and_makes_nothing(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    distribution.wheels["numpy"].write_to(cache_dir)
    dialog = open_snapshots()
    assert not dialog.build.build_button.isEnabled(), "nothing is built before its plan was seen"
    name(dialog, "pandas\nsix")
    rows = plan(qtbot, dialog)
    assert {"pandas", "numpy", "six", "pytz", "python-dateutil"} <= set(rows)
    assert "needed by pandas" in rows["pytz"]
    assert "copied from this machine" in rows["numpy"]
    size = next(row[2] for row in dialog.build.model.texts() if row[0] == "numpy")
    assert size.endswith("B")
    assert "Requested: 2 packages" in dialog.build.summary.text()
    assert dialog.build.build_button.isEnabled()
    assert not root.exists()
    dialog.build.names.setPlainText("six")
    assert not dialog.build.build_button.isEnabled(), "the plan was another's"


def test_a_snapshot_is_built_listed_and_attached(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path
) -> None:
    dialog = open_snapshots()
    assert "no snapshot" in dialog.list.empty.text()
    build(qtbot, dialog, "pandas")
    assert {"pandas", "numpy"} <= wheels_in(root / "current")
    assert "were downloaded" in dialog.foot.text()
    row = dialog.list.model.texts()[0]
    assert row[1] == "✓ current"
    assert row[3] == "1"
    others = {"pyodide-lock.json", "snapshot.json", "SHA256SUMS"}
    assert int(row[4]) == len({path.name for path in (root / "current").iterdir()} - others)
    click(qtbot, dialog.list.attach_button)
    settle(qtbot, dialog)
    assert "is a layer of" in dialog.list.result.text()
    assert Attachments().layers(cache_dir) == (root / "current",)
    assert dialog.session.inventory.layers[0].directory == root / "current"


def test_what_warm_ups_asked_for_most_is_taken(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    for names in (("six", "pytz"), ("six",)):
        warm(cache_dir, *names, "--distribution", distribution, "--source", "distribution")
    dialog = open_snapshots()
    dialog.build.top.setValue(1)
    assert set(plan(qtbot, dialog)) == {"six"}
    dialog.build.top.setValue(2)
    assert set(plan(qtbot, dialog)) == {"six", "pytz"}
    click(qtbot, dialog.build.build_button)
    settle(qtbot, dialog)
    assert recipe_of(root).top == 2
    assert wheels_in(root / "current") == {"six", "pytz"}


def test_before_any_warm_up_the_plan_says_that_nothing_is_wanted(qtbot: QtBot, open_snapshots: OpenSnapshots) -> None:
    dialog = open_snapshots()
    assert plan(qtbot, dialog) == {}
    assert "no warm-up has requested" in dialog.message.text()
    assert "Planning" not in dialog.build.summary.text()


def test_what_is_missing_is_named_and_stops_the_build_unless_it_may_be_left_out(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    name(dialog, "six\nnowhere-to-be-had")
    rows = plan(qtbot, dialog)
    assert rows["nowhere-to-be-had"].startswith("⚠")
    assert "Not available: 1 package" in dialog.build.summary.text()
    assert not dialog.build.build_button.isEnabled()
    dialog.build.skip_box.setChecked(True)
    click(qtbot, dialog.build.build_button)
    settle(qtbot, dialog)
    assert wheels_in(root / "current") == {"six"}


def test_a_budget_must_be_a_size_and_leaves_out_what_does_not_fit(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    name(dialog, "six\npytz")
    dialog.build.budget_box.setChecked(True)
    dialog.build.budget.setText("a lot")
    assert "is not a size" in dialog.build.summary.text()
    assert not dialog.build.plan_button.isEnabled()
    dialog.build.budget.setText(f"{len(distribution.wheels['six'].data) + 10}")
    plan(qtbot, dialog)
    assert "as many as fit" in dialog.build.summary.text()
    click(qtbot, dialog.build.build_button)
    settle(qtbot, dialog)
    assert wheels_in(root / "current") == {"six"}
    assert "1 did not fit" in dialog.foot.text()


@pytest.mark.slow
def test_a_refresh_keeps_so_many_older_ones_and_two_are_compared(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six\npytz")
    assert not dialog.list.compare_button.isEnabled()
    build(qtbot, dialog, "six\nnumpy")
    assert [row[1] for row in dialog.list.model.texts()] == ["✓ current", "kept"]
    click(qtbot, dialog.list.compare_button)
    settle(qtbot, dialog)
    changes = {row[0]: row[3] for row in dialog.list.changes.texts()}
    assert changes == {"numpy": "+ added", "libopenblas": "+ added", "pytz": "− removed"}
    assert "3 packages changed" in dialog.list.result.text()
    dialog.keep.setValue(0)
    click(qtbot, dialog.list.refresh_button)
    settle(qtbot, dialog)
    assert [row[1] for row in dialog.list.model.texts()] == ["✓ current"]
    assert wheels_in(root / "current") >= {"six", "numpy"}


def test_other_versions_and_other_bytes_of_the_same_version_are_told_apart(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six\npytz")
    older = (root / "current").resolve()
    newer = root / "29990101T000000000000Z"
    shutil.copytree(older, newer)
    newer.chmod(0o755)
    six = next(newer.glob("six-*"))
    six.unlink()
    build_wheel("six", "99.0").write_to(newer)
    sums = newer / "SHA256SUMS"
    sums.chmod(0o644)
    lines = sums.read_text().splitlines()
    sums.write_text("\n".join(f"0{line[1:]}" if "pytz" in line else line for line in lines))
    look(qtbot, dialog)
    dialog.list.table.selectAll()
    click(qtbot, dialog.list.compare_button)
    settle(qtbot, dialog)
    changes = {row[0]: row[1:] for row in dialog.list.changes.texts()}
    assert changes["six"][1:] == ("99.0", "→ different version")
    assert changes["pytz"][2] == "≠ different bytes"
    assert changes["pytz"][0] == changes["pytz"][1]


def test_a_source_that_is_gone_fails_in_words_and_the_snapshot_stays(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, distribution: DistributionFolder
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    before = (root / "current").resolve()
    distribution.lock_path.unlink()
    click(qtbot, dialog.list.refresh_button)
    settle(qtbot, dialog)
    assert "⚠" in dialog.foot.text()
    assert (root / "current").resolve() == before


def test_a_folder_with_other_things_in_it_is_refused(qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path) -> None:
    root.mkdir()
    (root / "letter.txt").write_text("dear")
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    assert "has no snapshot" in dialog.foot.text()
    assert [path.name for path in root.iterdir()] == ["letter.txt"]


def test_snapshots_whose_facts_are_broken_are_shown_and_cannot_be_refreshed(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    facts = root / "current" / "snapshot.json"
    facts.chmod(0o644)
    facts.write_text("{")
    look(qtbot, dialog)
    row = dialog.list.model.texts()[0]
    assert row[0] == "unknown"
    assert not dialog.list.refresh_button.isEnabled()


def test_an_address_with_a_password_is_not_kept_in_a_snapshot(
    qtbot: QtBot, open_snapshots: OpenSnapshots, serve: Callable[..., object], distribution: DistributionFolder
) -> None:
    address = str(serve(distribution)).replace("://", "://me:secret@")
    dialog = open_snapshots(address)
    name(dialog, "six")
    plan(qtbot, dialog)
    assert "netrc" in dialog.build.summary.text()
    assert not dialog.build.build_button.isEnabled()


def test_the_command_line_refreshes_what_the_window_built(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    build(qtbot, dialog, "six")
    answer = run("snapshot", "refresh", root, "--json")
    assert answer.code == 0
    assert answer.json["packages"] == ["six"]
    look(qtbot, dialog)
    assert len(dialog.list.model.texts()) == 2
