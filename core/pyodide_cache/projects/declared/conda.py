"""Read conda's package specifications and ``environment.yml`` files, without a YAML parser."""

from __future__ import annotations

import re

from pyodide_cache.formats.specifiers import range_specifiers
from pyodide_cache.projects.source_imports import SourceImports

#: Packages of a conda environment that are no Python packages, or come with the runtime or that of xeus.
_NOT_WANTED = frozenset(
    {"python", "pip", "setuptools", "wheel", "conda", "mamba", "nodejs", "python_abi", "xeus-python", "ipykernel"}
    | {"emscripten-abi", "xeus", "xeus-lite", "xeus-python-shell", "pyjs", "libpython"}
)

#: Conda packages with another name than on the package index.
_OTHER_NAMES = {
    "brotli-python": "brotli",
    "dask-core": "dask",
    "geopandas-base": "geopandas",
    "matplotlib-base": "matplotlib",
    "msgpack-python": "msgpack",
    "numpy-base": "numpy",
    "opencv": "opencv-python",
    "py-opencv": "opencv-python",
    "pytables": "tables",
    "python-duckdb": "duckdb",
    "pytorch": "torch",
    "pytorch-cpu": "torch",
    "python-graphviz": "graphviz",
    "ruamel_yaml": "ruamel.yaml",
    "seaborn-base": "seaborn",
    "tensorflow-cpu": "tensorflow",
}

#: Programs and libraries in C that ``conda env export`` lists, too.
_PROGRAMS = re.compile(
    r"alsa-lib|attr|autoconf|automake|bash|bedtools|binutils.*|bison|blas|blosc|boost(-cpp)?|brotli-bin|bwa"
    r"|bzip2|c-ares|c-blosc2|ca-certificates|cairo|cfitsio|chromium|clang.*|cmake|compilers|coreutils|cpuonly"
    r"|cuda.*|cudnn|curl|(c|cxx|fortran)-compiler|dbus|docker-compose|doxygen|eigen|emscripten|expat|ffmpeg"
    r"|fftw|firefox|flex|font(config|s?-.*)|freetype|fribidi|gawk|(gcc|gxx)(_.*)?|gdb|gdk-pixbuf|geckodriver|geos|gettext"
    r"|gfortran|gh|ghostscript|giflib|git(-lfs)?|glib(-tools)?|gmp|gnuplot|gnutls|go|graphite2|graphviz|gsl"
    r"|gst-.*|gstreamer|gtk[23]|harfbuzz|hdf4|hdf5|icu|imagemagick|inkscape|intel-openmp|jpeg|jq|json-c|julia"
    r"|just|keyutils|krb5|lame|latexmk|lcms2|ld_impl_.*|lerc|less|llvm(-.*|dev)|lua|lz4-c|m4|make|maven"
    r"|mkl([-_].*)?|mpc|mpfr|mpg123|mpich|mysql-(common|libs)|nano|nasm|nb_conda(_kernels)?|nccl|ncurses|nettle|nginx"
    r"|ninja|nomkl|nspr|nss|octave|openblas|openh264|openjdk|openjpeg|openldap|openmpi|openssh|openssl|p7zip"
    r"|pandoc|pango|parallel|patch|pcre|pcre2|perl|pigz|pixman|pkg-config|pnpm|poppler(-data)?|postgis"
    r"|postgresql|proj|pthread-stubs|pulseaudio.*|pytorch-(cuda|mutex)|qhull|qt(-main|6-main)?|quarto|r-.*"
    r"|rclone|readline|ripgrep|rsync|ruby|rust|samtools|sed|shellcheck|snappy|sqlite|subversion|swig"
    r"|sysroot_.*|tar|tbb|tectonic|tesseract|texlive.*|tk|tmux|tree|typst|ucrt|udunits2|unzip"
    r"|vc\d*(_runtime)?|vim|vs20\d\d_runtime|wayland|wget|which|wkhtmltopdf|x26[45]|xcb-.*|xerces-c|xeus-.*"
    r"|xkeyboard-config|xorg-.*|xz|yaml|yarn|yq|zeromq|zip|zlib|zsh|zstd"
    r"|lib(absl|aec|arrow|brotli|c?blas|cap|clang|cups|curl|cxx|db|deflate|drm|edit|ev|event|expat|ffi"
    r"|flac|gcc|gcrypt|gdal|gfortran|gl|gomp|gpg-error|grpc|hwloc|iconv|intl|jpeg|lapack|llvm|lzma|mpdec"
    r"|netcdf|nghttp|nsl|ogg|open|opus|parquet|pciaccess|png|pq|protobuf|sndfile|sodium|spatialindex"
    r"|spatialite|sqlite|ssh|stdcxx|systemd|thrift|tiff|tool|utf8proc|uuid|vorbis|webp|x11|xcb|xcrypt|xkb|xml2"
    r"|xslt|zip|zlib)[\w-]*"
)
#: A build in an exported list, as in ``=13.2.0=h807b86a_5``; that of a Python package has ``py`` in it.
_BUILD = re.compile(r"=[^=]+=(?P<build>[^=]+)")

#: Any version of a series, as in ``=1.2|=1.4``.
_PREFIX = re.compile(r"(?<![<>=!~])=(\d[\w.]*?)(?:\.\*)?(?=[|,]|$)")

