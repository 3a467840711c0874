"""Manage folders of Pyodide packages: see what they hold, download, verify, repair and free space.

`Cache` is the entry point; ``docs/api.md`` describes the public API. Names are imported when they
are first used, so that ``import pyodide_cache`` costs nothing.
"""

from __future__ import annotations

from pyodide_cache.base.version import __version__

TYPE_CHECKING = False  # type checkers take it for true, and importing typing takes longer than all of this
if TYPE_CHECKING:
    from typing import Any

    from pyodide_cache.base.events import (
        Cancel,
        Cancelled,
        Event,
        Finished,
        ItemDone,
        ItemFailed,
        ItemProgress,
        ItemStarted,
        JobStarted,
        Note,
        Retrying,
        Run,
        StepStarted,
    )
    from pyodide_cache.base.plans import Plan
    from pyodide_cache.base.problems import Code, Problem
    from pyodide_cache.cache import Cache
    from pyodide_cache.clean_up.prune import PrunePlan, PruneReport
    from pyodide_cache.clean_up.trash_log import UndoPlan, UndoReport
    from pyodide_cache.export.plan import ExportPlan, ExportReport
    from pyodide_cache.inventory.inventory import Entry, Inventory, Status, Totals
    from pyodide_cache.messages import explain
    from pyodide_cache.pack.harness import Recording
    from pyodide_cache.pack.plan import PackPlan
    from pyodide_cache.pack.report import PackReport
    from pyodide_cache.pack.request import PackRequest
    from pyodide_cache.pack.settings import PackSettings
    from pyodide_cache.verify.repair import RepairPlan, RepairReport
    from pyodide_cache.verify.verify import VerifyPlan, VerifyReport
    from pyodide_cache.warm_up.plan import WarmUpPlan, WarmUpReport

#: The public names by the module that defines them.
_MODULES = {
    "base.events": (
        "Cancel Cancelled Event Finished ItemDone ItemFailed ItemProgress ItemStarted JobStarted Note Retrying Run"
        " StepStarted"
    ),
    "base.plans": "Plan",
    "base.problems": "Code Problem",
    "cache": "Cache",
    "clean_up.prune": "PrunePlan PruneReport",
    "clean_up.trash_log": "UndoPlan UndoReport",
    "export.plan": "ExportPlan ExportReport",
    "inventory.inventory": "Entry Inventory Status Totals",
    "messages": "explain",
    "pack.harness": "Recording",
    "pack.plan": "PackPlan",
    "pack.report": "PackReport",
    "pack.request": "PackRequest",
    "pack.settings": "PackSettings",
    "verify.repair": "RepairPlan RepairReport",
    "verify.verify": "VerifyPlan VerifyReport",
    "warm_up.plan": "WarmUpPlan WarmUpReport",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = [
    "Cache",
    "Cancel",
    "Cancelled",
    "Code",
    "Entry",
    "Event",
    "ExportPlan",
    "ExportReport",
    "Finished",
    "Inventory",
    "ItemDone",
    "ItemFailed",
    "ItemProgress",
    "ItemStarted",
    "JobStarted",
    "Note",
    "PackPlan",
    "PackReport",
    "PackRequest",
    "PackSettings",
    "Plan",
    "Problem",
    "PrunePlan",
    "PruneReport",
    "Recording",
    "RepairPlan",
    "RepairReport",
    "Retrying",
    "Run",
    "Status",
    "StepStarted",
    "Totals",
    "UndoPlan",
    "UndoReport",
    "VerifyPlan",
    "VerifyReport",
    "WarmUpPlan",
    "WarmUpReport",
    "__version__",
    "explain",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
