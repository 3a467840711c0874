from __future__ import annotations

import pytest

from pyodide_cache.base.problems import Code, Problem
from pyodide_cache.formats.index_choice import IndexPlace
from pyodide_cache.formats.names import canonicalize_name
from pyodide_cache.net.http import Http
from pyodide_cache.serve import upstream
from pyodide_cache.serve.upstream import Upstream
from support.servers import StartIndex
from support.wheels import build_wheel

DEMO = canonicalize_name("demo")


def test_an_index_that_is_out_of_reach_is_asked_again_later(
    index_server: StartIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upstream, "_FRESH_SECONDS", -1.0)
    places = [IndexPlace("http://127.0.0.1:9/simple")]
    source = Upstream(Http, places)
    with pytest.raises(Problem) as caught:
        source.project(DEMO)
    assert caught.value.code is Code.UNREACHABLE
    places[:] = [IndexPlace(index_server(build_wheel("demo", "1.0")).url)]
    assert len(source.project(DEMO).files) == 1
    source.close()


def test_a_project_that_is_not_there_is_a_problem_and_offline_every_one(index_server: StartIndex) -> None:
    source = Upstream(Http, [IndexPlace(index_server(build_wheel("demo", "1.0")).url)])
    with pytest.raises(Problem) as caught:
        source.project(canonicalize_name("other"))
    assert caught.value.code is Code.NOT_ON_INDEX
    with pytest.raises(Problem) as caught:
        Upstream(Http, ()).project(DEMO)
    assert caught.value.code is Code.OFFLINE
    source.close()


@pytest.mark.parametrize(
    ("url", "is_private"), [("https://u:p@h/simple", True), ("https://h/simple", False), ("https://h/@x", False)]
)
def test_an_index_with_a_password_is_private(url: str, is_private: bool) -> None:
    assert Upstream(Http, [IndexPlace(url)]).is_private is is_private
