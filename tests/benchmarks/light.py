"""The size of differences between close versions, and of compressed files in the store, with real wheels.

The wheels come from the package index by name; without a network there are no figures.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from measure import say

from pyodide_cache.formats.inflated import packed, unpacked

_PAIRS = (
    ("rich==14.0.0", "rich==14.1.0"),
    ("jinja2==3.1.5", "jinja2==3.1.6"),
    ("boto3==1.40.1", "boto3==1.40.2"),
    ("networkx==3.4.2", "networkx==3.5"),
    ("sympy==1.13.3", "sympy==1.14.0"),
    ("plotly==6.3.0", "plotly==6.3.1"),
    ("msgpack==1.2.3", "msgpack==1.2.4"),
    ("pydantic-core==2.50.2", "pydantic-core==2.50.4"),
)
_KINDS = (
    ("Python", "sympy==1.14.0"),
    ("Python and JavaScript", "plotly==6.3.1"),
    ("Python, small", "rich==14.1.0"),
    ("JSON", "boto3==1.40.2"),
    ("certificates", "certifi==2025.4.26"),
    ("WebAssembly", "msgpack==1.2.4"),
    ("WebAssembly, built by maturin", "pydantic-core==2.50.4"),
)
_LEVELS = (3, 12, 19)


def measure(scratch: Path, _rounds: int) -> None:
    """Measure and print."""
    say("\nDifferences: bytes of the new wheel and of the difference, its share, seconds of CPU to make and apply it")
    for old_name, new_name in _PAIRS:
        old, new = _wheel(scratch, old_name), _wheel(scratch, new_name)
        if not old or not new:
            say(f"  {new_name:28} not available")
            continue
        delta, made = _timed(lambda new=new, old=old: packed(new, base=old) or b"")  # type: ignore[misc]
        again, applied = _timed(lambda delta=delta, old=old: unpacked(delta, old))  # type: ignore[misc]
        assert again == new
        part = 100 * len(delta) / len(new)
        say(f"  {new_name:28} {len(new):10,} {len(delta):10,} {part:5.1f} %  {made:5.2f} s {applied:5.2f} s")
    say("\nCompressed: bytes of the wheel, then for each level its share and the seconds of CPU to pack and unpack")
    for kind, name in _KINDS:
        if not (data := _wheel(scratch, name)):
            say(f"  {kind:30} {name}: not available")
            continue
        cells = []
        for level in _LEVELS:
            form, taken = _timed(lambda data=data, level=level: packed(data, level) or b"")  # type: ignore[misc]
            again, back = _timed(lambda form=form: unpacked(form))  # type: ignore[misc]
            assert again == data
            cells.append(f"{level}: {100 * len(form) / len(data):5.1f} % {taken:6.2f} s {back:5.2f} s")
        say(f"  {kind:30} {len(data):10,}  {'  '.join(cells)}")


def _timed(work: Callable[[], bytes]) -> tuple[bytes, float]:
    began = time.process_time()
    result = work()
    return result, time.process_time() - began


def _wheel(scratch: Path, name: str) -> bytes:
    """Return a wheel, for Pyodide if there is one of that kind; empty if it cannot be fetched."""
    folder = scratch / name
    options = ["--no-deps", "--only-binary", ":all:", "--quiet", "--disable-pip-version-check", "--dest", folder]
    wasm = ["--python-version", "3.14", "--platform", "pyemscripten_2026_0_wasm32"]
    command = [sys.executable, "-m", "pip", "download", *options, *wasm, name]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return b""
    return next(folder.glob("*.whl")).read_bytes()
