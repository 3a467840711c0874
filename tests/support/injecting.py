"""Run a command again and again, and let one more of its calls to the disk kill it, or fail, each time.

`Injections` builds ``fail_at.c`` and starts this file with the library preloaded. That process loads everything once;
each folder gets a forked child of it, and each run one of that child, so that hundreds take a minute.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from support import packs, start_images, xbuildenvs

KILL = 0
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EMFILE)
READ_ERRORS = (errno.EIO, errno.EMFILE)
_HOMES = ("CONFIG", "STATE", "CACHE", "DATA")
_SOURCE = Path(__file__).with_name("fail_at.c")


class Injections:
    """A process that runs commands with faults; ``workshop`` is a folder for the library that makes them."""

    def __init__(self, workshop: Path) -> None:
        self._library = workshop / "fail_at.so"
        subprocess.run(["cc", "-shared", "-fPIC", "-o", self._library, _SOURCE, "-ldl"], check=True)
        environ = {**os.environ, "LD_PRELOAD": str(self._library), "PYTHONPATH": str(Path(__file__).parents[1])}
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environ, "COLUMNS": "200"},
            text=True,
        )

    def close(self) -> None:
        self._process.communicate()

    def run(
        self, folder: Path, setup: Sequence[Sequence[str]], words: Sequence[str], again: Sequence[str], *, step: int
    ) -> list[dict[str, Any]]:
        """Prepare ``folder`` with commands, and run one with a fault at each of its calls below it.

        Args:
            folder: of the test; everything the command changes lies in it.
            setup: commands that prepare it.
            words: the command; or ``fill``, the source, the directory, the store and names, for what ``serve``
                downloads.
            again: the command that runs afterwards without a fault, and here also after a run without faults.
            step: try only every n-th call.

        Returns:
            What happened: ``error``, ``call``, ``code``, ``said``, the same of the run ``again``; what is
            ``found`` (see `_Injector.packages`), ``bad`` and ``lost`` packages, ``broken`` documents, ``litter``,
            and what ``differs`` from a run without faults at the end.

        """
        results: list[dict[str, Any]] = self._ask(folder, setup=setup, words=words, again=again, step=step)
        return results

    def trace(self, folder: Path, setup: Sequence[Sequence[str]], words: Sequence[str]) -> list[list[str]]:
        """Prepare ``folder`` with commands, run one, and return its calls that write below the folder, in order.

        Args:
            folder: see `run`.
            setup: see there.
            words: see there.

        Returns:
            Of each call its name, the path, and for a rename or link the old path; relative to ``folder``.

        """
        calls: list[list[str]] = self._ask(folder, setup=setup, words=words)
        return calls

    def _ask(self, folder: Path, **task: Any) -> Any:
        (folder / "home" / "data").mkdir(parents=True)
        folder.with_name("temporary").mkdir()
        home = {f"XDG_{name}_HOME": str(folder / "home" / name.lower()) for name in _HOMES}
        task |= {"folder": str(folder), "library": str(self._library), "home": home | {"HOME": str(folder / "home")}}
        asked, answered = self._process.stdin, self._process.stdout
        assert asked
        assert answered
        asked.write(json.dumps(task) + "\n")
        asked.flush()
        answer = json.loads(answered.readline())
        assert "failed" not in answer, answer
        return answer["result"]


class _Injector:
    def __init__(self, task: dict[str, Any]) -> None:
        self.folder = Path(task["folder"])
        self.start = self.folder.with_name("start")
        self.library = ctypes.CDLL(task["library"])
        self.said, self.log = (self.folder.with_name(name).open("w+", encoding="utf-8") for name in ("said", "log"))

    def reset(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.start, self.folder, symlinks=True)

    def run(
        self, words: Sequence[str], call: int = -1, error: int = 0, *, reads: bool = False, traces: bool = False
    ) -> dict[str, Any]:
        """Run a command in a child; return its status, what it said, and how many calls there were."""
        for file in (self.said, self.log):
            file.seek(0)
            file.truncate()
        read_end, write_end = os.pipe()
        if not (child := os.fork()):
            self._be_the_child(words, call, error, reads, traces, write_end)
        os.close(write_end)
        with open(read_end, "rb") as pipe:
            seen = int(pipe.read() or b"-1")
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        self.said.seek(0)
        self.log.seek(0)
        return {"code": code, "said": self.said.read(), "call": self.log.read().strip(), "seen": seen}

    def _be_the_child(
        self, words: Sequence[str], call: int, error: int, reads: bool, traces: bool, pipe: int
    ) -> None:
        code = 70
        try:
            for number in (1, 2):
                os.dup2(self.said.fileno(), number)
            if traces:
                self.library.trace(str(self.folder).encode(), self.log.fileno())
            else:
                self.library.fail_at(str(self.folder).encode(), call, error, int(reads), self.log.fileno())
            _carry_out(words)
            code = 0
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
        """Return what is there, each with its state.

        The sha256 of packages and blobs, and of the bytes of blobs in any form; whether a start image is whole; the
        files of a cross-build environment, and where the current one is.
        """
        import hashlib

        from pyodide_cache.formats.inflated import unpacked
        from pyodide_cache.start_images.image import RECORD

        found = {}
        for root, folders, names in os.walk(self.folder):
            folders[:] = [name for name in folders if name[0] != "." and name not in {"Trash", "tmp"}]
            for name in names:
                path = Path(root, name)
                if name.endswith("-part"):
                    continue
                if name.endswith(".whl") or path.parent.parent.name == "sha256":
                    # A snapshot's folder has the time of its name.
                    name = re.sub(r"/\d{8}T\d+Z/", "/time/", str(path.relative_to(self.folder)))
                    found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
                    if path.parent.parent.name == "sha256":
                        found[f"bytes of {path.name}"] = found[name]
                elif path.parent.parent.name == "compressed":
                    data = hashlib.sha256(unpacked(path.read_bytes())).hexdigest()
                    found[f"compressed {path.name}"] = found[f"bytes of {path.name}"] = data
                elif name == RECORD:
                    found[f"start image {path.parent.name}"] = self._condition(path)
        for path in self.folder.glob("home/cache/pyodide-build/.pyodide-xbuildenv-*/*"):
            found[f"environment {path.name}"] = str(path.readlink() if path.is_symlink() else xbuildenvs.tree(path))
        return found

    def _condition(self, record: Path) -> str:
        """Return whether the files of a start image are those of its record."""
        import hashlib

        document = json.loads(record.read_bytes())
        for part in ("heap", "files"):
            data = record.with_name(document[part]["file"]).read_bytes()
            if hashlib.sha256(data).hexdigest() != document[part]["sha256"]:
                return "damaged"
        return "whole"

    def broken(self) -> list[str]:
        """Return the documents that are not whole, and what of the user is not as it was."""
        found = []
        for path in self.folder.rglob("*.*"):
            if path.is_dir() or any(part.endswith("-part") or part[0] == "." for part in path.parts):
                continue
            if path.name.startswith("probe-"):  # in a team cache: no document, and removed as an old lease is
                continue
            try:
                if path.suffix == ".json":
                    json.loads(path.read_bytes())
                elif path.suffix == ".toml":
                    tomllib.loads(path.read_text())
            except ValueError:
                found.append(str(path))
        notes = self.folder / "cache" / "notes.txt"
        return found if notes.read_text() == "mine" else [*found, str(notes)]

    def litter(self) -> list[str]:
        return [str(path) for path in self.folder.rglob("*") if path.name.endswith("-part")]


def _carry_out(words: Sequence[str]) -> None:
    if words[0] != "fill":
        from pyodide_cache.cli import main

        main(list(words), standalone_mode=True)
        return
    from pyodide_cache.base.events import Cancel
    from pyodide_cache.base.problems import Problem
    from pyodide_cache.inventory.ledger import open_ledger
    from pyodide_cache.net.http import Http
    from pyodide_cache.serve.blobs import Blobs
    from pyodide_cache.sharing.store import open_store

    source, directory, store, *names = map(str, words[1:])
    blobs = Blobs(
        Path(directory), lambda: open_store(Path(store), create=True), open_ledger(), fill=True, cancel=Cancel()
    )
    for name in names:
        sha256, _, file_name = name.partition(":")
        try:
            blobs.get(sha256, file_name, [Path(source, sha256[:8], file_name)], Http(), "314.0.7")
        except (OSError, Problem) as error:
            sys.stderr.write(f"{error!r}\n")
            raise SystemExit(1) from error


def _main() -> None:
    load_everything()
    _simulate_node()
    gc.collect()
    gc.freeze()  # or the collector of each child would copy every page
    for line in sys.stdin:
        if not (child := os.fork()):
            _say(_answer(json.loads(line)))
            os._exit(0)
        if status := os.waitpid(child, 0)[1]:
            _say({"failed": f"status {status}"})


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    import importlib
    import traceback

    os.environ.update(task["home"])
    xbuildenvs.hide_machine(Path(task["folder"]).with_name("temporary"), pytest.MonkeyPatch())
    importlib.import_module("send2trash")  # it looks for the trash when it is imported
    try:
        return {"result": _result(task)}
    except Exception:
        return {"failed": traceback.format_exc()}


def _result(task: dict[str, Any]) -> list[Any]:
    injector = _Injector(task)
    for words in task["setup"]:
        done = injector.run(words)
        assert done["code"] == 0, (words, done["said"])
    if "again" not in task:
        done = injector.run(task["words"], traces=True)
        assert done["code"] == 0, done["said"]
        return [(line + "\t").split("\t")[:3] for line in done["call"].split("\n")]
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
    if task["again"] != task["words"]:
        injector.run(task["again"])
    expected = injector.packages()
    results = []
    for reads, errors in ((False, ERRORS), (True, READ_ERRORS)):
        for number in range(1, calls[reads] + 1, task["step"]):
            chosen = errors[number // task["step"] % len(errors)]
            for error in (chosen,) if reads else (KILL, chosen):
                injector.reset()
                result = {"error": error, "reads": reads, "number": number}
                result |= injector.run(task["words"], number, error, reads=reads)
                if not result["call"]:  # the command made fewer calls this time
                    continue
                now = result["found"] = injector.packages()
                right = dict.fromkeys((*before.values(), *after.values()))
                result["bad"] = [name for name, value in now.items() if value not in right]
                result["lost"] = [name for name in before.keys() & after.keys() if name not in now]
                result["broken"] = injector.broken()
                result["litter"] = injector.litter()
                result["again"] = injector.run(task["again"])
                final = injector.packages()
                result["differs"] = sorted(name for name, _ in set(final.items()) ^ set(expected.items()))
                results.append(result)
    return results


def load_everything() -> None:
    """Load once, before the children are made, what each of them would load again."""
    import importlib
    import pkgutil

    import pyodide_cache
    from pyodide_cache.settings.releases import catalog

    for module in pkgutil.walk_packages(pyodide_cache.__path__, "pyodide_cache."):
        if not module.name.endswith("__main__") and (".serve" not in module.name or module.name.endswith(".blobs")):
            importlib.import_module(module.name)
    for name in ("httpx", "truststore", "rich.table", "rich.console", "humanize", "tomlkit", "zstandard"):
        importlib.import_module(name)
    catalog()


def _simulate_node() -> None:
    """Let ``pack`` and ``start-image`` run no Node: an injection would take seconds."""
    packs.simulate_node(pytest.MonkeyPatch())
    start_images.simulate_node(pytest.MonkeyPatch())


if __name__ == "__main__":
    _main()
