"""The pane beside the table: the details of the selected file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QWidget

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.details.details import Details
from pyodide_cache.formats.archive import Contents
from pyodide_cache.formats.file_type import FileType
from pyodide_cache.inventory.inventory import NOT_AS_PUBLISHED, Entry, Status, totals_of
from pyodide_cache_gui.details import details_text as texts
from pyodide_cache_gui.details.file_tree import FileTree
from pyodide_cache_gui.details.snippet_tabs import SnippetTabs
from pyodide_cache_gui.widgets.buttons import CopyButton, push_button
from pyodide_cache_gui.widgets.fact_grid import FactGrid
from pyodide_cache_gui.widgets.fields import text_line, use_fixed_font
from pyodide_cache_gui.widgets.format import (
    amount_text,
    breakable,
    files_text,
    kind_text,
    runtime_text,
    say,
    size_text,
    status_text,
    visible_text,
)
from pyodide_cache_gui.widgets.labels import NoteLabel, PlainLabel, emphasize
from pyodide_cache_gui.widgets.layouts import hbox, scrolled, vbox
from pyodide_cache_gui.widgets.link_list import MOST, Line, LinkList
from pyodide_cache_gui.widgets.section import Section
from pyodide_cache_gui.widgets.theme import status_color

_WIDTH = 344
_LEAST_WIDTH = 296
#: The most characters of the authors that are shown.
_AUTHOR_LENGTH = 80
#: How many packages that are not cached and would need the file are shown at first.
_MOST_ABSENT = 3


class DetailsPane(QWidget):
    """Show an entry immediately, and its details after a job has read them.

    Attributes:
        can_repair: whether files may be replaced in the directory.
        entry: the shown entry; None for no or several entries.
    """

    package_wanted = Signal(str)
    repair_wanted = Signal(object)  # list of file names

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, minimumWidth=_LEAST_WIDTH)
        self.can_repair = True
        self.entry: Entry | None = None
        self._wrong: list[str] = []  # the shown files that can be repaired
        self._contents: Contents | None = None
        self.setAccessibleName(self.tr("Details"))
        self._page = QWidget()
        self._make_parts()
        self._lay_out()
        self.area = scrolled(self._page, self)
        self.area.setMinimumWidth(0)  # everything in it wraps
        self.area.setAccessibleName(self.tr("Details of the selected file"))
        vbox(self.area, parent=self)
        self.clear()

    def _make_parts(self) -> None:
        page = self._page
        self.title = PlainLabel(page)
        emphasize(self.title, 1.3)
        self.status = NoteLabel(page)
        self.meaning = PlainLabel(page)
        self.meaning.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        tip = self.tr("Download again, and keep the old bytes in quarantine")
        self.repair_button = push_button(page, self.tr("Repair"), lambda: self.repair_wanted.emit(self._wrong), tip)
        self.problem = NoteLabel(page)
        self.summary = NoteLabel(page)
        self.facts = FactGrid(page)
        self.facts.link_wanted.connect(_open_page)
        self.statuses, self.kinds = LinkList(page), LinkList(page)
        self.dependencies, self.dependents = LinkList(page), LinkList(page)
        self.published, self.copies = LinkList(page), LinkList(page)
        for links in (self.dependencies, self.dependents):
            links.wanted.connect(self.package_wanted)
        self.hash_line = HashLine(page)
        self.lock_text = PlainLabel(page)
        self.tree = FileTree(page)
        self.snippets = SnippetTabs(page)
        self.lock_section = Section(self.tr("Contents"), self.lock_text, page)
        self.hash_section = Section(self.tr("sha256"), self.hash_line, page)
        self.files_section = Section(self.tr("Files"), self.tree, page, folds=True)
        self.load_section = Section(self.tr("Code to load it"), self.snippets, page)
        self._lists = {
            self.statuses: Section(self.tr("Status"), self.statuses, page),
            self.kinds: Section(self.tr("Kinds"), self.kinds, page),
            self.dependencies: Section(self.tr("Requires"), self.dependencies, page),
            self.dependents: Section(self.tr("Required by"), self.dependents, page),
            self.published: Section(self.tr("Published by"), self.published, page),
            self.copies: Section(self.tr("Other copies"), self.copies, page),
        }
        for links, section in self._lists.items():
            links.setAccessibleName(section.accessibleName())

    def sizeHint(self) -> QSize:
        """Return a width in which a summary is easy to read."""
        return QSize(_WIDTH, 480)

    def clear(self) -> None:
        """Forget the shown file; the window hides the pane."""
        self.entry = None
        self._paint()

    def show_entry(self, entry: Entry) -> None:
        """Show what the table shows of a file; details may follow.

        If the file is shown already, as after a scan, its details stay until new ones arrive.
        """
        is_new = self.entry is None or self.entry.file_name != entry.file_name
        self.entry = entry
        identity = entry.identity
        if is_new:
            self._start_over()
            title = f"{identity.name} {identity.version or ''}" if identity.name else entry.file_name
            self.title.setText(breakable(title.strip()))
        self._show_status(entry)
        self._show_facts(entry, None)
        self.hash_section.setVisible(entry.is_package)
        self.hash_line.show_hash(entry.sha256)
        if entry.warning:
            self._say(say(entry.warning))
        self._settle()

    def show_details(self, details: Details) -> None:
        """Show the details of the shown file; ignore those of other files."""
        if self.entry is None or details.entry.file_name != self.entry.file_name:
            return
        about, contents = details.about, details.contents
        self.title.setText(breakable(f"{details.title} {details.version}".strip()))
        self.summary.setText(breakable(about.summary))
        self._show_facts(self.entry, details)
        if details.is_complete:
            self._show_relations(details)
        self._fill(self.published, texts.provenance_lines(details))
        self.lock_text.setText(texts.lock_text(details.lock) if details.lock else "")
        self.lock_section.setVisible(details.lock is not None)
        if contents != self._contents:
            self._contents = contents
            self.tree.files.set_contents(contents)
        if contents:
            files = files_text(len(contents.members) + (contents.more or 0))
            if contents.more is None:
                files = self.tr("More than {files}").format(files=files)
            size = size_text(contents.size)
            self.files_section.set_title(self.tr("{files}, {size} unpacked").format(files=files, size=size))
        self.files_section.setVisible(bool(contents and contents.members))
        if details.problem and details.problem.code is Code.NOT_A_ZIP and self.entry.status is Status.NOT_VERIFIED:
            self.meaning.setText(self.tr("Probably damaged. Verify it to be sure."))
        problems = [details.problem, *(contents.warnings if contents else ())]
        self._say("\n".join(dict.fromkeys(say(problem) for problem in problems if problem)))
        self._settle()

    def show_problem(self, problem: Problem) -> None:
        """Show why there are no details."""
        self._say(say(problem))

    def show_many(self, entries: Sequence[Entry]) -> None:
        """Show the totals of several files; one file, or none, as `show_entry` and `clear` do."""
        if len(entries) < 2:
            if entries:
                self.show_entry(entries[0])
            else:
                self.clear()
            return
        self.entry = None
        self._start_over()
        totals = totals_of(entries)
        self.title.setText(amount_text(self.tr("{files} selected"), len(entries)))
        self.status.hide()
        self.meaning.setText(self.tr("{size} in total").format(size=size_text(totals.bytes)))
        self._fill(self.statuses, texts.statuses_lines(entries))
        self._fill(self.kinds, texts.kinds_lines(entries))
        wrong = self._offer_repair(entries)
        bad = sum(entry.status is Status.DAMAGED for entry in wrong)
        self._say(amount_text(self.tr("{files} damaged, which Pyodide will fail to load."), bad) if bad else "")

    def changeEvent(self, event: QEvent) -> None:
        """Use the colors of a new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "area"):
            self._paint()

    def _lay_out(self) -> None:
        lists = list(self._lists.values())
        layout = vbox(
            *(vbox(self.title, self.status, self.meaning, spacing=4), self.problem, self.repair_button),
            *(self.summary, self.facts, self.lock_section, *lists[:5], self.hash_section, lists[5]),
            *(self.files_section, self.load_section, 1),
            spacing=16,
            parent=self._page,
            margins=(16, 16, 16, 24),
        )
        layout.setAlignment(self.repair_button, Qt.AlignmentFlag.AlignLeft)

    def _show_relations(self, details: Details) -> None:
        """Show what other files say about the file."""
        links = [link for link in details.dependencies if link.applies]
        self._fill(self.dependencies, [texts.dependency_line(link) for link in links])
        dependents = texts.dependent_lines(details)
        cached = sum(bool(line.link) for line in dependents)
        self._fill(self.dependents, dependents, cached + _MOST_ABSENT)
        self._fill(self.copies, [texts.copy_line(copy, details.entry.file_name) for copy in details.copies])
        self.snippets.show_snippets(details.snippets)
        self.load_section.setVisible(bool(details.snippets))

    def _start_over(self) -> None:
        """Hide everything about the previous file."""
        self._contents = None
        self.tree.files.set_contents(None)
        self.snippets.show_snippets(())
        for links in self._lists:
            self._fill(links, [])
        parts: tuple[QWidget, ...] = (self.summary, self.facts, self.problem, self.repair_button)
        for part in (*parts, self.lock_section, self.hash_section, self.files_section, self.load_section):
            part.hide()
        self.area.verticalScrollBar().setValue(0)

    def _show_status(self, entry: Entry) -> None:
        self.status.setText(status_text(entry))
        self.meaning.setText(texts.status_meaning(entry))
        self._offer_repair([entry])
        self._paint()

    def _offer_repair(self, entries: Sequence[Entry]) -> list[Entry]:
        """Offer to repair those that need it, and return them."""
        wrong = [entry for entry in entries if entry.status in NOT_AS_PUBLISHED]
        self._wrong = [entry.file_name for entry in wrong]
        self.repair_button.setVisible(bool(wrong) and self.can_repair)
        return wrong

    def _show_facts(self, entry: Entry, details: Details | None) -> None:
        facts = [(self.tr("Kind"), kind_text(entry)), (self.tr("Runtime"), runtime_text(entry.identity.runtime))]
        facts.append((self.tr("Size"), size_text(entry.size)))
        if details:
            about = details.about
            kind = details.file_type
            # A damaged archive still begins as one.
            if kind and kind is not FileType.ZIP and details.contents is None and details.lock is None:
                facts.append((self.tr("Content"), texts.file_type_text(kind)))
            facts += [
                (self.tr("License"), about.license),
                (self.tr("Author"), _short(about.author)),
                (self.tr("Python"), about.requires_python),
                (self.tr("Home page"), about.home_page),
            ]
        facts.append((self.tr("File"), entry.file_name))
        if details or not self.facts.isVisibleTo(self):
            self.facts.show_facts([(label, visible_text(text)) for label, text in facts if text])
        self.facts.show()

    def _fill(self, links: LinkList, lines: Sequence[Line], first: int = MOST) -> None:
        links.set_lines(lines, first)
        self._lists[links].setVisible(bool(lines))

    def _say(self, text: str) -> None:
        self.problem.setText(f"⚠ {breakable(text)}" if text else "")

    def _settle(self) -> None:
        """Give every line its height before the next paint; else the lines would flash on top of each other."""
        for part in (self.facts, self._page):
            if layout := part.layout():
                layout.invalidate()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _paint(self) -> None:
        palette = self.palette()
        color = status_color(self.entry.status, palette) if self.entry else None
        palette.setColor(QPalette.ColorRole.WindowText, color or palette.windowText().color())
        self.status.setPalette(palette)


class HashLine(QWidget):
    """A sha256 on one line, to select or copy; or that it is not known yet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = text_line(self, self.tr("Not verified yet"), self.tr("sha256"))
        self.edit.setReadOnly(True)
        use_fixed_font(self.edit)
        self.copy_button = CopyButton(self.edit.text, self.tr("Copy sha256"), self)
        hbox((self.edit, 1), self.copy_button, parent=self)

    def show_hash(self, sha256: str | None) -> None:
        """Show a hash; None if the file was not hashed yet."""
        self.edit.setText(sha256 or "")
        self.edit.setCursorPosition(0)
        self.edit.setToolTip(sha256 or "")
        self.copy_button.setVisible(sha256 is not None)


def _short(text: str) -> str:
    return text if len(text) <= _AUTHOR_LENGTH else text[:_AUTHOR_LENGTH].rpartition(" ")[0].rstrip(",") + "…"


def _open_page(address: str) -> None:
    # The metadata of a wheel is not trusted: open nothing but web pages.
    if address.startswith(("https://", "http://")):
        QDesktopServices.openUrl(QUrl(address))
