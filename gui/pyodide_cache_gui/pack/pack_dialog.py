"""Pack an app: watch it run, choose what stays, make the pack and prove it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pyodide_cache.base.events import Finished, ItemFailed, Note
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.pack.make_and_prove import WRITE, Recording
from pyodide_cache.pack.report import PackReport
from pyodide_cache.settings.releases import newest_release
from pyodide_cache_gui.pack.pack_app_form import PackAppForm, is_script
from pyodide_cache_gui.pack.pack_choice import PackChoice
from pyodide_cache_gui.pack.pack_missing import PackMissing
from pyodide_cache_gui.pack.pack_progress import PackProgress
from pyodide_cache_gui.pack.pack_result import PackResult
from pyodide_cache_gui.pack.pack_steps import FETCH, PackStep
from pyodide_cache_gui.pack.pack_tasks import (
    AppLooked,
    PackPlanned,
    PackRequest,
    ReportSaved,
    Watched,
    Work,
    look_task,
    pack_task,
    plan_task,
    record_task,
    save_report_task,
)
from pyodide_cache_gui.pack.pack_words import output_of, problem_text, report_text
from pyodide_cache_gui.session.hub import Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import Planned
from pyodide_cache_gui.widgets.format import say

_APP, _CHOICE, _RESULT, _MISSING = range(4)
_MOST_LINES = 8


class PackDialog(QDialog):
    """Three pages, a strip for what runs, and the buttons that lead on.

    Closing it ends a watched run, whose trace would be lost; a pack that is being made goes on in the activity area.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session = session
        self._looking: Job | None = None
        self._planning: Job | None = None
        self._running: Job | None = None  # a watched run, or a pack
        self._saving: Job | None = None
        self._request: PackRequest | None = None
        self._watched: Watched | None = None
        self._planned: PackPlanned | None = None
        self._report: PackReport | None = None
        self._failures: list[str] = []
        self._notes: list[str] = []
        self._looked: AppLooked | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Pack an app"))
        self.setAcceptDrops(True)
        self.resize(1160, 780)
        self.form = PackAppForm(session.release or newest_release().version, self)
        self.choice = PackChoice(self)
        self.proof = PackResult(self)
        self.missing = PackMissing(self)
        self.pages = QStackedWidget(self)
        for page in (self.form, self.choice, self.proof, self.missing):
            self.pages.addWidget(page)
        self.problem = QLabel(self)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.output = QPlainTextEdit(self)
        self.output.setReadOnly(True)
        self.output.setAccessibleName(self.tr("What the app said"))
        self.output.setMaximumHeight(self.output.fontMetrics().lineSpacing() * 7 + 12)
        self.progress = PackProgress(self)
        self.back_button = QPushButton(self.tr("&Back"), self)
        self.watch_button = QPushButton(self.tr("&Watch it run"), self)
        self.pack_button = QPushButton(self.tr("&Pack and prove"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self._steps = [QLabel(self) for _ in range(3)]
        self._lay_out()
        self.form.script_changed.connect(self._on_script)
        self.form.changed.connect(self._show)
        self.choice.changed.connect(self._replan)
        self.proof.save_wanted.connect(self._ask_where)
        self.missing.again_wanted.connect(self._try_again)
        self.missing.folder_wanted.connect(self._choose_runtime)
        self.progress.cancelled.connect(self._cancel)
        self.back_button.clicked.connect(self._back)
        self.watch_button.clicked.connect(self.watch)
        self.pack_button.clicked.connect(self.pack)
        self.close_button.clicked.connect(self.close)
        session.hub.told.connect(self._on_told)
        session.hub.ended.connect(self._on_ended)
        self.finished.connect(self._on_finished)
        self._go(_APP)
        self._look(None)

    def choose_app(self, script: Path) -> None:
        """Take a script for the app."""
        self.form.script.edit.setText(str(script))

    def watch(self) -> None:
        """Fetch what the app needs, and watch it run."""
        request = self.form.request()
        if request is None or self._running:
            return
        self._request, self._failures, self._notes = request, [], []
        self._tell("")
        title = self.tr("Watch {name}").format(name=request.script.name)
        work = record_task(self.session.directory, self.session.source_options, request)
        self._run(title, work, PackStep(FETCH))

    def plan_on(self, watched: Watched, request: PackRequest) -> None:
        """Plan on a watched run."""
        self._watched, self._request = watched, request
        self._go(_CHOICE)
        self.choice.set_settings(request.settings)

    def pack(self) -> None:
        """Make the pack as it is planned, and prove it."""
        if self._planned is None or self._watched is None or self._request is None or self._running:
            return
        self.proof.start()
        self._tell("")
        self._report = None
        self._go(_RESULT)
        title = self.tr("Pack {name}").format(name=self._request.script.name)
        self._run(title, pack_task(self._planned.plan, self._watched, self._request.target), PackStep(WRITE))

    def save_report(self, path: Path) -> None:
        """Write the report, as the file's name ends."""
        assert self._report
        assert self._request
        title = self._request.script.name
        work = save_report_task(self._report, title, report_text(self._report, title), path)
        self._saving = self._quiet(work, "save")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a script."""
        if self._dropped(event) and self.pages.currentIndex() == _APP and not self._running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the script that was dropped."""
        if script := self._dropped(event):
            self.choose_app(script)
            event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and is_script(paths[0]) else None

    def _run(self, title: str, work: Work, first: PackStep) -> None:
        assert self._request
        self._running = self.session.hub.submit(title, str(self.session.directory), work)
        self.progress.start(first, self._request.settings.timeout)
        self._show()

    def _quiet(self, work: Work, lane: str) -> Job:
        return self.session.hub.submit(self.tr("Plan"), f"pack {lane} {id(self)}", work, quiet=True)

    def _look(self, script: Path | None) -> None:
        if self._looking:
            self._looking.cancel.set()
        self._looking = self._quiet(look_task(script), "look")

    def _on_script(self, script: Path | None) -> None:
        self._look(script)

    def _replan(self) -> None:
        """Plan anew; the plan before is good for nothing from now on."""
        if self._planning:
            self._planning.cancel.set()
        self._planned = None
        if self._watched:
            self._planning = self._quiet(plan_task(self._watched.trace, self.choice.settings()), "plan")
        self._show()

    def _on_told(self, job: Job, events: list[object]) -> None:
        if job not in (self._looking, self._planning, self._running, self._saving) or job.cancel.is_set:
            return
        takes: dict[Job | None, Callable[[object], None]] = {
            self._looking: self._take_look,
            self._planning: self._take_plan,
            self._running: self._take_step,
            self._saving: self._take_saved,
        }
        for event in events:
            takes[job](event)

    def _take_look(self, event: object) -> None:
        if isinstance(event, AppLooked):
            self._looked = event
            self.form.show_looked(event)
            if event.node_problem:
                self.missing.show_node(event.node_problem)
                self._go(_MISSING)
            elif self.pages.currentIndex() == _MISSING:
                self._go(_APP)
            self._show()

    def _take_plan(self, event: object) -> None:
        if isinstance(event, PackPlanned):
            self._planned = event
            self.choice.show_planned(event)
            self._show()

    def _take_step(self, event: object) -> None:
        self.progress.take(event)
        match event:
            case Watched() if self._request:
                self.plan_on(event, self._request)
                self._tell("\n".join(f"⚠ {line}" for line in self._notes))
            case Planned(plan):
                self._failures += [f"{item.requirement}: {say(item.problem)}" for item in plan.failures]
            case ItemFailed(key, problem):
                self._failures.append(f"{key}: {say(problem)}")
            case Finished(PackReport() as report):
                self._report = report
                self.proof.show_report(report)
            case Finished(Recording(None) as recording) if not recording.problem:
                self._tell_failures()
            case Note(problem) if self.pages.currentIndex() != _RESULT:
                self._notes.append(say(problem))
        if self.pages.currentIndex() == _RESULT and self._report is None:
            self.proof.take(event)

    def _take_saved(self, event: object) -> None:
        if isinstance(event, ReportSaved):
            self.proof.saved.setText(self.tr("Saved as {path}").format(path=event.path))

    def _on_ended(self, job: Job, outcome: Outcome) -> None:
        if job is self._planning:
            self._planning = None
        elif job is self._looking:
            self._looking = None
        elif job is self._saving:
            self._saving = None
            if outcome.problem:
                self.proof.saved.setText(f"⚠ {say(outcome.problem)}")
        elif job is self._running:
            self._running = None
            self.progress.stop()
            self._end(outcome)
        self._show()

    def _end(self, outcome: Outcome) -> None:
        if self.pages.currentIndex() == _RESULT:
            if self._report is None:
                self.proof.show_failure(outcome.problem)
                if outcome.fault:
                    self.proof.text.setText(outcome.fault)
            return
        if outcome.cancelled:
            self._tell(self.tr("Stopped. Nothing was written but what was fetched into the cache directory."))
        elif outcome.fault:
            self._tell(f"⚠ {outcome.fault}")
        elif outcome.problem:
            self._tell_problem(outcome.problem)

    def _tell_problem(self, problem: Problem) -> None:
        if problem.code is Code.NO_NODE:
            self.missing.show_node(problem)
            self._go(_MISSING)
        elif problem.code is Code.NO_RUNTIME and self._request:
            self.missing.show_runtime(problem, str(self._request.script.parent))
            self._go(_MISSING)
        else:
            self._tell(f"⚠ {problem_text(problem)}", output_of(problem))

    def _tell_failures(self) -> None:
        shown = [f"⚠ {line}" for line in self._failures[:_MOST_LINES]]
        if len(self._failures) > _MOST_LINES:
            shown.append(self.tr("… and {n} more").format(n=len(self._failures) - _MOST_LINES))
        if shown:
            shown.append(
                self.tr("Nothing was run. What the app does not really need: untick its imports, and name the rest.")
            )
        self._tell("\n".join(shown))

    def _tell(self, text: str, output: str = "") -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.output.setPlainText(output)
        self.output.setVisible(bool(output))
        bar = self.output.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _try_again(self) -> None:
        if self._looked and self._looked.node_problem:
            self._look(self.form.script.path())
        else:
            self._go(_APP)
            self.watch()

    def _choose_runtime(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, self.tr("Choose a folder")):
            self.form.runtime.edit.setText(chosen)
            self._try_again()

    def _ask_where(self) -> None:
        assert self._request
        name = str(self._request.target.with_name(f"{self._request.target.name}-report.html"))
        kinds = ";;".join(
            (self.tr("Page") + " (*.html)", self.tr("JSON") + " (*.json)", self.tr("Text") + " (*.txt)")
        )
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), name, kinds)
        if chosen:
            path = Path(chosen)
            suffix = kind.rpartition("*")[2].rstrip(")") if "*" in kind else ".txt"
            self.save_report(path if path.suffix else path.with_suffix(suffix))

    def _cancel(self) -> None:
        if self._running:
            self._running.cancel.set()

    def _back(self) -> None:
        self._tell("")
        self._go(_CHOICE if self.pages.currentIndex() == _RESULT else _APP)

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self._show()

    def _show(self) -> None:
        """Show the buttons of the page, and which of them can be used."""
        page, idle = self.pages.currentIndex(), self._running is None
        self.back_button.setVisible(page in (_CHOICE, _RESULT))
        self.back_button.setEnabled(idle)
        self.watch_button.setVisible(page == _APP)
        has_node = self._looked is not None and self._looked.node is not None
        self.watch_button.setEnabled(idle and has_node and self.form.script.path() is not None)
        self.watch_button.setDefault(page == _APP)
        self.pack_button.setVisible(page == _CHOICE)
        self.pack_button.setEnabled(idle and self._planned is not None)
        self.pack_button.setDefault(page == _CHOICE)
        self.form.setEnabled(idle)
        names = (self.tr("1  The app"), self.tr("2  What stays"), self.tr("3  The proof"))
        for number, (label, name) in enumerate(zip(self._steps, names, strict=True)):
            is_now = number == page
            font = label.font()
            font.setBold(is_now)
            label.setFont(font)
            label.setForegroundRole(QPalette.ColorRole.WindowText if is_now else QPalette.ColorRole.PlaceholderText)
            label.setText(name)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(32)
        for label in self._steps:
            head.addWidget(label)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        for button in (self.close_button, self.watch_button, self.pack_button):
            foot.addWidget(button)
        for button in (self.back_button, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        for widget in (self.problem, self.output):
            widget.hide()
            layout.addWidget(widget)
        layout.addWidget(self.progress)
        layout.addLayout(foot)

    def _on_finished(self) -> None:
        for job in (self._looking, self._planning, self._running):
            if job and (job is not self._running or self.pages.currentIndex() != _RESULT):
                job.cancel.set()
        self.progress.stop()
