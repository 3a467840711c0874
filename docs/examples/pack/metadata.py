"""Asks which version of a package is installed, and what its entry points are."""

from importlib.metadata import distribution, version

import rich

print(rich.__name__, version("rich"))
print(distribution("pygments").entry_points.names)
