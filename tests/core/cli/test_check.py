from __future__ import annotations

from pathlib import Path

import pytest

from support.cli import run


@pytest.mark.parametrize(
    ("requirement", "cached"),
    [
        ("scikit-learn", True),
        ("Scikit.Learn>=1.8", True),
        ("scikit-learn<1", False),
        ("pydantic_core", True),
        ("pydantic", False),
        ("scikit", False),
        ("six==1.17", True),
        ("tool", False),
        ("tool-tests", False),
    ],
)
def test_names_are_compared_as_a_whole_and_normalized(requirement: str, cached: bool, filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", requirement, "--json")
    assert answer.code == (0 if cached else 1)
    assert answer.json["results"][0]["cached"] is cached


def test_the_exit_status_is_1_if_any_package_is_not_cached(filled: Path) -> None:
    answer = run("--cache-dir", filled, "check", "six", "ghost", "scikit-learn<1")
    assert answer.code == 1
    lines = answer.out.splitlines()
    assert [line.split()[1] for line in lines] == ["cached", "not", "not"]
    assert "there is 1.8.0" in lines[2]


def test_empty_files_broken_links_and_partial_files_do_not_count(cache_dir: Path, tmp_path: Path) -> None:
    cache_dir.mkdir()
    (cache_dir / "six-1.0-py3-none-any.whl").touch()
    (cache_dir / "rich-1.0-py3-none-any.whl").symlink_to(tmp_path / "nowhere")
    (cache_dir / "pytz-1.0-py3-none-any.whl.part").write_bytes(b"half")
    answer = run("--cache-dir", cache_dir, "check", "six", "rich", "pytz", "--json")
    assert [row["cached"] for row in answer.json["results"]] == [False, False, False]
