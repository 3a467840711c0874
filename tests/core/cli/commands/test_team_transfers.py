"""``team push``, ``pull`` and ``gc``."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.settings.teams import Teams
from pyodide_cache.team.bucket import open_bucket
from pyodide_cache.team.channel import change_channel
from pyodide_cache.team.manifest import Manifest, merged
from support.cli import ONLY, Answer, packages_of, run, warm
from support.servers import StartIndex
from support.teams import team_file
from support.wheels import DistributionFolder, build_wheel


@pytest.fixture
def share(tmp_path: Path, distribution: DistributionFolder, cache_dir: Path) -> Path:
    """Return the folder of a team cache, beside a cache directory with two packages."""
    folder = tmp_path / "share"
    folder.mkdir()
    assert run("team", "add", "class", folder).code == 0
    assert warm(cache_dir, "six", "decorator", "--distribution", distribution, *ONLY).code == 0
    return folder


def team(cache_dir: Path, *words: object) -> Answer:
    return run("--cache-dir", cache_dir, "team", *words)


def test_what_is_pushed_can_be_pulled(
    share: Path, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    answer = team(cache_dir, "push", "--all")
    assert answer.code == 0
    assert "2 uploaded" in answer.out
    assert "class/stable has 2 files now" in answer.out
    other = tmp_path / "other"
    options = ("--distribution", distribution, *ONLY)
    dry = team(other, "pull", *options, "--dry-run", "--json").json
    assert (len(dry["to_fetch"]), dry["dry_run"]) == (2, True)
    assert "Would copy 2 files" in team(other, "pull", *options, "--dry-run").out
    assert team(other, "pull", *options).code == 0
    assert packages_of(other) == packages_of(cache_dir)
    again = team(other, "pull", *options, "--json").json
    assert (len(again["cached"]), again["fetched"]) == (2, [])
    (listed,) = run("team", "list", "--json").json["teams"]
    assert listed["pulled"]
    assert listed["pushed"]
    assert "never" not in run("team", "list").out
    assert "2 files" in run("team", "status").out


def test_a_channel_is_removed_after_consent_also_a_damaged_one_and_the_others_keep_their_files(
    share: Path, cache_dir: Path
) -> None:
    team(cache_dir, "push", "--all")
    team(cache_dir, "push", "six", "--channel", "testing")
    unknown = team(cache_dir, "remove-channel", "testin", "--yes")
    assert unknown.code == 2
    assert "Did you mean testing?" in unknown.err
    dry = team(cache_dir, "remove-channel", "testing", "--dry-run")
    assert "Would remove the channel testing with 1 file from class" in dry.out
    assert team(cache_dir, "remove-channel", "testing").code == 2
    channels = [item["name"] for item in team(cache_dir, "status", "--json").json["channels"]]
    assert channels == ["stable", "testing"]
    done = team(cache_dir, "remove-channel", "testing", "--yes", "--json").json
    assert (done["team"], done["channel"], done["removed"], done["dry_run"]) == ("class", "testing", True, False)
    assert [item["name"] for item in team(cache_dir, "status", "--json").json["channels"]] == ["stable"]
    gc = team(cache_dir, "gc", "--keep-days", "0", "--yes", "--json").json
    assert (gc["used"], gc["removed"], gc["manifests"]) == (2, 0, 1)
    (share / "v1/refs/broken").write_text("nothing")
    assert "damaged channel broken" in team(cache_dir, "remove-channel", "broken", "--yes").out
    assert team(cache_dir, "status").code == 0


def test_a_push_names_the_key_that_signed(
    share: Path, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    public = run("team", "key", tmp_path / "team.pem").out.splitlines()[-1]
    assert f"Signed by {public}" in team(cache_dir, "push", "--all", "--key", tmp_path / "team.pem").out
    assert "Signed by" not in team(cache_dir, "push", "--all").out


def test_a_dry_run_shows_what_would_be_uploaded(
    share: Path, distribution: DistributionFolder, cache_dir: Path
) -> None:
    words = ("push", "six", "--distribution", distribution, *ONLY)
    answer = team(cache_dir, *words, "--dry-run")
    assert answer.code == 0
    assert "Would upload 1 file" in answer.out
    assert not (share / "v1").exists()
    assert team(cache_dir, *words, "--json").json["in_channel"] == 1


def test_a_push_names_packages_or_takes_all(share: Path, cache_dir: Path) -> None:
    assert team(cache_dir, "push").code == 2
    assert team(cache_dir, "push", "six", "--all").code == 2
    assert team(cache_dir, "push", "--all", "--channel", "../x").code == 2


def test_c10_a_push_from_an_empty_directory_says_why_nothing_happens(share: Path, tmp_path: Path) -> None:
    answer = team(tmp_path / "empty", "push", "--all")
    assert answer.code == 1
    assert f"There is no package to push in {tmp_path / 'empty'}." in answer.err


def test_what_is_not_cached_is_named(share: Path, distribution: DistributionFolder, cache_dir: Path) -> None:
    answer = team(cache_dir, "push", "six", "numpy", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert f"pyodide-cache warm-up --cache-dir {cache_dir} numpy" in answer.err
    assert "class/stable has 1 file now" in answer.out


def test_a_channel_that_is_not_there_is_named_with_the_others(
    share: Path, distribution: DistributionFolder, cache_dir: Path
) -> None:
    team(cache_dir, "push", "--all")
    answer = team(cache_dir, "pull", "--channel", "tset", "--distribution", distribution)
    assert answer.code == 2
    assert "stable" in answer.err


def test_gc_asks_shows_and_deletes(share: Path, distribution: DistributionFolder, cache_dir: Path) -> None:
    assert "Nothing to delete" in team(cache_dir, "gc").out
    assert team(cache_dir, "gc", "--dry-run").out == team(cache_dir, "gc").out
    assert team(cache_dir, "gc", "--dry-run", "--json").json["dry_run"] is True
    team(cache_dir, "push", "--all")
    options = ("--distribution", distribution, *ONLY)
    replacing = ("push", "six", "--replace", *options)
    assert "1 file no longer in the channel" in team(cache_dir, *replacing, "--dry-run").out
    assert team(cache_dir, *replacing, "--dry-run", "--json").json["leaving"] == ["decorator-5.2.1-py3-none-any.whl"]
    team(cache_dir, *replacing)
    assert team(cache_dir, "gc", "--keep-days", 0).code == 2
    assert "Would delete 1 file" in team(cache_dir, "gc", "--keep-days", 0, "--dry-run").out
    assert team(cache_dir, "gc", "--keep-days", 0, "--yes", "--json").json["removed"] == 1
    assert team(cache_dir, "gc", "--keep-days", 0, "--yes", "--json").json["removed"] == 0
    assert "1 file in storage" in run("team", "status").out
    team(cache_dir, "push", "--all")
    team(cache_dir, *replacing)
    assert " and 1 old manifest." in team(cache_dir, "gc", "--keep-days", 0, "--yes").out


def test_many_refused_wheels_are_one_line(share: Path, distribution: DistributionFolder, cache_dir: Path) -> None:
    bucket = open_bucket(Teams().get())
    files = merged(team_file(build_wheel(f"own{number}"), origin="index") for number in range(30))
    change_channel(bucket, "stable", lambda _before: Manifest(files), Cancel())
    answer = team(cache_dir, "pull", "--distribution", distribution, *ONLY)
    assert answer.code == 1
    assert len(answer.err.splitlines()) == 1
    assert "30 packages" in answer.err
    assert "team trust class KEY" in answer.err


def test_the_team_can_be_named_as_an_argument(share: Path, distribution: DistributionFolder, cache_dir: Path) -> None:
    options = ("--distribution", distribution, *ONLY)
    assert "class/stable has 1 file now" in team(cache_dir, "push", "class", "six", *options).out
    assert "class/stable has 2 files now" in team(cache_dir, "push", "class", "--all").out
    assert "2 cached already, 0 downloaded, 0 failed" in team(cache_dir, "pull", "class", *options).out
    assert run("team", "check", "class").code == run("team", "status", "class", "--team", "class").code == 0
    assert team(cache_dir, "gc", "class", "--dry-run").code == 0
    for words in (("pull", "nope"), ("push", "nope", "--all"), ("status", "class", "--team", "nope"), ("gc", "nope")):
        answer = team(cache_dir, *words)
        assert answer.code == 2
        assert "nope" in answer.err


def test_a_misspelled_team_cache_or_channel_leads_to_the_right_one(
    share: Path, distribution: DistributionFolder, cache_dir: Path
) -> None:
    assert team(cache_dir, "push", "six", "--channel", "testing", "--distribution", distribution, *ONLY).code == 0
    assert "there is no team cache “clas”. Did you mean class?" in run("team", "status", "clas").err
    assert "there is no team cache “lab”. Attached: class" in run("team", "status", "lab").err
    assert "has no channel “tseting”. Did you mean testing?" in team(cache_dir, "pull", "--channel", "tseting").err
    assert "has no channel “x”. Channels: testing" in team(cache_dir, "pull", "--channel", "x").err
    run("team", "remove", "class")
    assert "no team cache is attached. Attach one with" in run("team", "remove", "class").err


def test_a_package_that_only_a_layer_has_is_pushed_from_there(
    share: Path, distribution: DistributionFolder, cache_dir: Path, tmp_path: Path
) -> None:
    upper, other = tmp_path / "upper", tmp_path / "other"
    options = ("--distribution", distribution, *ONLY)
    assert run("--cache-dir", upper, "layer", "add", cache_dir).code == 0
    assert warm(upper, "requests", *options).code == 0
    pushed = team(upper, "push", "six", "requests", *options)
    assert pushed.code == team(other, "pull", *options).code == 0, pushed.err
    below = {name for name in packages_of(cache_dir) if name.startswith("six")}
    assert packages_of(other) == packages_of(upper) | below
    assert not packages_of(upper) & below


def test_a_wheel_of_the_index_is_pushed_by_its_name(
    tmp_path: Path, cache_dir: Path, index_server: StartIndex
) -> None:
    index = index_server(build_wheel("six", "9.0"))  # the lock file of the release has another version
    (tmp_path / "share").mkdir()
    assert run("team", "add", "class", tmp_path / "share").code == 0
    assert warm(cache_dir, "six", "--source", "index", "--index-url", index.url, "--pyodide", "314.0.7").code == 0
    answer = team(cache_dir, "push", "six", "--dry-run")
    assert (answer.code, "Would upload 1 file" in answer.out) == (0, True), answer.err
