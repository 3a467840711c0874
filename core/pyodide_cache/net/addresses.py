"""Addresses of servers, with and without their passwords."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit


def mask(url: str) -> str:
    """Return ``url`` without user and password, for messages and logs."""
    try:
        parts = urlsplit(url)
    except ValueError:  # not a URL, but the text before an @ may still be a password
        return re.sub(r"//.*@", "//", url)
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def with_credentials_of(url: str, other: str) -> str:
    """Return ``url`` with the user and password of another address, if both are of one host and it has none itself.

    Raises:
        ValueError: for an address that is not valid.
    """
    parts, known = urlsplit(url), urlsplit(other)
    own, at, host = known.netloc.rpartition("@")
    if own and (parts.scheme, parts.netloc) == (known.scheme, host):
        return urlunsplit(parts._replace(netloc=own + at + host))
    return url


def page_url(index: str, name: str) -> str:
    """Return the address of a project's page on an index, with the index's query, which may be a token."""
    if "{package_name}" in index:
        return index.replace("{package_name}", name)
    address, mark, query = index.partition("#")[0].partition("?")
    return f"{address.rstrip('/')}/{name}/{mark}{query}"
