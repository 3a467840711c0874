"""The commands as a plug-in of pyodide-cli: ``pyodide cache``."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version

from pyodide_cache.cli import main

#: Before 0.4, pyodide-cli gave what is not typer's to typer as a function, and no command of ``pyodide`` started if
#: typer could not read its arguments. 0.2.4 is what pip installs for Python 3.11.
_WITHOUT_CLICK = ("0.0.", "0.1.", "0.2.", "0.3.")


def _run() -> None:
    """Manage a folder of Pyodide packages: see, download, verify and remove them."""
    main(sys.argv[2:], prog_name="pyodide cache")


# All arguments are for `main`, also --help.
_run.__dict__["typer_kwargs"] = {
    "context_settings": {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
}


def _takes_click() -> bool:
    try:
        return not version("pyodide-cli").startswith(_WITHOUT_CLICK)
    except PackageNotFoundError:
        return True


command = main if _takes_click() else _run
