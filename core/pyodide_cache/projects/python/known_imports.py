"""What provides a module: the standard library of each Python, lock files, and a table of well-known packages.

A module that none of them knows is never guessed: a package of the same name on an index may be anybody's. The
standard library is that of the runtime's Python, which is rarely the one that runs this program: the lists come from
``sys.stdlib_module_names`` and from "What's New in Python" of each version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pyodide_cache.formats.lockfile import LockFile
from pyodide_cache.formats.names import canonicalize_name

#: Packages of modules that have another name, from the documentation of these projects. Lock files take precedence.
ALIASES = {
    "Crypto": "pycryptodome",
    "Cryptodome": "pycryptodomex",
    "MySQLdb": "mysqlclient",
    "OpenSSL": "pyopenssl",
    "PIL": "pillow",
    "PyQt5": "pyqt5",
    "PySide6": "pyside6",
    "QuantLib": "quantlib",
    "Xlib": "python-xlib",
    "_cffi_backend": "cffi",
    "_pytest": "pytest",
    "_yaml": "pyyaml",
    "absl": "absl-py",
    "attr": "attrs",
    "barcode": "python-barcode",
    "bs4": "beautifulsoup4",
    "cairo": "pycairo",
    "cv2": "opencv-python",
    "databricks.sql": "databricks-sql-connector",
    "dateutil": "python-dateutil",
    "discord": "discord-py",
    "distutils": "setuptools",
    "dns": "dnspython",
    "docx": "python-docx",
    "dotenv": "python-dotenv",
    "ee": "earthengine-api",
    "faiss": "faiss-cpu",
    "fitz": "pymupdf",
    "flint": "python-flint",
    "frontmatter": "python-frontmatter",
    "gi": "pygobject",
    "git": "gitpython",
    "google.cloud.secretmanager": "google-cloud-secret-manager",
    "google.oauth2": "google-auth",
    "google.protobuf": "protobuf",
    "googleapiclient": "google-api-python-client",
    "imblearn": "imbalanced-learn",
    "jose": "python-jose",
    "jwt": "pyjwt",
    "kafka": "kafka-python",
    "magic": "python-magic",
    "markdown_it": "markdown-it-py",
    "mpl_toolkits": "matplotlib",
    "multipart": "python-multipart",
    "nacl": "pynacl",
    "opentelemetry.trace": "opentelemetry-api",
    "osgeo": "gdal",
    "past": "future",
    "pdfminer": "pdfminer-six",
    "pkg_resources": "setuptools",
    "pptx": "python-pptx",
    "psycopg2": "psycopg2-binary",
    "pylab": "matplotlib",
    "rest_framework": "djangorestframework",
    "serial": "pyserial",
    "skimage": "scikit-image",
    "sklearn": "scikit-learn",
    "sksparse": "scikit-sparse",
    "slugify": "python-slugify",
    "snowflake.connector": "snowflake-connector-python",
    "socks": "pysocks",
    "stdnum": "python-stdnum",
    "talib": "ta-lib",
    "telegram": "python-telegram-bot",
    "tlz": "toolz",
    "umap": "umap-learn",
    "usb": "pyusb",
    "websocket": "websocket-client",
    "win32api": "pywin32",
    "win32com": "pywin32",
    "wx": "wxpython",
    "yaml": "pyyaml",
    "zmq": "pyzmq",
}

#: The same by canonical name: what a user may write instead of the package's name.
ALIASED = {canonicalize_name(module): package for module, package in ALIASES.items()}

#: Namespace packages, which many projects share: the name alone says nothing about the package.
_NAMESPACES = """
azure azure.ai azure.keyvault azure.mgmt azure.storage backports databricks google google.cloud google.ai jaraco
opentelemetry ruamel snowflake sphinxcontrib zope
"""
NAMESPACES = frozenset(_NAMESPACES.split())

#: Modules that no package provides, with the host that has them.
HOSTS = {
    "arcpy": "ArcGIS",
    "awsglue": "AWS Glue",
    "dbruntime": "Databricks",
    "dbutils": "Databricks",
    "deepnote_toolkit": "Deepnote",
    "google.colab": "Google Colab",
    "kaggle_datasets": "Kaggle",
    "kaggle_secrets": "Kaggle",
    "kaggle_web_client": "Kaggle",
    **dict.fromkeys(("machine", "micropython", "neopixel", "rp2", "uasyncio", "ulab", "utime"), "MicroPython"),
    "mssparkutils": "Microsoft Fabric",
    "notebookutils": "Microsoft Fabric",
}

#: Programs on a computer that show, build and serve notebooks, which no page runs, and the kernels that these or
#: JupyterLite bring along.
OF_SERVERS = re.compile(
    r"jupyter(-console|-lsp|-server.*|lite.*)?|jupyterlab(-git|-language-pack-.*|-server)?|notebook|nbclassic|voici"
    r"|ipykernel|piplite|pyodide-kernel"
)

#: Well-known packages whose module has the name of the package.
_SAME_NAME = """
IPython Levenshtein PyPDF2 accelerate adlfs aiofiles aiohttp aiosqlite alembic altair annotated_types anthropic anyio
anywidget appdirs apscheduler arcade arrow arviz asgiref astor astropy astroquery asttokens asyncpg attrs autograd av
awkward azure.core azure.cosmos azure.identity azure.keyvault.secrets azure.storage.blob babel backports.tarfile
backports.zoneinfo backtrader bcrypt beartype black blinker bokeh boto3 botocore bottle bqplot branca brotli
cachetools cairosvg cartopy catboost category_encoders cattrs celery certifi cffi chardet charset_normalizer cheroot
cherrypy chromadb click cloudpickle cmcrameri cohere colorama colorcet coloredlogs colorlog construct contextily
contourpy corner coverage croniter cryptography cssselect cvxopt cvxpy cycler cython darts dash
dash_bootstrap_components dask databricks.sdk datasets datashader dearpygui decorator deepdiff defusedxml dill
diskcache distlib distro django docopt docutils dtale duckdb ecdsa ecos editdistance einops elasticsearch eli5 emcee
emoji enlighten evaluate exceptiongroup executing faicons faker falcon fastapi fastavro fastcore fastparquet
feature_engine feedparser ffn filelock fiona flake8 flask flask_cors flask_sqlalchemy flax flet folium fonttools
freezegun frozenlist fs fsspec ftfy fugashi furl fuzzywuzzy galois gcsfs gensim geojson geopandas geopy
google.api_core google.auth google.cloud.bigquery google.cloud.firestore google.cloud.pubsub google.cloud.storage
google.genai google.generativeai google_crc32c gradio graphene graphviz great_expectations great_tables greenlet
gspread gunicorn h11 h2 h3 h5py halo haystack hdbscan holoviews html2text html5lib httpcore httptools httpx httpx_sse
huggingface_hub humanize hvplot hydra hypercorn hypothesis idna igraph imageio imgui ipycanvas ipykernel ipyleaflet
ipympl ipyvuetify ipywidgets isodate isort itsdangerous janome jaraco.classes jaraco.collections jaraco.context
jaraco.functools jaraco.text jax jedi jellyfish jieba jinja2 jiter jmespath joblib json5 jsonlines jsonpatch
jsonpath_ng jsonpickle jsonpointer jsonschema jupyter_client jupyter_core jupyterlab jupyterlab_widgets keras kfp
kiwisolver kombu langchain langchain_core langgraph langsmith lark lazy_loader librosa lightgbm lightning lime litellm
llama_index llvmlite lmfit locket loguru lxml lz4 mako marimo markdown markupsafe marshmallow matplotlib
matplotlib_inline mcp mdurl mechanize mesa micropip mido minijinja mip missingno mistune mlflow mmh3 mne modin
more_itertools moto motor mpmath msgpack msgspec multidict music21 mypy nanoid narwhals natsort nbclient nbconvert
nbformat netcdf4 networkx nh3 nibabel nltk notebook numba numexpr numpy numpy_financial numpyro oauthlib odfpy ollama
onnx onnxruntime openai openbabel opencc openpyxl opentelemetry.api opentelemetry.sdk optuna orjson ortools osmnx osqp
packaging pandas pandas_datareader pandas_profiling pandera panel papermill param paramiko parso partd passlib
pathspec patsy peewee pendulum pexpect phonenumbers pikepdf pint pip plotly plotnine pluggy ply polars pooch
portalocker prefect pretty_midi prettytable primesieve prometheus_client prompt_toolkit propcache prophet psutil
psycopg ptyprocess puepy pulp pure_eval py pyarrow pyasn1 pybind11 pybtex pycaret pycountry pycparser pycryptodome
pydantic pydantic_ai pydantic_core pydantic_settings pydeck pydot pydub pyecharts pygal pygame pyglet pygments
pygraphviz pyinstrument pylint pymc pymongo pymysql pynauty pynput pyomo pyparsing pypdf pyperclip pypinyin pyproj
pyqtgraph pyro pyrsistent pyspark pytesseract pytest pytest_asyncio pytorch_lightning pytz pyvis pyvista pywt pyxel
qrcode quantities questionary rapidfuzz rasterio ray rdflib rdkit redis referencing regex reportlab requests
requests_oauthlib requests_toolbelt responses retry rich rpds_py rtree ruamel.yaml ruff s3fs safetensors sanic scapy
schedule scipy scrapy scs seaborn segno selenium semver sentence_transformers sentencepiece setuptools shap shapely
shellingham shiny shinylive shinyswatch shinywidgets simpleeval simplejson simpy six sktime skyfield smart_open
sniffio solara sortedcontainers soundfile soupsieve spacy sphinx sphinxcontrib.mermaid sqlalchemy sqlglot sqlmodel
sqlparse srsly stack_data starlette statsmodels streamlit stripe structlog sudachipy sunpy svgwrite sweetviz sympy
tables tabulate tblib tenacity tensorboard tensorflow tensorflow_hub termcolor textblob textdistance texttable textual
thinc threadpoolctl tifffile tiktoken tinydb tokenizers toml tomli tomli_w tomlkit toolz torch torchaudio torchvision
tornado tqdm traitlets transformers trimesh trio tsfresh twine twisted typeguard typer typing_extensions
typing_inspection tzdata tzlocal ujson uncertainties unidecode urllib3 uvicorn uvloop vectorbt vega_datasets
virtualenv voila vtk wandb watchdog watchfiles wcwidth webencodings websockets werkzeug wheel wordcloud wrapt wsproto
xarray xgboost xlrd xlsxwriter xlwings xlwt xmltodict xxhash yarl ydata_profiling yfinance zarr zipp zope.component
zope.event zope.interface zstandard
"""
SAME_NAME = frozenset(_SAME_NAME.split())

#: What authors put around the name of a module to name its package.
_AFFIXES = (
    *("python-{}", "py{}", "py-{}", "{}-python", "{}-py"),
    *("{}-sdk", "{}-client", "{}-lib", "{}-core", "django-{}"),
)

#: The modules of the standard library in every version from 3.10 to 3.15.
_ALWAYS = """
__future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk _codecs_iso2022
_codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle _compression _contextvars _csv _ctypes
_curses _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools
_gdbm _hashlib _heapq _imp _io _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing _opcode
_operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _queue _random
_scproxy _sha1 _sha256 _sha3 _sha512 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string
_strptime _struct _symtable _thread _threading_local _tkinter _tracemalloc _uuid _warnings _weakref _weakrefset
_winapi _zoneinfo abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile
calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars
copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum
errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext
glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json
keyword linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc
nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib
poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random
re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct
subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios test textwrap this threading time timeit
tkinter token tokenize trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib
uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
"""

#: What each minor version of Python 3 added.
_ADDED = {
    11: "tomllib _tokenize _typing",
    12: "_pydatetime _pylong _sha2 _xxinterpchannels _xxsubinterpreters _wmi",
    13: (
        "_android_support _apple_support _colorize _interpchannels _interpqueues _interpreters _ios_support "
        "_opcode_metadata _pyrepl _suggestions _sysconfig "
    ),
    14: "annotationlib compression _ast_unparse _hmac _py_warnings _remote_debugging _types _zstd",
    15: "profiling _math_integer",
}

#: What each minor version of Python 3 removed.
_REMOVED = {
    11: "binhex",
    12: "asynchat asyncore distutils imp smtpd _bootsubprocess",
    13: (
        "aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes "
        "sndhdr spwd sunau telnetlib uu xdrlib _crypt _msi "
    ),
}


class ImportMap:
    """Maps modules to packages.

    Args:
        lock: its entries say which modules they provide.
        declared: names of the packages that the project or the user names.
    """

    def __init__(self, lock: LockFile, declared: Iterable[str] = ()) -> None:
        self._lock = lock
        self._declared = {canonicalize_name(name) for name in declared}
        self._modules: dict[str, str] = {}
        for package in lock.packages.values():
            for module in () if package.is_tests else package.imports:
                # Several packages provide pkg_resources, for example: the one of that name is preferred.
                if module not in NAMESPACES and (
                    module not in self._modules or canonicalize_name(module) == package.name
                ):
                    self._modules[module] = package.spelling

    def find(self, module: str) -> tuple[str, str] | None:
        """Return the package that provides a dotted module, and the part of the module's name that tells.

        Returns:
            the canonical name of the package, and for example ``google.cloud.storage``; None if no package is known.
        """
        for prefix in _prefixes(module):
            if found := self._modules.get(prefix) or ALIASES.get(prefix):
                return canonicalize_name(found), prefix
            if prefix in NAMESPACES:
                continue
            name = canonicalize_name(prefix)
            if name in self._declared:
                return name, prefix
            if prefix in SAME_NAME or ("." not in prefix and name in self._lock.packages):
                return name, prefix
            if "." not in prefix:
                for affix in _AFFIXES:
                    if (declared := canonicalize_name(affix.format(name))) in self._declared:
                        return declared, prefix
        return None

    def is_known_package(self, name: str) -> bool:
        """Return True for a package of the lock file or of the table."""
        known = name in self._lock.packages or name in _known_packages() or OF_SERVERS.fullmatch(name)
        return bool(known) or name in self._declared

    def of_stdlib(self, module: str) -> tuple[str, str] | None:
        """Return the lock's package for a module of the standard library that the runtime does not include."""
        top = module.partition(".")[0]
        package = self._lock.packages.get(canonicalize_name(self._modules.get(top, "")))
        if package and (package.package_type == "cpython_module" or package.name == canonicalize_name(top)):
            return package.name, top
        return None


