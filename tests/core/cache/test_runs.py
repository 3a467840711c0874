from __future__ import annotations

import ast
from pathlib import Path

import pytest

from pyodide_cache import Cache
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


def known_names() -> set[str]:
    """Return the names of the plans that runs.py tells apart."""
    tree = ast.parse(Path(runs.__file__).read_text(encoding="utf-8"))
    return {ast.literal_eval(node.value) for node in ast.walk(tree) if isinstance(node, ast.MatchValue)}


def test_every_plan_can_be_carried_out() -> None:
    names = {plan.__name__ for plan in all_plans()}
    assert "WarmUpPlan" in names
    assert names - known_names() == set(), "runs.py does not know who carries these out"
    assert known_names() - names == set(), "there are no such plans"


def test_source_options_are_no_plan(cache_dir: Path) -> None:
    with Cache(cache_dir) as cache, pytest.raises(TypeError, match="not a plan"):
        cache.execute(SourceOptions())  # type: ignore[arg-type]
