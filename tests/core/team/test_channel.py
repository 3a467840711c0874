from __future__ import annotations

import pytest

from pyodide_cache.base.events import Cancel
from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.messages import explain
from pyodide_cache.settings.teams import Team
from pyodide_cache.team import channel as channels
from pyodide_cache.team.bucket import Bucket
from pyodide_cache.team.channel import change_channel, channel_names, existing_channel, read_channel
from pyodide_cache.team.layout import manifest_key, ref_key
from pyodide_cache.team.manifest import Manifest, hash_of_manifest, merged
from support.teams import team_file
from support.wheels import build_wheel

A, B = team_file(build_wheel("a")), team_file(build_wheel("b"))


def test_a_change_that_another_writer_overtakes_is_made_again(bucket: Bucket, cancel: Cancel) -> None:
    def add_b(manifest: Manifest) -> Manifest:
        if not manifest.files:  # another writer is faster
            change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
        return Manifest(merged(manifest.files, [B]))

    change_channel(bucket, "stable", add_b, cancel)
    assert read_channel(bucket, "stable", cancel).manifest.files == (A, B)
    assert channel_names(bucket, cancel) == ("stable",)


def test_a_channel_that_does_not_exist_is_empty_or_a_problem_that_names_the_others(
    bucket: Bucket, cancel: Cancel
) -> None:
    assert read_channel(bucket, "none", cancel).digest == ""
    change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
    with pytest.raises(Problem) as caught:
        existing_channel(bucket, "none", cancel)
    assert caught.value.code is Code.NO_SUCH_CHANNEL
    assert caught.value.facts["known"] == "stable"


def test_a_push_to_a_channel_that_is_removed_meanwhile_creates_it_again(bucket: Bucket, cancel: Cancel) -> None:
    change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
    seen: list[Manifest] = []

    def add_b(before: Manifest) -> Manifest:
        if not seen:
            bucket.delete([ref_key("stable")])
        seen.append(before)
        return Manifest(merged(before.files, (B,)))

    change_channel(bucket, "stable", add_b, cancel)
    assert [manifest.files for manifest in seen] == [(A,), ()]
    assert read_channel(bucket, "stable", cancel).manifest.files == (B,)


def test_a_manifest_with_other_bytes_than_its_name_says_is_refused(bucket: Bucket, cancel: Cancel) -> None:
    channel = change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
    bucket.replace(manifest_key(channel.digest), Manifest((B,)).data)
    with pytest.raises(Problem) as caught:
        read_channel(bucket, "stable", cancel)
    assert explain(caught.value).startswith(f"the channel stable of {bucket.team.name} is damaged")
    assert "team push --all --replace" in explain(caught.value)


def test_a_channel_that_names_no_manifest_is_refused(
    bucket: Bucket, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "_MANIFEST_SECONDS", 0.0)
    for text, code in (("../../x", Code.BAD_MANIFEST), ("a" * 64, Code.NOT_IN_TEAM)):
        bucket.replace(ref_key("testing"), text.encode())
        with pytest.raises(Problem) as caught:
            read_channel(bucket, "testing", cancel)
        assert caught.value.code is code
        # The command must not replace what another channel has.
        command = f"pyodide-cache team push --all --replace --team {bucket.team.name} --channel testing"
        assert explain(caught.value).endswith(command)


@pytest.mark.parametrize("damage", ["no hash", "no manifest", "other bytes", "no document"])
def test_a_damaged_channel_can_be_replaced(bucket: Bucket, cancel: Cancel, damage: str) -> None:
    made = change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
    key = manifest_key(made.digest)
    match damage:
        case "no hash":
            bucket.replace(ref_key("stable"), b"")
        case "no manifest":
            bucket.delete([key])
        case "other bytes":
            bucket.replace(key, b"{}")
        case "no document":
            bucket.replace(ref_key("stable"), hash_of_manifest(b"[]").encode())
            bucket.replace(manifest_key(hash_of_manifest(b"[]")), b"[]")
    change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel, replaces=True)
    assert read_channel(bucket, "stable", cancel).manifest.files == (A,)


def test_writers_that_are_always_overtaken_give_up(
    folder_team: Team, cancel: Cancel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyodide_cache.team.folder_bucket import FolderBucket

    monkeypatch.setattr(channels, "_ATTEMPTS", 3)
    monkeypatch.setattr(FolderBucket, "swap", lambda *_arguments: False)
    bucket = FolderBucket(folder_team)
    change_channel(bucket, "stable", lambda _before: Manifest((A,)), cancel)
    with pytest.raises(Problem) as caught:
        change_channel(bucket, "stable", lambda _before: Manifest((B,)), cancel)
    assert caught.value.code is Code.TEAM_BUSY
