"""Encrypts and decrypts the parts of a package with a password, each part by itself.

So a sealed package that was cut still gives its whole parts, like a plain one. The password becomes a key by
argon2id, once for all files of a hand-over; every file has a key of its own drawn from that, which makes the place of
a part in its file a nonce that never repeats. A part opens only at its own place in its own file (AES-256-GCM).
"""

import struct
import unicodedata
import zlib
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from svcdesk.domain.exchange import SEALED, Cost, SealedHead
from svcdesk.domain.record import canonical

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NAME = struct.Struct("<?H")  # packed or not, and how long the name is
_KEY, _SALT = 32, 16
_CHECK = (1 << 96) - 1  # a place no part has


class Opened(NamedTuple):
    """A part as it was before it was sealed."""

    name: str
    data: bytes


class Keys:
    """A password with the keys it made: the files of one hand-over share theirs, and making it is slow on purpose.

    Blanks around it do not count: nobody sees them while typing.
    """

    def __init__(self, password: str) -> None:
        self._secret = unicodedata.normalize("NFC", password.strip()).encode()
        self._made: dict[tuple[str, Cost], bytes] = {}

    def unlock(self, head: SealedHead) -> "Seal | None":
        """Return what opens a file, none where the password is not the one it was sealed with."""
        seal = Seal(head, self._root(head.salt, head.cost))
        return seal if seal.head == head else None

    def sealing(self, program: str, cost: Cost) -> "Sealing":
        """Return what seals the files of a new hand-over."""
        salt = token_hex(_SALT)
        return Sealing(program, salt, cost, self._root(salt, cost))

    def _root(self, salt: str, cost: Cost) -> bytes:
        from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - only a sealed package needs it

        if (salt, cost) not in self._made:
            raw = bytes.fromhex(salt)
            key = hash_secret_raw(self._secret, raw, cost.rounds, cost.kibibytes, cost.lanes, _KEY, Type.ID)
            self._made[salt, cost] = key
        return self._made[salt, cost]


class Sealing(NamedTuple):
    """What all files of one hand-over are sealed with."""

    program: str
    salt: str
    cost: Cost
    root: bytes

    def file(self) -> "Seal":
        """Return the seal of a further file."""
        head = SealedHead(format=SEALED, program=self.program, cost=self.cost, salt=self.salt, file=token_hex(_SALT))
        return Seal(head, self.root)


class Seal:
    """The key of one file; ``head`` stands at its beginning for everybody to read."""

    def __init__(self, head: SealedHead, root: bytes) -> None:
        self._cipher = _cipher(root, head.file)
        self._bound = sha256(canonical(msgspec.structs.replace(head, check=""))).digest()
        check = self._cipher.encrypt(_nonce(_CHECK), b"", self._bound).hex()
        self.head = msgspec.structs.replace(head, check=check)

    def close(self, at: int, name: str, data: bytes, *, packed: bool) -> bytes:
        """Return a part sealed for its place."""
        named = name.encode()
        inside = _deflated(data) if packed else data
        return self._cipher.encrypt(_nonce(at), _NAME.pack(packed, len(named)) + named + inside, self._bound)

    def open(self, at: int, data: bytes, most: int) -> Opened | None:
        """Return a part as it was, none where it was changed, stood elsewhere, or unpacks to more than ``most``."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415

        try:
            inside = self._cipher.decrypt(_nonce(at), data, self._bound)
            packed, length = _NAME.unpack_from(inside)
            name = inside[_NAME.size : _NAME.size + length].decode()
        except (InvalidTag, struct.error, UnicodeDecodeError):
            return None
        body = inside[_NAME.size + length :]
        unpacked = _inflated(body, most) if packed else body
        return None if unpacked is None else Opened(name, unpacked)


def _cipher(root: bytes, file: str) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only a sealed package needs it
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return AESGCM(HKDF(SHA256(), _KEY, salt=bytes.fromhex(file), info=b"svcdesk package").derive(root))


def _nonce(at: int) -> bytes:
    return at.to_bytes(12, "big")


def _deflated(data: bytes) -> bytes:
    pack = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return pack.compress(data) + pack.flush()


def _inflated(data: bytes, most: int) -> bytes | None:
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        found = unpack.decompress(data, most + 1)
    except zlib.error:
        return None
    return found if len(found) <= most and unpack.eof else None
