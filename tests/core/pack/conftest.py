from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.pack.inputs import PackInputs
from support.packs import SimulatedNode, sample_inputs, simulate_node, write_app


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    """Simulate all runs in Node."""
    return simulate_node(monkeypatch)


@pytest.fixture
def inputs(tmp_path: Path) -> PackInputs:
    """Return the inputs of a pack with star and dust."""
    return sample_inputs(tmp_path, write_app(tmp_path / "app"))
