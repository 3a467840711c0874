"""Build real, small, valid wheels, and the lock file that publishes them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

#: The newest runtime's wheel tag, in the spelling that its own distribution uses.
WASM_TAG = "cp314-cp314-pyodide_2026_0_wasm32"
PURE_TAG = "py3-none-any"

#: The ``info`` of Pyodide 314.0.7's lock file.
INFO = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3", "python": "3.14.2"}


@dataclass(frozen=True)
class Wheel:
    """A wheel's bytes, and what they say."""

    name: str
    version: str
    tag: str
    data: bytes = field(repr=False)
    requires: tuple[str, ...] = ()
    requires_python: str | None = None
    modules: tuple[str, ...] = ()
    metadata: bytes = field(default=b"", repr=False)

    @property
    def file_name(self) -> str:
        return f"{self.name.replace('-', '_')}-{self.version}-{self.tag}.whl"

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def write_to(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.file_name
        path.write_bytes(self.data)
        return path


def build_wheel(
    name: str,
    version: str = "1.0",
    *,
    tag: str = PURE_TAG,
    requires: Iterable[str] = (),
    requires_python: str | None = None,
    extras: Iterable[str] = (),
    modules: Mapping[str, str] | Iterable[str] | None = None,
    payload: int = 0,
) -> Wheel:
    """Return a wheel; the same arguments give the same bytes.

    Args:
        name: the project's name; its file name has underscores for dashes.
        version: PEP 440, or what a recipe may write.
        tag: interpreter, ABI and platform.
        requires: ``Requires-Dist`` lines.
        requires_python: ``Requires-Python``.
        extras: ``Provides-Extra`` lines.
        modules: sources by module name, or just the names; else one named as the project.
        payload: bytes of incompressible data to add, so that a download takes a while.

    """
    if modules is None:
        modules = [name.replace("-", "_")]
    sources = dict(modules) if isinstance(modules, Mapping) else {item: f"NAME = {item!r}\n" for item in modules}
    return _built(
        name, version, tag, tuple(requires), requires_python, tuple(extras), tuple(sources.items()), payload
    )


@lru_cache  # most tests make the same few
def _built(
    name: str,
    version: str,
    tag: str,
    requires: tuple[str, ...],
    requires_python: str | None,
    extras: tuple[str, ...],
    sources: tuple[tuple[str, str], ...],
    payload: int,
) -> Wheel:
    stem = name.replace("-", "_")
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", f"Summary: {name}, made for a test"]
    lines += [f"Requires-Python: {requires_python}"] if requires_python else []
    lines += [f"Provides-Extra: {extra}" for extra in extras]
    lines += [f"Requires-Dist: {requirement}" for requirement in requires]
    metadata = ("\n".join(lines) + "\n").encode()

    info = f"{stem}-{version}.dist-info"
    pure = "true" if tag.endswith("-any") else "false"
    members: dict[str, bytes] = {f"{module}/__init__.py": text.encode() for module, text in sources}
    if pure == "false":
        members[f"{stem}/_native.cpython-314-wasm32-emscripten.so"] = b"\0asm\1\0\0\0"
    if payload:
        members[f"{stem}/payload.bin"] = random.Random(name).randbytes(payload)
    members[f"{info}/METADATA"] = metadata
    wheel_lines = ["Wheel-Version: 1.0", "Generator: tests", f"Root-Is-Purelib: {pure}", f"Tag: {tag}", ""]
    members[f"{info}/WHEEL"] = "\n".join(wheel_lines).encode()
    members[f"{info}/RECORD"] = _record(members, f"{info}/RECORD")
    modules = tuple(module for module, _ in sources)
    return Wheel(name, version, tag, build_zip(members), requires, requires_python, modules, metadata)


def build_zip(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive; the same members give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _record(members: Mapping[str, bytes], own_name: str) -> bytes:
    rows = []
    for name, data in members.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(data)}")
    return ("\n".join([*rows, f"{own_name},,"]) + "\n").encode()


def lock_entry(wheel: Wheel, *, depends: Iterable[str] = (), **other: Any) -> dict[str, Any]:
    """Return a wheel's entry of a lock file; ``other`` replaces or adds keys."""
    entry = {
        "name": wheel.name,
        "version": wheel.version,
        "file_name": wheel.file_name,
        "install_dir": "site",
        "sha256": wheel.sha256,
        "package_type": "package",
        "imports": list(wheel.modules),
        "depends": list(depends),
        "unvendored_tests": False,
    }
    return {**entry, **other}


def build_lock(
    wheels: Iterable[Wheel],
    *,
    depends: Mapping[str, Iterable[str]] | None = None,
    info: Mapping[str, Any] | None = None,
    more: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return the lock file of ``wheels``.

    Args:
        wheels: one a package.
        depends: by package name; else what the wheels require, without versions.
        info: the runtime; else that of 314.0.7.
        more: entries that are no wheels of ours, as they are.

    """
    packages: dict[str, Any] = {}
    for wheel in wheels:
        needed = (depends or {}).get(wheel.name)
        if needed is None:
            needed = [_name_of(requirement) for requirement in wheel.requires if ";" not in requirement]
        packages[wheel.name.lower().replace("_", "-")] = lock_entry(wheel, depends=needed)
    packages |= {name: dict(entry) for name, entry in (more or {}).items()}
    return {"info": dict(INFO if info is None else info), "packages": dict(sorted(packages.items()))}


def write_index(folder: Path, *wheels: Wheel) -> str:
    """Write a package index as a folder of pages, each with one wheel and its hash; return its path."""
    for wheel in wheels:
        page = wheel.write_to(folder / wheel.name).with_name("index.html")
        page.write_text(f'<a href="{wheel.file_name}#sha256={wheel.sha256}">{wheel.file_name}</a>')
    return str(folder)


def _name_of(requirement: str) -> str:
    from packaging.requirements import Requirement

    return Requirement(requirement).name


@dataclass(frozen=True)
class DistributionFolder:
    """A folder that holds a lock file and the wheels it publishes."""

    path: Path
    wheels: Mapping[str, Wheel]
    lock: Mapping[str, Any]

    @property
    def lock_path(self) -> Path:
        return self.path / "pyodide-lock.json"

    def __str__(self) -> str:
        return str(self.path)

    def rewrite(self, change: Any) -> None:
        """Let ``change`` edit the lock's JSON document, and write it."""
        document = json.loads(self.lock_path.read_text())
        change(document)
        self.lock_path.write_text(json.dumps(document))


def write_distribution(
    folder: Path,
    wheels: Iterable[Wheel],
    *,
    lock: Mapping[str, Any] | None = None,
    files: Mapping[str, bytes] | None = None,
    lock_name: str = "pyodide-lock.json",
) -> DistributionFolder:
    """Write ``wheels``, ``files`` and their lock file to ``folder``."""
    wheels = list(wheels)
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in wheels:
        wheel.write_to(folder)
    for name, data in (files or {}).items():
        (folder / name).write_bytes(data)
    document = dict(lock) if lock is not None else build_lock(wheels)
    (folder / lock_name).write_text(json.dumps(document))
    return DistributionFolder(folder, {wheel.name: wheel for wheel in wheels}, document)


def small_distribution(folder: Path, *, payload: int = 0) -> DistributionFolder:
    """Write a folder that can serve the Essential preset: 11 wheels that need each other, one library.

    numpy and pandas are wasm wheels; plotly and seaborn are missing, as in every official lock.
    Some ``depends`` are spelled as official locks spell them, not canonically.
    """
    wheels = [
        build_wheel("numpy", "2.4.6", tag=WASM_TAG, payload=payload),
        build_wheel(
            "pandas", "3.0.4", tag=WASM_TAG, requires=["numpy>=2", "python-dateutil", "pytz"], payload=payload
        ),
        build_wheel("matplotlib", "3.10.7", requires=["numpy", "cycler"], payload=payload),
        build_wheel("ipython", "9.6.0", requires=["decorator"], modules=["IPython"], payload=payload),
        build_wheel("requests", "2.33.1", requires=["certifi>=2017"], payload=payload),
        build_wheel("micropip", "0.11.1"),
        build_wheel("python-dateutil", "2.9.0", requires=["six"], modules=["dateutil"]),
        build_wheel("six", "1.17.0"),
        build_wheel("pytz", "2026.1"),
        build_wheel("cycler", "0.12.1"),
        build_wheel("decorator", "5.2.1"),
        build_wheel("certifi", "2026.1.4"),
    ]
    library = build_zip({"libopenblas.so": b"\0asm\1\0\0\0"})
    library_name = "libopenblas-0.3.31.zip"
    lock = build_lock(
        wheels,
        depends={"numpy": ["libopenblas"], "pandas": ["numpy", "python_dateutil", "Pytz"]},
        more={
            "libopenblas": {
                "name": "libopenblas",
                "version": "0.3.31",
                "file_name": library_name,
                "install_dir": "dynlib",
                "sha256": hashlib.sha256(library).hexdigest(),
                "package_type": "shared_library",
                "imports": [],
                "depends": [],
                "unvendored_tests": False,
            }
        },
    )
    return write_distribution(folder, wheels, lock=lock, files={library_name: library})


def alter(path: Path) -> None:
    """Put another sound wheel under the same name: its module has ``ALTERED``."""
    altered = path.with_name("altered.tmp")
    module = f"{path.name.partition('-')[0]}/__init__.py"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(altered, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            target.writestr(member, data + b"\nALTERED = 'altered'\n" * (member.filename == module))
    altered.replace(path)


def prose(seed: str, lines: int = 2000) -> str:
    """Return a module that compresses as source code does; the same seed gives the same text."""
    words = random.Random(0)
    vocabulary = ["".join(words.choices("etaoinshrdlu", k=words.randint(2, 9))) for _ in range(400)]
    text = random.Random(seed)
    return "".join(f"# {' '.join(text.choices(vocabulary, k=9))}\n" for _ in range(lines))
