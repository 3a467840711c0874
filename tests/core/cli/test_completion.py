from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import run
from support.measured import measured
from support.patience import PATIENCE


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_c10_a_script_is_written_for_each_shell(shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert "pyodide-cache" in answer.out
    assert "_PYODIDE_CACHE_COMPLETE" in answer.out


@pytest.mark.parametrize(
    ("words", "last", "expected"),
    [
        (["ver"], "ver", {"verify"}),
        (["list", "--js"], "--js", {"--json"}),
        (["warm-up", "--source", ""], "", {"auto", "distribution", "index"}),
    ],
)
def test_c10_bash_completes_commands_options_and_values(words: list[str], last: str, expected: set[str]) -> None:
    bash = shutil.which("bash")
    assert bash
    script = run("completion", "bash").out
    line = f"COMP_WORDS=(pyodide-cache {' '.join(words)} {chr(39) * 2 if not last else ''}); COMP_CWORD={len(words)}"
    code = f'{script}\n{line}\n_pyodide_cache_completion "" "" ""; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(
        [bash, "-c", code.replace("$1", "pyodide-cache")],
        env=measured({**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert expected <= set(done.stdout.split()), done.stdout + done.stderr
