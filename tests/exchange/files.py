"""What can happen to a package on its way, and packages nobody of ours has written."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Change = Callable[[str, bytes], bytes]


def cut(path: Path, part: float) -> Path:
    """Return a copy that ends too early."""
    data = path.read_bytes()
    copy = path.with_name(f"{path.stem}-cut.svcpack")
    copy.write_bytes(data[: int(len(data) * part)])
    return copy


def rewritten(path: Path, change: Change) -> Path:
    """Return a copy whose parts went through ``change``, with sizes and hashes that fit: somebody took trouble."""
    copy = path.with_name(f"{path.stem}-rewritten.svcpack")
    told: list[dict[str, Any]] = []
    with ZipFile(path) as old, ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if name == "contents.json":
                data = json.dumps({**json.loads(data), "parts": told}).encode()
            told.append({"name": name, "size": len(data), "sha": sha256(data).hexdigest()})
            new.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return copy


def with_lines(path: Path, change: Callable[[list[dict[str, Any]]], list[tuple[str, bytes]]]) -> Path:
    """Return a copy with other revisions, given as (name, payload)."""

    def changed(name: str, data: bytes) -> bytes:
        if not name.startswith("revisions/"):
            return data
        lines = change([json.loads(line) for line in data.splitlines()])
        return b"".join(b'{"rev":"%b","payload":%b}\n' % (rev.encode(), payload) for rev, payload in lines)

    return rewritten(path, changed)


def canonical(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def named(payload: dict[str, Any]) -> tuple[str, bytes]:
    """Return a payload under the name it has by its hash."""
    data = canonical(payload)
    return sha256(data).hexdigest(), data
