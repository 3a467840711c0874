"""A team cache in an object store, through obstore: S3 and what speaks it, Google Cloud Storage, and Azure."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from pyodide_cache.base.problems import Code, Problem, reason
from pyodide_cache.files.paths import expanded, is_folder
from pyodide_cache.files.reader import MAX_FILE_BYTES, read_text
from pyodide_cache.net.indexes.pip_options import direct_hosts, pip_options, proxy_of, trusted_certificates
from pyodide_cache.settings.settings import load_settings
from pyodide_cache.settings.teams import Team
from pyodide_cache.team.layout import Content, StoredObject

_CHUNK = 128 * 1024

#: In obstore's words: no request may wait forever, and pauses between attempts are ours, so that a cancel ends them.
#: A large file may take long on a slow line, as long as bytes arrive.
_CLIENT: Any = {"timeout": "1h", "read_timeout": "60s", "connect_timeout": "5s", "allow_http": True}
_RETRIES: Any = {"max_retries": 0}

_STATUS = re.compile(r"status code: (\d{3})")
#: A request that deletes many objects succeeds, and names the code of each that it did not delete.
_CODE = re.compile(r"(?:<Code>|\(code: )(\w+)")
#: What obstore tells only in its details: what the system says, and what is wrong with a certificate or proxy.
_CAUSE = re.compile(r'(?:message|error): "([^"]+)"|InvalidCertificate\(\s*(\w+)|kind: Builder,\s+source: (\w+),')
_NO_BUCKET = re.compile("NoSuchBucket|ContainerNotFound")
_REGION = re.compile(r"<Region>([\w-]+)</Region>|expecting '([\w-]+)'")

#: Codes of S3 that are worth a sentence of their own.
_CLOCK = frozenset({"RequestTimeTooSkewed", "RequestExpired"})
_OTHER_REGION = frozenset({"PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect"})
#: Where obstore looks for credentials last: on a machine of the provider.
_MACHINE_CREDENTIALS = ("169.254.169.254", "metadata.google.internal", "169.254.170.2")


class ObjectBucket:
    """Objects of a bucket, below a prefix; see `pyodide_cache.team.bucket.Bucket`."""

    def __init__(self, team: Team) -> None:
        try:
            import obstore
        except ImportError as error:
            raise Problem(Code.NEEDS_EXTRA, what=f"{team.scheme}://", extra="team") from error
        self.team = team
        self._api = obstore
        # Google compares generations, which are numbers, and no tags.
        self._condition = "version" if team.scheme == "gs" else "e_tag"
        with self._problems("open", ""):
            self._store = _open(team)

    def get(self, key: str, limit: int) -> Content | None:
        """Return an object; None if there is none."""
        with self._problems("read", key):
            found = self._asked(self._api.get, key)
            if found is None:
                return None
            if found.meta["size"] > limit:
                raise Problem(Code.WRONG_OBJECT, team=self.team.name, key=key)
            meta: Any = found.meta
            return Content(bytes(found.bytes()), meta[self._condition] or "", meta["last_modified"].timestamp())

    def chunks(self, key: str, start: int = 0) -> Iterator[bytes]:
        """Yield the bytes of an object from ``start`` on."""
        options: Any = {"range": {"offset": start}} if start else None
        with self._problems("read", key):
            found = self._asked(self._api.get, key, options=options)
            if found is None:
                raise Problem(Code.NOT_IN_TEAM, team=self.team.name, name=key)
            if found.meta["size"] > MAX_FILE_BYTES:
                raise Problem(Code.WRONG_OBJECT, team=self.team.name, key=key)
            yield from found.stream(min_chunk_size=_CHUNK)  # each is a view of the bytes, not a copy

    def item(self, key: str) -> StoredObject | None:
        """Return the size and time of an object; None if there is none."""
        with self._problems("read", key):
            found = self._asked(self._api.head, key)
            return StoredObject(key, found["size"], found["last_modified"].timestamp()) if found else None

    def _asked(self, ask: Callable[..., Any], key: str, **options: Any) -> Any:
        """Return the answer about an object; None if there is none."""
        try:
            return ask(self._store, key, **options)
        except FileNotFoundError as error:
            self._check_bucket(error)
            return None

    def create(self, key: str, data: bytes) -> bool:
        """Write an object unless there is one."""
        return self._put(key, data, "create")

    def swap(self, key: str, data: bytes, tag: str) -> bool:
        """Replace an object that still has this tag."""
        return self._put(key, data, {self._condition: tag})

    def replace(self, key: str, data: bytes) -> None:
        """Write an object, whatever is there."""
        self._put(key, data, "overwrite")

    def _put(self, key: str, data: bytes, mode: Any) -> bool:
        exceptions = self._api.exceptions
        with self._problems("write", key):
            try:
                self._api.put(self._store, key, data, mode=mode, use_multipart=False)
            except (exceptions.AlreadyExistsError, exceptions.PreconditionError, exceptions.NotModifiedError):
                return False
            except FileNotFoundError as error:
                self._check_bucket(error)
                return False  # what was to be swapped is gone
            except NotImplementedError as error:
                raise Problem(Code.TEAM_READ_ONLY, team=self.team.name, url=self.team.url) from error
        return True

    def list(self, prefix: str) -> Iterator[StoredObject]:
        """Yield the objects whose keys begin with a folder."""
        with self._problems("list", prefix):
            try:
                for batch in self._api.list(self._store, prefix):
                    for item in batch:
                        yield StoredObject(item["path"], item["size"], item["last_modified"].timestamp())
            except FileNotFoundError as error:
                self._check_bucket(error)

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects."""
        wanted = [*keys]
        with self._problems("delete", wanted[0] if wanted else ""):
            try:
                self._api.delete(self._store, wanted)
            except FileNotFoundError:
                return

    def _check_bucket(self, error: Exception) -> None:
        """Check that a missing object is not a missing bucket."""
        if _NO_BUCKET.search(str(error)):
            raise self._no_bucket from error

    @property
    def _no_bucket(self) -> Problem:
        error = "there is no such bucket"
        return Problem(Code.TEAM_UNREACHABLE, team=self.team.name, url=self.team.url, error=error, final=1)

    @contextmanager
    def _problems(self, what: str, key: str) -> Iterator[None]:
        try:
            yield
        except (self._api.exceptions.BaseError, OSError, ValueError) as error:
            raise self._problem_of(error, what, key) from error

    def _problem_of(self, error: Exception, what: str, key: str) -> Problem:
        text, _, details = str(error).partition("\n\nDebug source")
        status, code = (match[1] if (match := found.search(text)) else "" for found in (_STATUS, _CODE))
        why = f"{code or 'status'} {status}".strip() if status else code or text.rpartition(": ")[2][:120].rstrip(".")
        denials = (self._api.exceptions.UnauthenticatedError, self._api.exceptions.PermissionDeniedError)
        if any(host in text for host in _MACHINE_CREDENTIALS) or "MissingAccount" in str(error):
            return Problem(Code.NO_CREDENTIALS, team=self.team.name, url=self.team.url)
        if _NO_BUCKET.search(text):
            return self._no_bucket
        if code in _CLOCK:
            return Problem(Code.WRONG_CLOCK, team=self.team.name)
        if code in _OTHER_REGION or status in {"301", "307"} or "redirect without LOCATION" in text:
            found = (name for match in _REGION.finditer(text) for name in match.groups() if name)
            region = next(found, why if status else "the server names none")
            return self._problem(Code.WRONG_REGION, what, key, region)
        if isinstance(error, denials) or status == "401" or code == "AccessDenied":
            return self._problem(Code.TEAM_DENIED, what, key, why)
        if not status and ("HTTP error" in text or "error sending request" in text or what == "open"):
            if match := _CAUSE.search(details):
                said, certificate, proxy = match.groups()
                why = said or (f"proxy: {proxy}" if proxy else f"its certificate is not trusted ({certificate})")
            url = self.team.endpoint or self.team.url
            return Problem(Code.TEAM_UNREACHABLE, team=self.team.name, url=url, error=why)
        # 501 is how some web servers refuse to list.
        is_final = status == "501" or (status.startswith("4") and status not in {"408", "425", "429"})
        return self._problem(Code.TEAM_FAILED, what, key, why, **({"final": 1} if is_final else {}))

    def _problem(self, problem: Code, what: str, key: str, error: str, **facts: int) -> Problem:
        return Problem(problem, team=self.team.name, what=what, key=key, error=error, **facts)


