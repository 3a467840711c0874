"""Write the ready-made text of ``pyodide-cache --help``; run it after a change of commands or shared options."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from pyodide_cache.cli import main as command

TARGET = Path(__file__).parents[2] / "core" / "pyodide_cache" / "help_text.py"
_MODULE = '''"""The text of ``pyodide-cache --help``; packaging/tools/update_help.py writes this file."""

from __future__ import annotations

HELP = """\\
{text}"""
'''


def content() -> str:
    """Return what the file must hold."""
    text = CliRunner().invoke(command, ["--help"], prog_name="pyodide-cache", env={"COLUMNS": "80"}).stdout
    return _MODULE.format(text=text)


if __name__ == "__main__":
    TARGET.write_text(content(), encoding="utf-8")
