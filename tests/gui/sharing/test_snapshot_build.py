"""The plan of a snapshot names every file before anything is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.driving import click, job_text, texts_of, wait_until_idle
from gui.sharing.conftest import OpenSnapshots, open_build, plan, wheels_in
from pyodide_cache.sharing.snapshots import recipe_of
from support.cli import warm
from support.wheels import DistributionFolder, build_wheel, write_distribution


def test_the_plan_names_all_files_with_sizes_and_creates_nothing(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    distribution.wheels["numpy"].write_to(cache_dir)
    dialog = open_build(qtbot, open_snapshots(), "pandas\nsix")
    assert not dialog.act_button.isEnabled(), "nothing is built before its plan is shown"
    rows = plan(qtbot, dialog)
    assert {"pandas", "numpy", "six", "pytz", "python-dateutil"} <= set(rows)
    assert "required by pandas" in rows["pytz"]
    assert "copy from this computer" in rows["numpy"]
    size = next(row[2] for row in texts_of(dialog.table) if row[0] == "numpy")
    assert size.endswith("B")
    assert "Requested: 2 packages" in dialog.summary.text()
    assert dialog.act_button.isEnabled()
    assert not root.exists()
    dialog.names.setPlainText("six")
    assert not dialog.act_button.isEnabled(), "the plan was for other packages"


def test_the_most_requested_packages_are_taken(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    for names in (("six", "pytz"), ("six",)):
        warm(cache_dir, *names, "--distribution", distribution, "--source", "distribution")
    dialog = open_snapshots()
    choices = open_build(qtbot, dialog)
    choices.top.setValue(1)
    assert set(plan(qtbot, choices)) == {"six"}
    choices.top.setValue(2)
    assert set(plan(qtbot, choices)) == {"six", "pytz"}
    click(qtbot, choices.act_button)
    wait_until_idle(qtbot, dialog)
    assert recipe_of(root).top == 2
    assert wheels_in(root / "current") == {"six", "pytz"}


def test_before_the_first_warm_up_nothing_is_wanted(qtbot: QtBot, open_snapshots: OpenSnapshots) -> None:
    dialog = open_build(qtbot, open_snapshots())
    assert plan(qtbot, dialog) == {}
    assert "No warm-up has requested" in dialog.summary.text()
    assert "Planning" not in dialog.summary.text()


def test_a_missing_package_prevents_the_build_unless_it_may_be_left_out(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path
) -> None:
    dialog = open_snapshots()
    choices = open_build(qtbot, dialog, "six\nmissing")
    rows = plan(qtbot, choices)
    assert rows["missing"].startswith("⚠")
    assert "Not available: 1 package" in choices.summary.text()
    assert not choices.act_button.isEnabled()
    choices.skip_box.setChecked(True)
    click(qtbot, choices.act_button)
    wait_until_idle(qtbot, dialog)
    assert wheels_in(root / "current") == {"six"}


def test_a_budget_is_a_size_and_leaves_out_packages_that_do_not_fit(
    qtbot: QtBot, open_snapshots: OpenSnapshots, root: Path, tmp_path: Path
) -> None:
    wheels = [build_wheel("six", "1.17.0"), build_wheel("pytz", "2026.1", payload=1_500_000)]
    dialog = open_snapshots(str(write_distribution(tmp_path / "large", wheels)))
    choices = open_build(qtbot, dialog, "six\npytz")
    choices.budget_box.setChecked(True)
    choices.budget.setValue(1)
    plan(qtbot, choices)
    assert "as many as fit" in choices.summary.text()
    click(qtbot, choices.act_button)
    wait_until_idle(qtbot, dialog)
    assert wheels_in(root / "current") == {"six"}
    assert "1 did not fit" in job_text(dialog.foot)


def test_a_password_is_not_saved_in_a_snapshot(
    qtbot: QtBot, open_snapshots: OpenSnapshots, serve: Callable[..., object], distribution: DistributionFolder
) -> None:
    address = str(serve(distribution)).replace("://", "://me:secret@")
    dialog = open_build(qtbot, open_snapshots(address), "six")
    plan(qtbot, dialog)
    assert "netrc" in dialog.summary.text()
    assert not dialog.act_button.isEnabled()
