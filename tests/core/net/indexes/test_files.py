"""Links to other files and other projects are no files of a project."""

from __future__ import annotations

from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.http import Http
from pyodide_cache.net.indexes.index import Index
from support.servers import StartIndex

SIX = canonicalize_name("six")


def test_links_to_other_files_and_other_projects_are_ignored(http: Http, index_server: StartIndex) -> None:
    names = ["six-1.0.tar.gz", "../six-1.0-py3-none-any.whl", "other-1.0-py3-none-any.whl", "six-x.whl"]
    server = index_server(names={"six": names})
    project = Index(http, lambda: [IndexPlace(server.url)]).project(SIX)
    assert project.files == ()
    assert str(project.newest) == "1.0"
