from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, job_text, texts_of, wait_until_idle
from gui.letters import shared_letters, without_letter
from pyodide_cache.base.record import replace
from pyodide_cache.settings.teams import Teams, new_team
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.activity.plan_dialog import PlanDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.team_dialogs import PullDialog, PushDialog, TeamAddDialog, TeamGcDialog
from support.cli import ONLY, run
from support.wheels import DistributionFolder

KEY = f"ed25519:{'A' * 43}="


@pytest.fixture
def dialog(open_dialog: OpenDialog, cache_dir: Path) -> TeamAddDialog:
    found: TeamAddDialog = open_dialog(TeamAddDialog, cache_dir)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return found


def test_a_valid_team_cache_can_be_added(qtbot: QtBot, dialog: TeamAddDialog) -> None:
    assert not dialog.add_button.isEnabled()
    assert set(dialog.findChildren(QLineEdit)) == set(dialog.edits.values()), "each field stands in the form"
    dialog.edits["name"].setText(" class ")
    dialog.edits["url"].setText("s3://class")
    dialog.edits["region"].setText("eu-central-1")
    dialog.edits["trusted"].setText(KEY)
    click(qtbot, dialog.add_button)
    wait_until_idle(qtbot, dialog)
    assert dialog.result() == TeamAddDialog.DialogCode.Accepted
    assert Teams().get() == new_team("class", "s3://class", region="eu-central-1", trusted=(KEY,))
    assert dialog.answers() == {
        "name": "class",
        "url": "s3://class",
        "endpoint": "",
        "region": "eu-central-1",
        "account": "",
        "reader": "",
        "anonymous": False,
        "trusted": [KEY],
    }


@pytest.mark.parametrize(
    ("name", "url", "key", "text"),
    [
        ("class", "ftp://x", "", "must begin with"),
        ("a/b", "s3://bucket", "", "not a name"),
        ("class", "s3://bucket", f"{KEY} ed25519:x", "is not a public key"),
        ("class", "", "", ""),
    ],
)
def test_what_is_wrong_is_said_at_once(dialog: TeamAddDialog, name: str, url: str, key: str, text: str) -> None:
    dialog.edits["name"].setText(name)
    dialog.edits["url"].setText(url)
    dialog.edits["trusted"].setText(key)
    assert text in dialog.message.text()
    assert not dialog.add_button.isEnabled()


def test_what_was_typed_is_kept_when_there_is_no_such_folder(
    qtbot: QtBot, dialog: TeamAddDialog, tmp_path: Path
) -> None:
    dialog.edits["name"].setText("class")
    dialog.edits["url"].setText(str(tmp_path / "share"))
    click(qtbot, dialog.add_button)
    wait_until_idle(qtbot, dialog)
    assert "Create it, or mount its disk" in job_text(dialog.foot)
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.add_button
    (tmp_path / "share").mkdir()
    dialog.edits["reader"].setText("lab-1")
    assert job_text(dialog.foot) == "", "it is not known to be wrong anymore"
    click(qtbot, dialog.add_button)
    wait_until_idle(qtbot, dialog)
    assert Teams().get() == new_team("class", str(tmp_path / "share"), reader="lab-1")
    assert dialog.isHidden()


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.usefixtures("language")
def test_each_field_has_a_letter(dialog: TeamAddDialog) -> None:
    assert not without_letter(dialog)
    assert not shared_letters(dialog)


OpenPlan = Callable[[Callable[[Session, QWidget], PlanDialog], Path], Any]


@pytest.fixture
def open_plan(open_dialog: OpenDialog, distribution: DistributionFolder, tmp_path: Path) -> OpenPlan:
    """Return a function that opens a plan of the team cache ``class``, for the small distribution."""
    (tmp_path / "share").mkdir()
    Teams().add(new_team("class", str(tmp_path / "share")))
    options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    return lambda kind, directory: open_dialog(kind, directory, options)


@pytest.fixture
def filled(cache_dir: Path, distribution: DistributionFolder) -> Path:
    """Return a directory with two packages."""
    words = ("warm-up", "six", "decorator", "--distribution", distribution, *ONLY)
    assert run("--cache-dir", cache_dir, *words).code == 0
    return cache_dir


def wait_for_plan(qtbot: QtBot, dialog: PlanDialog) -> None:
    qtbot.waitUntil(lambda: dialog.plan is not None and not dialog.session.hub.busy)


def push_dialog(session: Session, window: QWidget) -> PushDialog:
    return PushDialog(session, "class", (), window)


