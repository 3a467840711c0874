"""Ask the real micropip, in the real Pyodide in Node, what it would install."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from runtime.pyodide_node import node
from support import ROOT
from support.patience import PATIENCE

_SCRIPT = ROOT / "packaging" / "tools" / "node" / "ask_micropip.mjs"

# `micropip.install` resolves with a Transaction before it installs. Only the default index is patched, because
# the lock file comes first only with the default index. An index that is given as text instead of a list never
# equals the default: then the index comes first.
_CODE = """
import json

from micropip import package_index
from micropip._compat import compatibility_layer
from micropip._vendored.packaging.src.packaging.markers import default_environment
from micropip.transaction import Transaction
from pyodide.ffi import to_js
from pyodide_js import _api

async def pick(question):
    package_index.DEFAULT_INDEX_URLS = [question["index"]]
    transaction = Transaction(
        _compat_layer=compatibility_layer,
        ctx=default_environment(),
        ctx_extras=[],
        keep_going=False,
        deps=question["deps"],
        pre=question["pre"],
        fetch_kwargs={},
        index_urls=question["index"] if question["index_first"] else [question["index"]],
        constraints=list(question["constraints"]),
    )
    await transaction.gather_requirements(list(question["asks"]))
    # loadPackage also loads the depends of lock packages.
    names = to_js([package.name for package in transaction.pyodide_packages])
    locked = _api.packageManager.recursiveDependencies(names).keys()
    files = [compatibility_layer.lockfile_packages[name]["file_name"] for name in locked]
    return sorted({*files, *(wheel.filename for wheel in transaction.wheels)})

async def answer(question):
    try:
        return {"files": await pick(question), "error": ""}
    except Exception as error:
        return {"files": [], "error": f"{type(error).__name__}: {error}"}

json.dumps([await answer(question) for question in json.loads(given)])
"""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask micropip for.

    Attributes:
        asks: requirements.
        index: URL without a slash at its end.
        index_first: as with the argument ``index_urls``; otherwise the lock file comes first.
        constraints: as micropip's argument, and so are ``deps`` and ``pre``.

    """

    asks: tuple[str, ...]
    index: str
    index_first: bool = False
    constraints: tuple[str, ...] = ()
    deps: bool = True
    pre: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The file names that would be installed, or micropip's error."""

    files: frozenset[str]
    error: str


def ask_micropip(
    pyodide: Path, cache_dir: Path, lock_file: Path, questions: Iterable[Question]
) -> tuple[Answer, ...]:
    """Ask each question separately, in one process; the lock file and ``cache_dir`` must have micropip."""
    request = {
        "pyodide": str(pyodide),
        "cacheDir": str(cache_dir),
        "lockFile": str(lock_file),
        "code": _CODE,
        "given": [asdict(question) for question in questions],
    }
    done = subprocess.run(
        [*node(), str(_SCRIPT)],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["attempts"] == []
    return tuple(Answer(frozenset(item["files"]), item["error"]) for item in json.loads(said["result"]))
