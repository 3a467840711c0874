"""Sample traces, and a small app whose runs in Node are simulated."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.record import replace
from pyodide_cache.export.cached_packages import CachedSource
from pyodide_cache.export.runtime import RuntimeFile
from pyodide_cache.export.selection import ExportPackage
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.pack.app import read_app
from pyodide_cache.pack.harness import Recording
from pyodide_cache.pack.inputs import STDLIB_FILE, PackInputs
from pyodide_cache.pack.node import Node, NodeRun
from pyodide_cache.pack.settings import PackSettings
from pyodide_cache.pack.trace import STDLIB, Archive, Timings, Trace, TracedMember, TracedPlace
from pyodide_cache.pack.workspace import Workspace, archives_in
from pyodide_cache_resources import resource
from support.patience import wait_until
from support.scripts import load_script
from support.wheels import PURE_TAG, DistributionFolder, Wheel, build_lock, build_zip, write_distribution

SITE = "/lib/python3.14/site-packages"
ZIP = "/lib/python314.zip"
NODE = Node(Path("node"), (22, 13, 1))


def a_member(name: str, *needs: str) -> TracedMember:
    return TracedMember(name, 40, needs)


SKY = Archive(
    "sky",
    "1.0",
    "sky-1.0-py3-none-any.whl",
    "00" * 32,
    1000,
    TracedPlace.SITE,
    (
        a_member("sky/__init__.py"),
        a_member("sky/stars.py", "sky.late", "mars"),
        a_member("sky/late.py"),
        a_member("sky/deep/__init__.py"),
        a_member("sky/deep/far.py"),
        a_member("sky/names.txt"),
        a_member("sky/more.txt"),
        a_member("sky/tests/test_sky.py"),
        a_member("sky/docs/guide.rst"),
        a_member("sky/_fast.cpython-314-wasm32-emscripten.so", "libstars.so"),
        a_member("sky/_slow.cpython-314-wasm32-emscripten.so"),
        a_member("sky-1.0.data/data/share/map.txt"),
        a_member("sky-1.0.dist-info/METADATA"),
        a_member("sky-1.0.dist-info/licenses/LICENSE"),
        a_member("sky-1.0.dist-info/INSTALLER"),
    ),
)
LIBRARIES = Archive(
    "libstars",
    "2",
    "libstars-2.zip",
    "11" * 32,
    500,
    TracedPlace.DYNLIB,
    (a_member("libstars.so", "libdust.so"), a_member("libdust.so"), a_member("libmoon.so")),
)
UNUSED = Archive("libmoon", "1", "libmoon-1.zip", "22" * 32, 300, TracedPlace.DYNLIB, (a_member("libmoon2.so"),))
STANDARD = Archive(
    STDLIB,
    "",
    "python_stdlib.zip",
    "33" * 32,
    2000,
    TracedPlace.ARCHIVE,
    (a_member("json/__init__.py"), a_member("mars.py"), a_member("encodings/utf_8.py")),
)


def a_trace(*used: str, listed: tuple[str, ...] = (), **other: object) -> Trace:
    """Return a trace of a run that opened ``used``."""
    trace = Trace(
        app_sha256="aa",
        pyodide="314.0.7",
        python="3.14.2",
        site=SITE,
        prefix="/",
        archives=(SKY, LIBRARIES, UNUSED, STANDARD),
        opened=used,
        looked=(),
        listed=listed,
        origins=tuple(path for path in used if path.endswith(".py")),
        modules=(),
        attempts=(),
        before=Timings(1, 2, 3, 4),
        output_sha256="bb",
    )
    return replace(trace, **other)


USED = a_trace(f"{SITE}/sky/__init__.py", f"{SITE}/sky/stars.py", f"{SITE}/sky/names.txt", f"{ZIP}/json/__init__.py")

STAR = {
    "star/__init__.py": b'"""Stars."""\nfrom star import names\n' * 40,
    "star/names.py": b"NAMES = ['Vega', 'Deneb']\n" * 40,
    "star/unused.py": b"# " + bytes(random.Random(0).choices(range(97, 123), k=5000)),
    "star/late.py": b"BRIGHT = 'Sirius'\n# " + bytes(random.Random(1).choices(range(97, 123), k=2000)),
    "star/tests/test_star.py": b"import star\n" * 30,
    "star/docs/guide.rst": b"Stars\n" * 30,
    "star-1.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: star\nVersion: 1.0\n",
    "star-1.0.dist-info/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "star-1.0.dist-info/RECORD": b"",
}
#: Larger than star, so that it comes first.
DUST = {
    "dust/__init__.py": b"",
    "dust/grains.bin": random.Random(2).randbytes(60_000),
    "dust-2.0.dist-info/METADATA": b"Metadata-Version: 2.1\nName: dust\nVersion: 2.0\n",
}
STANDARD_LIBRARY = {"json/__init__.py": b"import re\n" * 90, "mailbox.py": b"import email\n" * 90, "re.py": b"pass\n"}

#: What the app of `sample_inputs` opens: a part of star, and nothing of dust.
NEEDED = (f"{SITE}/star/__init__.py", f"{SITE}/star/names.py", f"{ZIP}/json/__init__.py")

WHEELS = tuple(
    Wheel(name, version, PURE_TAG, build_zip(members), modules=(name,))
    for name, version, members in (("star", "1.0", STAR), ("dust", "2.0", DUST))
)


def write_runtime(folder: Path) -> Path:
    """Write what looks like the unpacked npm package ``pyodide``."""
    folder.mkdir(parents=True)
    files = {
        "pyodide.mjs": b"// loader",
        "pyodide.asm.mjs": b"// glue",
        "pyodide.asm.wasm": b"\0asm\1\0\0\0",
        "python_stdlib.zip": build_zip(STANDARD_LIBRARY),
        "package.json": b'{"name": "pyodide", "version": "314.0.7"}',
        "pyodide.mjs.map": b"{}",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def write_star_distribution(folder: Path) -> DistributionFolder:
    """Write a distribution of star, which needs dust."""
    return write_distribution(folder, WHEELS, lock=build_lock(WHEELS, depends={"star": ["dust"]}))


def write_app(folder: Path, text: str = "import star\n") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    script = folder / "sky.py"
    script.write_text(text, encoding="utf-8")
    return script


def sample_inputs(folder: Path, script: Path) -> PackInputs:
    """Return the inputs of a pack of ``script`` with star and dust, in a cache directory below ``folder``."""
    cache, runtime = folder / "cache", write_runtime(folder / "runtime")
    for wheel in WHEELS:
        wheel.write_to(cache)
    packages = tuple(
        ExportPackage(
            *(canonicalize_name(wheel.name), wheel.version, wheel.file_name, len(wheel.data), wheel.sha256, True),
            *(CachedSource.LOCK, (), wheel.modules),
        )
        for wheel in WHEELS
    )
    files = (path for path in sorted(runtime.iterdir()) if path.suffix != ".map")
    return PackInputs(
        app=read_app(script, PackSettings(), cancel=Cancel()),
        directory=cache,
        release="314.0.7",
        lock=json.dumps(build_lock(WHEELS)).encode(),
        packages=packages,
        places={item.name: TracedPlace.SITE for item in packages},
        runtime=tuple(RuntimeFile(path.name, path, path.stat().st_size) for path in files),
    )


def sample_recording(folder: Path) -> Recording:
    """Return the recording of an app that opens a part of star, and nothing of dust."""
    inputs = sample_inputs(folder, write_app(folder))
    whole = folder / "whole"
    for wheel in WHEELS:
        wheel.write_to(whole)
    (whole / STDLIB_FILE).write_bytes(build_zip(STANDARD_LIBRARY))
    trace = Trace(
        app_sha256=inputs.app.sha256,
        pyodide="314.0.7",
        python="3.14.2",
        site=SITE,
        prefix="/",
        archives=archives_in(inputs, Workspace(whole, folder / "work", folder / "made"), Cancel()),
        opened=NEEDED,
        looked=(),
        listed=(),
        origins=NEEDED,
        modules=("star", "star.names", "json"),
        attempts=(),
        before=Timings(900.0, 100.0, 0.0, 400.0),
        output_sha256="00" * 32,
    )
    return Recording(trace, inputs)


@dataclass
class SimulatedNode:
    """Replaces `run_node`: the app opens ``needs``, and fails if any of that is not in the folder.

    Attributes:
        needs: paths in the runtime.
        unseen: paths among ``needs`` that a recorded run does not show.
        error: the traceback of an app that always fails.
        exits: the number and standard error with which an app calls ``sys.exit``.
        output: standard output of the app.
        attempts: what the app tried to reach.
        hangs: whether the app runs into its time limit.
        goes_on: whether the app runs until it is canceled.
        tasks: the tasks so far.
        requests: the requests so far.

    """

    needs: tuple[str, ...] = NEEDED
    unseen: frozenset[str] = frozenset()
    error: str = ""
    exits: tuple[int, bytes] = (0, b"")
    output: bytes = b"Vega\n"
    attempts: tuple[str, ...] = ()
    hangs: bool = False
    goes_on: bool = False
    tasks: list[str] = field(default_factory=list)
    requests: list[Mapping[str, Any]] = field(default_factory=list)

    def __call__(
        self,
        _node: Node,
        _script: Path,
        request: Mapping[str, Any],
        *,
        read: Sequence[Path],
        work: Path,
        seconds: float,
        cancel: Cancel,
    ) -> NodeRun:
        cancel.check()
        assert seconds > 0
        assert read == (Path(request["folder"]),)
        self.tasks.append(request["task"])
        self.requests.append(request)
        if self.goes_on:
            wait_until(lambda: cancel.is_set, "the cancellation")
            cancel.check()
        if self.hangs:
            return NodeRun({}, b"", b"", timed_out=True)
        if request["task"] == "rewrite":
            return NodeRun(self._rewrite(work), b"", b"", timed_out=False)
        present = _paths_in(read[0])
        absent = [path for path in self.needs if path not in present]
        error = self.error
        if absent and not error:
            module = absent[0].rpartition("site-packages/")[2].removesuffix(".py").replace("/", ".")
            error = f'  File "/app/sky.py", line 1\nModuleNotFoundError: No module named {module!r}'
        seen = sorted({*self.needs} - self.unseen)
        outcome = {
            "status": 1 if error else self.exits[0],
            "error": error,
            "steps": {"load": 400.0, "unpack": 50.0, "libraries": 0.0, "run": 100.0},
            "pyodide": "314.0.7",
            "python": "3.14.2",
            "site": SITE,
            "prefix": "/",
            "opened": seen,
            "origins": [path for path in seen if path.endswith(".py")],
            "absent": absent,
            "attempts": [*self.attempts],
        }
        return NodeRun(outcome, self.output, self.exits[1], timed_out=False)

    def _rewrite(self, work: Path) -> dict[str, Any]:
        rewrite = rewrite_module()
        with zipfile.ZipFile(work / "in.zip") as source, zipfile.ZipFile(work / "out.zip", "w") as target:
            request = json.loads(source.read("rewrite.json"))
            for name, path in request["names"].items():
                data = source.read(name)
                try:
                    data = rewrite.without_docstrings(data) if request["docstrings"] else data
                    target.writestr(name, rewrite.compiled(data, path) if request["compile"] else data)
                except SyntaxError:
                    continue
        return {"status": 1, "error": self.error} if self.error else {"status": 0}


def simulate_node(monkeypatch: pytest.MonkeyPatch) -> SimulatedNode:
    """Simulate all runs in Node, also where Node is not installed."""
    simulated = SimulatedNode()
    monkeypatch.setattr("pyodide_cache.pack.harness.run_node", simulated)
    monkeypatch.setattr("pyodide_cache.cache.packing.find_node", lambda: NODE)
    return simulated


def rewrite_module() -> ModuleType:
    """Import the script that rewrites sources in the runtime."""
    return load_script(resource("pack", "rewrite.py"))


def members_of(path: Path) -> dict[str, bytes]:
    """Return the members of an archive."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _paths_in(folder: Path) -> set[str]:
    """Return the paths in the runtime of all members of the archives in a folder; compiled ones as their sources."""
    found = set()
    for path in folder.iterdir():
        prefix = {".whl": f"{SITE}/", ".zip": "/"}.get(path.suffix)
        if prefix is not None:
            prefix = f"{ZIP}/" if path.name == STDLIB_FILE else prefix
            found |= {f"{prefix}{name}" for name in members_of(path)}
    return found | {path.removesuffix("c") for path in found if path.endswith(".pyc")}
