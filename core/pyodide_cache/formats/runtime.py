"""A runtime: the Python, platform and ABI that decide which wheels it can load."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from pyodide_cache.base.record import record

if TYPE_CHECKING:
    from packaging.markers import Environment
    from packaging.tags import Tag

#: The release lines, oldest first: the minor version of Python 3, the version of Emscripten, and the ABI version,
#: which early releases do not have (official lock files, and Pyodide's docs/development/abi.md).
_RELEASE_LINES = (
    ("0.21", 10, "3_1_14", ""),
    ("0.22", 10, "3_1_27", ""),
    ("0.23", 11, "3_1_32", ""),
    ("0.24", 11, "3_1_45", ""),
    ("0.25", 11, "3_1_46", ""),
    ("0.26–0.27", 12, "3_1_58", "2024_0"),
    ("0.28–0.29", 13, "4_0_9", "2025_0"),
    ("314", 14, "5_0_3", "2026_0"),
    ("315", 15, "6_0_5", "2026_5"),
)
PYTHON_OF_LINE = {line: minor for line, minor, _, _ in _RELEASE_LINES}
LINES_OF_PLATFORM = {f"emscripten_{version}": line for line, _, version, _ in _RELEASE_LINES}
LINES_OF_ABI = {abi: line for line, _, _, abi in _RELEASE_LINES if abi}

#: All known release lines.
LINES = frozenset(PYTHON_OF_LINE)

#: The Python of 0.20, whose ``packages.json`` does not say it.
_PYTHON_OF_OLD_LOCKS = "3.10.2"

_IN_RUNTIMES = frozenset({"pyodide", "pyodide-core", "pyodide-js", "pyodide-py"})

#: Parts of Python that releases before 314 load as packages; on an index, anybody's has the name.
_OF_PYTHON = frozenset({"hashlib", "lzma", "pydecimal", "sqlite3", "ssl", "test"})

#: The first version of micropip that accepts the tag of PEP 783 (measured in 0.29.3 and 0.29.4).
_PEP_783_MICROPIP = (0, 11, 1)


@record
class Runtime:
    """Python, Emscripten platform and ABI version, as in the ``info`` of a lock file."""

    python: str  # full version, such as ``3.14.2``
    platform: str  # the Emscripten platform without architecture, such as ``emscripten_5_0_3``
    abi: str | None = None  # Pyodide's ABI version, such as ``2026_0``; None before 0.26
    accepts_pep_783: bool = False  # whether its micropip accepts ``pyemscripten_*`` wheels

    @classmethod
    def from_lock_info(cls, info: dict[str, object], micropip: str | None) -> Runtime:
        """Read the ``info`` table of a lock file; ``micropip`` is the version that the lock file has."""
        abi = info.get("abi_version")
        return cls(
            python=str(info.get("python") or _PYTHON_OF_OLD_LOCKS),
            platform=str(info.get("platform") or "").lower().replace("-", "_").replace(".", "_"),
            abi=str(abi) if abi else None,
            accepts_pep_783=_accepts_pep_783(str(abi) if abi else None, micropip),
        )

    @property
    def line(self) -> str | None:
        """The release line with this ABI, such as ``0.28–0.29``; None if unknown."""
        return LINES_OF_ABI.get(self.abi or "") or LINES_OF_PLATFORM.get(self.platform)

    @property
    def python_short(self) -> str:
        """Major and minor version: ``3.14``."""
        return ".".join(self.python.split(".")[:2])

    @property
    def build(self) -> tuple[str | None, str, str]:
        """What packages are built for: ABI, Python without patch version, platform.

        Lock files of one ABI name several patch versions, and each loads in all these releases (measured).
        """
        return self.abi, self.python_short, self.platform

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platform tags that ``loadPackage`` loads, best first, without ``any``.

        An older micropip refuses the tag of PEP 783, so what it accepts comes first (0.26.4 to 0.29.0 load it).
        """
        old = f"{self.platform}_wasm32"
        if not self.abi:
            return (old,)
        standard, own = f"pyemscripten_{self.abi}_wasm32", f"pyodide_{self.abi}_wasm32"
        return (standard, own, old) if self.accepts_pep_783 else (own, old, standard)

    def micropip_accepts(self, file_name: str) -> bool:
        """Return whether the release's micropip installs a wheel that the runtime loads."""
        platforms = file_name.removesuffix(".whl").rpartition("-")[2].split(".")
        return self.accepts_pep_783 or not all(platform.startswith("pyemscripten_") for platform in platforms)

    def tags(self) -> tuple[Tag, ...]:
        """List the wheel tags that the runtime loads, best first, in micropip's order."""
        return _tags(self)

    def loads(self, tags: Collection[Tag]) -> bool:
        """Return whether the runtime loads a wheel with these tags."""
        return not _tag_set(self).isdisjoint(tags)

    def marker_environment(self) -> Environment:
        """Return the marker variables, as a running 314.0.7 reports them."""
        return {
            "implementation_name": "cpython",
            "implementation_version": self.python,
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_release": self.platform.removeprefix("emscripten_").replace("_", "."),
            "platform_system": "Emscripten",
            "platform_version": "#1",
            "python_full_version": self.python,
            "python_version": self.python_short,
            "sys_platform": "emscripten",
        }


