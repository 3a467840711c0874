"""Print the version and the entry points of installed packages."""

from importlib.metadata import distribution, version

import rich

print(rich.__name__, version("rich"))
print(distribution("pygments").entry_points.names)
