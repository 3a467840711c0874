"""Enumerations of texts that take microseconds to define: the part of `enum` that is used here.

`enum` takes 10 µs for each member, and every command needs the 200 kinds of problems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # mypy checks enumerations only by this name.
    from enum import StrEnum as StrEnum
else:

    class _Type(type):
        """Makes a member of each text in the body of a class."""

        def __new__(cls, name, bases, namespace):  # noqa: ANN001, ANN204 -- read from enum
            made = super().__new__(cls, name, bases, namespace)
            made._members = {}
            for key, value in namespace.items():
                if type(value) is str and not key.startswith("_"):
                    member = made._members[value] = str.__new__(made, value)
                    member.name = key
                    setattr(made, key, member)
            return made

        def __call__(cls, value):  # noqa: ANN001, ANN204
            member = cls._members.get(value) if isinstance(value, str) else None
            if member is None:
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            return member

        def __iter__(cls):  # noqa: ANN204
            return iter(cls._members.values())

        def __contains__(cls, value):  # noqa: ANN001, ANN204
            return isinstance(value, str) and value in cls._members

        def __len__(cls):  # noqa: ANN204
            return len(cls._members)

    class StrEnum(str, metaclass=_Type):
        """A text that is one of those in its class, in their order."""

        __slots__ = ("name",)

        @property
        def value(self):  # noqa: ANN201
            """The text without its class."""
            return str(self)

        def __reduce__(self):  # noqa: ANN204
            return type(self), (self.value,)

        def __repr__(self):  # noqa: ANN204
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"
