"""Compress unused files of the store by itself, if the user set after how many days."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache_gui.session.session import Session
from pyodide_cache_gui.widgets.translation import translator

if TYPE_CHECKING:
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.cache import Cache

_tr = translator("compress_rule")

#: From the first scan to the rule, in milliseconds: the window has better things to do first.
_DELAY = 60_000
_DAY = 24 * 3600


def follow_rule(session: Session) -> None:
    """Apply the setting ``compress-days`` once for each window, to the store that the directory uses."""
    wait = partial(QTimer.singleShot, _DELAY, session, partial(_apply, session))
    session.inventory_changed.connect(lambda _inventory: wait(), Qt.ConnectionType.SingleShotConnection)


def _apply(session: Session) -> None:
    days = session.settings.compress_days
    if not days:
        return

    def apply(cache: Cache, cancel: Cancel) -> Iterator[object]:
        try:
            plan = cache.store().plan_compress(age=days * _DAY, cancel=cancel)
        except Problem as problem:
            if problem.code is not Code.NO_STORE:
                raise
        else:
            if plan.items:
                yield from cache.run(plan, cancel=cancel)

    session.hub.submit(_tr("Compress the store"), "store rule", session.with_cache(apply), quiet=True)
