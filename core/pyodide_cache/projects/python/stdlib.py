"""The modules of the standard library of each Python that a Pyodide release has.

A project is read for the runtime's Python, which is rarely the one that runs this program. The lists come from
``sys.stdlib_module_names`` and from "What's New in Python" of each version.
"""

from __future__ import annotations

from functools import cache

#: In every version from 3.10 to 3.15.
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
