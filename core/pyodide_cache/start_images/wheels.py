"""The hashes of the wheels that an image was made of, as they are now."""

from __future__ import annotations

from pyodide_cache.base.events import Cancel
from pyodide_cache.files.reader import sha256_of
from pyodide_cache.files.stamps import stamp_of
from pyodide_cache.inventory.ledger import Ledger, Record
from pyodide_cache.start_images.image import StartImage


def hashes_of(image: StartImage, ledger: Ledger, cancel: Cancel) -> dict[str, str]:
    """Return the sha256 of each wheel by file name, without those that are gone. Only changed files are read."""
    known, found = ledger.records(), {}
    for item in image.packages:
        cancel.check()
        path = image.recipe.directory / item.file_name
        try:
            stamp = stamp_of(path)
            record = known.get(stamp)
            found[item.file_name] = record.sha256 if record else sha256_of(path)
        except OSError:
            continue
        if record is None:
            ledger.add([(stamp, Record(found[item.file_name]))])
    return found
