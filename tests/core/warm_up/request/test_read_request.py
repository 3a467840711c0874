"""Requirements, presets, lists, files and projects become one request."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import ONLY, names_of, reasons_of, run, warm
from support.wheels import (
    DistributionFolder,
)


def test_requirements_lists_and_presets_are_combined(
    distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "needs.txt").write_text("six>=1.5  # compat\n-r other.txt\nno-such-thing\n")
    assert run("lists", "save", "mine", "pytz", "certifi").code == 0
    answer = warm(
        cache_dir, "cycler", "--list", "mine", "-r", tmp_path / "needs.txt",
        "--distribution", distribution, *ONLY,
    )  # fmt: skip
    assert answer.code == 1
    assert names_of(answer.json["fetched"]) == {"cycler", "pytz", "certifi", "six"}
    assert reasons_of(answer) == {"-r other.txt": "unreadable-file", "no-such-thing": "not-in-lock"}


@pytest.mark.parametrize("words", [("gone",), ("--project", "needs")])
def test_what_one_project_can_do_without_the_user_or_another_project_may_need(
    distribution: DistributionFolder,
    cache_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    texts = {
        "needs": '[project]\ndependencies = ["gone"]\n',
        "spares": '[dependency-groups]\ndev = ["gone", "six"]\n',
    }
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "pyproject.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    answer = warm(cache_dir, *words, "--project", "spares", "--distribution", distribution, *ONLY)
    assert (answer.code, reasons_of(answer)) == (1, {"gone": "not-in-lock"})
    assert warm(cache_dir, "--project", "spares", "--distribution", distribution, *ONLY).code == 0
