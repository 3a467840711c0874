"""The dialog that packs an app: watch it run, choose what to keep, make the pack and prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QStackedWidget, QWidget

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.plans import Failure
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.cache import Cache
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.report import PackPreview, PackReport
from pyodide_cache.pack.request import AppSetup, PackRequest
from pyodide_cache.pack.trace import app_output
from pyodide_cache.settings.releases import newest_release
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.activity.problems_dialog import few_problem_lines
from pyodide_cache_gui.pack.pack_app_form import PackAppForm, is_script
from pyodide_cache_gui.pack.pack_choice import PackChoice
from pyodide_cache_gui.pack.pack_missing import PackMissing
from pyodide_cache_gui.pack.pack_result import PackResult
from pyodide_cache_gui.pack.pack_words import pack_summary, problem_text, recording_summary, report_text
from pyodide_cache_gui.session.jobs import Job, Outcome, Summary
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.session.tasks import CacheWork
from pyodide_cache_gui.widgets.buttons import close_box, push_button
from pyodide_cache_gui.widgets.fields import output_box
from pyodide_cache_gui.widgets.format import path_text, say
from pyodide_cache_gui.widgets.labels import NoteLabel, emphasize
from pyodide_cache_gui.widgets.layouts import focus_order, hbox

_APP, _CHOICE, _RESULT, _MISSING = range(4)


class PackDialog(JobDialog):
    """Three pages, the row of a job that runs, and buttons that lead to the next page.

    Closing the dialog stops a recording, whose result would be lost. A pack that is being made continues in the
    activity area.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self._request: PackRequest | None = None
        self._target = Path()
        self._recording: Recording | None = None
        self._preview: PackPreview | None = None
        self._report: PackReport | None = None
        self._setup: AppSetup | None = None
        self._is_stopped = False
        self.set_up(self.tr("Pack an app"), 1160, 780)
        self.setAcceptDrops(True)
        self.form = PackAppForm(session.release or newest_release().version, self)
        self.choice = PackChoice(self)
        self.proof = PackResult(self)
        self.missing = PackMissing(self)
        self.pages = QStackedWidget(self)
        for page in (self.form, self.choice, self.proof, self.missing):
            self.pages.addWidget(page)
        self.problem = NoteLabel(self)
        self.output = output_box(self, self.tr("Output of the app"))
        self.output.setMaximumHeight(self.output.fontMetrics().lineSpacing() * 7 + 12)
        self.back_button = push_button(self, self.tr("&Back"), self._back)
        self.watch_button = QPushButton(self.tr("&Watch it run"), self)
        self.pack_button = QPushButton(self.tr("&Pack and prove"), self)
        titles = (self.tr("1  The app"), self.tr("2  What to keep"), self.tr("3  The proof"))
        self._titles = [QLabel(title, self) for title in titles]
        self._lay_out()
        self.form.script_changed.connect(self._read_setup)
        self.form.changed.connect(self.enable)
        self.choice.changed.connect(self._replan)
        self.proof.save_button.clicked.connect(self._ask_where)
        self.missing.again_button.clicked.connect(self._try_again)
        self.missing.folder_button.clicked.connect(self._choose_runtime)
        self.watch_button.clicked.connect(self.watch)
        self.pack_button.clicked.connect(self.pack)
        self.finished.connect(self._stop_watching)
        self._go(_APP)
        self._read_setup(None)

    def choose_app(self, script: Path) -> None:
        """Take a script as the app."""
        self.form.script.edit.setText(str(script))

    def watch(self) -> None:
        """Download what the app needs, and record a run of it."""
        request = self.form.request()
        if request is None or self.is_busy:
            return
        target = self.form.target(request.script)
        self._request, self._target = request, target

        def record(cache: Cache, cancel: Cancel) -> Iterator[object]:
            cache.packing.check_target(target)
            yield from cache.packing.record(request, cancel=cancel)

        self._start(self.tr("Watch {name}"), request, record, recording_summary)

    def plan_on(self, recording: Recording, request: PackRequest, target: Path) -> None:
        """Plan with a recorded run."""
        self._recording, self._request, self._target = recording, request, target
        self._go(_CHOICE)
        self.choice.set_settings(request.settings)
        self._show_text("\n".join(f"⚠ {say(note)}" for note in recording.notes))

    def pack(self) -> None:
        """Make the planned pack and prove it."""
        inputs = self._recording.inputs if self._recording else None
        if self._preview is None or self._request is None or inputs is None or self.is_busy:
            return
        plan, target = self._preview.plan, self._target

        def pack(cache: Cache, cancel: Cancel) -> Iterator[object]:
            return cache.packing.run(plan, inputs, target, cancel=cancel)

        self._start(self.tr("Pack {name}"), self._request, pack, pack_summary)

    def save_report(self, path: Path) -> None:
        """Write the report, in the format of the file's suffix."""
        report, request = self._report, self._request
        assert report
        assert request
        title = request.script.name
        text = report_text(report, title)

        def save(cache: Cache, _cancel: Cancel) -> Path:
            cache.packing.save_report(report, path, title=title, text=text)
            return path

        self.read(self.tr("Save the report"), save, self._show_saved, failed=self.proof.saved.setText)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept a script."""
        if self._dropped(event) and self.pages.currentIndex() == _APP and not self.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped script as the app."""
        if script := self._dropped(event):
            self.choose_app(script)
            event.acceptProposedAction()

    def _dropped(self, event: QDropEvent) -> Path | None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return paths[0] if len(paths) == 1 and is_script(paths[0]) else None

    def _start(self, title: str, request: PackRequest, work: CacheWork, summary: Summary) -> None:
        """Start to record or to pack, which the activity area shows too."""
        self.act(title.format(name=request.script.name), str(self.session.directory), work, summary=summary)

    def on_action_begun(self, job: Job) -> None:
        """Show that a recording or a pack begins."""
        self._is_stopped = False
        self._show_text("")
        if job.summary is pack_summary:
            self._report = None
            self.proof.start()
            self._go(_RESULT)
        super().on_action_begun(job)

    def _read_setup(self, script: Path | None) -> None:
        """Look for Node, the runtime, and the settings of the app."""
        self.read(
            self.tr("Plan"),
            lambda cache, _cancel: cache.packing.setup(script),
            self._take_setup,
            failed=self._show_text,
        )

    def _replan(self) -> None:
        """Plan again; until then there is no plan to carry out."""
        self._preview = None
        if self._recording and self._recording.trace:
            trace, settings = self._recording.trace, self.choice.settings()

            def preview(cache: Cache, _cancel: Cancel) -> PackPreview:
                return cache.packing.preview(cache.packing.plan(trace, settings))

            self.read(self.tr("Plan"), preview, self._show_preview, failed=self._show_text)
        self.enable()

    def _show_preview(self, preview: PackPreview) -> None:
        self._preview = preview
        self.choice.show_preview(preview)

    def _show_saved(self, path: Path) -> None:
        self.proof.saved.setText(self.tr("Saved as {path}").format(path=path_text(path)))

    def _take_setup(self, setup: AppSetup) -> None:
        self._setup = setup
        self.form.show_setup(setup)
        if setup.node_problem:
            self.missing.show_node(setup.node_problem)
            self._go(_MISSING)
        elif self.pages.currentIndex() == _MISSING:
            self._go(_APP)
        self.enable()

    def on_action_event(self, event: object) -> None:
        """Show the progress of the proofs."""
        if self.action.job and self.action.job.cancel.is_set:
            self._is_stopped = True  # even if the job ended before it noticed
        elif self.pages.currentIndex() == _RESULT:
            self.proof.take(event)

    def on_action_ended(self, outcome: Outcome) -> None:
        """Show the pack, plan with what was recorded, or show why that is not possible."""
        self.clear_foot()
        report, is_stopped = outcome.report, outcome.cancelled or self._is_stopped
        if self.pages.currentIndex() == _RESULT:
            if isinstance(report, PackReport) and not is_stopped:
                self._report = report
                self.proof.show_report(report)
            else:
                self.proof.show_failure(outcome.problem)
                if outcome.fault:
                    self.proof.text.setText(outcome.fault)
        elif is_stopped:
            self._show_text(self.tr("Stopped. Packages that were downloaded stay in the cache directory."))
        elif outcome.fault:
            self._show_text(f"⚠ {outcome.fault}")
        elif outcome.problem:
            self._show_problem(outcome.problem)
        elif isinstance(report, Recording) and report.trace and self._request:
            self.plan_on(report, self._request, self._target)
        elif isinstance(report, Recording):
            self._show_failures(report.failures)
        self.enable()

    def _show_problem(self, problem: Problem) -> None:
        if problem.code is Code.NO_NODE:
            self.missing.show_node(problem)
            self._go(_MISSING)
        elif problem.code is Code.NO_RUNTIME and self._request:
            self.missing.show_runtime(problem, str(self._request.script.parent))
            self._go(_MISSING)
        else:
            self._show_text(f"⚠ {problem_text(problem)}", app_output(problem))

    def _show_failures(self, failures: Sequence[Failure]) -> None:
        text = self.tr(
            "The app was not run. If it does not need these packages, uncheck “Also what the app declares and "
            "imports”, and name the others under “Needs”."
        )
        self._show_text("\n".join([*few_problem_lines(failures), text]))

    def _show_text(self, text: str, output: str = "") -> None:
        self.problem.setText(text)
        self.output.setPlainText(output)
        self.output.setVisible(bool(output))
        bar = self.output.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _try_again(self) -> None:
        if self._setup and self._setup.node_problem:
            self._read_setup(self.form.script.path())
        else:
            self._go(_APP)
            self.watch()

    def _choose_runtime(self) -> None:
        if self.form.runtime.ask():
            self._try_again()

    def _ask_where(self) -> None:
        name = str(self._target.with_name(f"{self._target.name}-report.html"))
        formats = ((self.tr("Page"), ".html"), (self.tr("JSON"), ".json"), (self.tr("Text"), ".txt"))
        suffixes = {f"{title} (*{suffix})": suffix for title, suffix in formats}
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save the report"), name, ";;".join(suffixes))
        if chosen:
            path = Path(chosen)
            self.save_report(path if path.suffix else path.with_suffix(suffixes.get(kind, ".txt")))

    def _back(self) -> None:
        self._show_text("")
        self._go(_CHOICE if self.pages.currentIndex() == _RESULT else _APP)

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.enable()
        # Else the focus goes from a button that is hidden now to *Close*, where Enter throws the recording away.
        for part in focus_order(self.pages):
            if part.isVisible() and part.isEnabled():
                part.setFocus()
                break

    def enable(self) -> None:
        """Show the buttons of the page, and enable those that can be used."""
        page, idle = self.pages.currentIndex(), not self.is_busy
        self.back_button.setVisible(page in (_CHOICE, _RESULT))
        self.back_button.setEnabled(idle)
        self.watch_button.setVisible(page == _APP)
        has_node = self._setup is not None and self._setup.node is not None
        self.watch_button.setEnabled(idle and has_node and self.form.script.path() is not None)
        self.watch_button.setDefault(page == _APP)
        self.pack_button.setVisible(page == _CHOICE)
        self.pack_button.setEnabled(idle and self._preview is not None)
        self.pack_button.setDefault(page == _CHOICE)
        self.form.setEnabled(idle)
        for number, label in enumerate(self._titles):
            emphasize(label, bold=number == page)
            role = QPalette.ColorRole.WindowText if number == page else QPalette.ColorRole.PlaceholderText
            label.setForegroundRole(role)

    def _lay_out(self) -> None:
        self.output.hide()
        head = hbox(*self._titles, 1, spacing=32)
        buttons = hbox(self.back_button, 1, self.watch_button, self.pack_button, close_box(self))
        self.lay_out(head, (self.pages, 1), self.problem, self.output, buttons)

    def _stop_watching(self) -> None:
        """Stop a recording, which only the dialog needs; a pack that is being made continues without it."""
        if self.pages.currentIndex() != _RESULT:
            self.action.stop()
