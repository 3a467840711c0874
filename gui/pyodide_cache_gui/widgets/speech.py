"""What screen readers say: texts without signs, and news to which no key leads."""

from __future__ import annotations

import re

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

#: Signs beside a word that says the same, and places where a line may break.
_UNSPOKEN = re.compile(r"[✓○◇⚠✕✗●▾▸] ?|\u200b")


def spoken(text: str) -> str:
    """Return a text as it is read aloud: a screen reader names signs, such as *white circle*."""
    return _UNSPOKEN.sub("", text)


def announce(source: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Let a screen reader say something now.

    Args:
        source: where the news is shown.
        text: signs in it are left out.
        is_urgent: interrupt what is being read.
    """
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, spoken(text))
        if is_urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
