"""Signatures: of every fact of a file, by trusted keys only."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.base.record import replace
from pyodide_cache.team.signing import KEY_VARIABLE, checked_public_key, create_key, read_key, signer_of
from support.teams import team_file
from support.wheels import build_wheel

FILE = team_file(build_wheel("a"), origin="index", depends=("six",))


def test_a_file_that_a_trusted_key_signed_is_accepted(tmp_path: Path) -> None:
    key, other = create_key(tmp_path / "key"), create_key(tmp_path / "other")
    signed = other.signed(key.signed(FILE))
    assert signer_of(signed, [key.public]) == key.public
    assert signer_of(signed, [other.public]) == other.public
    assert signer_of(key.signed(FILE), [other.public]) is None
    assert signer_of(FILE, [key.public]) is None
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"name": "b"},
        {"version": "2"},
        {"file_name": "b-1.0-py3-none-any.whl"},
        {"size": 1},
        {"depends": ("evil",)},
        {"origin": "lock"},
    ],
)
def test_any_change_makes_the_signature_worthless(tmp_path: Path, change: dict[str, object]) -> None:
    key = create_key(tmp_path / "key")
    assert signer_of(replace(key.signed(FILE), **change), [key.public]) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("signature", ["", "x", "AAAA", "é"])
def test_a_signature_of_another_form_is_none(tmp_path: Path, signature: str) -> None:
    key = create_key(tmp_path / "key")
    assert signer_of(replace(FILE, signatures=((key.public, signature),)), [key.public]) is None


def test_a_key_is_read_from_a_file_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert read_key(None) is None
    path = tmp_path / "key"
    public = create_key(path).public
    for value in (str(path), path.read_text()):
        monkeypatch.setenv(KEY_VARIABLE, value)
        key = read_key(None)
        assert key is not None
        assert key.public == public
    with pytest.raises(Problem) as caught:
        create_key(path)
    assert caught.value.code is Code.IN_THE_WAY


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n")
    with pytest.raises(Problem) as caught:
        read_key(tmp_path / "key")
    assert caught.value.code is Code.BAD_KEY
    with pytest.raises(Problem) as caught:
        read_key(tmp_path / "none")
    assert caught.value.code is Code.UNREADABLE_FILE
    public = create_key(tmp_path / "good").public
    assert checked_public_key(f" {public}\n") == public
    for text in ("", "ed25519:", "ed25519:AAAA", public.removeprefix("ed25519:"), "ed25519:é"):
        with pytest.raises(Problem):
            checked_public_key(text)
