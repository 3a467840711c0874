"""The code has the shape that pyproject.toml's import contracts and ARCHITECTURE.md describe.

Import-linter checks the contracts one by one. These tests draw the whole graph of rooms: every import counts, inside
functions and under TYPE_CHECKING too.
"""

from __future__ import annotations

import ast
import fnmatch
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import click
import pytest

from pyodide_cache.cli import main
from pyodide_cache.settings.paths import AppPath
from support import ROOT

#: One worker parses the code for all of them.
pytestmark = pytest.mark.xdist_group("structure")

PACKAGES = {"pyodide_cache": ROOT / "core" / "pyodide_cache", "pyodide_cache_gui": ROOT / "gui" / "pyodide_cache_gui"}
TESTS = {"pyodide_cache": ROOT / "tests" / "core", "pyodide_cache_gui": ROOT / "tests" / "gui"}
MOST_LINES = 400

#: Modules that need no test file of their own, and why.
NEEDS_NO_TEST_FILE = {
    "pyodide_cache.__main__": "calls cli.main; the tests of the command line start it",
    "pyodide_cache.messages.sentences": "tables of texts; tests/core/messages/test_messages.py tests all of them",
    "pyodide_cache.messages.jobs": "the same",
    "pyodide_cache.messages.hints": "the same",
    "pyodide_cache.base.json_types": "only declares types; tests/core/cli/commands/test_schema.py uses them",
    "pyodide_cache.base.version": "one constant",
    "pyodide_cache.details.details": "declares the values that test_read.py checks",
    "pyodide_cache_gui.__main__": "calls app.main; the tests of the window start it",
    "pyodide_cache.places.kinds": "only declares values",
    "pyodide_cache.cli.documents.*": "only declare keys of JSON; tests/core/cli/test_documents.py runs the commands",
}

#: Core rooms that every room of the window may import from: they neither read nor write anything by themselves.
FOR_ALL_ROOMS = {"base", "messages", "formats", "settings", "cache"}

#: From other rooms of the core, a room of the window imports types, constants and these pure functions.
PURE_FUNCTIONS = {
    *("dependents_of", "parse_filter", "parse_rule", "plan_prune", "plan_remove", "shares_of", "totals_of"),
    *("app_output", "by_package", "checked_public_key", "growth_per_week", "total_of"),
}


@dataclass(frozen=True)
class Import:
    """An import of one module by another, with the name that is imported (empty for a whole module)."""

    importer: str
    imported: str
    name: str


@cache
def modules() -> dict[str, Path]:
    found = {}
    for package, folder in PACKAGES.items():
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            found[".".join((package, *parts)).removesuffix(".__init__")] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for module, path in modules().items() for found in _imports_of(module, path))


def _nodes(path: Path) -> Iterator[ast.AST]:
    # The trees are not kept: the garbage collector would walk their millions of nodes for longer than parsing takes.
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _imports_of(module: str, path: Path) -> Iterator[Import]:
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, "") for alias in node.names if alias.name in modules())
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: relative imports hide the room"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in modules():
                    yield Import(module, whole, "")
                elif node.module in modules():
                    yield Import(module, str(node.module), alias.name)


def room(module: str) -> str:
    """Return the room of a module: the package itself, or what lies directly in it."""
    return ".".join(module.split(".")[:2])


def edges(package: str) -> set[tuple[str, str]]:
    """Return which room imports which within a package; the package's own ``__init__`` names the public API."""
    found = {(room(item.importer), room(item.imported)) for item in imports()}
    inside = {(one, other) for one, other in found if one != other and one.startswith(f"{package}.")}
    return {(one, other) for one, other in inside if other.startswith(f"{package}.")}


