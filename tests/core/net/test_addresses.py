"""Addresses are shown without passwords, and get them back for the host that they belong to."""

from __future__ import annotations

import pytest

from pyodide_cache.net.addresses import mask, page_url, with_credentials_of


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://user:pass@index.example/simple/", "https://index.example/simple/"),
        ("https://index.example:8443/simple/", "https://index.example:8443/simple/"),
        ("https://user:p@ss@[broken/", "https://[broken/"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert mask(url) == shown


@pytest.mark.parametrize(
    ("url", "complete"),
    [
        ("https://index.example/f/x.whl", "https://me:secret@index.example/f/x.whl"),
        ("https://files.example/f/x.whl", "https://files.example/f/x.whl"),
        ("http://index.example/f/x.whl", "http://index.example/f/x.whl"),
        ("https://you:own@index.example/f/x.whl", "https://you:own@index.example/f/x.whl"),
    ],
)
def test_a_password_goes_to_its_own_host_only(url: str, complete: str) -> None:
    assert with_credentials_of(url, "https://me:secret@index.example/simple/") == complete


@pytest.mark.parametrize(
    ("index", "page"),
    [
        ("https://index.example/simple", "https://index.example/simple/demo/"),
        ("https://index.example/simple//", "https://index.example/simple/demo/"),
        ("https://index.example/simple?token=a/b", "https://index.example/simple/demo/?token=a/b"),
        ("https://index.example/simple/#top", "https://index.example/simple/demo/"),
        ("https://index.example/{package_name}/list?token=x", "https://index.example/demo/list?token=x"),
    ],
)
def test_the_query_of_an_index_is_that_of_its_pages(index: str, page: str) -> None:
    assert page_url(index, "demo") == page
