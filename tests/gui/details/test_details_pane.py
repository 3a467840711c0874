from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.driving import facts_of
from pyodide_cache import Cache
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.details.dependencies import Dependent
from pyodide_cache.details.details import Details
from pyodide_cache.details.read import details_in_steps
from pyodide_cache.formats.file_type import FileType
from pyodide_cache.formats.filenames import identify
from pyodide_cache.inventory.inventory import Entry, Inventory, Status
from pyodide_cache_gui.details.details_pane import DetailsPane
from pyodide_cache_gui.session.hub import JobHub
from pyodide_cache_gui.session.tasks import with_cache
from pyodide_cache_gui.widgets.theme import Theme, apply_theme
from support.patience import PATIENCE
from support.stores import inventory_of
from support.wheels import build_wheel

RELEASE = "314.0.7"
APP = "app-1.0-py3-none-any.whl"


@pytest.fixture
def pane(qtbot: QtBot) -> DetailsPane:
    found = DetailsPane()
    qtbot.addWidget(found)
    found.resize(found.sizeHint())
    found.show()
    return found


@pytest.fixture
def inventory(cache_dir: Path) -> Inventory:
    """Return the inventory of a directory in which ``app`` needs ``six`` and ``top`` needs ``app``."""
    build_wheel("app", requires=["six>=1", "tqdm"]).write_to(cache_dir)
    build_wheel("six", "1.17.0").write_to(cache_dir)
    build_wheel("top", requires=["app"]).write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    return inventory_of(cache_dir)


def details_of(inventory: Inventory, name: str) -> Details:
    *_, found = details_in_steps(inventory, inventory.by_name[name], release=RELEASE)
    return found


def shown(pane: DetailsPane) -> str:
    """Return the text of all visible labels."""
    labels = [label for label in pane.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text().replace("\u200b", "").replace("&#8203;", "") for label in labels)


