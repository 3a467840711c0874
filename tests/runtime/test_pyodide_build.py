"""The real pyodide-build names its roots as we expect, and removes an environment as we do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from pyodide_cache.formats.xbuildenv import Generation, parse_root_name
from pyodide_cache.places.roots import Root, find_roots
from runtime.registry import fetch_wheels
from support.cli import run
from support.xbuildenvs import put_version, tree, use

pytestmark = [pytest.mark.registry, pytest.mark.xdist_group("pyodide-build")]

PYODIDE_BUILD = "pyodide-build==0.39.2"
OLDER = ("pyodide-build==0.26.0", "pyodide-build==0.30.0", "pyodide-build==0.34.1")

#: What its code for cross-build environments imports.
NEEDED = (
    *("attrs==26.1.0", "auditwheel-emscripten==0.3.0", "build==1.6.1", "cattrs==26.2.1", "certifi==2026.10.18"),
    *("charset-normalizer==3.5.2", "click==8.5.1", "idna==3.20", "leb128==1.0.9", "markdown-it-py==4.3.0"),
    *("mdurl==0.1.2", "packaging==26.3", "platformdirs==4.14.5", "pygments==2.21.0", "pyodide-cli==0.5.0"),
    *("pyodide-lock==0.2.1", "pyproject-hooks==1.3.3", "requests==2.34.2", "rich==15.0.0", "ruamel-yaml==0.19.1"),
    *("typing-extensions==4.16.0", "urllib3==2.8.0", "wheel==0.48.0"),
)

#: It asks for Python 3.12 for one name only; on 3.11 it is lent to it.
LEND = "import sys, typing; vars(typing).setdefault('override', lambda function: function); "
NAME = LEND + "from pyodide_build.common import xbuildenv_dirname; print(xbuildenv_dirname())"
PATH = LEND + "from pyodide_build.common import default_xbuildenv_path; print(default_xbuildenv_path())"
UNINSTALL = """
import sys, typing, json
vars(typing).setdefault("override", lambda function: function)
from pyodide_build.xbuildenv import CrossBuildEnvManager
version, theirs, *ours = sys.argv[1:]
CrossBuildEnvManager(theirs, metadata_url="none").uninstall_version(version)
managers = {root: CrossBuildEnvManager(root, metadata_url="none") for root in ours}
print(json.dumps({root: [item.list_versions(), item.current_version] for root, item in managers.items()}))
"""


@pytest.fixture(scope="module")
def wheel() -> Path:
    """Return the wheel of pyodide-build, which is kept between runs."""
    return fetch_wheels([PYODIDE_BUILD], "3.14", "any")["pyodide-build"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all that pyodide-build imports, but not itself: for PYTHONPATH."""
    folder = tmp_path_factory.mktemp("shared") / "site"
    install(Path(sys.executable), *fetch_wheels(NEEDED, "3.14", "any").values(), target=folder)
    return folder


def install(python: Path, *wheels: Path, target: Path | None = None) -> None:
    where = ["--target", str(target)] if target else []
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "install"),
            *("--quiet", "--no-index", "--no-deps", "--ignore-requires-python", "--no-compile", *where),
            *map(str, wheels),
        ],
        capture_output=True,
        check=True,
    )


def make_environment(prefix: Path, *wheels: Path) -> Path:
    """Make a Python environment with these wheels in it, and return its interpreter."""
    venv.create(prefix, with_pip=False, symlinks=True)
    python = prefix / "bin" / "python"
    if wheels:
        install(python, *wheels)
    return python