def contract(start: str) -> dict[str, Any]:
    """Return the import contract whose name starts with ``start``."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (found,) = (item for item in settings["tool"]["importlinter"]["contracts"] if item["name"].startswith(start))
    result: dict[str, Any] = found
    return result


def bands(start: str) -> list[set[str]]:
    """Return the bands of a contract, lowest first."""
    layers = contract(start)["layers"]
    return [{name.strip() for name in layer.replace("|", ":").split(":")} for layer in reversed(layers)]


def listed_edges(*starts: str) -> set[tuple[str, str]]:
    lines = (line for start in starts for line in contract(start).get("ignore_imports", ()))
    pairs = (line.split(" -> ") for line in lines)
    return {(room(one), room(other)) for one, other in pairs}


@pytest.mark.parametrize(
    ("package", "kind", "several"),
    [
        ("pyodide_cache", "Bands of the core", "Features of the core"),
        ("pyodide_cache_gui", "Bands of the window", "Rooms of the window import"),
    ],
)
def test_every_import_between_rooms_goes_down_or_is_listed(package: str, kind: str, several: str) -> None:
    height = {name: number for number, band in enumerate(bands(kind)) for name in band}
    entry_points = {f"{package}.__main__"}
    rooms = {room(name) for name in modules() if name.startswith(f"{package}.")} - entry_points
    assert sorted(rooms - set(height)) == [], "name the new room in its band, in pyproject.toml"
    listed = listed_edges(kind, several)
    found = {edge for edge in edges(package) if not set(edge) & entry_points}
    wrong = sorted(edge for edge in found if height[edge[0]] <= height[edge[1]] and edge not in listed)
    assert not wrong, "these imports go up or aside, and no contract lists them"
    assert sorted(listed - found) == [], "these edges are listed, but no code needs them: remove them"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_rooms_import_each_other_in_a_circle(package: str) -> None:
    assert_no_circle(edges(package))


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert_no_circle({(item.importer, item.imported) for item in imports() if item.importer != item.imported})


def assert_no_circle(edges: set[tuple[str, str]]) -> None:
    graph: dict[str, set[str]] = {}
    for one, other in edges:
        graph.setdefault(one, set()).add(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_rooms_of_the_window_take_only_values_and_pure_functions_from_the_core() -> None:
    found = [
        item
        for item in imports()
        if room(item.importer).startswith("pyodide_cache_gui.")
        and room(item.importer) != "pyodide_cache_gui.session"
        and item.imported.startswith("pyodide_cache.")
        and item.imported.split(".")[1] not in FOR_ALL_ROOMS
        and not item.name[:1].isupper()
    ]
    wrong = {
        f"{item.importer}: {item.name or 'all'} of {item.imported}"
        for item in found
        if item.name not in PURE_FUNCTIONS
    }
    assert sorted(wrong) == [], "let a job of the session or the facade do it"
    assert sorted(PURE_FUNCTIONS - {item.name for item in found}) == [], "nobody imports these: remove them"


def test_trees_and_tables_of_the_window_have_models_of_their_own() -> None:
    # Items belong to Qt and are not QObjects, so Python does not learn when Qt deletes one; see widgets/layouts.py.
    with_items = re.compile(r"QStandardItem|QTableWidget|QTreeWidget")
    found = [name for name, path in modules().items() if with_items.search(path.read_text(encoding="utf-8"))]
    assert found == [], "derive the model from widgets/table_model.py or widgets/tree_model.py"


def test_no_module_has_more_than_four_hundred_lines() -> None:
    lines = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules().items()}
    assert {name: number for name, number in lines.items() if number > MOST_LINES} == {}


def test_every_module_has_a_test_file_of_its_name() -> None:
    named = {name for name, path in modules().items() if path.name != "__init__.py"}
    without = {name for name in named if not _test_file(name).exists()}
    excused = {pattern: set(fnmatch.filter(without, pattern)) for pattern in NEEDS_NO_TEST_FILE}
    assert sorted(without.difference(*excused.values())) == [], "write the test file that mirrors the module"
    assert [pattern for pattern, names in excused.items() if not names] == [], "take them off NEEDS_NO_TEST_FILE"


def test_texts_refer_to_modules_and_names_that_exist() -> None:
    wrong = []
    for module, path in modules().items():
        for name in re.findall(r"(?<!`)`(?:pyodide_cache\.)?([a-z_]+(?:\.\w+)+)`", path.read_text(encoding="utf-8")):
            owner, rest = f"pyodide_cache.{name}", ""
            if room(owner) not in modules():  # of a library, or within a room
                continue
            while owner not in modules():
                owner, _, rest = owner.rpartition(".")
            if not re.search(rf"\b{rest}\b", modules()[owner].read_text(encoding="utf-8")):
                wrong.append(f"{module}: {name}")
    assert wrong == []


def _test_file(module: str) -> Path:
    package, *rooms, name = module.split(".")
    return TESTS[package].joinpath(*rooms, f"test_{name}.py")


#: Who may open, parse or unpack by other means than `files.reader`, `formats.documents` and `formats.bounded_zip`.
READS_BY_ITSELF = {
    "pyodide_cache.__main__": "its own help text",
    "pyodide_cache.clean_up.trash_log": "appends to its log",
    "pyodide_cache.cli": "the null device",
    "pyodide_cache.export.staging": "the archive that it writes",
    "pyodide_cache.files.atomic": "the one writer",
    "pyodide_cache.files.links": "copies a file whose stamp is checked, and /proc",
    "pyodide_cache.files.partial": "the file that it writes",
    "pyodide_cache.files.zips": "writes archives from files that are checked",
    "pyodide_cache.net.documents": "writes without a sync; a hash inside shows damage",
    "pyodide_cache.pack": "its own workspace",
    "pyodide_cache.settings.lists": "shipped presets",
    "pyodide_cache.settings.releases": "shipped lock files",
    "pyodide_cache.serve.encodings": "a file of the runtime that is served",
    "pyodide_cache.sharing.folder": "the snapshot that it builds",
    "pyodide_cache.start_images": "the image that it makes",
    "pyodide_cache.updates.prove": "its own temporary folder",
    "pyodide_cache.team.folder_bucket": "the object that it writes",
    "pyodide_cache.team.signing": "the key that it creates",
    "pyodide_cache.warm_up.request.requirements_files": "waits for a shell's pipe below /dev",
}

_READING = frozenset({"read_bytes", "read_text", "ZipFile", "is_zipfile"})
_PARSING = frozenset({"json.load", "json.loads", "tomllib.load", "tomllib.loads"})
_WRITING = frozenset({"write_bytes", "write_text", "mkstemp", "NamedTemporaryFile"})


def test_what_others_wrote_is_read_by_the_one_opener_and_its_parsers_only() -> None:
    openers = {"pyodide_cache.files.reader", "pyodide_cache.formats.documents", "pyodide_cache.formats.bounded_zip"}
    found = set()
    for name, path in modules().items():
        if not name.startswith("pyodide_cache.") or name in openers:
            continue
        for node in _nodes(path):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                plain = called in {"open", "ZipFile"} or called in _PARSING
                method = isinstance(node.func, ast.Attribute) and node.func.attr in _READING | _WRITING
                mode = next((str(a.value) for a in node.args if isinstance(a, ast.Constant)), "")
                opened = called.endswith(".open") and mode.strip("b") in {"r", "a", "w", "x"}
                if plain or method or opened:
                    found.add(name)
    rooms = {name for name in found if not any(name == own or name.startswith(f"{own}.") for own in READS_BY_ITSELF)}
    assert sorted(rooms) == []


def test_methods_of_the_facade_use_the_cancel_token_that_they_take() -> None:
    taking = [
        (module, node)
        for module, path in modules().items()
        if room(module) == "pyodide_cache.cache"
        for node in _nodes(path)
        if isinstance(node, ast.FunctionDef)
        and any(item.arg == "cancel" for item in (*node.args.args, *node.args.kwonlyargs))
        and not isinstance(getattr(node.body[-1], "value", None), ast.Constant)  # of a protocol
    ]
    assert taking
    assert [
        f"{module}: {node.name}"
        for module, node in taking
        if not any(isinstance(item, ast.Name) and item.id == "cancel" for item in ast.walk(node))
    ] == []


def test_architecture_names_every_room_edge_command_and_file_of_the_app() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    tree, _, rest = text.partition("## Where to find a capability")
    rooms = {room(name).partition(".")[2] for name in modules()}
    folders = {name for name in rooms if any((folder / name).is_dir() for folder in PACKAGES.values())}
    assert {name for name in folders if f"{name}/" not in tree} == set()
    told = {
        (f"pyodide_cache.{name}", f"pyodide_cache.{other}")
        for names, others in re.findall(r"^  ([\w/ ]+/) .*may import ([\w, ]+)$", tree, re.MULTILINE)
        for name in re.findall(r"(\w+)/", names)
        for other in others.split(", ")
    }
    assert told == listed_edges("Features of the core")
    table, _, files = rest.partition("## What the app writes")
    rows = re.findall(r"^\|[^|]+\| `(\w+)` \| (`.+`) \|$", table, re.MULTILINE)
    assert {room for room, _ in rows if not (PACKAGES["pyodide_cache"] / room).is_dir()} == set()
    commands = {words.split()[0] for _, cell in rows for words in re.findall(r"`([^`]+)`", cell)}
    assert commands == set(main.list_commands(click.Context(main)))
    written = re.findall(r"^  ([\w.-]+)", files.partition("<cache directory>/")[0], re.MULTILINE)
    assert sorted(written) == sorted(path.partition("/")[2] for path in AppPath)
