"""Sealed boxes: anybody who has the public key can put something in, and only the private key takes it out again.

Each box has a key pair of its own (X25519), whose private half is forgotten as soon as the box is made; what both
halves agree on becomes the key (HKDF-SHA256) that encrypts the content once (AES-256-GCM). So even whoever made a box
cannot open it. Boxes are padded, so that their length says nothing, and bound to what they belong to.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_LENGTH = 32
"""Bytes of a private and of a public key."""

_LENGTH = 4
"""Bytes before the content that say how long it is."""

_PURPOSE = b"core-facilitator sealed box 1"
_ONCE = bytes(12)
"""The nonce. Each box has a key of its own, which encrypts nothing else."""


class UnsealError(ValueError):
    """A box that the key does not open: it was sealed to another one, belongs elsewhere, or is damaged."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A private key, and the public key that boxes for it are sealed to."""

    private: bytes
    public: bytes


def new_pair() -> Pair:
    """Return a new random pair."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    private = X25519PrivateKey.generate()
    return Pair(private.private_bytes_raw(), private.public_key().public_bytes_raw())


def seal(content: bytes, public: bytes, belongs: bytes, *, padded: int = 0) -> bytes:
    """Return a box that only the private key of `public` opens.

    Args:
        content: what goes in.
        public: the key that it is sealed to.
        belongs: what it belongs to; it opens nowhere else.
        padded: bytes. Content that is shorter is made as long, longer content as long as a multiple of it.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    own = X25519PrivateKey.generate()
    own_public = own.public_key().public_bytes_raw()
    cipher = _cipher(own, X25519PublicKey.from_public_bytes(public), own_public + public)
    long = len(content).to_bytes(_LENGTH, "big") + content
    return own_public + cipher.encrypt(_ONCE, long.ljust(_rounded(len(long), padded), b"\0"), belongs)


def unseal(box: bytes, private: bytes, belongs: bytes) -> bytes:
    """Return what is in a box.

    Raises:
        UnsealError: when this key does not open it, or it belongs to something else.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        own = X25519PrivateKey.from_private_bytes(private)
        its_public = X25519PublicKey.from_public_bytes(box[:KEY_LENGTH])
        cipher = _cipher(own, its_public, box[:KEY_LENGTH] + own.public_key().public_bytes_raw())
        long = cipher.decrypt(_ONCE, box[KEY_LENGTH:], belongs)
    except (InvalidTag, ValueError) as error:
        raise UnsealError(type(error).__name__) from error
    return long[_LENGTH : _LENGTH + int.from_bytes(long[:_LENGTH], "big")]


def _rounded(length: int, step: int) -> int:
    return -(-length // step) * step if step else length


def _cipher(own: "X25519PrivateKey", other: "X25519PublicKey", both: bytes) -> "AESGCM":
    """Return what encrypts one box: its key comes from what the two keys agree on, and from `both` public ones."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return AESGCM(HKDF(SHA256(), KEY_LENGTH, both, _PURPOSE).derive(own.exchange(other)))
