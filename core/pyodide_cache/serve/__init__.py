"""A local mirror for browsers, Node, micropip and pip."""

from __future__ import annotations
