"""The dialog that serves the cache directory: options, the address, requests, and the lines for each client."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLayout, QLineEdit, QPushButton, QTabWidget, QWidget

from pyodide_cache.base.events import Cancel, Finished
from pyodide_cache.base.record import record
from pyodide_cache.cache import Cache
from pyodide_cache.serve.background import Background
from pyodide_cache.serve.clients import Client
from pyodide_cache.serve.traffic import RequestLine, Traffic
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.activity.job_summary import failure_text
from pyodide_cache_gui.session.follower import JobFollower
from pyodide_cache_gui.session.jobs import SERVING, Job, Outcome
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.buttons import CopyButton, close_box
from pyodide_cache_gui.widgets.fields import PathLine, combo_box, number_box, output_box
from pyodide_cache_gui.widgets.format import counted, path_text, size_text
from pyodide_cache_gui.widgets.labels import NoteLabel, PlainLabel
from pyodide_cache_gui.widgets.layouts import add_field, form, hbox, page, vbox
from pyodide_cache_gui.widgets.lines_table import STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

_PORT, _FIRST_PORT, _LAST_PORT = 8642, 1024, 65535

#: Addresses to listen on: this machine only, and all.
_THIS_MACHINE, _ALL = "127.0.0.1", "0.0.0.0"

#: The lane of jobs that start or stop a mirror in the background, which is a process of its own.
_SWITCHING = "mirror in the background"

#: How often the requests to a mirror in the background are read, in milliseconds.
_LOOK = 500

#: Requests that the table shows.
_MOST_LINES = 300

#: Names of programs are not translated.
_TITLES = {
    Client.BROWSER: "HTML",
    Client.NODE: "Node",
    Client.MICROPIP: "micropip",
    Client.PIP: "pip",
    Client.UV: "uv",
    Client.JUPYTERLITE: "JupyterLite",
    Client.MARIMO: "marimo",
    Client.PYSCRIPT: "PyScript",
}

_tr = translator("traffic_text")

_NOT_MODIFIED, _NOT_FOUND = 304, 404


@record
class ServeStarted:
    """A mirror listens."""

    url: str  # its address for this machine, without a slash at its end
    directory: Path  # that it serves
    configs: dict[str, dict[Client, str]]  # the lines for each client, by release
    background: Background | None = None  # set if it is a process of its own


class ServeDialog(JobDialog):
    """Start and stop a mirror. Closing the dialog hides it; the mirror continues, and the activity area shows it.

    A mirror stops with the window, unless it is a process of its own.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.set_up(self.tr("Serve packages"), 880, 680)
        self._mirror: ServeStarted | None = None
        self._lines: deque[TextLine] = deque(maxlen=_MOST_LINES)
        self._job = JobFollower(session.hub, self, self.on_action_event, self._on_ended)
        self._watcher = JobFollower(session.hub, self, self.on_action_event)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._watch)
        self.finished.connect(self._look.stop)
        self._traffic = Traffic()
        session.hub.queued.connect(self._on_queued)
        session.directory_changed.connect(self._on_directory)
        self.intro = PlainLabel(self)
        hint = self.tr("Optional: the unpacked npm package, node_modules/pyodide")
        self.runtime = PathLine(self, self.tr("Runtime files"), hint)
        self.port = number_box(self, "", _FIRST_PORT, _LAST_PORT, _PORT)
        self.port.setGroupSeparatorShown(False)
        self.fill = QCheckBox(self.tr("&Download what is missing, and keep it"), self)
        self.fill.setChecked(True)
        self.to_network = QCheckBox(self.tr("Let &other computers in the network read every package"), self)
        # A mirror for others downloads nothing at their request, unless the user wants it.
        self.to_network.toggled.connect(lambda is_on: self.fill.setChecked(not is_on))
        self.keep = QCheckBox(self.tr("&Keep serving in the background, also when the window is closed"), self)
        self.start_button = QPushButton(self, default=True)
        self.start_button.clicked.connect(lambda _checked=False: self.start_or_stop())
        self.address = QLineEdit(self, readOnly=True)
        self.address.setAccessibleName(self.tr("Address"))
        self.copy_address = CopyButton(self.address.text, self.tr("Copy the address"), self)
        self.network_note = NoteLabel(self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._requests(), self.tr("Requests"))
        self.tabs.addTab(self._configuration(), self.tr("Set up a client"))
        address = hbox((self.address, 1), self.copy_address, self.start_button)
        self.lay_out(self.intro, self._form(address), (self.tabs, 1), close_box(self))
        self._show_state()
        self.reload()

    def reload(self) -> None:
        """Look for a mirror that runs in the background, which another window may have started."""
        self.read(
            self.tr("Serve"),
            lambda cache, _cancel: iter([in_background(cache, cache.serving.background())]),
            self._show_background,
        )

    def _show_background(self, mirror: ServeStarted | None) -> None:
        if self._job.job is None:
            self.on_action_event(mirror) if mirror else self._on_ended(Outcome())

    def start_or_stop(self) -> None:
        """Start the mirror, or stop it."""
        if self._mirror and (mirror := self._mirror.background):
            title = self.tr("Stop serving {directory}").format(directory=path_text(mirror.directory))
            self.act(title, _SWITCHING, lambda cache, _cancel: cache.serving.stop_background(mirror), quiet=True)
            self.start_button.setEnabled(False)
            return
        if job := self._job.job:
            job.cancel.set()
            self.start_button.setEnabled(False)
            return
        self._lines.clear()
        self._traffic = Traffic()
        self.requests.rows.set_lines([])
        self.totals.setText(traffic_text(self._traffic))
        self.show_message("")
        options: dict[str, Any] = {
            "host": _ALL if self.to_network.isChecked() else _THIS_MACHINE,
            "port": self.port.value(),
            "runtimes": [runtime] if (runtime := self.runtime.path()) else [],
            "fill": self.fill.isChecked(),
        }
        title = self.tr("Serve on port {port}").format(port=options["port"])
        if self.keep.isChecked():

            def start(cache: Cache, _cancel: Cancel) -> ServeStarted | None:
                return in_background(cache, cache.serving.start_background(**options))

            self.act(title, _SWITCHING, start, quiet=True)
            self.start_button.setEnabled(False)
            return
        work = self.session.with_cache(lambda cache, cancel: serve(cache, options, cancel))
        self.session.hub.submit(title, SERVING, work, summary=lambda traffic: [traffic_text(traffic)])

    def _on_queued(self, job: Job) -> None:
        """Follow a mirror, also one that failed and is tried again in the activity area."""
        if job.lane == SERVING and self._job.job in (None, job):
            self._job.follow(job)
            self._show_state()

    def _on_directory(self) -> None:
        """Name the directory that would be served now."""
        if not (self._job.job or self._mirror or self.is_busy):
            self._show_state()

    def on_action_event(self, event: object) -> None:
        """Show a mirror that was started, and what it answers."""
        match event:
            case ServeStarted(background=background):
                self._mirror = event
                if background:
                    self._show_options(background)
                    if self.isVisible():  # it may be closed while the mirror starts
                        self._look.start()
                self._show_state()
            case Traffic(lines) if lines and event != self._traffic:
                self._traffic = event
                if self._mirror and self._mirror.background:
                    self._lines.clear()  # a mirror in the background reports all that it keeps
                self._lines.extendleft(map(request_line, lines))
                self.requests.rows.set_lines(self._lines)
                self.totals.setText(traffic_text(event))

    def _show_options(self, mirror: Background) -> None:
        """Show with what options the mirror was started, which another window may have done."""
        self.port.setValue(urlsplit(mirror.url).port or _PORT)
        self.to_network.setChecked(mirror.host not in {"", _THIS_MACHINE})
        self.fill.setChecked(mirror.fill)
        self.keep.setChecked(True)

    def _watch(self) -> None:
        """Read what the mirror in the background answered."""
        if self._watcher.job is None:
            work = self.session.with_cache(lambda cache, _cancel: cache.serving.background_traffic())
            self._watcher.start(self.tr("Requests"), work)

    def _on_ended(self, outcome: Outcome) -> None:
        self._look.stop()
        self._mirror = None
        self.show_message(failure_text(outcome))
        self._show_state()

    def _show_state(self) -> None:
        mirror = self._mirror
        is_running = self._job.job is not None or mirror is not None
        for widget in (self.runtime, self.port, self.fill, self.to_network, self.keep):
            widget.setEnabled(not is_running)
        if mirror is None:
            text = self.tr(
                "Make {directory} a server for browsers, Node, JupyterLite, micropip, pip and uv on this "
                "computer. Every file is hashed before it is served."
            )
        elif mirror.background:
            text = self.tr("{directory} is served in the background, also when the window is closed.")
        else:
            text = self.tr("{directory} is served until you stop it or close the window.")
        directory = mirror.directory if mirror else self.session.directory
        self.intro.setText(text.format(directory=path_text(directory)))
        self.start_button.setText(self.tr("&Stop") if is_running else self.tr("&Start"))
        self.start_button.setEnabled(True)
        self.address.setText(mirror.url if mirror else "")
        self.address.setPlaceholderText(self.tr("Starting…") if is_running else self.tr("Not running"))
        self.copy_address.setEnabled(mirror is not None)
        note = self.tr("Other computers use the name or address of this one in place of 127.0.0.1.")
        self.network_note.setText(note if mirror and self.to_network.isChecked() else "")
        self.release.clear()
        self.release.addItems(list(mirror.configs) if mirror else [])
        self.release.setVisible(mirror is not None)
        self._show_config()

    def _show_config(self) -> None:
        configs = self._mirror.configs if self._mirror else {}
        config = configs.get(self.release.currentText(), {}).get(self.client.currentData(), "")
        self.code.setPlainText(config.rstrip("\n"))
        self.copy_code.setEnabled(bool(config))

    def _form(self, address: QLayout) -> QFormLayout:
        port = hbox(self.port, 1)
        boxes = vbox(self.fill, self.to_network, self.keep, spacing=4)
        fields = form((self.tr("&Runtime files"), self.runtime), (self.tr("&Port"), port))
        fields.addRow("", boxes)
        add_field(fields, self.tr("&Address"), vbox(address, self.network_note, spacing=4))
        return fields

    def _requests(self) -> QWidget:
        columns = {self.tr("Request"): STRETCH, self.tr("Answer"): 170, self.tr("Size"): 110}
        self.requests = LinesTable(self.tr("Requests, newest first"), columns, self, numbers=(2,), sorts=False)
        self.requests.show_if_empty(self.tr("No requests yet"))
        self.totals = NoteLabel(self)
        return page(self, (self.requests, 1), self.totals)

    def _configuration(self) -> QWidget:
        self.code = output_box(self, self.tr("Lines for the client"), is_code=True)
        self.code.setPlaceholderText(self.tr("Start the server to see the lines that point a client to it"))
        self.copy_code = CopyButton(self.code.toPlainText, self.tr("Copy the lines"), self)
        self.release = self._box(self.tr("Pyodide release"))
        self.client = self._box(self.tr("Client"), ((title, client) for client, title in _TITLES.items()))
        for box in (self.client, self.release):
            box.currentIndexChanged.connect(lambda _index: self._show_config())
        return page(self, hbox(self.client, self.release, 1, self.copy_code), (self.code, 1))

    def _box(self, name: str, choices: Iterable[tuple[str, object]] = ()) -> QComboBox:
        box = combo_box(self, name, choices)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box


