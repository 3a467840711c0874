"""Compare two sets of packages, and see what an upgrade would change for the directory."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QWidget

from pyodide_cache.base.problems import Code
from pyodide_cache.settings.releases import newest_release, releases
from pyodide_cache.updates.diff import Diff
from pyodide_cache.updates.outdated import Outdated, ReleaseForecast
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.activity.reading_dialog import ReadingDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.source_words import index_offer_of
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.diff_table import DiffTable, diff_summary
from pyodide_cache_gui.widgets.fields import choose_button, combo_box
from pyodide_cache_gui.widgets.format import counted, packages_text, say
from pyodide_cache_gui.widgets.labels import NoteLabel, PlainLabel
from pyodide_cache_gui.widgets.layouts import form, hbox, page
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

_tr = translator("CompareDialog")


class CompareDialog(ReadingDialog):
    """Two choices and the table of their differences; a second page shows the newer releases."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.offer = index_offer_of(session)
        self.set_up(self.tr("Compare releases or directories"), 900, 640)
        intro = self.tr("See which packages differ between two Pyodide releases, lock files or folders.")
        self.before = self._choice(self.tr("Compare"))
        self.after = self._choice(self.tr("With"))
        self.compare_button = push_button(self, self.tr("&Compare"), self.compare)
        self.compare_button.setDefault(True)
        self.changes = DiffTable(self.tr("Differences"), self)
        self.summary = PlainLabel(self)
        columns = {self.tr("Release"): 110, self.tr("New versions"): 150, self.tr("Rebuilt"): 130}
        columns |= {self.tr("Removed"): 110, self.tr("Changes"): STRETCH}
        self.newer = LinesTable(self.tr("Newer releases"), columns, self, numbers=(1, 2, 3))
        self.newer.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.forecast = PlainLabel(self)
        self.tabs = QTabWidget(self)
        after = hbox((self._side(self.after), 1), self.compare_button)
        sides = form((self.tr("Co&mpare"), self._side(self.before)), (self.tr("&With"), after))
        self.tabs.addTab(page(self, sides, (self.changes, 1), self.summary), self.tr("Differences"))
        self.tabs.addTab(page(self, self.forecast, (self.newer, 1)), self.tr("What would change"))
        columns = {self.tr("Package"): 200, self.tr("Cached"): 130, self.tr("On the index"): 130}
        self.versions = LinesTable(self.tr("Newer versions"), columns | {self.tr("Held by"): STRETCH}, self)
        self.versions.show_if_empty(self.tr("Not asked yet"))
        self.version_text = NoteLabel(self)
        self.ask_button = push_button(self, self.tr("&Ask the package index"), self.ask_index)
        versions = page(self, hbox(self.ask_button, self.instead_button, 1), (self.versions, 1), self.version_text)
        self.tabs.addTab(versions, self.tr("Newer versions"))
        self.lay_out(intro, (self.tabs, 1), close_box(self))
        newest = newest_release().version
        older = next(item.version for item in releases() if not item.is_prerelease and item.version != newest)
        self.before.setEditText(older if session.release in (None, newest) else str(session.release))
        self.after.setEditText(newest)
        for box in (self.before, self.after):
            box.editTextChanged.connect(self._forget)
        self.reload()

    def reload(self) -> None:
        """Compare, and read what newer releases would change for the directory."""
        self.compare()
        self.read(
            self.tr("What would change"),
            lambda cache, cancel: cache.updates.outdated(offline=True, cancel=cancel),
            self._show_newer,
            failed=self.forecast.setText,
        )

    def compare(self) -> None:
        """Compare the two sides that are chosen."""
        before, after = (box.currentText().strip() for box in (self.before, self.after))
        if before and after:
            self.read(
                self.tr("Compare {before} with {after}").format(before=before, after=after),
                lambda cache, cancel: cache.updates.diff(before, after, cancel=cancel),
                self._show_diff,
                failed=self.summary.setText,
            )

    def ask_index(self) -> None:
        """Ask the package index for newer versions of the packages that came from there."""
        self.version_text.setText(self.tr("Asking the package index…"))
        self.read(
            self.tr("Look for newer versions"),
            lambda cache, cancel: cache.updates.outdated(cancel=cancel),
            self._show_versions,
            failed=self.version_text.setText,
            again=self.ask_index,
        )

    def enable(self) -> None:
        """Enable the button when both sides are chosen."""
        is_chosen = all(box.currentText().strip() for box in (self.before, self.after))
        self.compare_button.setEnabled(is_chosen and not self.is_reading(self._show_diff))
        self.ask_button.setEnabled(not self.is_reading(self._show_versions))

    def _show_diff(self, found: Diff) -> None:
        self.changes.show_diff(found, self.tr("No package differs"))
        self.summary.setText(diff_summary(found))

    def _show_newer(self, found: Outdated) -> None:
        self.newer.show_lines(forecast_lines(found), self.tr("No newer releases"))
        self.forecast.setText("\n".join([forecast_summary(found), *few_problem_lines(found.problems)]))

    def _show_versions(self, found: Outdated) -> None:
        is_known = found.asked_index and not found.problems
        self.versions.show_lines(version_lines(found), self.tr("No newer versions") if is_known else "")
        self.version_text.setText(version_summary(found))
        self.show_offer(self.ask_index, [problem for _, problem in found.problems])

    def _choice(self, name: str) -> QComboBox:
        choices = [str(self.session.directory), *(release.version for release in releases())]
        box = combo_box(self, name, choices, takes_text=True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        return box

    def _side(self, box: QComboBox) -> QHBoxLayout:
        kinds = self.tr("Lock files and exports") + " (*.json *.zip)"
        return hbox((box, 1), choose_button(self, self.tr("Choose a lock file or folder"), kinds, box.setEditText))

    def _forget(self) -> None:
        """Show no differences of sides that are no longer chosen, nor those that are still read."""
        self.drop(self._show_diff)
        self.changes.show_lines([])
        self.summary.setText("")
        self.enable()


def forecast_lines(found: Outdated) -> list[TextLine]:
    """Return a row for each newer release: how many packages it changes, removes, and which."""
    return [_forecast_line(item) for item in reversed(found.newer)]


def forecast_summary(found: Outdated) -> str:
    """Return a sentence about the directory, and whether there is a newer release."""
    text = _tr("This directory is for Pyodide {release} and has {packages}.")
    text = text.format(release=found.release, packages=packages_text(found.packages))
    return text if found.newer else f"{text} {_tr('No newer release is known.')}"


def version_lines(found: Outdated) -> list[TextLine]:
    """Return a row for each package that has a newer version on the index, with what holds it back."""
    return [
        TextLine((item.name, item.cached, item.newest, item.held_by or (say(item.problem) if item.problem else "")))
        for item in found.versions
    ]


def version_summary(found: Outdated) -> str:
    """Return how many packages have a newer version on the index, and what could not be found out."""
    if not found.asked_index:
        return _tr("The package index was not asked: offline is on, or it is not used.")
    if count := len(found.versions):
        text = counted(count, _tr("{n} package has a newer version"), _tr("{n} packages have a newer version"))
    elif any(problem.code is Code.DIRECTORY_USED for _, problem in found.problems):
        text = _tr("The package index could not be asked.")
    else:
        text = _tr("No package from the index has a newer version.")
    return "\n".join([text, *few_problem_lines(found.problems)])


def _forecast_line(item: ReleaseForecast) -> TextLine:
    if item.diff is None:
        text = _tr("The packages of this release are not known yet")
        return TextLine((item.version, text, "", "", ""), is_sentence=True)
    counts = (len(item.diff.changed), len(item.diff.rebuilt), len(item.diff.removed))
    parts = [f"{change.name} {change.before.version} → {change.after.version}" for change in item.diff.changed]
    for gone in item.diff.removed:
        users = ", ".join(item.users.get(gone.name, ()))
        text = _tr("{name} is removed, and needed by {users}") if users else _tr("{name} is removed")
        parts.append(text.format(name=gone.name, users=users))
    parts += [_tr("{name} is not built for this release").format(name=lost.name) for lost in item.unloadable]
    return TextLine(
        (item.version, *(str(count) for count in counts), "; ".join(parts) or _tr("all versions stay the same")),
        keys=tuple(enumerate(counts, start=1)),
    )
