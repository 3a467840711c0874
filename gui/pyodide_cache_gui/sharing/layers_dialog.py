"""Layers: the folders below the cache directory, and where their files differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.sharing.layers import LayerFile, LayersState
from pyodide_cache_gui.activity.job_dialog import JobDialog
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.sharing.summaries import comparison_summary
from pyodide_cache_gui.widgets.buttons import CopyButton, close_box, push_button
from pyodide_cache_gui.widgets.fields import choose_folder, combo_box, output_box
from pyodide_cache_gui.widgets.format import counted, path_text, say, size_text, visible_text
from pyodide_cache_gui.widgets.labels import PlainLabel
from pyodide_cache_gui.widgets.layouts import hbox, page
from pyodide_cache_gui.widgets.lines_table import FIT, STRETCH, LinesTable, TextLine
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.cache.sharing import CacheLayers

_tr = translator("layer_lines")


class LayersDialog(JobDialog):
    """Show the cache directory, its layers in their order, and the files of all of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.state: LayersState | None = None
        self._select_next: Path | None = None  # the row to select when the new state is there
        self.set_up(self.tr("Layers"), 980, 700)
        intro = self.tr(
            "Layers are read-only folders below the cache directory, such as a team’s share, a folder of a "
            "container image, or a snapshot. Of files with the same name, the runtime uses the topmost. Files of "
            "layers are not downloaded again. Only the cache directory is ever changed."
        )
        columns = {"": 48, self.tr("Folder"): STRETCH, self.tr("Files"): 70, self.tr("Size"): 90}
        columns |= {self.tr("State"): FIT, self.tr("From"): FIT}
        name = self.tr("Folders, from top to bottom")
        self.places = LinesTable(name, columns, self, numbers=(2, 3), sorts=False)  # their order is what it shows
        self.places.chosen.connect(self.enable)
        self.add_button = push_button(self, self.tr("&Add a folder…"), self.add)
        self.up_button = push_button(self, self.tr("Move &up"), self.move_up)
        tip = self.tr("The folder is no longer a layer; its files are kept")
        self.remove_button = push_button(self, self.tr("&Remove"), self.remove, tip)
        tip = self.tr("Hash the files that are in more than one folder")
        self.compare_button = push_button(self, self.tr("&Compare"), self.compare, tip)
        choices = (self.tr("All files"), self.tr("In several folders"), self.tr("Differences"))
        self.show_box = combo_box(self, self.tr("Files to show"), choices)
        self.show_box.currentIndexChanged.connect(self._show_files)
        self.count = PlainLabel(self)
        self.count.setWordWrap(False)
        columns = {self.tr("File"): STRETCH, self.tr("Size"): 90, self.tr("Folder"): 170, self.tr("State"): 220}
        self.files = LinesTable(self.tr("Files of all folders"), columns, self, numbers=(1,))
        self.note = PlainLabel(self)
        self.code = output_box(self, self.tr("Code that starts the runtime with its layers"), is_code=True)
        self.copy_button = CopyButton(self.code.toPlainText, self.tr("Copy the code"), self)
        self.lay_out(intro, (self._parts(), 1), close_box(self))
        self.reload()

    def _parts(self) -> QSplitter:
        tabs = QTabWidget(self)
        files = hbox(self.show_box, self.count, 1, self.compare_button)
        code = hbox((self.note, 1), self.copy_button)
        tabs.addTab(page(self, files, (self.files, 1)), self.tr("Files"))
        tabs.addTab(page(self, code, (self.code, 1)), self.tr("Start the runtime"))
        tools = hbox(self.add_button, self.up_button, self.remove_button, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self, childrenCollapsible=False, handleWidth=16)
        parts.addWidget(page(self, (self.places, 1), tools, margins=(0, 0, 0, 0)))
        parts.addWidget(tabs)
        parts.setSizes([210, 330])
        return parts

    def reload(self) -> None:
        """Read the directory and its layers again."""
        release = self.session.release
        title = self.tr("Layers")
        self.read(title, lambda cache, cancel: cache.layers.state(release=release, cancel=cancel), self._show)

    def _show(self, state: LayersState) -> None:
        is_changed = self.state is not None and self.state.layers != state.layers
        self.state = state
        self._show_places(state)
        self._show_files()
        self._show_code(state)
        self.enable()
        if is_changed:
            self.session.rescan()  # the window's inventory has the layers too

    def enable(self) -> None:
        """Enable the buttons of what is possible now."""
        state, layer = self.state, self.places.only_selected(Path)
        can_act = state is not None and not self.is_busy
        own = [path for path in state.layers if path not in state.inherited] if state else []
        self.add_button.setEnabled(can_act)
        self.remove_button.setEnabled(can_act and layer in own)
        self.up_button.setEnabled(can_act and layer in own[1:])
        files = self.files.values(LayerFile)
        self.compare_button.setEnabled(can_act and any(item.needs_comparison for item in files))

    def add(self) -> None:
        """Choose a folder, and add it below the other layers."""
        if chosen := choose_folder(self, self.tr("Choose a folder")):
            self._select_next = folder = Path(chosen)
            title = self.tr("Add the layer {folder}").format(folder=path_text(folder))
            self._change(title, lambda layers: layers.add(folder))

    def remove(self) -> None:
        """Remove the selected layer; its files are kept."""
        if layer := self.places.only_selected(Path):
            title = self.tr("Remove the layer {folder}").format(folder=path_text(layer))
            self._change(title, lambda layers: layers.remove(layer))

    def move_up(self) -> None:
        """Move the selected layer above the one before it."""
        if layer := self.places.only_selected(Path):
            self._select_next = layer
            self._change(self.tr("Reorder the layers"), lambda layers: layers.move_up(layer))

    def compare(self) -> None:
        """Hash the files that are in more than one folder."""
        title, lane = self.tr("Compare the layers"), f"compare {self.session.directory}"
        self.act(title, lane, lambda cache, cancel: cache.layers.compare(cancel=cancel), summary=comparison_summary)

    def _change(self, title: str, change: Callable[[CacheLayers], object]) -> None:
        lane = f"layers {self.session.directory}"
        self.act(title, lane, lambda cache, _cancel: change(cache.layers), quiet=True)

    def _show_places(self, state: LayersState) -> None:
        selected = self._select_next or self.places.only_selected(Path)
        self._select_next = None
        top = state.inventory
        state_of_top = self.tr("✓ available") if top.exists else self.tr("does not exist yet")
        lines = [_place(1, top, state_of_top, self.tr("the cache directory"))]
        below = {layer.directory: layer for layer in top.layers}
        for number, path in enumerate(state.layers, start=2):
            found = below.get(path, Inventory(path, exists=False))
            notes = [note for note in top.notes if str(note.facts.get("path")) == str(path)]
            origin = self.tr("the environment") if path in state.inherited else self.tr("the user")
            tip = "\n".join([path_text(path), *(say(note) for note in notes)])
            line = _place(number, found, self._layer_state(found, notes), origin)
            lines.append(replace(line, value=path, tip=tip))
        self.places.rows.set_lines(lines)
        self.places.select(lambda value: value is not None and value == selected)
        others = [note for note in top.notes if note.code is Code.BROKEN_SETTINGS]
        self.show_message("\n".join(f"⚠ {say(note)}" for note in others))

    def _layer_state(self, found: Inventory, notes: Sequence[Problem]) -> str:
        codes = {note.code for note in notes}
        for code, text in (
            (Code.LAYER_LOOP, self.tr("⚠ the cache directory itself; ignored")),
            (Code.LAYER_GONE, self.tr("⚠ not available")),
            (Code.LAYER_WRITABLE, self.tr("⚠ writable by others")),
        ):
            if code in codes:
                return text
        if notes or found.problem:
            return self.tr("✕ cannot be read")
        return self.tr("✓ available")

    def _show_files(self, *_index: object) -> None:
        if self.state is None:
            return
        shown = Shown(self.show_box.currentIndex())
        lines = file_lines(self.state, shown)
        names = len({line.texts[0] for line in lines})
        self.count.setText(counted(names, self.tr("{n} name"), self.tr("{n} names")) if names else "")
        none = {
            Shown.ALL: self.tr("There are no package files yet"),
            Shown.REPEATED: self.tr("No file is in more than one folder"),
            Shown.DIFFERENT: self.tr("No file differs between the folders"),
        }
        self.files.show_lines(lines, none[shown])
        self.enable()

    def _show_code(self, state: LayersState) -> None:
        self.code.setPlainText(state.snippet.code.rstrip("\n"))
        existing = [layer for layer in state.inventory.layers if layer.exists]
        text = self.tr("Start Pyodide {release} with them in Node:")
        if existing and state.snippet.layer is None:
            text = self.tr("Pyodide {release} reads one directory. A warm-up copies what the layers have into it:")
        elif len(existing) > 1:
            text = self.tr("Pyodide {release} reads one layer. A warm-up copies what the others have:")
        self.note.setText(text.format(release=state.release))