def request_line(request: RequestLine) -> TextLine:
    """Return the row of a request: what was asked for, the answer, and its size."""
    size = size_text(request.size) if request.size and not request.is_refused else ""
    texts = (request.path, _answer(request), size)
    return TextLine(texts, keys=((2, request.size),), is_faint=request.status == _NOT_MODIFIED)


def traffic_text(traffic: Traffic) -> str:
    """Return the totals in one line."""
    parts = [
        counted(traffic.requests, _tr("{n} request"), _tr("{n} requests")),
        _tr("{n} downloaded").format(n=traffic.fetched),
        _tr("{n} refused").format(n=traffic.refused),
        _tr("{size} served without a download").format(size=size_text(traffic.bytes_saved)),
    ]
    return " · ".join(parts)


def _answer(request: RequestLine) -> str:
    if request.status == _NOT_FOUND:
        return _tr("Not found")
    if request.is_refused:
        return _tr("Refused ({status})").format(status=request.status)
    if request.status == _NOT_MODIFIED:
        return _tr("Not changed")
    if request.fetched:
        return _tr("Downloaded")
    return _tr("From the cache") if request.is_file else _tr("Answered")


def in_background(cache: Cache, mirror: Background | None) -> ServeStarted | None:
    """Return what the dialog shows of a mirror that runs in the background; None if none does."""
    if mirror is None:
        return None
    configs = {
        version: {client: cache.serving.config(client, mirror.url, releases=[version]) for client in Client}
        for version in mirror.releases
    }
    return ServeStarted(mirror.url, mirror.directory, configs, mirror)


def serve(cache: Cache, options: dict[str, Any], cancel: Cancel) -> Iterator[object]:
    """Serve until the job is canceled; its report is the last `Traffic`."""
    from pyodide_cache.cache.serving import Mirror

    traffic = Traffic()
    for event in cache.serving.watch(cancel=cancel, **options):
        if isinstance(event, Mirror):
            configs = {
                version: {client: event.config(client, version) for client in Client} for version in event.releases
            }
            yield ServeStarted(event.url, cache.directory, configs)
        else:
            yield event
        if isinstance(event, Traffic):
            traffic = event
    yield Finished(traffic)
