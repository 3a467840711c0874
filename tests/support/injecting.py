"""Run a command again and again, and let one more of its calls to the disk kill it, or fail, each time.

`run_injections` builds ``fail_at.c`` and starts this file with the library preloaded; each injection is a forked
child of that process, so that hundreds take a minute.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

KILL = 0
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EMFILE)
READ_ERRORS = (errno.EIO, errno.EMFILE)
_SOURCE = Path(__file__).with_name("fail_at.c")


def run_injections(
    folder: Path, setup: Sequence[Sequence[str]], words: Sequence[str], again: Sequence[str], *, step: int = 1
) -> list[dict[str, Any]]:
    """Prepare ``folder`` with commands, and run one with a fault at each of its calls below it.

    Args:
        folder: of the test; everything the command changes lies in it.
        setup: commands that prepare it.
        words: the command.
        again: the command that runs afterwards without a fault.
        step: try every so many calls only.

    Returns:
        What happened: ``error``, ``call``, ``code``, ``said``, the same of the run ``again``; ``bad`` and ``lost``
        packages, ``litter``, and what ``differs`` from a run without faults at the end.

    """
    library = folder.with_name("fail_at.so")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"], check=True)
    task = {
        "folder": str(folder),
        "setup": setup,
        "words": words,
        "again": again,
        "step": step,
        "library": str(library),
    }
    environ = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(Path(__file__).parents[1])}
    (folder / "home").mkdir()
    (folder / "data").mkdir()
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    environ |= {"HOME": str(folder / "home"), "COLUMNS": "200"}
    done = subprocess.run(
        [sys.executable, __file__], input=json.dumps(task), env=environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


class _Injector:
    def __init__(self, task: dict[str, Any]) -> None:
        self.folder = Path(task["folder"])
        self.start = self.folder.with_name("start")
        self.library = ctypes.CDLL(task["library"])
        self.said, self.log = (self.folder.with_name(name).open("w+", encoding="utf-8") for name in ("said", "log"))

    def reset(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.start, self.folder, symlinks=True)

    def run(self, words: Sequence[str], call: int = -1, error: int = 0, *, reads: bool = False) -> dict[str, Any]:
        """Run a command in a child; return its status, what it said, and how many calls there were."""
        for file in (self.said, self.log):
            file.seek(0)
            file.truncate()
        read_end, write_end = os.pipe()
        if not (child := os.fork()):
            self._be_the_child(words, call, error, reads, write_end)
        os.close(write_end)
        with open(read_end, "rb") as pipe:
            seen = int(pipe.read() or b"-1")
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.said.seek(0)
        self.log.seek(0)
        return {"code": code, "said": self.said.read(), "call": self.log.read().strip(), "seen": seen}

    def _be_the_child(self, words: Sequence[str], call: int, error: int, reads: bool, pipe: int) -> None:
        from pyodide_cache.cli import main

        code = 70
        try:
            for number in (1, 2):
                os.dup2(self.said.fileno(), number)
            self.library.fail_at(str(self.folder).encode(), call, error, int(reads), self.log.fileno())
            main(list(words), standalone_mode=True)
        except SystemExit as exit_:
            code = exit_.code if isinstance(exit_.code, int) else 71
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(pipe, str(self.library.calls_seen()).encode())
            os._exit(code)

    def packages(self) -> dict[str, str]:
        """Return the sha256 of each package and blob by its path."""
        import hashlib

        found = {}
        for root, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name[0] != "." and name != "Trash"]
            for name in names:
                path = Path(root, name)
                if name.endswith(".whl") or path.parent.parent.name == "sha256":
                    # A snapshot's folder has the time of its name.
                    name = re.sub(r"/\d{8}T\d+Z/", "/time/", str(path.relative_to(self.folder)))
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def litter(self) -> list[str]:
        return [str(path) for path in self.folder.rglob("*") if path.name.endswith("-part")]


def _main() -> None:
    task = json.loads(sys.stdin.read())
    _load()
    injector = _Injector(task)
    for words in task["setup"]:
        done = injector.run(words)
        assert done["code"] == 0, (words, done["said"])
    injector.folder.rename(injector.start)
    injector.reset()
    before = injector.packages()
    calls = dict.fromkeys((False, True), 0)
    for reads in calls:
        injector.reset()
        clean = injector.run(task["words"], reads=reads)
        assert clean["code"] == 0, clean["said"]
        calls[reads] = clean["seen"]
    after = injector.packages()
    results = []
    for reads, errors in ((False, (KILL, *ERRORS)), (True, READ_ERRORS)):
        for number in range(1, calls[reads] + 1, task["step"]):
            turn = number // task["step"]
            chosen = errors if reads else (KILL, ERRORS[turn % len(ERRORS)])
            for error in chosen:
                injector.reset()
                result = {"error": error, "reads": reads, "number": number}
                result |= injector.run(task["words"], number, error, reads=reads)
                if not result["call"]:  # the command made fewer calls this time
                    continue
                now = injector.packages()
                right = dict.fromkeys((*before.values(), *after.values()))
                result["bad"] = [name for name, value in now.items() if value not in right]
                result["lost"] = [name for name in before.keys() & after.keys() if name not in now]
                result["litter"] = injector.litter()
                result["again"] = injector.run(task["again"])
                final = injector.packages()
                result["differs"] = sorted(name for name, _ in set(final.items()) ^ set(after.items()))
                results.append(result)
    json.dump(results, sys.stdout)


def _load() -> None:
    """Load once, before the children are made, what each of them would load again."""
    import importlib
    import pkgutil

    import pyodide_cache
    from pyodide_cache.settings.releases import catalog

    for module in pkgutil.walk_packages(pyodide_cache.__path__, "pyodide_cache."):
        if not module.name.endswith("__main__") and ".serve" not in module.name:
            importlib.import_module(module.name)
    for name in ("httpx", "truststore", "rich.table", "rich.console", "humanize", "send2trash", "tomlkit"):
        importlib.import_module(name)
    catalog()


if __name__ == "__main__":
    _main()
