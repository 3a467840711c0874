"""What must be changed in text from outside before it is shown: passwords, and invisible characters."""

from __future__ import annotations

import re

#: What replaces a password, and the user before it.
MASK = "****"

_CREDENTIALS = r"([A-Za-z][A-Za-z0-9+.-]*:/{2})[^\s/?#\"'<>]*@"
_PROXY = r"(--proxy(?:\s+|=)[\"']?)[^\s/\"']+@"
_QUERY = r"(?i)([?&](?:[\w-]*(?:token|password|passwd|secret|signature|credential)|api[_-]?key|sig)=)[^&\s#\"']+"


def mask_secrets(text: str) -> str:
    """Return ``text`` without the users and passwords of URLs, and without tokens in their queries."""
    if "@" in text:
        for pattern in (_CREDENTIALS, _PROXY):
            text = re.sub(pattern, rf"\1{MASK}@", text)
    return re.sub(_QUERY, rf"\1{MASK}", text) if "=" in text else text


def visible_text(text: str) -> str:
    """Return text from outside as one line, with control and invisible characters escaped."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape", "surrogatepass").decode()
        for character in text
    )
