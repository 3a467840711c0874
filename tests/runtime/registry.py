"""Real Pyodide and real wheels, fetched by name and kept between runs.

They are kept in the folder of ``PYODIDE_CACHE_TEST_DOWNLOADS``, or else in the person's own cache
folder. Nothing is skipped without a network: what is not kept and cannot be fetched fails.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from runtime.pyodide_node import load
from support.patience import PATIENCE

# The environment and the home as they are now: every test has a home of its own later.
_ENVIRON = dict(os.environ)
_DOWNLOADS = Path(
    os.environ.get("PYODIDE_CACHE_TEST_DOWNLOADS") or platformdirs.user_cache_path("pyodide-cache-tests")
).absolute()

_PURE = (
    *("rich==15.0.0", "markdown-it-py==4.3.0", "mdurl==0.1.2", "pygments==2.21.0"),
    *("idna==3.20", "typing-extensions==4.16.0"),
)

#: Adds the bytecode of the modules that are imported when Pyodide starts to its archive of Python's library.
_ADD_BYTECODE = """
import importlib.util, marshal, sys, zipfile, zipimport
from js import Object
from pyodide_js import FS

FS.mkdir("/package")
FS.mount(FS.filesystems.NODEFS, Object.fromEntries([["root", {folder!r}]]), "/package")
header = importlib.util.MAGIC_NUMBER + b"\\1\\0\\0\\0" + bytes(8)  # PEP 552: never compared with the source
modules = [module for module in sys.modules.values() if hasattr(module, "__spec__")]
specs = [module.__spec__ for module in modules if isinstance(module.__loader__, zipimport.zipimporter)]
with zipfile.ZipFile("/package/python_stdlib.zip", "a", zipfile.ZIP_DEFLATED) as archive:
    for path, spec in {{spec.origin: spec for spec in specs}}.items():
        code = spec.loader.get_code(spec.name)
        archive.writestr(path.removeprefix(spec.loader.archive + "/") + "c", header + marshal.dumps(code))
