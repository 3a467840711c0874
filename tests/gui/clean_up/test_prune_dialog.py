from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.conftest import OpenWindow
from gui.driving import NUMPY, make_old, shown_text, wait_until_idle
from pyodide_cache.base.record import replace
from pyodide_cache.clean_up.rules import RuleKind
from pyodide_cache.settings.settings import RemovalMethod
from pyodide_cache_gui.clean_up.prune_dialog import PruneDialog
from pyodide_cache_gui.clean_up.prune_model import PruneColumn
from pyodide_cache_gui.shell.main_window import MainWindow
from pyodide_cache_gui.widgets.plain_table import PADDING
from support.start_images import ImageCache, images
from support.wheels import build_wheel

__all__ = ["images"]

SIX = "six-1.17.0-py3-none-any.whl"


def open_dialog(qtbot: QtBot, window: MainWindow, *names: str) -> PruneDialog:
    """Open the dialog for some files, or without any for rules."""
    dialog = PruneDialog(window.session, names or None, parent=window)
    dialog.show()
    wait_until_idle(qtbot, window)
    return dialog


def packages_of(dialog: PruneDialog) -> set[str | None]:
    return {item.entry.identity.name for item in dialog.plan.items}


def test_young_files_are_in_no_plan_until_the_age_is_lowered(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    assert dialog.act_button.text() == "Nothing to remove"
    assert not dialog.act_button.isEnabled()
    assert not dialog.select_button.isEnabled()
    assert "Undo" not in dialog.summary.text()
    dialog.rules.days.setValue(0)
    wait_until_idle(qtbot, window)
    assert dialog.act_button.text().startswith("Move 12 files")
    assert "Undo brings back" in dialog.summary.text()
    dialog.for_good.setChecked(True)
    assert dialog.act_button.text().startswith("Delete 12 files")
    assert dialog.act_button.text().endswith("permanently")
    assert "This frees" in dialog.summary.text()
    assert dialog.summary.text().endswith("and cannot be undone.")
    assert "Undo" not in shown_text(dialog)
    assert dialog.plan.for_good


def test_rules_add_up_and_each_file_shows_its_reasons(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    (full_cache / "six-1.0.0-py3-none-any.whl").write_bytes(b"older")
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    assert dialog.model.rowCount() == 1
    assert dialog.model.index(0, PruneColumn.REASONS).data() == "old version"
    assert not dialog.table.isColumnHidden(PruneColumn.REASONS)
    assert dialog.table.isColumnHidden(PruneColumn.DEPENDENTS)  # nothing needs it
    dialog.rules.days.setValue(0)
    wait_until_idle(qtbot, window)
    assert dialog.model.rowCount() == 13
    dialog.rules.boxes[RuleKind.OLDER_THAN].setChecked(False)
    wait_until_idle(qtbot, window)
    assert dialog.model.rowCount() == 1


def test_while_it_is_planned_the_dialog_says_so_and_offers_nothing(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    dialog = PruneDialog(window.session, [SIX], parent=window)
    dialog.show()
    assert dialog.table.if_empty == "Planning…"
    assert (dialog.act_button.text(), dialog.act_button.isEnabled()) == ("Remove", False)
    assert dialog.table.isColumnHidden(PruneColumn.DEPENDENTS)
    wait_until_idle(qtbot, window)
    assert dialog.act_button.text().startswith("Move 1 file (")


def test_nothing_can_be_removed_while_a_newer_plan_is_made(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    dialog.rules.days.setValue(0)
    wait_until_idle(qtbot, window)
    buttons = (dialog.act_button, dialog.select_button)
    assert all(button.isEnabled() for button in buttons)
    for change in (lambda: dialog.rules.protected_edit.setText("six"), lambda: uncheck(dialog, NUMPY)):
        change()
        dialog.for_good.toggle()
        assert dialog.act_button.text()
        assert not any(button.isEnabled() for button in buttons)
        wait_until_idle(qtbot, window)
        assert all(button.isEnabled() for button in buttons)
    assert not {"six", "numpy"} & packages_of(dialog)


def uncheck(dialog: PruneDialog, name: str) -> None:
    check(dialog, name, Qt.CheckState.Unchecked)


def check(dialog: PruneDialog, name: str, state: Qt.CheckState = Qt.CheckState.Checked) -> None:
    row = next(row for row in range(dialog.model.rowCount()) if dialog.model.index(row, 0).data() == name)
    dialog.model.setData(dialog.model.index(row, PruneColumn.FILE), state.value, Qt.ItemDataRole.CheckStateRole)


@pytest.mark.usefixtures("large_font")
def test_in_a_large_font_nothing_of_what_is_removed_is_cut(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    make_old(full_cache, 400)
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    dialog.resize(1600, 900)
    cells = dialog.table.fontMetrics()
    for row in range(dialog.model.rowCount()):
        for column in (PruneColumn.FILE, PruneColumn.SIZE, PruneColumn.AGE, PruneColumn.KIND, PruneColumn.REASONS):
            text = dialog.model.index(row, column).data()
            assert cells.horizontalAdvance(text) + 2 * PADDING <= dialog.table.columnWidth(column), text
    number = dialog.rules.days
    assert number.height() >= number.lineEdit().fontMetrics().height() + 8


def test_two_reasons_fit_beside_the_name_of_a_file(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "six-1.0.0-py3-none-any.whl").write_bytes(b"older")
    make_old(full_cache, 40)
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    dialog.rules.boxes["superseded"].setChecked(True)  # type: ignore[index]
    wait_until_idle(qtbot, window)
    dialog.resize(1040, 640)
    texts = dialog.table.fontMetrics()
    for column in (PruneColumn.FILE, PruneColumn.REASONS):
        shown = [dialog.model.index(row, column).data() for row in range(dialog.model.rowCount())]
        qtbot.waitUntil(
            lambda column=column, shown=shown: (
                dialog.table.columnWidth(column) >= max(map(texts.horizontalAdvance, shown)) + 2 * PADDING
            )
        )
    assert "older than 30 days, old version" in shown


def test_what_is_safe_to_free_has_no_damaged_files(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / NUMPY).write_bytes(b"an error page")
    make_old(full_cache, 400)
    window = open_window(full_cache)
    window.commands["verify"].trigger()
    wait_until_idle(qtbot, window)
    dialog = window.rooms.clean_up.clean_up()
    wait_until_idle(qtbot, window)
    assert "six" in packages_of(dialog)
    assert "numpy" not in packages_of(dialog)
    why = f"Damaged, try a repair first: {NUMPY}."
    assert why in dialog.summary.text()
    check(dialog, NUMPY)
    wait_until_idle(qtbot, window)
    assert "numpy" in packages_of(dialog)
    assert why not in dialog.summary.text()


def test_an_old_unfinished_download_is_freed_with_the_rest(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    partial = f"{SIX}.part"
    (full_cache / partial).write_bytes(b"half of it")
    make_old(full_cache, 40)
    dialog = open_dialog(qtbot, open_window(full_cache))
    assert partial in [item.entry.file_name for item in dialog.plan.items]
    assert "Not packages" not in dialog.summary.text()


def test_packages_that_depend_on_a_removed_file_are_named(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: object
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    dialog = open_dialog(qtbot, window, SIX)
    assert "Still needed: 1 file, by cycler, python-dateutil" in dialog.summary.text()
    assert "python-dateutil" in dialog.model.index(0, PruneColumn.DEPENDENTS).data()
    assert not dialog.table.isColumnHidden(PruneColumn.DEPENDENTS)
    assert dialog.table.isColumnHidden(PruneColumn.REASONS)  # the user chose the file


def test_a_wheel_that_no_lock_file_names_says_itself_what_it_needs(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: object
) -> None:
    build_wheel("mine", requires=["pytz"]).write_to(full_cache)
    window = open_window(full_cache, distribution=str(distribution))
    dialog = open_dialog(qtbot, window, "pytz-2026.1-py3-none-any.whl")
    assert "by mine, pandas" in dialog.summary.text()


def test_protected_packages_are_in_no_plan(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    make_old(full_cache, 40)
    window = open_window(full_cache)
    window.session.settings = replace(window.session.settings, protected=("numpy",))
    dialog = open_dialog(qtbot, window)
    assert "six" in packages_of(dialog)
    assert "numpy" not in packages_of(dialog)
    dialog.rules.protected_edit.setText("NumPy, six")
    wait_until_idle(qtbot, window)
    assert not {"numpy", "six"} & packages_of(dialog)


def test_a_budget_removes_the_oldest_files_until_the_rest_fits(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    big = full_cache / "big-1.0-py3-none-any.whl"
    big.write_bytes(b"x" * 2_000_000)
    make_old(full_cache, 3)
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    dialog.rules.boxes[RuleKind.OLDER_THAN].setChecked(False)
    wait_until_idle(qtbot, window)
    dialog.rules.boxes[RuleKind.BUDGET].setChecked(True)
    wait_until_idle(qtbot, window)
    dialog.rules.budget.setValue(1)
    wait_until_idle(qtbot, window)
    assert big.name in {item.entry.file_name for item in dialog.plan.items}
    assert window.session.inventory.totals.bytes - dialog.plan.bytes <= 1_000_000
    assert "budget" not in dialog.summary.text()
    dialog.show_plan(replace(dialog.plan, over_budget=2_000))
    assert dialog.summary.text().endswith("What must stay is 2.0 kB larger than the budget.")


def test_what_packages_need_stays_with_them_and_goes_with_them(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path, distribution: object
) -> None:
    window = open_window(full_cache, distribution=str(distribution))
    (full_cache / SIX).touch()
    make_old(full_cache, 40)
    young = full_cache / "python_dateutil-2.9.0-py3-none-any.whl"
    young.touch()
    with qtbot.waitSignal(window.session.inventory_changed):
        window.session.rescan()
    dialog = open_dialog(qtbot, window)
    assert "Kept for other packages: six." in dialog.summary.text()
    assert "six" not in packages_of(dialog)
    dialog.rules.boxes[RuleKind.BUDGET].setChecked(True)
    dialog.rules.budget.setValue(0)
    wait_until_idle(qtbot, window)
    assert {"six", "python-dateutil"} <= packages_of(dialog), "nothing needs it anymore"
    assert "Kept, since" not in dialog.summary.text()
    kept = ("a_b-1", "a_b-2", "c-1", "d-1", "e-1")
    dialog.show_plan(replace(dialog.plan, kept=tuple((name, ("f",)) for name in kept)))
    assert dialog.summary.text().endswith(": a-b, c, d …"), "each name once"


def test_a_plan_of_named_files_shows_no_rules(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "notes.txt").write_text("mine")
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window, SIX)
    assert not dialog.rules.isVisible()
    assert not dialog.select_button.isVisible()
    assert dialog.model.index(0, PruneColumn.REASONS).data() == "selected"
    assert "not packages" not in dialog.summary.text(), "nobody asked for them"
    assert "not packages are kept: 1 file" in open_dialog(qtbot, window).summary.text()


@pytest.mark.parametrize(("removal", "for_good"), [(RemovalMethod.DELETE, True), (RemovalMethod.TRASH, False)])
def test_the_setting_decides_between_the_trash_and_deletion(
    removal: RemovalMethod, for_good: bool, qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    window.session.settings = replace(window.session.settings, removal=removal)
    assert open_dialog(qtbot, window, SIX).plan.for_good is for_good


def test_enter_deletes_nothing_permanently_wherever_the_focus_was(
    qtbot: QtBot, open_window: OpenWindow, full_cache: Path
) -> None:
    window = open_window(full_cache)
    for part in ("table", "for_good", "act_button"):
        dialog = open_dialog(qtbot, window, SIX)
        assert dialog.act_button.isDefault()
        dialog.for_good.setChecked(True)
        dialog.act_button.setFocus()
        getattr(dialog, part).setFocus()
        with qtbot.assertNotEmitted(dialog.accepted):
            qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert not dialog.isVisible()


def test_the_table_sorts_by_size(qtbot: QtBot, open_window: OpenWindow, full_cache: Path) -> None:
    (full_cache / "big-1.0-py3-none-any.whl").write_bytes(b"x" * 2_000_000)
    window = open_window(full_cache)
    dialog = open_dialog(qtbot, window)
    dialog.rules.days.setValue(0)
    wait_until_idle(qtbot, window)
    dialog.table.sortByColumn(PruneColumn.SIZE, Qt.SortOrder.DescendingOrder)
    assert dialog.model.index(0, PruneColumn.FILE).data() == "big-1.0-py3-none-any.whl"


def test_19_start_images_that_need_a_removed_file_are_named(
    qtbot: QtBot, open_window: OpenWindow, images: ImageCache
) -> None:
    images.make("star", name="report")
    window = open_window(images.cache.directory)
    dialog = open_dialog(qtbot, window, "star-1.0-py3-none-any.whl")
    qtbot.waitUntil(lambda: "start image report" in dialog.summary.text())
    assert "Still needed: 1 file, by start image report" in dialog.summary.text()
    assert dialog.model.index(0, PruneColumn.DEPENDENTS).data() == "start image report"
