"""Passwords never reach a screen, a log or JSON."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pyodide_cache.base.secrets import mask_secrets


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("--index-url https://bot:s3cret@example.invalid/simple", "--index-url https://****@example.invalid/simple"),
        ("git+https://t0ken@example.invalid/a.git", "git+https://****@example.invalid/a.git"),
        ("x @ https://u:p@ss@host.invalid/x.whl and http://v:w@h", "x @ https://****@host.invalid/x.whl and http://****@h"),
        ("https://h.invalid/x.whl?a=1&access_token=abc&b=2", "https://h.invalid/x.whl?a=1&access_token=****&b=2"),
        ("--proxy u:p@host:3128", "--proxy ****@host:3128"),
        ("name @ file:///tmp/a@b.whl", "name @ file:///tmp/a@b.whl"),
        ("me@example.invalid; numpy>=1", "me@example.invalid; numpy>=1"),
    ],
)  # fmt: skip
def test_i9_passwords_and_tokens_are_masked(text: str, shown: str) -> None:
    assert mask_secrets(text) == shown


@given(st.text(alphabet="abc:@%!$", min_size=1))
def test_i9_no_part_of_a_password_is_left(password: str) -> None:
    assert mask_secrets(f"-i https://user:{password}@host.invalid/x") == "-i https://****@host.invalid/x"
