"""Commands of the table, the map and the ages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyodide_cache_gui.inventory.browser import Browser
from pyodide_cache_gui.session.room import Context, Room
from pyodide_cache_gui.session.tasks import save_rows_task
from pyodide_cache_gui.widgets.commands import Command, Menu
from pyodide_cache_gui.widgets.format import amount_text


class InventoryCommands(Room):
    """Select files, choose how they are shown, save the list."""

    def __init__(self, context: Context, browser: Browser) -> None:
        super().__init__(context)
        self._browser = browser

    def commands(self) -> Sequence[Command]:
        """Return the entries of the menus."""
        browser, model = self._browser, self._browser.model
        edit, view = Menu.EDIT, Menu.VIEW
        clear, has_selection = self.tr("C&lear selection"), lambda: bool(model.selected_names())
        csv, json = self.tr("Save the list as &CSV…"), self.tr("Save the list as &JSON…")
        return (
            Command("csv", Menu.FILE, 11, csv, lambda: self.save_rows("csv"), enabled=self.has_packages),
            Command("json", Menu.FILE, 12, json, lambda: self.save_rows("json"), enabled=self.has_packages),
            Command("select-shown", edit, 10, self.tr("Select &all shown"), model.select_shown, "Ctrl+A"),
            Command(
                "select-none", edit, 11, clear, lambda: model.set_selection(()), "Ctrl+Shift+A", enabled=has_selection
            ),
            Command("map", view, 0, self.tr("&Map instead of the table"), browser.show_map, "Ctrl+T", checked=False),
            Command("group", view, 1, self.tr("&Group by package"), model.set_grouped, "Ctrl+G", checked=False),
            Command("ages", view, 2, self.tr("&Ages"), browser.show_ages, "Ctrl+H", checked=True),
            Command("refresh", view, 20, self.tr("&Refresh"), self.session.rescan, "F5", "refresh"),
        )

    def save_rows(self, kind: str) -> None:
        """Write the selected files, else the shown ones, as ``csv`` or ``json``."""
        from PySide6.QtWidgets import QFileDialog

        entries = tuple(self.files.selected() or self._browser.model.rows.shown_entries())
        title = amount_text(self.tr("Save the list of {files}"), len(entries))
        name = str(Path.home() / f"{self.session.directory.name}.{kind}")
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, name, f"*.{kind}")
        if chosen:
            path = Path(chosen)
            work = save_rows_task(entries, path, kind)
            title = self.tr("Save {name}").format(name=path.name)
            self.session.hub.submit(title, f"save {path}", work, summary=self._saved_text)

    def _saved_text(self, saved: int) -> list[str]:
        return [amount_text(self.tr("{files} listed"), saved)]
