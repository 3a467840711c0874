"""Sign the files of a manifest, and check signatures: Ed25519 keys, in the forms that other tools read."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.base.record import replace
from pyodide_cache.files.reader import read_file
from pyodide_cache.team.manifest import TeamFile

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_PREFIX = "ed25519:"
_MOST_KEY_BYTES = 100_000

#: The secret key of a CI job: its text, or the path of its file.
KEY_VARIABLE = "PYODIDE_CACHE_TEAM_KEY"


class SecretKey:
    """A key that signs; its text is the PEM form of PKCS 8, as ``openssl genpkey -algorithm ed25519`` writes it."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public(self) -> str:
        """The public key, for those who trust it."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return _PREFIX + base64.b64encode(raw).decode()

    def signed(self, file: TeamFile) -> TeamFile:
        """Return the file with a signature by this key."""
        signature = base64.b64encode(self._key.sign(file.signed_bytes)).decode()
        return replace(file, signatures=tuple(sorted({**dict(file.signatures), self.public: signature}.items())))


def create_key(path: Path) -> SecretKey:
    """Create a secret key in a file that only the user may read.

    Raises:
        Problem: `Code.NEEDS_EXTRA`, or `Code.IN_THE_WAY` when the file exists.
        OSError: when it cannot be written.
    """
    _require()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:  # in one step, so that no other key is replaced
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Problem(Code.IN_THE_WAY, path=str(path)) from error
    try:
        with open(handle, "wb") as file:  # noqa: PTH123 -- a descriptor, not a path
            file.write(data)
            file.flush()
            os.fsync(handle)
    except OSError as error:  # such as a full disk
        path.unlink()
        error.filename = str(path)
        raise
    return SecretKey(key)


def read_key(path: Path | None) -> SecretKey | None:
    """Return the secret key of a file; without one, that of the environment, if any.

    Raises:
        Problem: `Code.BAD_KEY` or `Code.NEEDS_EXTRA`.
    """
    text = os.environ.get(KEY_VARIABLE, "")
    if path is None and not text:
        return None
    _require()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    name = str(path or KEY_VARIABLE)
    wanted = "an Ed25519 key in PEM form without a password"
    try:
        is_text = path is None and "-----BEGIN" in text
        data = text.encode() if is_text else read_file(path or Path(text), _MOST_KEY_BYTES)
        key = load_pem_private_key(data, None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        if isinstance(error, OSError):
            raise Problem(Code.UNREADABLE_FILE, path=name, error=reason(error)) from error
        raise Problem(Code.BAD_KEY, path=name, wanted=wanted) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Problem(Code.BAD_KEY, path=name, wanted=wanted)
    return SecretKey(key)


def checked_public_key(text: str) -> str:
    """Return a public key in its normal form, or raise `Code.BAD_KEY`."""
    raw = b""
    with suppress(ValueError):
        raw = base64.b64decode(text.strip().removeprefix(_PREFIX), validate=True)
    if len(raw) != 32 or not text.strip().startswith(_PREFIX):
        raise Problem(Code.BAD_KEY, path=text, wanted="a public key such as ed25519:…")
    return _PREFIX + base64.b64encode(raw).decode()


def signer_of(file: TeamFile, trusted: Iterable[str]) -> str | None:
    """Return the trusted key that signed a file; None if none did. May raise `Code.NEEDS_EXTRA`."""
    signatures = dict(file.signatures)
    for key in trusted:
        if key not in signatures:
            continue
        _require()
        from cryptography.exceptions import InvalidSignature

        with suppress(InvalidSignature, binascii.Error, ValueError):
            _public_key(key).verify(base64.b64decode(signatures[key], validate=True), file.signed_bytes)
            return key
    return None


@lru_cache(maxsize=64)
def _public_key(key: str) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(base64.b64decode(key.removeprefix(_PREFIX)))


def _require() -> None:
    try:
        import cryptography  # noqa: F401
    except ImportError as error:
        raise Problem(Code.NEEDS_EXTRA, what="Ed25519", extra="team") from error
