"""Compare what a command wrote with the published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from support.cli import Answer, run

PUBLISHED = json.loads((Path(__file__).parents[2] / "docs" / "schema.json").read_text(encoding="ascii"))


def written(command: str, *words: object, code: int = 0) -> Any:
    """Run a command with ``--json``, and return the document after comparing it with the schema of the command.

    A key that the schema does not have is an error here; users may meet new ones.
    """
    answer = run(*command.split(), *words, "--json")
    assert answer.code == code, answer.err
    assert_valid(command, answer)
    return answer.json


def assert_valid(command: str, answer: Answer) -> None:
    """Fail if a document is not as the published schema says."""
    definitions = {name: _strict(about) for name, about in PUBLISHED["$defs"].items()}
    errors = []
    for kind in definitions[command]["anyOf"]:
        validator = Draft202012Validator({**kind, "$defs": definitions}, format_checker=FormatChecker())
        errors.append([*validator.iter_errors(answer.json)])
    best = min(errors, key=len)
    assert not best, [f"{error.json_path}: {error.message[:300]}" for error in best]


def _strict(schema: Any) -> Any:
    if "properties" in schema and "additionalProperties" not in schema:
        return {**schema, "additionalProperties": False}
    return schema
