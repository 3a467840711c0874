"""A directory with files of several kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.wheels import WASM_TAG, build_wheel


@pytest.fixture
def filled(cache_dir: Path) -> Path:
    build_wheel("pydantic_core", "2.41.5", tag=WASM_TAG, payload=4000).write_to(cache_dir)
    build_wheel("scikit_learn", "1.8.0", tag=WASM_TAG).write_to(cache_dir)
    build_wheel("six", "1.17.0").write_to(cache_dir)
    (cache_dir / "notes.txt").write_text("mine")
    (cache_dir / "tool-tests.tar").write_bytes(b"x" * 10)
    return cache_dir
