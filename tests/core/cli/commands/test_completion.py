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
from support.wheels import build_wheel


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_c10_a_script_is_written_for_each_shell(shell: str) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert "pyodide-cache" in answer.out
    assert "_PYODIDE_CACHE_COMPLETE" in answer.out
    assert 'string split ","' not in answer.out  # in fish, it cuts the help of an option at its first comma


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


#: Completes the words of the command line after ``pyodide-cache`` in ``WORDS``, in a real shell.
SHELLS = {
    "bash": 'eval "$(pyodide-cache completion bash)"; COMP_WORDS=(pyodide-cache {words}); '
    'COMP_CWORD={last}; _pyodide_cache_completion pyodide-cache; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "zsh": "autoload -U compinit; compinit -u -D; compdef() {{ :; }}; _describe() {{ print -l -- ${{(P)3}} }}; "
    'compadd() {{ local name=${{@[-1]}}; print -l -- ${{(P)name}} }}; eval "$(pyodide-cache completion zsh)"; '
    "words=(pyodide-cache {words}); CURRENT=$(({last} + 1)); _pyodide_cache_completion",
    "fish": 'pyodide-cache completion fish | source; complete -C "pyodide-cache {words}"',
}


def _completed(shell: str, words: str) -> set[str]:
    program = shutil.which(shell)
    assert program
    line = SHELLS[shell].format(words=words if shell == "fish" else words or "''", last=len(words.split()))
    options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [program, *options, "-c", line],
        env=measured({**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert not done.stderr, done.stderr
    return set(done.stdout.replace(":", " ").split())


@pytest.mark.slow
@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shutil.which(shell)])
def test_c10_values_are_completed_in_each_shell_that_is_here(
    shell: str, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_wheel("mypackage", "1.0").write_to(cache_dir)
    run("lists", "save", "myclass", "six")
    monkeypatch.setenv("PYODIDE_CACHE_DIR", str(cache_dir))
    assert "mypackage" in _completed(shell, "remove my")
    assert "mypackage" in _completed(shell, "show my")
    assert "essential" in _completed(shell, "warm-up --preset ess")
    assert "myclass" in _completed(shell, "warm-up --list my")
    assert "max-age-days" in _completed(shell, "settings set max")
    assert "remove" in _completed(shell, "rem")
    assert shell != "fish" or "spreadsheet." in _completed(shell, "list --cs")
