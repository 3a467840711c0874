"""Write docs/schema.json from the types in the command line; run it after a change of what ``--json`` writes."""

from __future__ import annotations

import json
from pathlib import Path

from pyodide_cache.cli import main
from pyodide_cache.cli.commands.schema import commands, schema_of

TARGET = Path(__file__).parents[2] / "docs" / "schema.json"


def content() -> str:
    """Return what the file must hold."""
    return json.dumps(schema_of(commands(main)), indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(content(), encoding="ascii")
