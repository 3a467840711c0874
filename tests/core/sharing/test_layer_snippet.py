from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pyodide_cache.sharing.layer_snippet import layer_snippet
from support.cli import Answer, run, warm
from support.servers import StartIndex
from support.wheels import DistributionFolder, build_wheel


@pytest.mark.parametrize(
    ("release", "line", "two"),
    [
        ("0.27.7", None, False),
        ("0.28.1", None, False),
        ("0.28.2", None, True),
        ("314.0.7", None, True),
        (None, "314", True),
        (None, "0.27", False),
        (None, None, False),
        ("odd", None, False),
    ],
)
def test_only_newer_runtimes_read_a_second_directory(
    cache_dir: Path, share: Path, release: str | None, line: str | None, two: bool
) -> None:
    snippet = layer_snippet(cache_dir, [share], release=release, line=line)
    assert ("packageBaseUrl" in snippet.code) is two
    assert (snippet.layer == share) is two
    assert str(cache_dir) in snippet.code


def test_the_snippet_names_the_lock_file_with_the_most_packages(
    layered: Path, share: Path, distribution: DistributionFolder, index_server: StartIndex
) -> None:
    def snippet() -> Answer:
        return run("--cache-dir", layered, "layer", "snippet")

    assert "lockFileURL" not in snippet().out
    shutil.copy(distribution.lock_path, share)
    assert f'lockFileURL: "{share}/pyodide-lock.json"' in snippet().out
    index = index_server(build_wheel("plotly"))
    warm(layered, "plotly", "--distribution", distribution, "--index-url", index.url)
    assert f'lockFileURL: "{layered}/pyodide-lock.json"' in snippet().out