def ask(python: Path, code: str, *words: object, **environ: str) -> str:
    done = subprocess.run(
        [str(python), "-c", code, *map(str, words)],
        env={**os.environ, **environ},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def roots(*projects: Path) -> dict[str, Root]:
    *_, found = find_roots(projects)
    assert isinstance(found, tuple)
    return {root.path.name: root for root in found}


def test_each_environments_root_is_matched_by_the_name_that_pyodide_build_gives_it(
    wheel: Path, shared: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(shared))
    project = tmp_path / "project"
    tool = home / ".local" / "share" / "uv" / "tools" / "pyodide-build"
    elsewhere = tmp_path / "elsewhere"
    environments = {
        make_environment(tool, wheel): tool,
        make_environment(project / ".venv", wheel): project / ".venv",
        make_environment(elsewhere / "real", wheel): elsewhere / "real",
    }
    # Reached through a link, it is still one and the same.
    (home / ".virtualenvs").mkdir()
    (home / ".virtualenvs" / "linked").symlink_to(elsewhere / "real")
    cache = home / ".cache" / "pyodide-build"
    for python, prefix in environments.items():
        path = Path(ask(python, PATH))
        assert path == cache / ask(python, NAME)
        put_version(path, prefix.name)
    through_link = home / ".virtualenvs" / "linked" / "bin" / "python"
    assert ask(through_link, NAME) == ask(elsewhere / "real" / "bin" / "python", NAME)
    put_version(cache / ".pyodide-xbuildenv-cd8902a5bc84", "314.0.7")

    found = roots(project)
    for python, prefix in environments.items():
        (owner,) = found[ask(python, NAME)].owners
        assert (owner.prefix, owner.version) == (prefix.resolve(), "0.39.2")
        assert parse_root_name(ask(python, NAME)) == found[ask(python, NAME)].name
    assert found[".pyodide-xbuildenv-cd8902a5bc84"].owners == ()

    name = ask(project / ".venv" / "bin" / "python", NAME)
    shutil.rmtree(project / ".venv")
    assert not roots(project)[name].is_owner_known


def test_a_package_outside_of_the_environment_that_runs_it_is_matched(wheel: Path, shared: Path, home: Path) -> None:
    borrower = make_environment(home / ".virtualenvs" / "borrower")
    lender = make_environment(home / ".virtualenvs" / "lender", wheel)
    (site,) = (home / ".virtualenvs" / "lender" / "lib").glob("python3*/site-packages")
    name = ask(borrower, NAME, PYTHONPATH=f"{shared}{os.pathsep}{site}")
    assert name != ask(lender, NAME, PYTHONPATH=str(shared))
    put_version(home / ".cache" / "pyodide-build" / name, "314.0.7")
    (owner,) = roots()[name].owners
    assert owner.prefix == (home / ".virtualenvs" / "borrower").resolve()


@pytest.mark.parametrize("requirement", OLDER)
def test_older_ones_name_their_root_after_their_version(requirement: str, shared: Path, home: Path) -> None:
    older = fetch_wheels([requirement], "3.14", "any")["pyodide-build"]
    python = make_environment(home / ".virtualenvs" / "old", older)
    name = ask(python, NAME, PYTHONPATH=str(shared))
    parsed = parse_root_name(name)
    assert parsed is not None
    assert (parsed.generation, f"pyodide-build=={parsed.key}") == (Generation.BY_VERSION, requirement)
    put_version(home / ".cache" / name, "0.28.0")
    (owner,) = roots()[name].owners
    assert owner.prefix == (home / ".virtualenvs" / "old").resolve()


@pytest.fixture(scope="module")
def uninstaller(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the interpreter of an environment with the real pyodide-build."""
    return make_environment(tmp_path_factory.mktemp("uninstaller") / "env", wheel)


@pytest.mark.parametrize("version", ["314.0.7", "0.29.4", "20260520"])
@pytest.mark.parametrize("current", ["314.0.7", "0.29.4", None])
def test_a_removal_of_ours_leaves_the_tree_that_its_uninstall_leaves(
    current: str | None, version: str, shared: Path, uninstaller: Path, home: Path, tmp_path: Path
) -> None:
    keys = {"cd8902a5bc84": ["--for-good"], "aabbccddeeff": []}
    ours = {key: home / ".cache" / "pyodide-build" / f".pyodide-xbuildenv-{key}" for key in keys}
    theirs = tmp_path / "theirs"
    for root in (theirs, *ours.values()):
        put_version(root, "314.0.7", emsdk=1_000)
        put_version(root, "0.29.4")
        put_version(root, "20260520", installed=False)
        if current:
            use(root, current)
    for key, how in keys.items():
        answer = run("xbuildenv", "remove", version, "--root", key, "--yes", *how)
        assert answer.code == 0, answer.err
    said = json.loads(ask(uninstaller, UNINSTALL, version, theirs, *ours.values(), PYTHONPATH=str(shared)))
    assert tree(ours["cd8902a5bc84"]) == tree(ours["aabbccddeeff"]) == tree(theirs)
    rows = run("xbuildenv", "list", "--json").json["roots"]
    assert len(rows) == 2
    for row in rows:
        assert said[row["path"]] == [[item["version"] for item in row["versions"]], row["current"]]
