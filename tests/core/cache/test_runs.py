from __future__ import annotations

from pathlib import Path

from pyodide_cache.base.plans import Plan
from pyodide_cache.cache import runs
from pyodide_cache.warm_up.source_options import SourceOptions


def all_plans() -> set[type]:
    import importlib
    import pkgutil

    import pyodide_cache

    for module in pkgutil.walk_packages(pyodide_cache.__path__, "pyodide_cache."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return {plan for plan in Plan.__subclasses__() if plan.__module__.startswith("pyodide_cache.")}


def test_every_plan_can_be_carried_out() -> None:
    names = {plan.__name__ for plan in all_plans()}
    assert "WarmUpPlan" in names
    assert names - set(runs._RUNNERS) == set(), "runs.py does not know who carries these out"
    assert set(runs._RUNNERS) - names == set(), "there are no such plans"


def test_source_options_are_no_plan(tmp_path: Path) -> None:
    assert type(SourceOptions()).__name__ not in runs._RUNNERS
