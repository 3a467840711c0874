"""Pack apps with the real command line, and run the packs."""

from __future__ import annotations

import json
import os
import shlex
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from runtime.conftest import official_info
from runtime.lock_maker import make_distribution
from runtime.pyodide_node import node
from runtime.registry import NEWEST, fetch_wheels, pyodide_folder
from support import ROOT
from support.patience import PATIENCE
from support.wheels import build_zip

EXAMPLES = ROOT / "docs" / "examples" / "pack"


#: A wheel with everything that a watched run must record: data read by Python and C, late imports, metadata.
STAR = {
    "star/__init__.py": '"""Stars."""\n\nfrom star import names\n\n\ndef atlas():\n    """Draw."""\n'
    "    from star import maps\n\n    return maps.DRAWN\n",
    "star/names.py": '"""Names."""\n\nfrom importlib import resources\n\n\ndef names():\n'
    '    return resources.files("star").joinpath("names.txt").read_text().split()\n',
    "star/maps.py": "from star import ink\n\nDRAWN = ink.BLACK\n",
    "star/ink.py": "BLACK = 'black'\n",
    "star/unused.py": "NEVER = 1\n",
    "star/names.txt": "Vega Deneb\n",
    "star/unread.txt": "never\n",
    "star/plates/one.txt": "1\n",
    "star/plates/two.txt": "2\n",
    "star/docs/guide.rst": "Stars\n",
    "star/tests/test_star.py": "import star\n",
    "star-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: star\nVersion: 1.0\n\n# A long description\n",
    "star-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "star-1.0.dist-info/entry_points.txt": "[star.plugins]\nvega = star.names:names\n",
    "star-1.0.dist-info/licenses/LICENSE": "Do as you like.\n",
    "star-1.0.dist-info/INSTALLER": "nobody\n",
    "star-1.0.dist-info/RECORD": "",
}

SKY = """
import os, sqlite3, sys
from importlib.metadata import entry_points, version

import helper
import star

here = os.path.dirname(star.__file__)
connection = sqlite3.connect(f"file:{here}/catalog.db?immutable=1", uri=True)  # read by SQLite, in C
print(version("star"), star.names.names(), connection.execute("SELECT magnitude FROM star").fetchall())
print(sorted(os.listdir(f"{here}/plates")), helper.read(), sys.argv[1:])
print([point.value for point in entry_points(group="star.plugins")])
sys.stdout.flush()
sys.stdout.buffer.write(bytes([0xFF, 0xFE, 0]))
sys.exit(0)
"""

HELPER = """
from pathlib import Path


def read():
    return Path(__file__).with_name("data").joinpath("sky.csv").read_text().strip()
"""


@dataclass(frozen=True)
class Packed:
    """The output of the command, and the pack."""

    status: int
    said: Any
    errors: str
    target: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run the pack's own script, with the network blocked."""
        return subprocess.run(
            [*node(), str(self.target / "run.mjs"), "--block-network", *arguments],
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )

    def row(self, name: str) -> Any:
        return next(item for item in self.said["packages"] if item["name"] == name)


def pack(folder: Path, app: Path, *words: object, runtime: Path | None = None) -> Packed:
    """Run ``pyodide-cache pack`` with its own home below ``folder``; the default runtime has bytecode."""
    target = folder / f"{app.stem}-pack"
    command = [sys.executable, "-m", "pyodide_cache", "--cache-dir", str(folder / "cache"), "pack", str(app)]
    where = ["--runtime", str(runtime or pyodide_folder(NEWEST))]
    done = subprocess.run(
        # A busy machine may need longer than the default for each run; of two timeouts the last one counts.
        [*command, *where, "--output", str(target), "--json", "--timeout", f"{PATIENCE:.0f}", *map(str, words)],
        env=_environment(folder),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
        cwd=folder,
    )
    text = done.stdout.decode()
    assert "Traceback" not in done.stderr.decode().replace("  Traceback", "")
    return Packed(done.returncode, json.loads(text) if text else None, done.stderr.decode(), target)


def write_app(folder: Path, text: str, name: str = "app.py") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def sky(folder: Path) -> Path:
    """Write an app that uses ``star`` in every way, with files of its own."""
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "sky.csv").write_text("dark\n")
    (folder / "helper.py").write_text(HELPER)
    (folder / "pyproject.toml").write_text(
        '[tool.pyodide-cache.pack]\nfiles = ["data/*.csv"]\narguments = ["--clear"]\n'
    )
    return write_app(folder, SKY, "sky.py")


def star_distribution(folder: Path) -> Path:
    """Make a distribution of ``star`` alone."""
    folder.mkdir(parents=True)
    wheel = folder / "star-1.0-py3-none-any.whl"
    members = {name: text.encode() for name, text in STAR.items()}
    wheel.write_bytes(build_zip({**members, "star/catalog.db": _database()}))
    return make_distribution(folder / "distribution", official_info(NEWEST), [wheel])


def real_distribution(folder: Path, *requirements: str) -> Path:
    """Make a distribution of real wheels."""
    wheels = fetch_wheels(requirements, NEWEST.python, NEWEST.platform)
    return make_distribution(folder, official_info(NEWEST), wheels.values())


def _database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE star (magnitude)")
        connection.execute("INSERT INTO star VALUES (0.03)")
        connection.commit()
        connection.close()
        return path.read_bytes()


def _environment(folder: Path) -> Mapping[str, str]:
    home = folder / "home"
    share = home / "share"
    share.mkdir(parents=True, exist_ok=True)
    own = {"HOME": home, "XDG_CACHE_HOME": home / "cache", "XDG_DATA_HOME": share, "XDG_STATE_HOME": home / "state"}
    own |= {"XDG_CONFIG_HOME": home, "PATH": f"{_programs(home)}{os.pathsep}{os.environ['PATH']}"}
    return {**os.environ, **{name: str(path) for name, path in own.items()}}


def _programs(home: Path) -> Path:
    """Return a folder with a ``node`` that runs with the options of all tests."""
    program = home / "bin" / "node"
    if not program.exists():
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec {shlex.join(node())} "$@"\n')
        program.chmod(0o755)
    return program.parent