def _place(number: int, found: Inventory, state: str, origin: str) -> TextLine:
    name, totals = path_text(found.directory), found.totals
    numbers = (str(totals.files), size_text(totals.bytes)) if found.exists and not found.problem else ("", "")
    return TextLine((str(number), name, *numbers, state, origin), tip=name)


class Shown(IntEnum):
    """Which files are shown."""

    ALL = 0
    REPEATED = 1
    DIFFERENT = 2


def file_lines(state: LayersState, shown: Shown) -> list[TextLine]:
    """Return a line for each file; the value of a line is its `LayerFile`."""
    directory = str(state.inventory.directory)
    lines = []
    for group in state.files:
        if shown is not Shown.ALL and len(group) < 2:
            continue
        if shown is Shown.DIFFERENT and all(item.same is True for item in group):
            continue
        lines += [_line(item, group[0].entry.layer or directory, directory) for item in group]
    return lines


def _line(item: LayerFile, top: str, directory: str) -> TextLine:
    entry = item.entry
    name = visible_text(entry.file_name)
    folder = path_text(entry.layer or directory)
    state = _state(item)
    if entry.warning and entry.warning.code is Code.DANGLING_LINK:
        state = f"✕ {say(entry.warning)}"  # it hides the files below, and cannot be read itself
    elif entry.warning:
        state = f"{state}; ⚠ {say(entry.warning, within=True)}"
    tip = f"{name}\n{folder}\n{state}"
    if not item.is_read:
        tip += "\n" + _tr("The runtime reads the file in {folder}").format(folder=path_text(top))
    where = folder if entry.layer else _tr("the cache directory")
    return TextLine((name, size_text(entry.size), where, state), ((1, entry.size),), item, tip, not item.is_read)


def _state(item: LayerFile) -> str:
    if item.is_read:
        return _tr("✓ used")
    if item.same is None:
        return _tr("hidden; not compared yet")
    return _tr("hidden; same bytes") if item.same else _tr("hidden; ⚠ different bytes")
