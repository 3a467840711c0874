"""Count which of Pyodide's packages popular projects import together, and store the counts in resources/.

The counts suggest packages to users without a history. pip downloads the source distributions; the imports of their
modules, examples, documentation and notebooks are read. Only projects with a license like BSD, MIT or Apache count:

    python packaging/tools/update_together.py [--from FOLDER]

With ``--from`` the archives in a folder are read, and those that are missing in it are downloaded to it. It also
prints how well the counts of the other projects predict each project's files, beside the popularity of packages.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from email.parser import Parser
from pathlib import Path, PurePosixPath

from pyodide_cache.base.problems import Problem
from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.projects.notebooks import read_notebook
from pyodide_cache.projects.python.known_imports import ImportMap
from pyodide_cache.settings.releases import newest_release, shipped_lock
from pyodide_cache.updates.suggest import Together, counted, often_together

TARGET = Path(__file__).parents[2] / "resources" / "pyodide_cache_resources" / "together.json"

PROJECTS = (
    *("altair", "arviz", "astropy", "autograd", "autots", "beautifulsoup4", "bokeh", "bqplot", "cartopy"),
    *("cvxpy", "dask", "datashader", "fastapi", "feature-engine", "folium", "geopandas", "holoviews", "httpx"),
    *("hvplot", "imbalanced-learn", "intake", "ipywidgets", "jinja2", "librosa", "lightgbm", "lmfit", "metpy"),
    *("missingno", "mlxtend", "mne", "nbformat", "networkx", "nilearn", "nltk", "openpyxl", "optuna", "patsy"),
    *("photutils", "pint", "plotly", "pydantic", "pygwalker", "pymc", "python-docx", "pyvista", "requests"),
    *("rich", "scrapy", "seaborn", "shap", "sktime", "sqlalchemy", "sunpy", "sympy", "tabulate", "textual"),
    *("tslearn", "uncertainties", "wordcloud", "xarray", "yellowbrick", "zarr"),
)

_LICENSES = re.compile(r"\b(BSD|MIT|Apache|ISC|0BSD)\b", re.IGNORECASE)
_COPYLEFT = re.compile(r"\b(A?GPL|LGPL|MPL|EPL|CeCILL)", re.IGNORECASE)

#: What tests, builds and old versions of Python need says nothing about what a program needs.
_TOOLS = frozenset(
    {
        *("hypothesis", "micropip", "packaging", "pytest", "pytest-asyncio", "pytest-benchmark", "setuptools", "six"),
        *("tomli", "typing-extensions"),
    }
)

#: An import statement, also after the prompt of an example; not a relative one.
_IMPORT = re.compile(
    r"^\s*(?:>>> |In ?\[\d+\]: )?(?:from\s+(\w[\w.]*)\s+import\b|import\s+(\w[\w., ]*))", re.MULTILINE
)

_SUFFIXES = frozenset({".py", ".ipynb", ".rst", ".md"})

#: Bytes of a file; notebooks with pictures are larger, and few.
_LARGEST = 2_000_000

#: The most files of one project that count, taken evenly, so that a large one does not decide alone.
_MOST_FILES = 300

#: A pair in fewer files, or in files of one project only, is no habit.
_LEAST_FILES, _LEAST_PROJECTS = 3, 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="folder", type=Path, help="A folder with the archives.")
    folder = parser.parse_args().folder
    lock = shipped_lock(newest_release().version)
    with tempfile.TemporaryDirectory() as temporary:
        projects = dict(filter(None, (_project(name, folder or Path(temporary), lock) for name in PROJECTS)))
    evaluate([files for _, files in projects.values()], lock)
    document = document_of(
        {name: source for name, (source, _) in projects.items()}, [f for _, f in projects.values()]
    )
    TARGET.write_text(json.dumps(document, separators=(",", ":"), sort_keys=True) + "\n")
    print(f"{len(projects)} projects, {document['files']} files, {TARGET.stat().st_size} bytes")
    return 0


def _project(
    name: str, folder: Path, lock: LockFile
) -> tuple[str, tuple[dict[str, str], list[frozenset[str]]]] | None:
    archive = _archive(name, folder)
    if archive is None:
        print(f"{name}: pip has no archive of its source")
        return None
    files, version, license_text = read_archive(archive, lock)
    if not license_text:
        print(f"{name}: no license that is known to allow this")
        return None
    print(f"{name} {version}: {len(files)} files ({license_text})")
    return name, ({"version": version, "license": license_text}, files)


def _archive(name: str, folder: Path) -> Path | None:
    def found() -> Path | None:
        return next(iter(folder.glob(f"{re.sub('[-_.]', '[-_.]', name)}-[0-9]*.tar.gz")), None)

    if found() is None:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", name, "-d", str(folder)]
        subprocess.run([*pip, name], check=False)
    return found()


def read_archive(path: Path, lock: LockFile) -> tuple[list[frozenset[str]], str, str]:
    """Return the packages of each file with some, the version of the project, and its license if that is fine."""
    names = ImportMap(lock)
    found: list[frozenset[str]] = []
    version = license_text = ""
    with tarfile.open(path) as archive:
        for member in archive:
            place = PurePosixPath(member.name)
            if member.isfile() and len(place.parts) == 2 and place.name == "PKG-INFO":
                text = archive.extractfile(member)
                assert text
                version, license_text = license_of(text.read().decode("utf-8", "replace"))
            if member.isfile() and member.size <= _LARGEST and place.suffix in _SUFFIXES:
                text = archive.extractfile(member)
                assert text
                packages = _packages(place.suffix, text.read().decode("utf-8", "replace"), names, lock)
                if len(packages) > 1:
                    found.append(packages)
    step = max(1, len(found) / _MOST_FILES)
    return [found[int(number * step)] for number in range(int(len(found) / step))], version, license_text


def license_of(metadata: str) -> tuple[str, str]:
    """Return the version and the license in a PKG-INFO; no license if it is not of the BSD, MIT or Apache kind."""
    message = Parser().parsestr(metadata, headersonly=True)
    classifiers = [text for text in message.get_all("Classifier", []) if text.startswith("License ::")]
    said = message.get("License-Expression") or " ".join(text.rpartition(" :: ")[2] for text in classifiers)
    said = said or next(iter(str(message.get("License") or "").strip().splitlines()), "")
    is_fine = _LICENSES.search(said) and not _COPYLEFT.search(said)
    return str(message.get("Version")), said[:80] if is_fine else ""


def _packages(suffix: str, text: str, names: ImportMap, lock: LockFile) -> frozenset[str]:
    try:
        modules = [item.module for item in read_notebook(text, "").imports] if suffix == ".ipynb" else _modules(text)
    except (Problem, ValueError, RecursionError):
        return frozenset()
    found = {match[0] for module in modules if (match := names.find(module))}
    kinds = {str(name): package.package_type for name, package in lock.packages.items()}
    return frozenset(name for name in found - _TOOLS if kinds.get(name) == "package")


def _modules(text: str) -> Iterator[str]:
    """Yield the modules that a text imports; parsing whole modules would take minutes."""
    for module, several in _IMPORT.findall(text):
        yield from [module] if module else (part.split()[0] for part in several.split(",") if part.split())


def document_of(
    sources: dict[str, dict[str, str]], projects: Sequence[Sequence[frozenset[str]]]
) -> dict[str, object]:
    """Return what is stored."""
    counts = counted(names for files in projects for names in files)
    in_projects = Counter(pair for files in projects for pair in counted(files).pairs)
    pairs: dict[str, dict[str, int]] = {}
    for (one, other), count in sorted(counts.pairs.items()):
        if count >= _LEAST_FILES and in_projects[one, other] >= _LEAST_PROJECTS:
            pairs.setdefault(one, {})[other] = count
    kept = {*pairs, *(other for others in pairs.values() for other in others)}
    return {
        "about": "In how many files of projects packages are imported.",
        "date": time.strftime("%Y-%m-%d"),
        "projects": sources,
        "files": counts.files,
        "packages": {name: count for name, count in sorted(counts.packages.items()) if name in kept},
        "pairs": pairs,
    }


def evaluate(projects: Sequence[Sequence[frozenset[str]]], lock: LockFile) -> None:
    """Print the recall of packages from two known ones, each project by the counts of the others."""
    for most in (3, 5):
        rows = []
        for number, files in enumerate(projects):
            others = counted(names for place, each in enumerate(projects) if place != number for names in each)
            rows += [_recall(others, names, lock, most) for names in files[:: max(1, len(files) // 60)]]
        rows = [row for row in rows if row]
        ours, popular = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        print(f"recall at {most} of {len(rows)} files: together {ours:.3f}, popularity {popular:.3f}")


def _recall(counts: Together, names: frozenset[str], lock: LockFile, most: int) -> tuple[float, float] | None:
    known, wanted = _split(names, lock)
    if not wanted:
        return None
    brought = {str(package.name) for package in lock.closure(known)[0]}
    ours = {name for name, _ in often_together(counts, known, without=brought, most=most)}
    ranked = sorted(counts.packages, key=lambda name: (-counts.packages[name], name))
    popular = {*[name for name in ranked if name not in brought][:most]}
    return tuple(len(found & wanted) / min(len(wanted), most) for found in (ours, popular))  # type: ignore[return-value]


def _split(names: frozenset[str], lock: LockFile) -> tuple[list[str], set[str]]:
    """Return the first two packages, and the others that they do not bring anyway."""
    known = sorted(names)[:2]
    brought = {str(package.name) for package in lock.closure(known)[0]}
    return known, {*names} - brought


if __name__ == "__main__":
    sys.exit(main())
