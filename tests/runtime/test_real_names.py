"""Fifty real packages: a warm-up chooses what the real micropip chooses, except where micropip cannot be right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.inventory import Inventory
from pyodide_cache.settings.releases import shipped_lock
from pyodide_cache.warm_up.request.requests import PackageRequest
from pyodide_cache.warm_up.resolution.resolve import resolve
from pyodide_cache.warm_up.source_options import SourceOptions
from runtime.conftest import official_info
from runtime.kept_index import KeptIndex
from runtime.lock_maker import LOCK, make_distribution
from runtime.micropip_node import Answer, Question, ask_micropip
from runtime.registry import NEWEST, downloads, pyodide_folder, wheels_of
from support.sources import sources_of

pytestmark = [pytest.mark.runtime, pytest.mark.registry, pytest.mark.xdist_group("micropip")]

REAL = (
    *("numpy", "pandas", "requests", "attrs", "jinja2", "pyyaml", "httpx", "flask", "werkzeug", "click"),
    *("rich", "textual", "typer", "tqdm", "tabulate", "humanize", "pydantic", "marshmallow", "cattrs", "msgpack"),
    *(
        "jsonschema",
        "networkx",
        "sympy",
        "seaborn",
        "plotly",
        "altair",
        "bokeh",
        "statsmodels",
        "scikit-learn",
        "openpyxl",
    ),
    *(
        "xlsxwriter",
        "python-docx",
        "pypdf",
        "beautifulsoup4",
        "markdown",
        "mistune",
        "nbformat",
        "ipywidgets",
        "wcwidth",
    ),
    *(
        "toolz",
        "more-itertools",
        "arrow",
        "pendulum",
        "faker",
        "jaraco.functools",
        "sqlparse",
        "lark",
        "black",
        "nltk",
    ),
    *("requests[socks]", "rich<13", "flask<3"),
)


@pytest.fixture
def index() -> Iterator[KeptIndex]:
    kept = KeptIndex(downloads() / "pages")
    yield kept
    kept.stop()


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """The official lock file, with the index's micropip."""
    folder = make_distribution(tmp_path / "distribution", official_info(NEWEST), [wheels_of(NEWEST)["micropip"]])
    lock = json.loads((folder / LOCK).read_text())
    lock["packages"] = dict(shipped_lock(NEWEST.version).document["packages"]) | lock["packages"]
    (folder / LOCK).write_text(json.dumps(lock))
    return folder


def test_a_warm_up_chooses_what_micropip_chooses(index: KeptIndex, distribution: Path, tmp_path: Path) -> None:
    questions = [Question((text,), index.url.rstrip("/")) for text in REAL]
    theirs = ask_micropip(pyodide_folder(NEWEST), distribution, distribution / LOCK, questions)
    wrong = []
    with sources_of(SourceOptions(str(distribution), index_url=index.url), Inventory(tmp_path)) as sources:
        for text, answer in zip(REAL, theirs, strict=True):
            found = resolve(PackageRequest((Requirement(text),)), sources, Cancel())
            ours = {pin.file.file_name for pin in found.pins}
            if ours != answer.files and not (ours and is_no_solution(answer)):
                wrong.append(f"{text}: {sorted(ours)}, not {sorted(answer.files)} {answer.error} {found.failures}")
    assert not wrong, "\n".join(wrong)
    assert sum(bool(answer.files) for answer in theirs) > len(REAL) * 0.8


def is_no_solution(answer: Answer) -> bool:
    """Return whether micropip fails, since it does not go back, or installs two versions of a package."""
    names = [parse_wheel_filename(file)[0] for file in answer.files if file.endswith(".whl")]
    return len(set(names)) < len(names) or not names