def test_a_push_follows_what_is_chosen(qtbot: QtBot, open_plan: OpenPlan, filled: Path) -> None:
    dialog: PushDialog = open_plan(push_dialog, filled)
    wait_for_plan(qtbot, dialog)
    assert {row[0] for row in texts_of(dialog.table)} == {"six", "decorator"}
    assert dialog.summary.text() == "", "the channel is new"
    assert dialog.act_button.isEnabled()
    assert dialog.act_button.text().startswith("Push 2 files (")
    dialog.what.setCurrentIndex(1)
    dialog.names.setText("six, numpy")
    assert not dialog.act_button.isEnabled()
    assert dialog.act_button.text() == "Push", "figures of another plan are not shown"
    wait_for_plan(qtbot, dialog)
    assert [row[0] for row in texts_of(dialog.table)] == ["six"]
    assert "numpy" in dialog.message.text()
    dialog.names.setText("numpy")
    wait_for_plan(qtbot, dialog)
    assert (dialog.act_button.text(), dialog.act_button.isEnabled()) == ("Nothing to push", False)


def test_a_push_can_leave_a_channel_with_only_its_packages(qtbot: QtBot, open_plan: OpenPlan, filled: Path) -> None:
    dialog: PushDialog = open_plan(push_dialog, filled)
    wait_for_plan(qtbot, dialog)
    assert not dialog.plan.replaces
    dialog.replace_box.setChecked(True)
    assert not dialog.act_button.isEnabled(), "the plan does not do this"
    wait_for_plan(qtbot, dialog)
    assert dialog.plan.replaces
    assert run("--cache-dir", filled, "team", "push", "--all").code == 0
    dialog.what.setCurrentIndex(1)
    dialog.names.setText("six")
    wait_for_plan(qtbot, dialog)
    assert [(row[0], row[3]) for row in texts_of(dialog.table)] == [
        ("six", "there already"),
        ("decorator", "leaves the channel"),
    ]


@pytest.mark.parametrize("language", ["en", "de", "fr"], indirect=True)
@pytest.mark.usefixtures("language")
def test_each_field_of_a_push_has_a_letter(open_plan: OpenPlan, filled: Path) -> None:
    dialog = open_plan(push_dialog, filled)
    assert not without_letter(dialog)
    assert not shared_letters(dialog)


def test_a_channel_with_a_bad_name_is_said(qtbot: QtBot, open_plan: OpenPlan, filled: Path) -> None:
    dialog: PushDialog = open_plan(push_dialog, filled)
    wait_for_plan(qtbot, dialog)
    dialog.channel.setCurrentText("../x")
    qtbot.waitUntil(lambda: "not a name for a channel" in dialog.summary.text())
    assert not dialog.act_button.isEnabled()


def test_a_pull_shows_what_would_be_fetched(qtbot: QtBot, open_plan: OpenPlan, filled: Path, tmp_path: Path) -> None:
    assert run("--cache-dir", filled, "team", "push", "--all", "--team", "class").code == 0
    dialog = open_plan(lambda session, window: PullDialog(session, "class", ("stable",), window), tmp_path / "new")
    wait_for_plan(qtbot, dialog)
    assert {(row[0], row[3]) for row in texts_of(dialog.table)} == {("six", "fetch"), ("decorator", "fetch")}
    assert dialog.act_button.text().startswith("Pull 2 files (")
    assert dialog.act_button.isEnabled()
    other = open_plan(lambda session, window: PullDialog(session, "class", ("stable",), window), filled)
    wait_for_plan(qtbot, other)
    assert other.act_button.text() == "Nothing to pull"
    assert not other.act_button.isEnabled()


def test_a_cleanup_says_what_it_deletes_for_all(
    qtbot: QtBot,
    open_plan: OpenPlan,
    filled: Path,
    distribution: DistributionFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    push = ("--cache-dir", filled, "team", "push", "--distribution", distribution, *ONLY)
    nothing = open_plan(lambda session, window: TeamGcDialog(session, "class", window), filled)
    wait_for_plan(qtbot, nothing)
    assert not nothing.act_button.isEnabled()
    for days, text in ((7.0, "within the last 7 days: 1 file"), (1.0, "within the last day: 1 file")):
        nothing.show_plan(replace(nothing.plan, recent=1, keep_days=days))
        assert text in nothing.summary.text()
    assert run(*push, "six", "decorator").code == 0
    assert run(*push, "six", "--replace").code == 0
    monkeypatch.setattr("pyodide_cache.team.gc.KEEP_DAYS", 0.0)
    dialog = open_plan(lambda session, window: TeamGcDialog(session, "class", window), filled)
    wait_for_plan(qtbot, dialog)
    assert "In no channel: 1 file" in dialog.summary.text()
    assert dialog.act_button.isEnabled()
    dialog.act_button.setFocus()
    assert not dialog.act_button.isDefault(), "Enter deletes nothing permanently"
