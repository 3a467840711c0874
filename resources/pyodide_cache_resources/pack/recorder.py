# Record what an app uses: imported modules, archive members that are read, folders that are listed, and modules that
# are missing. Runs in its own namespace; `report()` returns everything as JSON.


from __future__ import annotations


def _record():
    import os
    import sys
    import zipimport

    members, listed, missing = set(), set(), set()
    get_data, listdir, scandir = zipimport._get_data, os.listdir, os.scandir

    def watched_get_data(archive, entry):
        members.add(entry[0])
        return get_data(archive, entry)

    class Archive(zipimport.zipimporter):
        def get_data(self, pathname):
            try:
                return zipimporter_get_data(self, pathname)
            except OSError:
                missing_files.add(str(pathname))
                raise

    missing_files = set()
    zipimporter_get_data = zipimport.zipimporter.get_data
    zipimport.zipimporter.get_data = Archive.get_data
    zipimport._get_data = watched_get_data

    def remember(path):
        if path is not None and not isinstance(path, int):
            listed.add(os.path.abspath(os.fsdecode(path)))

    def watched_listdir(path="."):
        names = listdir(path)
        remember(path)
        return names

    def watched_scandir(path="."):
        entries = scandir(path)
        remember(path)
        return entries

    os.listdir, os.scandir = watched_listdir, watched_scandir

    class Last:
        """The last finder: a module that reaches it does not exist."""

        @staticmethod
        def find_spec(name, path=None, target=None):
            missing.add(name)
            return

    sys.meta_path.append(Last)

    def report():
        import json
        import site

        modules, origins = [], set()
        for name, module in list(sys.modules.items()):
            spec = getattr(module, "__spec__", None)
            origin = getattr(spec, "origin", None)
            modules.append(str(name))
            for place in (origin, getattr(module, "__file__", None)):
                if isinstance(place, str):
                    origins.add(place)
        missing.discard("json")
        return json.dumps(
            {
                "modules": sorted(modules),
                "origins": sorted(origins | members),
                "listed": sorted(listed),
                "missing_modules": sorted(missing),
                "missing_members": sorted(missing_files),
                "site": site.getsitepackages()[0],
                "prefix": sys.prefix,
                "python": "%d.%d.%d" % sys.version_info[:3],
            }
        )

    return report


report = _record()
