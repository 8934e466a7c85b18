"""Sealed envelopes: closed in a device with a public key, opened by the server alone.

P-256, HKDF-SHA-256 and AES-256-GCM as browsers have them. The private key follows from a secret of the installation, so
that nothing more has to be kept. An envelope is bound to what it is `about`: it opens for nothing else.
"""

from __future__ import annotations

import base64
import binascii

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of P-256: private keys are the numbers below it."""
POINT_BYTES = 65
NONCE = bytes(12)  # each key closes one envelope


class Unopened(ValueError):
    """Not an envelope for this key, or not about this."""


def public_key(secret: str) -> str:
    """What closes envelopes, for a page."""
    return _encoded(_private(secret).public_key())


def opened(secret: str, envelope: str, about: str) -> str:
    """What is in an envelope. Raises Unopened."""
    try:
        content = base64.b64decode(envelope, validate=True)
        shown, closed = content[:POINT_BYTES], content[POINT_BYTES:]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), shown)
        key = _key(_private(secret).exchange(ec.ECDH(), theirs), shown, about)
        return AESGCM(key).decrypt(NONCE, closed, about.encode()).decode()
    except (binascii.Error, ValueError, InvalidTag) as error:
        raise Unopened from error


def _private(secret: str) -> ec.EllipticCurvePrivateKey:
    """48 bytes, so that the remainder is as good as even."""
    drawn = HKDF(hashes.SHA256(), 48, None, b"prongsai envelopes").derive(secret.encode())
    return ec.derive_private_key(int.from_bytes(drawn) % (ORDER - 1) + 1, ec.SECP256R1())


def _key(shared: bytes, shown: bytes, about: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, shown, about.encode()).derive(shared)


def _encoded(key: ec.EllipticCurvePublicKey) -> str:
    return base64.b64encode(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode()
