"""Helpers that tests share: real wheels, and servers on the loopback interface."""

from __future__ import annotations
