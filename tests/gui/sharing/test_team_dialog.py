"""The dialog shows a team cache, and pushes, pulls, checks and cleans up after showing a plan."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.conftest import OpenDialog
from gui.driving import click, facts_of, job_text, shown_text, texts_of, wait_until_idle
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.teams import Teams, new_team
from pyodide_cache.team.folder_bucket import FolderBucket
from pyodide_cache.warm_up.source_options import SourceMode, SourceOptions
from pyodide_cache_gui.sharing.team_dialog import TeamDialog
from pyodide_cache_gui.sharing.team_dialogs import PullDialog, PushDialog, TeamAddDialog
from pyodide_cache_gui.widgets.dialog import Dialog
from pyodide_cache_gui.widgets.format import path_text
from support.cli import ONLY, packages_of, run
from support.wheels import DistributionFolder, build_wheel

OpenTeam = Callable[[Path], TeamDialog]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def open_team(open_dialog: OpenDialog, distribution: DistributionFolder) -> OpenTeam:
    options = SourceOptions(str(distribution), mode=SourceMode.DISTRIBUTION)
    return lambda directory: open_dialog(TeamDialog, directory, options)


def accept(qtbot: QtBot, dialog: TeamDialog, kind: type[PushDialog] | type[PullDialog]) -> None:
    """Wait for the plan, and accept it."""
    plan = dialog.findChildren(kind)[-1]
    qtbot.waitUntil(lambda: plan.plan is not None and plan.act_button.isEnabled())
    click(qtbot, plan.act_button)
    wait_until_idle(qtbot, dialog)


def test_a_team_cache_is_added_filled_and_pulled_from(
    qtbot: QtBot,
    open_team: OpenTeam,
    share: Path,
    cache_dir: Path,
    distribution: DistributionFolder,
    tmp_path: Path,
) -> None:
    run("--cache-dir", cache_dir, "warm-up", "six", "decorator", "--distribution", distribution, *ONLY)
    dialog = open_team(cache_dir)
    assert "No team cache yet" in dialog.table.accessibleDescription()
    assert not dialog.push_out_button.isEnabled()
    click(qtbot, dialog.add_button)
    (adding,) = dialog.findChildren(TeamAddDialog)
    adding.edits["name"].setText("class")
    of_bucket = (adding.edits["endpoint"], adding.edits["region"], adding.edits["account"], adding.anonymous_box)
    adding.edits["url"].setText("s3://class")
    assert all(field.isVisible() for field in of_bucket)
    adding.edits["region"].setText("eu-central-1")
    adding.anonymous_box.setChecked(True)
    adding.edits["url"].setText(str(share))
    assert not any(field.isVisible() for field in of_bucket)
    adding.edits["reader"].setText("lab-1")
    click(qtbot, adding.add_button)
    wait_until_idle(qtbot, dialog)
    assert (Teams().get().region, Teams().get().anonymous) == ("", False)
    assert facts_of(dialog.facts)["Address"] == path_text(share)
    assert facts_of(dialog.facts)["Last push"] == "never"
    click(qtbot, dialog.push_out_button)
    accept(qtbot, dialog, PushDialog)
    assert [row[:2] for row in texts_of(dialog.table)] == [("stable", "2")]
    assert facts_of(dialog.facts)["Last push"] == "just now"
    assert "2 files uploaded" in job_text(dialog.foot)
    other = open_team(tmp_path / "other")
    click(qtbot, other.pull_button)
    accept(qtbot, other, PullDialog)
    assert packages_of(tmp_path / "other") == packages_of(cache_dir)
    assert facts_of(other.facts)["Last pull"] == "just now"
    assert facts_of(other.facts)["Readers"] == "lab-1 (just now)"


def test_a_check_says_what_works(qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path) -> None:
    Teams().add(new_team("class", str(share)))
    dialog = open_team(cache_dir)
    click(qtbot, dialog.check_button)
    wait_until_idle(qtbot, dialog)
    assert "✓ The team cache can be read, can be written" in dialog.message.text()


def test_that_this_computer_may_only_pull_is_no_warning(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_bucket: FolderBucket, key: str, _data: bytes) -> bool:
        raise Problem(Code.TEAM_DENIED, team="class", what="write", key=key, error="AccessDenied 403")

    monkeypatch.setattr(FolderBucket, "create", denied)
    Teams().add(new_team("class", str(share)))
    dialog = open_team(cache_dir)
    click(qtbot, dialog.check_button)
    wait_until_idle(qtbot, dialog)
    said = dialog.message.text()
    assert "✓ The team cache can be read\n– This computer may only pull: class does not allow this" in said
    assert "⚠" not in said


def test_the_selected_channel_is_removed_after_a_question(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    Teams().add(new_team("class", str(share)))
    run("--cache-dir", cache_dir, "warm-up", "six", "--distribution", distribution, *ONLY)
    for channel in ("stable", "testing"):
        run("--cache-dir", cache_dir, "team", "push", "--all", "--channel", channel)
    dialog = open_team(cache_dir)
    assert not dialog.remove_channel_button.isEnabled()
    dialog.table.select(lambda channel: channel.name == "testing")
    for answer in (QDialog.reject, QDialog.accept):
        assert [row[0] for row in texts_of(dialog.table)] == ["stable", "testing"]
        click(qtbot, dialog.remove_channel_button)
        question = next(part for part in dialog.findChildren(Dialog) if part.isVisible())
        assert "Remove the channel testing from class for everyone?" in shown_text(question)
        answer(question)
        wait_until_idle(qtbot, dialog)
    assert [row[0] for row in texts_of(dialog.table)] == ["stable"]
    assert not dialog.remove_channel_button.isEnabled()


def test_a_push_that_uploads_nothing_updates_the_channel(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    Teams().add(new_team("class", str(share)))
    run("--cache-dir", cache_dir, "warm-up", "six", "--distribution", distribution, *ONLY)
    run("--cache-dir", cache_dir, "team", "push", "--all")
    dialog = open_team(cache_dir)
    dialog.push()
    plan = dialog.findChildren(PushDialog)[-1]
    qtbot.waitUntil(lambda: plan.plan is not None)
    assert plan.act_button.text() == "Update the channel"


def test_what_is_not_pushed_is_named_after_the_push(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    run("--cache-dir", cache_dir, "warm-up", "six", "--distribution", distribution, *ONLY)
    build_wheel("own").write_to(cache_dir)
    Teams().add(new_team("class", str(share)))
    dialog = open_team(cache_dir)
    click(qtbot, dialog.push_out_button)
    accept(qtbot, dialog, PushDialog)
    assert "1 file uploaded" in job_text(dialog.foot)
    assert "own-1.0-py3-none-any.whl: not pushed" in job_text(dialog.foot)


def test_a_team_cache_out_of_reach_is_said_and_can_be_removed(
    qtbot: QtBot, open_team: OpenTeam, cache_dir: Path, tmp_path: Path
) -> None:
    Teams().add(new_team("class", str(tmp_path / "not mounted")))
    dialog = open_team(cache_dir)
    assert "Create it, or mount its disk" in dialog.message.text()
    assert facts_of(dialog.facts)["Contents"] == "Not readable"
    assert not dialog.pull_button.isEnabled()
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert Teams().all() == ()
    assert dialog.team is None


def test_a_team_cache_that_cannot_be_saved_is_said(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path
) -> None:
    dialog = open_team(cache_dir)
    folder = Teams().path.parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    click(qtbot, dialog.add_button)
    (adding,) = dialog.findChildren(TeamAddDialog)
    adding.edits["name"].setText("class")
    adding.edits["url"].setText(str(share))
    click(qtbot, adding.add_button)
    wait_until_idle(qtbot, dialog)
    assert job_text(adding.foot).startswith(f"⚠ teams.toml cannot be saved: {path_text(folder)}")


def test_one_of_several_is_chosen(qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path) -> None:
    for name in ("one", "two"):
        Teams().add(new_team(name, str(share)))
    dialog = open_team(cache_dir)
    dialog.team_box.setCurrentIndex(1)
    wait_until_idle(qtbot, dialog)
    assert dialog.status is not None
    assert dialog.status.team.name == "two"


def test_what_is_read_of_a_removed_team_cache_is_not_shown(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path
) -> None:
    Teams().add(new_team("one", str(share)))
    dialog = open_team(cache_dir)
    late = dialog.status
    click(qtbot, dialog.remove_button)
    wait_until_idle(qtbot, dialog)
    assert late is not None
    dialog._show_status(late)
    assert dialog.status is None
    assert "No team cache yet" in dialog.table.accessibleDescription()


def test_a_check_of_another_team_cache_is_not_shown(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path
) -> None:
    for name in ("one", "two"):
        Teams().add(new_team(name, str(share)))
    dialog = open_team(cache_dir)
    click(qtbot, dialog.check_button)
    dialog.team_box.setCurrentIndex(1)
    wait_until_idle(qtbot, dialog)
    assert "The team cache" not in dialog.message.text()
    assert dialog.check_button.isEnabled()


def test_a_damaged_channel_is_the_one_that_a_push_replaces(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, distribution: DistributionFolder
) -> None:
    run("--cache-dir", cache_dir, "warm-up", "six", "--distribution", distribution, *ONLY)
    run("team", "add", "class", share)
    for channel in ("testing", "stable"):
        run("--cache-dir", cache_dir, "team", "push", "--all", "--channel", channel)
    (share / "v1/refs/stable").write_text("damaged")
    dialog = open_team(cache_dir)
    wait_until_idle(qtbot, dialog)
    click(qtbot, dialog.push_out_button)
    (push,) = dialog.findChildren(PushDialog)
    assert push.channel.currentText() == "stable"
    assert "let the channel have only these" in dialog.message.text()
    push.replace_box.setChecked(True)
    accept(qtbot, dialog, PushDialog)
    assert sorted(row[0] for row in texts_of(dialog.table)) == ["stable", "testing"]


def test_damaged_files_of_a_team_cache_are_found_and_removed(
    qtbot: QtBot, open_team: OpenTeam, share: Path, cache_dir: Path, distribution: DistributionFolder, tmp_path: Path
) -> None:
    run("--cache-dir", cache_dir, "warm-up", "six", "decorator", "--distribution", distribution, *ONLY)
    run("team", "add", "class", share)
    run("team", "add", "other", tmp_path)
    run("--cache-dir", cache_dir, "team", "push", "class", "--all")
    blob, _ = sorted((share / "v1" / "blobs").rglob("*"), key=lambda path: path.is_file())[-2:]
    blob.chmod(0o644)
    blob.write_bytes(b"oops")
    dialog = open_team(cache_dir)
    assert dialog.damaged_button.isHidden()
    click(qtbot, dialog.verify_button)
    wait_until_idle(qtbot, dialog)
    assert "1 file intact · 1 file damaged" in job_text(dialog.foot)
    assert blob.exists()
    dialog.team_box.setCurrentIndex(1)
    wait_until_idle(qtbot, dialog)
    assert dialog.damaged_button.isHidden(), "another one is shown"
    dialog.team_box.setCurrentIndex(0)
    wait_until_idle(qtbot, dialog)
    click(qtbot, dialog.damaged_button)
    wait_until_idle(qtbot, dialog)
    assert not blob.exists()
    assert "Push it again" in job_text(dialog.foot)
    assert dialog.damaged_button.isHidden()
