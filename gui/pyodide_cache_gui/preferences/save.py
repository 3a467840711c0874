"""Save settings, and report what could not be saved."""

from __future__ import annotations

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.settings.settings import Settings
from pyodide_cache_gui.session.session import Session


def save_settings(session: Session, settings: Settings, *, start_over: bool = False) -> None:
    """Save settings; `Session.failed` reports what could not be done.

    Args:
        session: that uses them.
        settings: the new ones.
        start_over: move a file that cannot be read aside, and start a new one.
    """
    try:
        aside = session.set_settings(settings, start_over=start_over)
    except Problem as problem:
        session.failed.emit(problem)
    else:
        if aside:
            session.failed.emit(Problem(Code.SETTINGS_SET_ASIDE, path=str(aside)))
