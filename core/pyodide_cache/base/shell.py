"""Write words of commands that people copy into a shell."""

from __future__ import annotations


def shell_word(text: str) -> str:
    """Return a text as one word for a shell, also with line breaks or bytes that are not text."""
    if text.isprintable():
        import shlex  # most commands write no words, and start without it

        return shlex.quote(text)
    return f"$'{''.join(map(_escaped, text))}'"


def _escaped(character: str) -> str:
    if character in {"\\", "'"}:
        return f"\\{character}"
    if character.isprintable():
        return character
    # Surrogates stand for bytes (PEP 383), or come from JSON.
    errors = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", errors))
