"""Team caches for tests: a folder, and a real object store (SeaweedFS) on the loopback interface."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyodide_cache.base.events import Cancel, Finished, R, Run
from pyodide_cache.settings.teams import Team, new_team
from pyodide_cache.team.bucket import Bucket, open_bucket
from pyodide_cache.team.manifest import PushFile, TeamFile
from pyodide_cache.team.push import PushReport, plan_push, run_push
from support.patience import wait_until
from support.wheels import Wheel

WRITER = {"AWS_ACCESS_KEY_ID": "writer", "AWS_SECRET_ACCESS_KEY": "writer-secret"}
ADDER = {"AWS_ACCESS_KEY_ID": "adder", "AWS_SECRET_ACCESS_KEY": "adder-secret"}
READER = {"AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "reader-secret"}


@dataclass(frozen=True)
class ObjectServer:
    """A running SeaweedFS."""

    endpoint: str

    def team(self, name: str = "class") -> Team:
        """Return a team cache in a bucket of its own."""
        import obstore
        from obstore.store import S3Store

        bucket = f"bucket-{secrets.token_hex(4)}"
        config = {"endpoint": self.endpoint, "region": "us-east-1", "access_key_id": WRITER["AWS_ACCESS_KEY_ID"]}
        secret = WRITER["AWS_SECRET_ACCESS_KEY"]
        store = S3Store(bucket, **config, secret_access_key=secret, client_options={"allow_http": True})  # type: ignore[arg-type]
        obstore.put(store, "outside-the-prefix", b"")  # creates the bucket
        return new_team(name, f"s3://{bucket}/some/prefix", endpoint=self.endpoint)


@contextlib.contextmanager
def object_server(folder: Path) -> Iterator[ObjectServer]:
    """Run SeaweedFS with a writer, a reader, and one who may add and read but not delete."""
    rights = {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"], "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [rights]})
    users: tuple[tuple[dict[str, str], dict[str, list[str]]], ...] = (
        (WRITER, {"actions": ["Admin", "Read", "Write", "List"]}),
        (READER, {"actions": ["Read", "List"]}),
        (ADDER, {"policyNames": ["add"]}),
    )
    identities = [
        {
            "name": user["AWS_ACCESS_KEY_ID"],
            "credentials": [{"accessKey": user["AWS_ACCESS_KEY_ID"], "secretKey": user["AWS_SECRET_ACCESS_KEY"]}],
            **may,
        }
        for user, may in users
    ]
    folder.mkdir(parents=True)
    config = {"identities": identities, "policies": [{"name": "add", "content": policy}]}
    (folder / "s3.json").write_text(json.dumps(config))
    names = ("master.port", "volume.port", "filer.port", "s3.port")
    ports = _free_ports(2 * len(names))
    options = [f"-{name}={port}" for name, port in zip(names, ports, strict=False)]
    options += [f"-{name}.grpc={port}" for name, port in zip(names, ports[len(names) :], strict=True)]
    options += ["-s3.port.iceberg=0", "-s3.port.lance=0", "-s3", "-s3.config=s3.json", "-dir=.", "-ip=127.0.0.1"]
    # With the usual limit, the volumes are full at the second bucket.
    options += ["-ip.bind=127.0.0.1", "-volume.max=2000", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"]
    program = Path(sys.executable).with_name("weed")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [program, "server", *options], cwd=folder, stdout=log, stderr=log, env={"PATH": os.environ["PATH"]}
        )
    try:
        endpoint = f"http://127.0.0.1:{ports[names.index('s3.port')]}"

        def is_ready() -> bool:
            assert process.poll() is None, (folder / "log").read_text()[-2000:]
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{endpoint}/status") as answer:
                return bool(answer.status == 200)
            return False

        wait_until(is_ready, "SeaweedFS")
        yield ObjectServer(endpoint)
    finally:
        process.kill()  # asked to end, it takes 25 seconds
        process.wait()


def _free_ports(count: int) -> list[int]:
    """Return ports that no other test and no connection takes: of a range from which systems choose none."""
    found: list[int] = []
    while len(found) < count:
        port = 12_000 + secrets.randbelow(20_000)
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            found += [port] if port not in found else []
    return found


def team_file(wheel: Wheel, *, origin: str = "lock", depends: tuple[str, ...] = ()) -> TeamFile:
    return TeamFile(wheel.name, wheel.version, wheel.file_name, wheel.sha256, len(wheel.data), origin, depends)


def push_file(folder: Path, wheel: Wheel, **options: object) -> PushFile:
    """Write a wheel to a folder, and return it as a file to push."""
    return PushFile(wheel.write_to(folder), team_file(wheel, **options))  # type: ignore[arg-type]


def report_of(run: Run[R]) -> R:
    *_, last = run
    assert isinstance(last, Finished)
    report: R = last.report
    return report


def push(team: Team, *files: PushFile, channel: str = "stable", replaces: bool = False) -> PushReport:
    cancel, bucket = Cancel(), open_bucket(team)
    plan = plan_push(bucket, channel, files, replaces=replaces, cancel=cancel)
    return report_of(run_push(plan, bucket, cancel=cancel))


def keys_of(bucket: Bucket, prefix: str = "v1") -> set[str]:
    return {item.key for item in bucket.list(prefix)}
