"""The text of ``pyodide-cache --help``; packaging/tools/update_help.py writes this file."""

from __future__ import annotations

HELP = """\
Usage: pyodide-cache [OPTIONS] COMMAND [ARGS]...

  Manage a folder of Pyodide packages: see, download, verify and remove them.

  Without --cache-dir, the first of these applies: PYODIDE_CACHE_DIR,
  ANODE_CACHE_DIR, the setting cache-dir, ~/.anode/pyodide-cache if it exists,
  or a folder of this app. "dirs" shows which.

Options:
  --cache-dir DIR  The cache directory; it need not exist yet.
  -v, --verbose    Tell more: files, addresses, retries.
  --version        Show the version and exit.
  -h, --help       Show this message and exit.

Inventory:
  list       List the files of the cache directory.
  stats      Show how much is cached, by kind and runtime.
  check      Check whether packages are cached.

Details:
  show       Show everything about a package or file, and how to load it.

Warm-up:
  warm-up    Download packages and their dependencies before they are needed.
  presets    Show the built-in presets, and what of them is cached.
  lists      Manage your own lists of packages.
  releases   Show the known Pyodide releases, and look for newer ones.

Verify:
  verify     Hash all files and compare them with the published hashes.
  repair     Download damaged and altered files again.

Clean up:
  prune      Remove package files by rules.
  cleanup    Remove package files by age.
  clear      Remove all package files.
  undo       Restore what the last cleanup moved to the trash.

Export:
  export     Write a lock file or an offline distribution.

Sharing:
  store      Store identical files once for several cache directories.
  layer      Read from read-only folders below the cache directory.
  snapshot   Build a read-only layer of the most used packages.

Places:
  places     Find folders with Pyodide packages on this machine.
  xbuildenv  Show and remove cross-build environments of pyodide-build.

Pack:
  pack       Make the smallest bundle that still runs an app, and test it.

Settings:
  settings   Show and change the settings.
  dirs       Show which cache directory applies, and why.
"""
