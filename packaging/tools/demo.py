"""Do the main job for real, on any machine that reaches a package index and npm.

A scratch cache directory is warmed up from the index for the newest Pyodide, listed, loaded by the
real Pyodide in Node with the network blocked, and shown in the window; without a screen, a picture
of the window is saved. The exit status is not 0 when a step failed.

    python packaging/tools/demo.py [--output FOLDER]
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from system_check import node_problem

from pyodide_cache.base.quantities import size_text

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
LOADER = ROOT / "packaging" / "tools" / "node" / "load.mjs"

REQUIREMENTS = ("rich", "msgpack")  # a pure package and a wasm one
CODE = """
import io, sys, msgpack, rich.console
packed = msgpack.packb({"offline": True})
console = rich.console.Console(file=io.StringIO(), width=60)
console.print(f"[bold]msgpack[/bold] packed {len(packed)} bytes and unpacked {msgpack.unpackb(packed)}")
f"Python {sys.version.split()[0]} says: {console.file.getvalue().strip()}"
"""

_SECONDS = 300
#: A window that is going to fail for want of a library does so at once.
_SECONDS_TO_FAIL = 5
_NEED_NODE = "Install Node 20 or newer, which brings npm, and run this again."


class StepError(Exception):
    """A step failed.

    Attributes:
        advice: what the person should do next.

    """

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(what)
        self.advice = advice


@dataclass
class Demo:
    """What the steps hand on to each other."""

    output: Path
    cache_dir: Path = field(init=False)
    report: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.output.mkdir(parents=True, exist_ok=True)
        self.cache_dir = Path(tempfile.mkdtemp(prefix="packages-", dir=self.output))


def main() -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a narrow console must not end the demo
    parser = argparse.ArgumentParser(description="Do the main job for real.")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "demo", metavar="FOLDER")
    demo = Demo(parser.parse_args().output.absolute())
    steps: list[tuple[str, Callable[[Demo], None]]] = [
        (f"Warm up {', '.join(REQUIREMENTS)} from the package index into {demo.cache_dir}", warm_up),
        ("List the cache directory", list_files),
        ("Load the packages in the real Pyodide, with the network blocked", load_in_pyodide),
        ("Show the cache directory in the window", show),
    ]
    failed = [
        number
        for number, (name, step) in enumerate(steps, 1)
        if not _did(f"[{number}/{len(steps)}] {name}", step, demo)
    ]
    print(
        f"Failed: {len(failed)} of {len(steps)} steps; see above."
        if failed
        else f"Done: all {len(steps)} steps worked."
    )
    return 1 if failed else 0


def _did(title: str, step: Callable[[Demo], None], demo: Demo) -> bool:
    print(title, flush=True)
    try:
        step(demo)
    except StepError as error:
        print(f"      failed: {error}\n      next: {error.advice}", flush=True)
        return False
    return True


def warm_up(demo: Demo) -> None:
    done = _command(demo, "warm-up", "--source", "index", *REQUIREMENTS, "--json")
    if done.stdout.strip():
        demo.report = json.loads(done.stdout)
    if done.returncode != 0:
        raise StepError(
            "; ".join(f"{item['requirement']}: {item['reason']}" for item in demo.report.get("failed", ()))
            or _last_line(done.stderr),
            f"check that pip reaches its index (python -m pip download --no-deps {REQUIREMENTS[0]}); "
            "pip's configuration and PIP_INDEX_URL are honored",
        )
    fetched = demo.report["fetched"]
    _say(f"{len(fetched)} files, {size_text(demo.report['bytes_fetched'])}, for Pyodide {demo.report['pyodide']}")
    for item in fetched:
        _say(f"{item['file_name']}  sha256 {item['sha256'][:12]}…")


def list_files(demo: Demo) -> None:
    done = _command(demo, "list")
    if done.returncode != 0:
        raise StepError(_last_line(done.stderr), f"look at {demo.cache_dir}")
    for line in done.stdout.splitlines():
        _say(line)


def load_in_pyodide(demo: Demo) -> None:
    if not demo.report.get("lock_file"):
        raise StepError("there is nothing to load", "fix the warm-up first")
    node = _node()
    pyodide = _npm_pyodide(demo.report["pyodide"])
    source_options = {
        "pyodide": str(pyodide),
        "cacheDir": str(demo.cache_dir),
        "lockFile": demo.report["lock_file"],
        "packages": list(REQUIREMENTS),
        "code": CODE,
    }
    done = _run([node, str(LOADER), json.dumps(source_options)])
    if done.returncode != 0:
        raise StepError(f"Node ended with {_last_line(done.stderr)}", f"see whether {node} runs; {_NEED_NODE}")
    said = json.loads(done.stdout.splitlines()[-1])
    if said["errors"] or said["attempts"]:
        what = "; ".join([*said["errors"], *(f"it tried the network: {item}" for item in said["attempts"])])
        raise StepError(what, f"check the files: pyodide-cache --cache-dir {demo.cache_dir} list")
    _say(f"Pyodide {said['version']} loaded {', '.join(sorted(said['loaded']))}; nothing tried the network")
    _say(said["result"])


def show(demo: Demo) -> None:
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in {"win32", "darwin"}:
        _open_window(demo)
    else:
        _say(f"there is no screen: the window's picture is {_save_picture(demo)}")


def _open_window(demo: Demo) -> None:
    command = [sys.executable, "-m", "pyodide_cache_gui", "--cache-dir", str(demo.cache_dir)]
    log = demo.output / "window.log"
    with log.open("w", encoding="utf-8") as stream:
        # It outlives us: the person closes it.
        window = subprocess.Popen(
            command, env=_environment(demo), stdout=stream, stderr=stream, start_new_session=True
        )
    try:
        status = window.wait(_SECONDS_TO_FAIL)
    except subprocess.TimeoutExpired:
        _say(f"the window is open (process {window.pid}); close it when you are done")
        return
    if status != 0:
        reason = _last_line(log.read_text(encoding="utf-8"))
        picture = _save_picture(demo)
        raise StepError(
            f"the window did not open ({reason}); its picture, drawn without the screen, is {picture}",
            f"see {log}; without a usable screen, unset DISPLAY and WAYLAND_DISPLAY and run this again",
        )
    _say("the window was opened and closed")


def _save_picture(demo: Demo) -> Path:
    picture = demo.output / "window.png"
    picture.unlink(missing_ok=True)
    done = _run(
        [
            *(sys.executable, "-m", "pyodide_cache_gui", "--cache-dir", str(demo.cache_dir)),
            *("--screenshot", str(picture)),
        ],
        {**_environment(demo), "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode != 0 or not picture.is_file():
        raise StepError(
            f"no picture was saved ({_last_line(done.stderr)})",
            "make run names the system libraries that Qt lacks; install them and run this again",
        )
    return picture


def _node() -> str:
    if problem := node_problem():
        raise StepError(f"missing: {problem}", _NEED_NODE)
    return str(shutil.which("node"))


def _npm_pyodide(version: str) -> Path:
    """Return the unpacked npm package ``pyodide``, kept in .tools/; it holds no wheels."""
    target = TOOLS / f"pyodide-{version}"
    if target.is_dir():
        return target
    npm = str(shutil.which("npm"))
    TOOLS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TOOLS) as folder:
        done = _run([npm, "pack", f"pyodide@{version}", "--silent", "--pack-destination", folder])
        archive = next(Path(folder).glob("*.tgz"), None)
        if done.returncode != 0 or archive is None:
            raise StepError(
                f"npm could not fetch pyodide@{version} ({_last_line(done.stderr)})",
                f"check that npm reaches its registry (npm view pyodide@{version} version)",
            )
        _unpack(archive, Path(folder) / "package")
        (Path(folder) / "package").replace(target)
    _say(f"fetched pyodide@{version} from npm into {target.relative_to(ROOT)}")
    return target


def _unpack(archive: Path, target: Path) -> None:
    """Unpack the files at the top of an npm package; there is nothing below them."""
    target.mkdir()
    with tarfile.open(archive) as package:
        for member in package:
            # By plain name, not extractall: its safe filter is not in every Python 3.11.
            content = package.extractfile(member)
            if content:
                (target / Path(member.name).name).write_bytes(content.read())


def _command(demo: Demo, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line; its progress goes straight to the person."""
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(demo.cache_dir), *arguments]
    done = _run(command, _environment(demo))
    for line in done.stderr.splitlines():
        _say(line)
    return done


def _environment(demo: Demo) -> dict[str, str]:
    """Return an environment in which the demo leaves no trace among the person's own files."""
    own = demo.output / "app"
    return {**os.environ, "XDG_CACHE_HOME": str(own / "cache"), "XDG_STATE_HOME": str(own / "state")}


def _run(command: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=_SECONDS, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it said nothing"


def _say(line: str) -> None:
    print(f"      {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
