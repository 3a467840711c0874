from __future__ import annotations

from contextlib import closing

from pyodide_cache.base.events import Cancel
from pyodide_cache.inventory.ledger import open_ledger
from pyodide_cache.start_images.wheels import hashes_of
from support.start_images import ImageCache, images

__all__ = ["images"]


def test_only_wheels_that_are_there_have_hashes_and_new_ones_are_remembered(images: ImageCache) -> None:
    image = images.make()
    first, second = image.packages
    with closing(open_ledger()) as ledger:
        assert hashes_of(image, ledger, Cancel()) == {item.file_name: item.sha256 for item in image.packages}
        (image.recipe.directory / first.file_name).unlink()
        path = image.recipe.directory / second.file_name
        path.write_bytes(b"other")
        found = hashes_of(image, ledger, Cancel())
        assert [*found] == [second.file_name]
        assert found[second.file_name] != second.sha256
        assert found[second.file_name] in {record.sha256 for record in ledger.records().values()}
