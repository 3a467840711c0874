"""``pyodide-cache schema``: the JSON Schema of what commands write with ``--json``."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import click

from pyodide_cache.base import json_types
from pyodide_cache.base.enumeration import StrEnum
from pyodide_cache.base.problems import Problem
from pyodide_cache.cli.documents import shared
from pyodide_cache.cli.help import Command, command, did_you_mean
from pyodide_cache.cli.output import JSON_VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: The classes of the core that are not written as the object of their fields.
_WRITTEN_AS: dict[Any, Any] = {Problem: shared.Problem, Path: json_types.Path}
_NAMES = {str: "string", int: "integer", float: "number", bool: "boolean", PurePath: "string", type(None): "null"}


def _complete(ctx: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the next words of the commands that have a schema."""
    given = [*(ctx.params["words"] or ())]
    names = map(str.split, commands(ctx.find_root().command))
    words = {name[len(given)] for name in names if name[: len(given)] == given and len(name) > len(given)}
    return sorted(word for word in words if word.startswith(begun))


@command("schema")
@click.argument("words", nargs=-1, metavar="[COMMAND…]", shell_complete=_complete)
def schema_command(words: tuple[str, ...]) -> None:
    """Write the JSON Schema of what a command writes with --json.

    Without a command, the commands that have one are listed.

    pyodide-cache schema list
    pyodide-cache schema export lock > export-lock.json
    """
    import json

    known = commands(click.get_current_context().find_root().command)
    name = " ".join(words)
    if not words:
        click.echo("\n".join(known))
    elif name in known:
        click.echo(json.dumps(schema_of({name: known[name]}), indent=2))
    else:
        raise click.UsageError(f"There is no schema of {name}.{did_you_mean(name, list(known))}")


def commands(root: click.Command) -> dict[str, Command]:
    """Return the commands below ``root`` that have ``--json``, by their names."""
    return dict(_with_json(root))


def _with_json(command: click.Command, *words: str) -> Iterator[tuple[str, Command]]:
    if isinstance(command, Command) and command.writes:
        yield " ".join(words) or "--version", command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for word in dict.fromkeys((*command.list_commands(context), *command.commands)):  # also earlier names
            if found := command.get_command(context, word):
                yield from _with_json(found, *words, word)


def schema_of(chosen: Mapping[str, Command]) -> dict[str, Any]:
    """Return the JSON Schema of the documents of commands, success or error.

    The schema of one command is the schema itself; of several, each is in ``$defs`` by its name.
    """
    from pyodide_cache.cli import documents

    modules = [import_module(f"{documents.__name__}.{name}") for name in documents.MODULES]
    types = {name: kind for module in modules for name, kind in vars(module).items()}
    definitions: dict[str, Any] = {}
    schemas = {}
    for name, each in chosen.items():
        kinds = (*(types[kind] for kind in each.writes), shared.ErrorDocument)
        schemas[name] = {"anyOf": [_schema(kind, definitions) for kind in kinds]}
        for kind in kinds:
            about = definitions[kind.__name__]
            if "schema" not in about["properties"]:  # what `output.answer` and `output.write_json` add
                has_plan = each.has_plan and kind is not shared.ErrorDocument
                added = {"schema": {"const": JSON_VERSION}, **({"dry_run": {"type": "boolean"}} if has_plan else {})}
                about["properties"] = {**added, **about["properties"]}
                about["required"] = [*added, *about["required"]]
    title, alone = "JSON of pyodide-cache", dict[str, Any]()
    if len(schemas) == 1:
        name, alone = schemas.popitem()
        title = f"pyodide-cache {name} --json"
    return {"$schema": _DIALECT, "title": title, **alone, "$defs": schemas | definitions}


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type; typed dicts and records are added to ``definitions``."""
    kind = _WRITTEN_AS.get(kind, kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**_schema(arguments[0], definitions), **dict(arguments[1:])}
    if origin is NotRequired:
        return _schema(arguments[0], definitions)
    if origin in {types.UnionType, Union}:
        return _union([_schema(argument, definitions) for argument in arguments])
    if origin in {Iterable, Sequence, tuple}:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if is_typeddict(kind) or hasattr(kind, "__match_args__"):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = {}  # the order of appearance
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [*map(str, kind)]}
    return {} if kind is Any else {"type": _NAMES[kind]}


def _union(schemas: list[dict[str, Any]]) -> dict[str, Any]:
    """Join schemas; one that may be null has a list of types, as people write it."""
    schemas = [schema for number, schema in enumerate(schemas) if schema not in schemas[:number]]
    if len(schemas) == 1:
        return schemas[0]
    rest = [schema for schema in schemas if schema != {"type": "null"}]
    if len(rest) == 1 and len(schemas) == 2 and "type" in rest[0]:
        own = rest[0]["type"]  # that of a moment may be null anyway
        return {**rest[0], "type": [own, "null"] if isinstance(own, str) else own}
    if all([*schema] == ["type"] for schema in schemas):
        return {"type": [schema["type"] for schema in schemas]}
    return {"anyOf": schemas}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints: Mapping[str, Any] = get_type_hints(kind, include_extras=True)
    about = {"description": kind.__doc__} if kind.__doc__ else {}
    optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    return {
        **about,
        "type": "object",
        "properties": {name: _schema(hint, definitions) for name, hint in hints.items()},
        "required": [name for name in hints if name not in optional],
    }
