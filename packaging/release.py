"""Check that the project can be published, and build all that a release has, into dist/.

Usage: .venv/bin/python packaging/release.py

The sdist, and the wheel that is built from it; the frozen app as an archive; a Debian package; an SBOM of the
installed wheel; SHA256SUMS over all of them. Nothing is uploaded.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from pyodide_cache.base.version import __version__

HERE = Path(__file__).parent
ROOT = HERE.parent
DIST = ROOT / "dist"
BIN = Path(sys.executable).parent

#: Rooms whose tests run on the installed sdist; all the others run in `make test`.
TESTED_ROOMS = ("formats", "projects", "warm_up", "cli")


def main() -> int:
    _check_changelog()
    DIST.mkdir(exist_ok=True)
    for old in [file for file in DIST.iterdir() if file.is_file()]:
        old.unlink(missing_ok=True)
    _step("sdist and wheel")
    _run(BIN / "python", "-m", "build", "--outdir", DIST, ROOT)
    (sdist,), (wheel,) = DIST.glob("*.tar.gz"), DIST.glob("*.whl")
    _run(BIN / "twine", "check", "--strict", sdist, wheel)
    _run(BIN / "check-wheel-contents", wheel)
    _check_metadata(wheel)
    with tempfile.TemporaryDirectory() as scratch:
        _check_installed(sdist, Path(scratch))
    _step("frozen app and Debian package")
    _run("make", "-C", ROOT, "package")
    _pack_app()
    _write_checksums()
    return 0


def _step(name: str) -> None:
    print(f"--- {name} ---", flush=True)


def _run(*command: str | Path, **options: object) -> None:
    subprocess.run([str(part) for part in command], check=True, **options)  # type: ignore[call-overload]


def _check_changelog() -> None:
    """Stop if the changelog has neither changes to come nor this version at its top."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    top = re.search(r"^## (.+)$", text, re.MULTILINE)
    if top is None or not top[1].startswith(("Unreleased", __version__)):
        raise SystemExit(f"CHANGELOG.md begins with {top and top[1]}, but this is {__version__}")
    if top[1] == "Unreleased":
        print(f"Note: CHANGELOG.md has unreleased changes; a release names its date: ## {__version__} - YYYY-MM-DD")


def _check_metadata(wheel: Path) -> None:
    """Stop if a link or a picture of the README would be broken where an index shows it, or a license is missing."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (name,) = [name for name in names if name.endswith(".dist-info/METADATA")]
        metadata = HeaderParser().parsestr(archive.read(name).decode())
    relative = re.findall(r"\]\((?!https://|#)[^)]*\)", metadata.get_payload())
    licenses = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    if relative or licenses != {"LICENSE", "MPL-2.0.txt"}:
        raise SystemExit(f"{wheel.name}: relative links {relative}, licenses {sorted(licenses)}")


def _check_installed(sdist: Path, scratch: Path) -> None:
    """Install the sdist into an environment of its own, list that in an SBOM, and run the tests there."""
    _step("tests of the sdist")
    _run(sys.executable, "-m", "venv", scratch / "env")
    pip = [scratch / "env" / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    _run(*pip, "--upgrade", "pip>=25.1")
    _run(*pip, f"{sdist}[gui,serve,team]")
    bom = DIST / f"pyodide_cache-{__version__}.cdx.json"
    about = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible", "--of", "JSON", "-o", str(bom)]
    _run(BIN / "cyclonedx-py", "environment", *about, scratch / "env" / "bin" / "python")
    _check_sbom(bom)
    with tarfile.open(sdist) as archive:
        archive.extractall(scratch, filter="data")
    source = scratch / sdist.name.removesuffix(".tar.gz")
    _run(*pip, "--group", f"{source / 'pyproject.toml'}:test")
    rooms = [source / "tests" / "core" / room for room in TESTED_ROOMS]
    deselected = ["-m", "not slow and not registry and not runtime"]
    _run(scratch / "env" / "bin" / "pytest", "-q", "-n", "2", *deselected, *rooms, cwd=source)


def _check_sbom(file: Path) -> None:
    """Stop if the SBOM says where this machine took packages from."""
    text = file.read_text(encoding="utf-8")
    if str(ROOT) in text or "file://" in text:
        raise SystemExit(f"{file.name} has paths of this machine")


def _pack_app() -> None:
    folder = DIST / "pyodide-cache-inspector"
    archive = DIST / f"{folder.name}-{__version__}-linux-{os.uname().machine}.tar.xz"
    pack = ["tar", "--sort=name", "--owner=0", "--group=0", "-C", str(DIST), "-cJf", str(archive), folder.name]
    subprocess.run(pack, check=True, env={**os.environ, "XZ_OPT": "-T0"})


def _write_checksums() -> None:
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    for file in files:
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.relative_to(ROOT)}")


if __name__ == "__main__":
    raise SystemExit(main())
