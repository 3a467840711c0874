"""Draw a table and color code with rich; pygments finds its lexer by name and imports it late."""

from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table

console = Console(width=60, force_terminal=True)
table = Table("planet", "moons")
table.add_row("Mars", "2")
console.print(table)
console.print(Syntax("def f(x):\n    return x", "python", background_color="default"))