def _open(team: Team) -> Any:
    from obstore.store import from_url

    config: dict[str, Any] = {}
    options: Any = {}
    if team.scheme == "s3":
        region = team.region or _environment("AWS_REGION", "AWS_DEFAULT_REGION") or _profile("region")
        # Servers of one region take this name.
        config = {"endpoint": team.endpoint, "region": region or ("us-east-1" if team.endpoint else "")}
        if not team.anonymous:
            _add_profile(config, options)
    elif team.scheme == "az":
        account = team.account or _environment("AZURE_STORAGE_ACCOUNT_NAME", "AZURE_STORAGE_ACCOUNT")
        config = {"account_name": account, "endpoint": team.endpoint}
    elif team.scheme == "gs":
        config = {"base_url": team.endpoint}
    if config:  # none for a web server
        options["config"] = {key: value for key, value in config.items() if value}
        if team.anonymous:
            options["config"]["skip_signature"] = True
    return from_url(team.url, client_options=_CLIENT | _network(), retry_config=_RETRIES, **options)


def _network() -> dict[str, str]:
    """Return the proxy and certificates as for other hosts; obstore itself reads the environment and the system."""
    found = {}
    pip = pip_options(os.environ)
    if proxy := proxy_of(load_settings().proxy, pip):
        found = {"proxy_url": proxy, "proxy_excludes": ",".join(direct_hosts())}
    named = _environment("AWS_CA_BUNDLE")  # as the provider’s own tools do
    path = expanded(named) if named else trusted_certificates(pip, os.environ)
    if path and not is_folder(path):
        try:
            found["root_certificate"] = read_text(path)
        except (OSError, UnicodeDecodeError) as error:
            raise Problem(Code.UNREADABLE_FILE, path=str(path), error=reason(error)) from error
    return found


