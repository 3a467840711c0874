"""What the menus hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pyodide_cache_gui.shell.commands import LINE, Command, Menu

if TYPE_CHECKING:
    from pyodide_cache_gui.shell.main_window import MainWindow


def menus(window: MainWindow) -> list[Menu]:
    """Return the menus of a window."""
    return [_file(window), _edit(window), _view(window), _cache(window), _help(window)]


def _file(window: MainWindow) -> Menu:
    dialogs = window.dialogs
    return _tr("&File"), [
        Command("open", _tr("&Open a cache directory…"), window.header.choose_directory, "Ctrl+O", "folder"),
        Command("project", _tr("From a &project folder…"), lambda: dialogs.project(True)),
        Command("script", _tr("From a &script, notebook or list…"), lambda: dialogs.project(False)),
        LINE,
        Command("export", _tr("&Export…"), window.export, "Ctrl+E"),
        Command("pack", _tr("Pac&k an app…"), lambda: dialogs.pack()),
        Command("csv", _tr("Save the list as &CSV…"), lambda: dialogs.save_rows("csv")),
        Command("json", _tr("Save the list as &JSON…"), lambda: dialogs.save_rows("json")),
        LINE,
        Command("quit", _tr("&Quit"), window.close, "Ctrl+Q"),
    ]


def _edit(window: MainWindow) -> Menu:
    dialogs, model = window.dialogs, window.model
    return _tr("&Edit"), [
        Command("undo", _tr("&Undo the last clean-up"), lambda: window.session.undo(), "Ctrl+Z"),
        LINE,
        Command("mark-shown", _tr("&Mark all that is shown"), model.mark_shown, "Ctrl+Shift+A"),
        Command("unmark", _tr("&Take all marks away"), lambda: model.set_marks(()), "Ctrl+Shift+D"),
        Command("mark-rule", _tr("Mark by &rule…"), dialogs.clean_up, "Ctrl+M"),
        LINE,
        Command("remove", _tr("Move marked files to the &trash…"), dialogs.remove_marked, "Del"),
        Command("delete", _tr("&Delete marked files for good…"), window.delete_marked, "Shift+Del"),
        LINE,
        Command("find", _tr("&Filter"), window.header.filter_edit.take_keys, "Ctrl+F", "search"),
        Command("preferences", _tr("&Preferences…"), dialogs.preferences, "Ctrl+,", "settings"),
    ]


def _view(window: MainWindow) -> Menu:
    browser = window.browser
    return _tr("&View"), [
        Command("map", _tr("&Map instead of the table"), browser.show_map, "Ctrl+T", ticked=False),
        Command("group", _tr("&Group by package"), window.model.set_grouped, "Ctrl+G", ticked=False),
        Command("ages", _tr("&Ages"), browser.show_ages, "Ctrl+H", ticked=True),
        Command("places", _tr("&Places"), window.show_places, "F9", ticked=False),
        Command("details", _tr("&Details"), window.show_details, "Ctrl+I", ticked=True),
        LINE,
        Command("log", _tr("&Log…"), window.dialogs.log, "Ctrl+L"),
        LINE,
        Command("refresh", _tr("&Refresh"), lambda: window.session.rescan(), "F5", "refresh"),
    ]


def _cache(window: MainWindow) -> Menu:
    dialogs, session = window.dialogs, window.session
    return _tr("&Cache"), [
        Command("packages", _tr("&Warm up packages…"), lambda: dialogs.packages(), "Ctrl+N", "plus"),
        Command("lists", _tr("Edit &lists…"), dialogs.lists, icon="list"),
        Command("sources", _tr("&Sources…"), dialogs.sources, icon="settings"),
        LINE,
        Command("verify", _tr("&Verify"), lambda: session.verify(), "Ctrl+Shift+V", "check"),
        Command("repair", _tr("&Repair"), lambda: session.repair()),
        Command("clean-up", _tr("&Clean up…"), dialogs.clean_up, "Ctrl+K", "clean"),
        LINE,
        Command("store", _tr("S&tore…"), dialogs.store),
        Command("layers", _tr("La&yers…"), dialogs.layers),
        Command("snapshots", _tr("S&napshots…"), dialogs.snapshots),
        Command("xbuildenvs", _tr("Cross-&build environments…"), lambda: dialogs.xbuildenvs()),
    ]


def _help(window: MainWindow) -> Menu:
    dialogs = window.dialogs
    return _tr("&Help"), [
        Command("guide", _tr("&Guide"), dialogs.guide, "F1"),
        Command("shortcuts", _tr("&Keys…"), window.show_shortcuts, "Ctrl+?"),
        LINE,
        Command("about", _tr("&About and licences"), dialogs.about),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("menus", text)
