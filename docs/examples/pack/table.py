"""Draws a table with rich, and colours code: pygments finds its lexer by a name in a table, and imports it late."""

from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table

console = Console(width=60, force_terminal=True)
table = Table("planet", "moons")
table.add_row("Mars", "2")
console.print(table)
console.print(Syntax("def f(x):\n    return x", "python", background_color="default"))