def unknown_name(module: str) -> str:
    """Return how a module without a known package is listed: its top level, or more in a namespace package.

    >>> unknown_name("mycompany.tools.x"), unknown_name("google.cloud.vision.types")
    ('mycompany', 'google.cloud.vision')
    """
    parts = module.split(".")
    length = next((size for size in range(1, len(parts)) if ".".join(parts[:size]) not in NAMESPACES), len(parts))
    return ".".join(parts[:length])


@cache
def _known_packages() -> frozenset[str]:
    return frozenset(map(canonicalize_name, (*ALIASES.values(), *SAME_NAME)))


def _prefixes(module: str) -> list[str]:
    parts = module.split(".")
    return [".".join(parts[:size]) for size in range(len(parts), 0, -1)]


@cache
def stdlib_modules(python: str) -> frozenset[str]:
    """Return the top-level modules of a Python version such as ``3.14`` or ``3.14.2``.

    An unknown newer version has those of the newest known one.
    """
    minor = _minor(python)
    found = set(_ALWAYS.split())
    for version, names in _ADDED.items():
        if version <= minor:
            found.update(names.split())
    for version, names in _REMOVED.items():
        if version > minor:
            found.update(names.split())
    return frozenset(found)


def _minor(python: str) -> int:
    _, _, rest = python.partition(".")
    digits = rest.partition(".")[0]
    return int(digits) if digits.isdecimal() else max(_ADDED)