len(specs)
"""


@dataclass(frozen=True, slots=True)
class Release:
    """A Pyodide release, and the wheels that the tests take for it.

    Attributes:
        version: of the npm package too.
        python: for pip, as is ``platform``.
        wheels: pinned requirements.

    """

    version: str
    python: str
    platform: str
    wheels: tuple[str, ...]

    def __str__(self) -> str:
        return self.version


NEWEST = Release(
    "314.0.7",
    "3.14",
    "pyemscripten_2026_0_wasm32",
    (*_PURE, "msgpack==1.2.4", "pydantic-core==2.50.4", "micropip==0.11.1"),
)
BEFORE = Release("0.29.5", "3.13", "pyemscripten_2025_0_wasm32", (*_PURE, "msgpack==1.2.4", "micropip==0.11.1"))
#: No index holds wasm wheels for it: PEP 783 came later.
OLD = Release("0.27.7", "3.12", "pyodide_2024_0_wasm32", (*_PURE, "micropip==0.9.0"))


def downloads() -> Path:
    """Return the folder that keeps what was fetched between runs."""
    return _DOWNLOADS


def pyodide_folder(release: Release) -> Path:
    """Return the npm package ``pyodide`` of a release, to which the bytecode of what starts with it is added.

    As published it has sources alone. Python compiles them at each start, which is most of the CPU time of a start.
    """
    published = published_folder(release)
    target = published.with_name(f"{published.name}-with-bytecode")
    with _alone():
        if not target.is_dir():
            with _workshop() as folder:
                copy = shutil.copytree(published, Path(folder) / "package")
                code = _ADD_BYTECODE.format(folder=str(copy))
                assert load(published, copy, published / "pyodide-lock.json", [], code).result
                copy.replace(target)
    return target


def published_folder(release: Release) -> Path:
    """Return the unpacked npm package ``pyodide`` of a release: runtime and lock file, no wheels."""
    return npm_folder("pyodide", release.version)


def npm_folder(name: str, version: str, inner: str = "package") -> Path:
    """Return the files in one folder of an npm package, without those below it.

    Args:
        name: of the package, with its scope.
        version: of the package.
        inner: the folder in the package's archive.

    """
    target = _DOWNLOADS / "npm" / f"{name.rpartition('/')[2]}-{version}"
    with _alone():
        if target.is_dir():
            return target
        with _workshop() as folder:
            npm = shutil.which("npm", path=_ENVIRON.get("PATH"))
            assert npm, "npm is missing: install Node 20 or newer, which brings it"
            _run([npm, "pack", f"{name}@{version}", "--silent", "--pack-destination", folder])
            _unpack(next(Path(folder).glob("*.tgz")), Path(folder) / "package", inner)
            target.parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / "package").replace(target)
    return target


def tools(name: str, *requirements: str) -> Path:
    """Return the folder of the programs of a virtual environment with pinned packages."""
    target = _DOWNLOADS / "tools" / name
    with _alone():
        if not (target / "ready").is_file():
            shutil.rmtree(target, ignore_errors=True)
            _run([sys.executable, "-m", "venv", str(target)])
            python = str(target / "bin" / "python")
            _run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *requirements])
            (target / "ready").touch()
    return target / "bin"


def npm_tools(name: str, version: str) -> Path:
    """Return the folder of the programs of an npm package and what it depends on."""
    target = _DOWNLOADS / "tools" / f"{name}-{version}"
    with _alone():
        if not (target / "ready").is_file():
            shutil.rmtree(target, ignore_errors=True)
            npm = shutil.which("npm", path=_ENVIRON.get("PATH"))
            assert npm, "npm is missing: install Node 20 or newer, which brings it"
            _run(
                [npm, "install", f"{name}@{version}", "--prefix", str(target), "--no-audit", "--no-fund", "--silent"]
            )
            (target / "ready").touch()
    return target / "node_modules" / ".bin"


def wheels_of(release: Release) -> dict[str, Path]:
    """Return the wheels of a release by canonical name."""
    return fetch_wheels(release.wheels, release.python, release.platform)


def fetch_wheels(requirements: Iterable[str], python: str, platform: str) -> dict[str, Path]:
    """Return wheels for a Python and a platform, by canonical name; each requirement is pinned."""
    wanted = [Requirement(text) for text in requirements]
    kept = _DOWNLOADS / "wheels" / f"{python}-{platform}"
    with _alone():
        found = _wheels_in(kept)
        missing = [item for item in wanted if _pin(item) not in found]
        if missing:
            with _workshop() as folder:
                _run([sys.executable, *_pip_download(python, platform), "--dest", folder, *map(str, missing)])
                kept.mkdir(parents=True, exist_ok=True)
                for wheel in Path(folder).glob("*.whl"):
                    wheel.replace(kept / wheel.name)
            found = _wheels_in(kept)
    return {name: found[name, version] for name, version in map(_pin, wanted)}


def built_wheel(requirement: str, environ: Mapping[str, str]) -> Path:
    """Return the wheel that pip builds from the sources of a pinned requirement, with variables for the build."""
    name, version = _pin(Requirement(requirement))
    kept = _DOWNLOADS / "wheels" / f"built-{name}-{version}"
    with _alone():
        if not kept.is_dir():
            with _workshop() as folder:
                command = [
                    sys.executable,
                    "-m",
                    "pip",
                    "--disable-pip-version-check",
                    "wheel",
                    "--quiet",
                    "--no-deps",
                ]
                _run([*command, "--no-binary", name, "--wheel-dir", f"{folder}/wheel", requirement], environ)
                Path(folder, "wheel").replace(kept)
    (wheel,) = kept.iterdir()
    return wheel


def _unpack(archive: Path, target: Path, inner: str) -> None:
    """Unpack the files in one folder of an npm package."""
    target.mkdir()
    with tarfile.open(archive) as package:
        for member in package:
            if str(Path(member.name).parent) != inner:
                continue
            # By plain name, not extractall: its safe filter is not in every Python 3.11.
            content = package.extractfile(member)
            if content:
                (target / Path(member.name).name).write_bytes(content.read())


def _pip_download(python: str, platform: str) -> list[str]:
    return [
        *("-m", "pip", "--disable-pip-version-check", "download", "--quiet"),
        *("--no-deps", "--only-binary=:all:", "--python-version", python, "--implementation", "cp"),
        *("--abi", f"cp{python.replace('.', '')}", "--platform", platform),
    ]


def _wheels_in(folder: Path) -> dict[tuple[str, str], Path]:
    found = {}
    for path in folder.glob("*.whl"):
        name, version, _, _ = parse_wheel_filename(path.name)
        found[str(name), str(version)] = path
    return found


def _pin(requirement: Requirement) -> tuple[str, str]:
    (specifier,) = requirement.specifier
    return str(canonicalize_name(requirement.name)), specifier.version


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one worker at a time look for a download and fetch it: the others wait, and find it."""
    _DOWNLOADS.mkdir(parents=True, exist_ok=True)
    with (_DOWNLOADS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _workshop() -> tempfile.TemporaryDirectory[str]:
    """Return a folder beside what is kept, so that a rename puts a finished file there."""
    return tempfile.TemporaryDirectory(dir=_DOWNLOADS, prefix="fetching-")


def _run(command: list[str], more: Mapping[str, str] | None = None) -> None:
    environ = {**_ENVIRON, **(more or {})}
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, check=False, timeout=PATIENCE, cwd=_DOWNLOADS
    )
    what = " ".join(Path(command[0]).name if i == 0 else part for i, part in enumerate(command))
    assert done.returncode == 0, f"{what}\n{done.stderr.strip()[-2000:]}\nNothing is kept in {_DOWNLOADS} for it."
