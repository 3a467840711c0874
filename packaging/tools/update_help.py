"""Write the ready-made text of ``pyodide-cache --help``; run it after a change of commands or shared options."""

from __future__ import annotations

from click.testing import CliRunner

from pyodide_cache.cli import main as command
from pyodide_cache_resources import resource

TARGET = resource("help", "command.txt")


def content() -> str:
    """Return what the file must hold."""
    return CliRunner().invoke(command, ["--help"], prog_name="pyodide-cache", env={"COLUMNS": "80"}).stdout


if __name__ == "__main__":
    TARGET.write_text(content(), encoding="ascii")
