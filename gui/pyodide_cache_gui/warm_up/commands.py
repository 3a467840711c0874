"""Commands that name packages to download."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from pyodide_cache.base.events import Finished
from pyodide_cache.settings.lists import ListStore
from pyodide_cache.warm_up.request.requests import NOTHING, PackageRequest
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.session.source_words import offer_of
from pyodide_cache_gui.session.tasks import plan_and_run
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.format import amount_text, amounts, failed_text, say
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.warm_up.plan import WarmUpReport
    from pyodide_cache.warm_up.request.project import ProjectRequirements
    from pyodide_cache_gui.session.jobs import Job
    from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog
    from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog

_tr = translator("warm_up_summaries")


class WarmUpCommands(Room):
    """Packages by name, from projects and from lists; sources; newer releases."""

    releases_found = Signal(object)  # tuple[str, ...]: newer releases, newest first

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._project = JobFollower(self.session.hub, self, self.show_project)
        self._releases = JobFollower(self.session.hub, self, lambda event: self.releases_found.emit(event.report))

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        file, cache, can_add = Menu.FILE, Menu.CACHE, self.can_change
        folder, script = self.tr("From a &project folder…"), self.tr("From a &script, notebook or requirements file…")
        add = self.tr("&Add packages…")
        return (
            Command("project", file, 1, folder, lambda: self.choose_project(folder=True)),
            Command("script", file, 2, script, lambda: self.choose_project(folder=False)),
            Command("packages", cache, 0, add, self.packages, "Ctrl+N", "plus", enabled=can_add),
            Command("lists", cache, 1, self.tr("Edit &lists…"), self.lists, icon="list"),
            Command("sources", cache, 2, self.tr("&Sources…"), self.sources, icon="settings"),
        )

    def packages(
        self, title: str = "", requirements: tuple[str, ...] = (), rules: PackageRequest = NOTHING
    ) -> PackagesDialog:
        """Open the dialog that downloads packages by name."""
        from pyodide_cache_gui.warm_up.packages_dialog import PackagesDialog

        dialog = PackagesDialog(self.session, title, requirements, self.window, rules=rules)
        dialog.save_wanted.connect(self.save_list)
        dialog.accepted.connect(lambda: self.warm_up(dialog.title(), dialog.requirements(), dialog.rules))
        dialog.open()
        return dialog

    def choose_project(self, *, folder: bool) -> None:
        """Ask for a project folder, or a file, and read which packages it needs."""
        from PySide6.QtWidgets import QFileDialog

        if folder:
            chosen = QFileDialog.getExistingDirectory(self.window, self.tr("Choose a project folder"))
        else:
            patterns = "*.py *.ipynb *.qmd *.md *.txt *.in *.toml *.cfg *.yml *.yaml *.json *.lock *.html Pipfile"
            kinds = self.tr("Projects") + f" ({patterns})"
            title = self.tr("Choose a script, notebook or requirements file")
            chosen, _ = QFileDialog.getOpenFileName(self.window, title, "", kinds)
        if chosen:
            self.read_project(Path(chosen))

    def show_project(self, found: ProjectRequirements) -> None:
        """Show what a project needs, with the reasons as comments, ready to be edited."""
        self._project.stop()  # the dialog says what its row would say
        lines = [f"{item.requirement}  # {', '.join(item.reasons)}" for item in found.requirements]
        lines += [f"# ⚠ {say(problem)}" for _, problem in found.problems]
        # To allow a guess, the user removes the first #.
        lines += [f"# {item.guess}  # ⚠ {say(item.problem)}" for item in found.unknown if not item.optional]
        if not found.requirements:
            lines.append(self.tr("# No packages are needed in {path}").format(path=found.root))
        self.packages(found.root.name, tuple(lines), found.request().rules())

    def warm_up(self, title: str, requirements: Sequence[str], rules: PackageRequest = NOTHING) -> Job:
        """Download packages into the cache directory; rules say how their files are chosen."""
        title = self.tr("Warm up: {name}").format(name=title)
        work = plan_and_run(
            lambda cache, cancel: cache.plan_warm_up(cache.request(requirements) + rules, cancel=cancel)
        )
        return self.submit(title, work, warm_up_summary, offer=offer_of(self.session))

    def read_project(self, path: Path) -> Job:
        """Read which packages a project needs, and show them."""
        release, title = self.session.release, self.tr("Read {name}").format(name=path.name)
        work = self.session.with_cache(lambda cache, cancel: cache.read_project(path, release=release, cancel=cancel))
        return self._project.start(title, work, lane=f"project {path}", quiet=False)

    def find_newer_releases(self) -> Job:
        """Look for newer releases; `releases_found` has the result."""
        title = self.tr("Look for newer releases")
        work = self.session.with_cache(lambda cache, _cancel: Finished(cache.newer_releases()))
        return self._releases.start(title, work, lane="releases", quiet=False, summary=releases_summary)

    def lists(self) -> ListsDialog:
        """Open the editor of the user's lists."""
        from pyodide_cache_gui.warm_up.lists_dialog import ListsDialog

        dialog = ListsDialog(ListStore(), self.window)
        dialog.warm_up_button.setVisible(self.can_change())
        dialog.warm_up_wanted.connect(self.warm_up)
        dialog.open()
        return dialog

    def sources(self) -> None:
        """Let the user choose where packages come from."""
        from pyodide_cache_gui.warm_up.sources_dialog import SourcesDialog

        dialog = SourcesDialog(self.session.source_options, self.window)
        dialog.accepted.connect(lambda: self.session.set_source_options(dialog.source_options()))
        dialog.open()

    def save_list(self, requirements: tuple[str, ...]) -> None:
        """Save requirements as a list, whose name the user types."""
        self.lists().new(requirements)


def warm_up_summary(report: WarmUpReport) -> list[str]:
    """Return how many files were cached before and are now, and how much was downloaded."""
    parts = amounts((_tr("{files} cached already"), len(report.cached)))
    if report.fetched or not report.failed:
        # Without a download, the files are copies of others on this computer.
        text = _tr("{files} fetched, {size} downloaded") if report.bytes_fetched else _tr("{files} fetched")
        parts.append(amount_text(text, len(report.fetched), report.bytes_fetched))
    return [*parts, *failed_text(len(report.failed))]


def releases_summary(versions: Sequence[str]) -> list[str]:
    """Return the newer releases that were found."""
    if not versions:
        return [_tr("There are no newer releases")]
    return [_tr("Found: {versions}").format(versions=", ".join(versions))]