@lru_cache(maxsize=32)
def _tags(runtime: Runtime) -> tuple[Tag, ...]:
    from packaging.tags import compatible_tags, cpython_tags

    major, minor = (int(part) for part in runtime.python.split(".")[:2])
    version, platforms, abi = (major, minor), list(runtime.platforms), f"cp{major}{minor}"
    return (
        # Without an ABI, packaging would return those of the interpreter that runs this program.
        *cpython_tags(version, [abi], platforms),
        *compatible_tags(version, abi, platforms),
    )


@lru_cache(maxsize=32)
def _tag_set(runtime: Runtime) -> frozenset[Tag]:
    return frozenset(_tags(runtime))


def _accepts_pep_783(abi: str | None, micropip: str | None) -> bool:
    if abi is None:
        return False
    if micropip is None:
        return abi >= "2026"
    return _numbers(micropip) >= _PEP_783_MICROPIP


def is_in_runtime(name: str, python: str) -> bool:
    """Return whether a package, by its canonical name, is a part of a runtime, and no index is asked for it."""
    return name in _IN_RUNTIMES or (name in _OF_PYTHON and _numbers(python) >= (3, 14))


def imports_micropip(own: str, version: str) -> bool:
    """Return whether a release whose own micropip is ``own`` imports a version of a package index.

    Tried in 0.25.1, 0.26.4, 0.27.7 and 314.0.7: an old micropip misses parts of a newer Pyodide, and a new one those
    of an older.
    """
    return own == version == "0.9.0" or _numbers(version) >= _numbers(own) >= (0, 10)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


@lru_cache(maxsize=4096)
def lines_of_tags(python: str, abi: str, platform: str) -> frozenset[str]:
    """Return the release lines whose runtime loads a wheel, by the three tags of its file name.

    `Runtime.tags` gives the same answer. It is hundreds of tags long, and this is asked for each file of a scan.

    >>> sorted(lines_of_tags("cp312", "none", "any"))
    ['0.26–0.27']
    """
    pairs = [(one, other) for one in python.split(".") for other in abi.split(".")]
    kinds = {line_of_platform_tag(tag) or tag for tag in platform.split(".")}

    return frozenset(
        line
        for line, minor in PYTHON_OF_LINE.items()
        for kind in kinds & {line, "any"}
        if any(_loads(*pair, minor, is_any=kind == "any") for pair in pairs)
    )


def _loads(python: str, abi: str, minor: int, *, is_any: bool) -> bool:
    """Return whether Python 3.``minor`` loads a wheel with these tags, for its own platform or for any."""
    kind, digits = python[:3], python[3:] or "0"  # CPython's tags have a minor version
    if kind not in {"cp3", "py3"} or not digits.isdecimal():
        return False
    own = int(digits)
    if kind == "py3":  # compatible with every later Python; py3 is with all
        return abi == "none" and own <= minor
    if abi == "abi3" and not is_any:
        return 2 <= own <= minor
    return own == minor and (abi == "none" or (abi == python and not is_any))


def lines_text(lines: Iterable[str]) -> str | None:
    """Return release lines as one word; ``any`` for all, None for none.

    >>> lines_text({"0.28–0.29", "0.26–0.27"})
    '0.26–0.29'
    >>> lines_text(LINES - {"0.21", "0.22"})
    '0.23+'
    """
    order, wanted = [*PYTHON_OF_LINE], {*lines}
    if wanted >= LINES:
        return "any"
    words = []
    for is_wanted, group in groupby(order, wanted.__contains__):
        run = [*group]
        first, last = run[0].partition("–")[0], run[-1].rpartition("–")[2]
        if is_wanted and len(run) > 1:
            words.append(f"{first}+" if run[-1] == order[-1] else f"{first}–{last}")
        elif is_wanted:
            words += run
    return ", ".join(words) or None


@lru_cache(maxsize=1024)
def line_of_platform_tag(tag: str) -> str | None:
    """Return the release line of a platform tag; None for any other tag.

    >>> line_of_platform_tag("pyemscripten_2026_0_wasm32")
    '314'
    """
    kind, _, version = tag.removesuffix("_wasm32").partition("_")
    if kind not in {"emscripten", "pyemscripten", "pyodide"} or not tag.endswith("_wasm32"):
        return None
    return LINES_OF_ABI.get(version) or LINES_OF_PLATFORM.get(f"emscripten_{version}")
