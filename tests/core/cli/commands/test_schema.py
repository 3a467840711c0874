from __future__ import annotations

import ast
import json
from pathlib import Path

import click
import pytest

from pyodide_cache import cli
from pyodide_cache.cli import main
from pyodide_cache.cli.commands.schema import commands, schema_of
from support.cli import run
from support.json_schema import PUBLISHED
from support.scripts import maintainer_tool

#: They write scripts, run until they are stopped, or write JSON already.
WITHOUT_JSON = {"serve", "completion", "schema"}


def _json_commands(command: click.Command, words: tuple[str, ...] = ()) -> set[str]:
    writes = any("--json" in parameter.opts for parameter in command.params)
    if isinstance(command, click.Group) and not command.invoke_without_command:
        writes = False  # it is for the command that follows
    found = {" ".join(words)} if writes else set()
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            found |= _json_commands(below, (*words, name))
    return found


def test_c7_every_command_has_json_with_a_schema() -> None:
    written = commands(main)
    earlier = {"lists delete"}  # which no help shows
    assert _json_commands(main) - {""} == {*written} - {"--version"} - earlier
    assert {*main.list_commands(click.Context(main))} - {name.split()[0] for name in written} == WITHOUT_JSON


def test_c7_the_published_schema_is_that_of_the_types() -> None:
    update = maintainer_tool("update_schema")
    assert json.loads(update.content()) == PUBLISHED, "run packaging/tools/update_schema.py"


def test_no_value_that_a_program_compares_has_a_space() -> None:
    def values(schema: object) -> list[str]:
        if isinstance(schema, dict):
            below = [value for item in schema.values() for value in values(item)]
            return [*schema["enum"], *below] if isinstance(schema.get("enum"), list) else below
        return [value for item in schema for value in values(item)] if isinstance(schema, list) else []

    assert {"wheel_tree", "half_removed", "not_verified"} <= {*values(PUBLISHED)}
    assert not [value for value in values(PUBLISHED) if " " in value]


def test_c7_every_document_has_a_type_whose_keys_mypy_checks() -> None:
    for path in Path(cli.__path__[0]).glob("*.py"):
        for call in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in {"answer", "confirm", "write_json"}:
                assert not any(isinstance(value, ast.Dict) for value in call.args), f"{path}:{call.lineno}"


def test_a_name_means_the_same_type_in_every_command() -> None:
    for name, command in commands(main).items():
        for kind, about in schema_of({name: command})["$defs"].items():
            assert about["properties"].keys() - {"dry_run"} <= PUBLISHED["$defs"][kind]["properties"].keys(), kind


def test_the_schema_of_one_command_is_printed() -> None:
    schema = json.loads(run("schema", "export", "lock").out)
    assert {"$ref": "#/$defs/ErrorDocument"} in schema["anyOf"]
    assert "path" in schema["$defs"]["ExportedPackage"]["required"]
    assert {"lists save", "lists remove", "lists delete"} <= {*run("schema").out.splitlines()}


def test_an_unknown_command_has_no_schema() -> None:
    answer = run("schema", "lits")
    assert answer.code == 2
    assert "Did you mean list" in answer.err


@pytest.mark.parametrize("name", [name for name in commands(main) if not name.startswith("-")])
def test_c7_a_usage_error_is_one_document_with_code_and_message(name: str) -> None:
    answer = run(*name.split(), "--no-such-option", "--json")
    assert answer.code == 2
    assert answer.json["schema"] == 1
    assert answer.json["error"]["code"] == "usage"
    assert answer.json["error"]["message"]


@pytest.mark.parametrize("words", [["serve"], ["completion", "bash"], ["start-image", "run", "x", "-c", "1"]])
def test_a_command_without_json_says_so(words: list[str]) -> None:
    answer = run("--json", *words)
    assert (answer.code, answer.json["error"]["code"]) == (2, "usage")
    assert "has no --json" in answer.err


def test_c7_a_problem_has_its_code_and_facts(cache_dir: Path) -> None:
    error = run("warm-up", "six", "--pyodide", "9.9.9", "--cache-dir", cache_dir, "--json").json["error"]
    assert error["code"] == "unknown-release"
    assert error["facts"]["version"] == "9.9.9"