def test_an_entry_is_shown_at_once_and_its_details_when_they_arrive(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    assert "app 1.0" in shown(pane)
    assert "○ not verified" in shown(pane)
    assert "made for a test" not in shown(pane)
    pane.show_details(details_of(inventory, APP))
    assert "app, made for a test" in shown(pane)
    assert pane.dependencies.plain_lines() == ["✓ six>=1", "○ tqdm not cached"]
    assert pane.dependents.plain_lines() == ["✓ top"]
    assert pane.files_section.heading.text().startswith("4 files")


def test_details_have_their_place_before_they_are_painted(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_details(details_of(inventory, APP))
    # No event was handled since: there would be a picture of lines on top of each other.
    page = pane.area.widget()
    assert page.height() >= page.heightForWidth(page.width()) > pane.height()
    assert pane.facts.height() >= pane.facts.heightForWidth(pane.facts.width())


def test_late_details_of_another_file_are_ignored(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name["six-1.17.0-py3-none-any.whl"])
    pane.show_details(details_of(inventory, APP))
    assert "app, made for a test" not in shown(pane)
    pane.clear()
    pane.show_details(details_of(inventory, APP))
    assert "app, made for a test" not in shown(pane)


def test_nothing_of_the_previous_file_stays(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_details(details_of(inventory, APP))
    pane.show_entry(inventory.by_name["notes.txt"])
    assert pane.dependencies.plain_lines() == []
    assert not pane.load_section.isVisible()
    assert not pane.hash_section.isVisible()
    pane.show_details(details_of(inventory, "notes.txt"))
    assert "Not a package." in shown(pane)
    assert facts_of(pane.facts)["Content"] == "text"


def test_a_rescan_of_the_same_file_keeps_its_details(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_details(details_of(inventory, APP))
    pane.show_entry(replace(inventory.by_name[APP], status=Status.NOT_VERIFIED, sha256="ab" * 32))
    assert "app, made for a test" in shown(pane)
    assert "○ not verified" in shown(pane)
    assert pane.hash_line.edit.text() == "ab" * 32


def test_a_link_leads_to_its_package_also_by_keyboard(qtbot: QtBot, pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_details(details_of(inventory, APP))
    with qtbot.waitSignal(pane.package_wanted) as asked:
        pane.dependencies.linkActivated.emit("six")
    assert asked.args == ["six"]
    pane.activateWindow()
    pane.dependencies.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(pane.package_wanted) as asked:
        qtbot.keyClick(pane.dependencies, Qt.Key.Key_Tab)
        qtbot.keyClick(pane.dependencies, Qt.Key.Key_Return)
    assert asked.args == ["six"]


def test_each_snippet_and_the_hash_can_be_copied(qtbot: QtBot, pane: DetailsPane, inventory: Inventory) -> None:
    details = details_of(inventory, APP)
    pane.show_entry(replace(inventory.by_name[APP], sha256="cd" * 32))
    pane.show_details(details)
    for number, snippet in enumerate(details.snippets):
        pane.snippets.bar.setCurrentIndex(number)
        qtbot.mouseClick(pane.snippets.copy_button, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == snippet.code
    qtbot.mouseClick(pane.hash_line.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "cd" * 32
    assert pane.hash_line.copy_button.text() == "Copied"


def test_the_selected_kind_of_snippet_stays_for_the_next_file(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_details(details_of(inventory, APP))
    pane.snippets.bar.setCurrentIndex(1)
    again = details_of(inventory, APP)
    pane.show_details(replace(again, snippets=again.snippets[:2]))
    assert pane.snippets.code() == again.snippets[1].code


def details_of_damaged(entry: Entry, problem: Problem) -> Details:
    return Details(entry, "app", "1.0", RELEASE, problem=problem, dependents_complete=True, is_complete=True)


def test_a_damaged_file_has_a_repair_button_and_the_reason(qtbot: QtBot, pane: DetailsPane) -> None:
    entry = Entry(APP, identify(APP), status=Status.DAMAGED)
    pane.show_entry(entry)
    problem = Problem(Code.NOT_A_ZIP, source=APP, error="File is not a zip file")
    pane.show_details(details_of_damaged(entry, problem))
    assert "is not a valid archive: File is not a zip file" in shown(pane)
    assert not pane.load_section.isVisible()
    with qtbot.waitSignal(pane.repair_wanted) as wanted:
        qtbot.mouseClick(pane.repair_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [[APP]]
    pane.show_entry(Entry(APP, identify(APP), status=Status.DIFFERS))
    assert pane.repair_button.isVisible()
    pane.show_entry(Entry("six-1.0-py3-none-any.whl", identify("six-1.0-py3-none-any.whl")))
    assert not pane.repair_button.isVisible()


def test_a_file_that_is_no_archive_is_probably_damaged_until_it_is_verified(pane: DetailsPane) -> None:
    entry = Entry(APP, identify(APP), status=Status.NOT_VERIFIED)
    problem = Problem(Code.NOT_A_ZIP, source=APP, error="File is not a zip file")
    pane.show_entry(entry)
    assert "Not compared with the published file yet." in shown(pane)
    pane.show_details(details_of_damaged(entry, problem))
    assert "Probably damaged. Verify it to be sure." in shown(pane)
    assert "Not compared" not in shown(pane)
    pane.show_details(details := replace(details_of_damaged(entry, problem), file_type=FileType.ZIP))
    assert "Content" not in facts_of(pane.facts), "its beginning says zip archive, the problem that it is none"
    pane.show_details(replace(details, file_type=FileType.HTML))
    assert facts_of(pane.facts)["Content"] == "HTML page"
    pane.show_entry(replace(entry, status=Status.DAMAGED))
    assert "Pyodide cannot load it." in shown(pane)


def test_few_packages_that_are_not_cached_stand_before_the_hash(pane: DetailsPane, inventory: Inventory) -> None:
    entry = inventory.by_name[APP]
    there = [Dependent(f"there{number}", "1.0", "app", APP) for number in range(2)]
    absent = [Dependent(f"absent{number}", None, "app", None) for number in range(6)]
    pane.show_entry(entry)
    pane.show_details(replace(details_of(inventory, APP), dependents=(*there, *absent)))
    names = [line.split()[1] for line in pane.dependents.plain_lines()]
    assert names == ["there0", "there1", "absent0", "absent1", "absent2"]
    assert "and 3 more" in pane.dependents.text()


def test_a_file_without_a_status_shows_no_line_for_it(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    assert pane.status.isVisible()
    pane.show_entry(inventory.by_name["notes.txt"])
    assert not pane.status.isVisible()
    assert "Not a package." in pane.meaning.text()


def test_a_problem_without_details_is_shown(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(inventory.by_name[APP])
    pane.show_problem(Problem(Code.GONE, path="/cache/app.whl"))
    assert "/cache/app.whl does not exist" in shown(pane)


def test_several_files_have_totals_and_a_single_one_its_details(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_many(inventory.entries)
    assert "4 files selected" in shown(pane)
    assert pane.statuses.plain_lines() == ["○ not verified 3 files"]
    assert pane.kinds.plain_lines() == ["pure wheel 3 files", "not a package 1 file"]
    assert pane.entry is None
    pane.show_many([inventory.by_name[APP]])
    assert pane.entry is inventory.by_name[APP]
    assert "app 1.0" in shown(pane)
    pane.show_many([])
    assert pane.entry is None


def test_markup_and_invisible_characters_from_outside_are_shown_as_text(pane: DetailsPane) -> None:
    entry = Entry("<b>x\x1b[31m.bin")
    pane.show_entry(entry)
    assert facts_of(pane.facts)["File"] == "<b>x\\x1b[31m.bin"
    details = Details(entry, "<img src=x>", "", RELEASE, dependents_complete=True, is_complete=True)
    about = replace(details.about, summary="<a href='x'>s</a>", license="<i>L", home_page="file:///etc/passwd")
    pane.show_details(replace(details, about=about))
    assert pane.summary.textFormat() == Qt.TextFormat.PlainText
    assert pane.title.textFormat() == Qt.TextFormat.PlainText
    assert "<a href" not in " ".join(label.text() for label in pane.facts.findChildren(QLabel))


def test_a_name_without_spaces_never_makes_the_pane_wider(qtbot: QtBot, pane: DetailsPane) -> None:
    name = f"{'long_' * 30}name-1.0.post1-py3-none-any.whl"
    pane.show_entry(Entry(name, identify(name)))
    page = pane.area.widget()
    qtbot.waitUntil(lambda: page.width() <= pane.area.viewport().width())
    assert page.minimumSizeHint().width() <= pane.minimumWidth()


def test_status_colors_follow_the_theme(qapp: QApplication, pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(replace(inventory.by_name[APP], status=Status.DAMAGED))
    light = pane.status.palette().windowText().color()
    apply_theme(Theme.DARK)
    try:
        QApplication.processEvents()
        dark = pane.status.palette().windowText().color()
        assert dark.lightness() > light.lightness()
        assert pane.meaning.palette().windowText().color().lightness() > 100
    finally:
        apply_theme(Theme.LIGHT)


def test_every_control_is_reached_by_keyboard_and_has_a_name(pane: DetailsPane, inventory: Inventory) -> None:
    pane.show_entry(replace(inventory.by_name[APP], sha256="ab" * 32))
    pane.show_details(details_of(inventory, APP))
    toggle = pane.files_section.heading
    assert toggle is not None
    for widget in (
        *(pane.dependencies, pane.hash_line.edit, pane.hash_line.copy_button, toggle, pane.tree),
        *(pane.snippets.bar, pane.snippets.text, pane.snippets.copy_button),
    ):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget
        assert widget.accessibleName() or toggle.text()
    toggle.click()
    assert pane.tree.isVisible()


def test_the_details_job_has_two_steps_and_stops_when_it_is_canceled(
    qtbot: QtBot, pane: DetailsPane, inventory: Inventory
) -> None:
    hub = JobHub()
    told: list[Details] = []
    hub.told.connect(lambda _job, events: told.extend(events))
    pane.show_entry(inventory.by_name[APP])
    entry = inventory.by_name[APP]
    work = with_cache(
        lambda: Cache(inventory.directory),
        lambda cache, cancel: cache.details(entry, inventory=inventory, cancel=cancel),
    )
    hub.submit("Details", "details", work, quiet=True)
    qtbot.waitUntil(lambda: not hub.busy)
    assert [item.is_complete for item in told] == [False, True]
    job = hub.submit("Details", "details", work, quiet=True)
    job.cancel.set()
    qtbot.waitUntil(lambda: not hub.busy)
    assert hub.shut_down(PATIENCE)