_SPEC = re.compile(
    r"(?:[\w./-]+::)?(?P<name>[A-Za-z0-9_][\w.-]*)\s*(?:\[(?P<keys>[^\]]*)\])?\s*(?P<version>.*)", re.DOTALL
)
#: The file of a package, as ``conda list --explicit`` writes it.
_FILE = re.compile(r"\S*[/\\](?P<name>[^/\\\s]+)-(?P<version>[^-]+)-(?P<build>[^-]+)\.(?:conda|tar\.bz2)(?:[#?].*)?")
_VERSION_KEY = re.compile(r"\bversion\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|([^,'\"]*))")
#: An item of a list, without the name that YAML may give it.
_ITEM = re.compile(r"^(?P<indent>\s*)-\s+(?:&\S+\s+)?(?P<value>.*)$")
_QUOTED = re.compile(r"^(['\"])(.*)\1$")
#: The list of a recipe.
_RUN = re.compile(
    r"^(?P<indent>[ \t]+)run:[ \t]*\n(?P<items>(?:(?P=indent)[ \t]*-.*\n|[ \t]*#.*\n|[ \t]*\n)*)", re.MULTILINE
)
#: Dependencies in the flow style of YAML, and the ``pip:`` list among them.
_FLOW = re.compile(r"^dependencies:\s*\[(?P<items>(?:[^\[\]]|\[[^\[\]]*\])*)\]", re.MULTILINE)
_FLOW_PIP = re.compile(r"\{?\s*pip\s*:\s*\[([^\]]*)\]\s*\}?")
#: What micromamba takes for one platform alone; Emscripten is a Unix.
_SELECTOR = re.compile(r"sel\((?P<platform>\w+)\):\s*")
_FLOW_ITEM = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^,\s][^,\n]*)")


def requirement_of(spec: str) -> str | None:
    """Return a conda specification as a requirement of the package index; None if it is no Python package.

    >>> requirement_of("conda-forge::numpy=1.26")
    'numpy==1.26.*'
    """
    file = _FILE.fullmatch(spec.strip())
    match = _SPEC.fullmatch("=".join(file.groups()) if file else spec.strip())
    lowered = match["name"].lower() if match else "_"
    if not match or lowered in _NOT_WANTED or lowered.startswith("_") or _PROGRAMS.fullmatch(lowered):
        return None
    build = _BUILD.fullmatch(match["version"].strip())
    if build and not re.search(r"py|\*|^0$", build["build"]):
        return None
    name = _OTHER_NAMES.get(lowered, match["name"])
    key = _VERSION_KEY.search(match["keys"] or "")
    version = "".join(filter(None, key.groups())) if key else match["version"].strip()
    if not version:
        return name
    if version[0] in "<>!~" or version.startswith("==") or "|" in version:
        version = re.sub(r"\s*([,|<>=!~]+)\s*", r"\1", version).split()[0]
        version = re.sub(r"(?<=[\w.*])=[^=,|]*$", "", version)  # a build follows the version
        version = re.sub(r"([<>~]=?\w[\w.]*?)\.\*", r"\1", version)  # the star says nothing in a bound
        return name + (",".join(range_specifiers(_PREFIX.sub(r"==\1.*", version))) if "|" in version else version)
    is_prefix = version.startswith("=") and version.count("=") == 1  # without a build, =1.2 means any 1.2.x
    version = version.lstrip("= ").replace(" ", "=").split("=")[0]
    if not version or version == "*":
        return name
    if version.endswith("*"):
        return f"{name}=={version.rstrip('*').rstrip('.')}.*" if version.strip("*.") else name
    return f"{name}=={version}.*" if is_prefix else f"{name}=={version}"


def read_environment(text: str) -> SourceImports:
    """Read the ``dependencies`` of an ``environment.yml``; its requirements are the lines of its ``pip:`` list."""
    conda: list[str] = []
    pip: list[str] = []
    inside, pip_indent = False, -1
    if flow := _FLOW.search(text):
        pip += [item for part in _FLOW_PIP.findall(flow["items"]) for item in _flow_items(part)]
        conda += _flow_items(_FLOW_PIP.sub("", flow["items"]))
    for raw in text.splitlines():
        line = re.sub(r"(^|\s)#.*$", "", raw).rstrip()
        if not line:
            continue
        item = _ITEM.match(line)
        if not item:
            if not line[0].isspace():
                key = line.partition(":")[0]
                inside, pip_indent = key.strip("'\" ") == "dependencies", -1
            continue
        if not inside:
            continue
        indent, value = len(item["indent"]), _QUOTED.sub(r"\2", item["value"].strip())
        if selector := _SELECTOR.match(value):
            value = value[selector.end() :] if selector["platform"] == "unix" else ""
        if value.rstrip() == "pip:":
            pip_indent = indent
        elif flow_pip := _FLOW_PIP.fullmatch(value):
            pip += _flow_items(flow_pip[1])
        elif indent > pip_indent >= 0:
            pip.append(value)
        else:
            pip_indent = -1
            conda.append(value)
    packages = tuple(found for spec in conda if spec and (found := requirement_of(spec)))
    return SourceImports(conda=packages, requirements=tuple(pip))


def read_recipe(text: str) -> SourceImports:
    """Read what a package of a recipe (``meta.yaml``) needs at run time; its names are those of conda or Pyodide."""
    found = _RUN.search(f"{text}\n")
    return read_environment(f"dependencies:\n{found['items']}" if found else "")


def _flow_items(text: str) -> list[str]:
    return ["".join(found).strip() for found in _FLOW_ITEM.findall(text)]
