"""What each setting must be."""

from __future__ import annotations

_SWITCHES = ("notify", "auto-verify", "update-check", "offline", "check-recalls", "suggestions")

#: What a setting must be, by its key.
ALLOWED = {
    **dict.fromkeys(_SWITCHES, "yes or no (in the file: true or false)"),
    "theme": "system, light or dark",
    "language": "system, en, de or fr, also with a country, such as de_AT",
    "age-format": "relative (3 days) or date (2026-11-18)",
    "cache-dir": "the absolute path of a folder, such as ~/wheels, with printable characters only",
    "connections": "a whole number from 1 to 64",
    "index-url": "an address that begins with https:// or http://",
    "cool-down-days": "a whole number of days from 0 to 3650",
    "proxy": "an address such as http://host:8080 or socks5://host:1080",
    "removal": "trash or delete",
    "max-age-days": "a whole number of days from 0 to 3650",
    "compress-days": "a whole number of days from 0 to 3650",
    "protected": "names of packages, without versions",
    "pins": "names of packages with versions, such as numpy==2.2, separated by spaces",
}
