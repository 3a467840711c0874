"""What the window imports before it is shown; each of these modules would delay it."""

from __future__ import annotations

import json
import subprocess
import sys

SLOW = {
    *("packaging", "resolvelib", "httpx", "truststore", "rich", "click", "subprocess", "email.parser"),
    *("email.utils", "concurrent.futures", "importlib.resources", "tomlkit", "csv"),
    *(
        "pyodide_cache.warm_up.plan",
        "pyodide_cache.warm_up.run",
        "pyodide_cache.pack.make_and_prove",
        "pyodide_cache.sharing.store",
    ),
}
PROGRAM = """
import json, sys
import pyodide_cache_gui.app, pyodide_cache_gui.shell.main_window
print(json.dumps(sorted(sys.modules)))
"""


def test_the_window_imports_only_what_it_shows() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert SLOW & set(json.loads(done.stdout)) == set()
