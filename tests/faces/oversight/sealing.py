"""An interview as the script of a device sends it: sealed, with the mark of who interviewed."""

from __future__ import annotations

import base64
import re
from html import unescape
from urllib.parse import urlencode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.http import HttpResponse
from django.test import Client

JSON = {"Accept": "application/json"}


def closed(key: str, content: str, about: str) -> str:
    """An envelope as a browser makes it."""
    ours = ec.generate_private_key(ec.SECP256R1())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), base64.b64decode(key))
    shown = ours.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    secret = HKDF(hashes.SHA256(), 32, shown, about.encode()).derive(ours.exchange(ec.ECDH(), theirs))
    return base64.b64encode(shown + AESGCM(secret).encrypt(bytes(12), content.encode(), about.encode())).decode()


class Tablet:
    """What a device knows of an opened interview page."""

    def __init__(self, browser: Client, address: str) -> None:
        page = browser.get(address).content.decode()
        self.address = address
        self.key, self.about = self._of(page, "data-seal"), self._of(page, "data-about")
        self.who = self._of(page, 'name="interviewer" content')

    def sealed(self, fields: dict[str, str], **more: str) -> dict[str, str]:
        """What waits in the device, as it is sent."""
        return {"who": self.who, "sealed": closed(self.key, urlencode(fields) + " " * 99, self.about)} | more

    def send(self, browser: Client, waiting: dict[str, str], where: str = "") -> HttpResponse:
        return browser.post(where or self.address, waiting, headers=JSON)

    @staticmethod
    def _of(page: str, name: str) -> str:
        found = re.search(f'{name}="([^"]+)"', page)
        assert found, name
        return unescape(found[1])
