"""Conda's specifications become requirements of the package index."""

from __future__ import annotations

import pytest

from pyodide_cache.projects.declared.conda import read_environment, read_recipe, requirement_of
from pyodide_cache.projects.source_imports import SourceImports


def environment(conda: tuple[str, ...] = (), pip: tuple[str, ...] = ()) -> SourceImports:
    return SourceImports(conda=conda, requirements=pip)


@pytest.mark.parametrize(
    ("spec", "requirement"),
    [
        ("numpy", "numpy"),
        ("numpy=1.26", "numpy==1.26.*"),
        ("numpy==1.26.4", "numpy==1.26.4"),
        ("numpy=1.26.4=py312_0", "numpy==1.26.4"),
        ("numpy >=1.2, <2", "numpy>=1.2,<2"),
        ("numpy 1.26.*", "numpy==1.26.*"),
        ("numpy==1.26.4=py312_0", "numpy==1.26.4"),
        ("numpy >=1.2, <2 py312*", "numpy>=1.2,<2"),
        ("numpy>=1.2,<=1.9=py312_0", "numpy>=1.2,<=1.9"),
        ("numpy[version='>=1.2,<2',build=py312*]", "numpy>=1.2,<2"),
        ("numpy[build=py312*]", "numpy"),
        ("numpy >=1,<2|>=3,<4", "numpy>=1,<4,!=2.*"),
        ("numpy <0.5|>=1", "numpy>=1"),
        ("numpy =1.2|=1.4.*", "numpy>=1.2,<1.5,!=1.3.*"),
        ("numpy 1.2.*|>=2 py312*", "numpy>=2"),
        ("numpy >=1|*", "numpy"),
        ("numpy>=1.16.*,<2.*,!=1.17.*", "numpy>=1.16,<2,!=1.17.*"),
        ("conda-forge::pytorch", "torch"),
        ("python=3.12", None),
        ("_libgcc_mutex", None),
        *((name, None) for name in ("cudatoolkit=11.3", "pytorch-cuda=12.1", "ffmpeg", "nb_conda_kernels", "r-base")),
        *((name, None) for name in ("gh", "nodejs>=18", "graphviz", "xeus-r", "fonts-conda-forge", "yaml=0.2.5")),
        *((name, None) for name in ("libnetcdf", "libllvm15", "gxx_linux-64", "sysroot_linux-64", "llvm-openmp")),
        *((name, name) for name in ("fonttools", "llvmlite", "librosa", "mysql-connector-python")),
        ("dask-core>=2", "dask>=2"),
        ("https://example.org/forge/linux-64/numpy-1.26.4-py311h64a7726_0.conda", "numpy==1.26.4"),
        (
            "https://example.org/forge/noarch/scikit-learn-1.5-pyhd8ed1ab_0.tar.bz2#d41d8cd98f00b204",
            "scikit-learn==1.5",
        ),
        ("https://example.org/forge/linux-64/somelib-9e-h7b32b05_0.conda", None),
        ("numpy-base=1.23", "numpy==1.23.*"),
    ],
)
def test_a_specification_is_read(spec: str, requirement: str | None) -> None:
    assert requirement_of(spec) == requirement


def test_i24_an_environment_has_conda_packages_and_those_of_pip() -> None:
    text = """
name: x  # a comment
channels:
  - conda-forge
dependencies:
- python=3.12
- &array numpy=1.26
- pip:
  - rich>=13  # another
  - "six"
- scipy
variables:
  - no
"""
    assert read_environment(text) == environment(("numpy==1.26.*", "scipy"), ("rich>=13", "six"))
    assert read_environment("dependencies: [numpy, scipy]") == environment(("numpy", "scipy"))
    flow = "dependencies: [numpy, 'scipy>=1,<2',\n  \"x=1\", {pip: [rich, six>=1]}]\nname: y"
    assert read_environment(flow) == environment(("numpy", "scipy>=1,<2", "x==1.*"), ("rich", "six>=1"))
    assert read_environment("- no") == environment()
    selected = "dependencies:\n- sel(win): pywin32\n- sel(unix): numpy\n- {pip: [rich, 'six']}\n- pip: [idna]\n"
    assert read_environment(selected) == environment(("numpy",), ("rich", "six", "idna"))


def test_i24_the_runtime_of_xeus_is_no_package() -> None:
    text = "dependencies:\n- xeus-python\n- emscripten-abi=3.1.73\n- pyjs\n- numpy\n"
    assert read_environment(text) == environment(("numpy",))


def test_a_prefix_of_a_version_is_one_for_pip() -> None:
    texts = ["scipy=1.1*", "scipy=1.1.*", "scipy 1.1*", "scipy==1.*", "scipy=*", "scipy=1.1=py_0"]
    assert [requirement_of(text) for text in texts] == [
        *("scipy==1.1.*", "scipy==1.1.*", "scipy==1.1.*"),
        *("scipy==1.*", "scipy", "scipy==1.1"),
    ]


def test_i24_of_a_recipe_the_packages_at_run_time_are_read() -> None:
    recipe = """{% set version = "1" %}
package:
  name: demo
requirements:
  host:
    - cython
  run:
    - python >=3.8
    # a comment
    - numpy >=1.20
    - {{ pin_compatible('x') }}
test:
  imports:
    - demo
"""
    assert read_recipe(recipe) == environment(("numpy>=1.20",))
    assert read_recipe("package:\n  name: demo\n") == environment()


@pytest.mark.parametrize(
    ("spec", "requirement"),
    [
        ("openssl=3.3.1", None),
        ("libgcc-ng", None),
        ("libffi=3.4.2=h7f98852_5", None),
        ("some-tool=1.0=hdeadbee_0", None),
        ("numpy=1.26.4=py312heda63a1_0", "numpy==1.26.4"),
        ("rich=13.7=pyhd8ed1ab_0", "rich==13.7"),
        ("librosa", "librosa"),
        ("libcst=1", "libcst==1.*"),
    ],
)
def test_programs_and_libraries_of_an_exported_environment_are_no_python_packages(
    spec: str, requirement: str | None
) -> None:
    assert requirement_of(spec) == requirement


def test_quotes_in_an_item_are_kept() -> None:
    text = "dependencies:\n  - 'numpy >=1'\n  - pip:\n    - rich ; python_version > '3'\n    - \"six\"\n"
    assert read_environment(text) == environment(("numpy>=1",), ("rich ; python_version > '3'", "six"))
