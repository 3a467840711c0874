"""Hide passwords in text that is shown."""

from __future__ import annotations

import re

#: What replaces a password, and the user before it.
MASK = "****"

_CREDENTIALS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:/{2})[^\s/?#\"'<>]*@")
_PROXY = re.compile(r"(--proxy(?:\s+|=)[\"']?)[^\s/\"']+@")
_QUERY = re.compile(
    r"([?&](?:[\w-]*(?:token|password|passwd|secret|signature|credential)|api[_-]?key|sig)=)[^&\s#\"']+",
    re.IGNORECASE,
)


def mask_secrets(text: str) -> str:
    """Return ``text`` without the users and passwords of URLs, and without tokens in their queries."""
    if "@" in text:
        text = _PROXY.sub(rf"\1{MASK}@", _CREDENTIALS.sub(rf"\1{MASK}@", text))
    return _QUERY.sub(rf"\1{MASK}", text) if "=" in text else text