def _environment(*names: str) -> str:
    return next((os.environ[name] for name in names if os.environ.get(name)), "")


def _add_profile(config: dict[str, Any], options: dict[str, Any]) -> None:
    """Add the credentials of a profile where the environment has none: with boto3 every kind, else static keys."""
    has_others = ("AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")
    if _environment(*has_others) and not os.environ.get("AWS_PROFILE"):
        return
    if key := _profile("aws_access_key_id"):
        config["access_key_id"] = key
        config["secret_access_key"] = _profile("aws_secret_access_key")
        if token := _profile("aws_session_token"):
            config["session_token"] = token
        return
    if not os.environ.get("AWS_PROFILE"):
        return
    try:
        from obstore.auth.boto3 import Boto3CredentialProvider
    except ImportError:
        return
    options["credential_provider"] = Boto3CredentialProvider()


def _profile(key: str) -> str:
    """Return a value of the AWS profile in use, from the files that the provider's own tools write."""
    name = os.environ.get("AWS_PROFILE", "default")
    for variable, default, section in (
        ("AWS_SHARED_CREDENTIALS_FILE", "credentials", name),
        ("AWS_CONFIG_FILE", "config", name if name == "default" else f"profile {name}"),
    ):
        with suppress(OSError, UnicodeDecodeError):
            text = read_text(expanded(os.environ.get(variable) or f"~/.aws/{default}"))
            from configparser import ConfigParser, Error  # most machines have no such file, and start without it

            parser = ConfigParser(interpolation=None)
            with suppress(Error):
                parser.read_string(text)
                if value := parser.get(section, key, fallback=""):
                    return value
    return ""
