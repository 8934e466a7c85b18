"""A small OpenID Connect provider that really listens: it says who signs in as it was told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Provider:
    """`claims` are what it says of the person; `asked` are the questions of its authorization endpoint."""

    def __init__(self) -> None:
        self.claims: dict[str, object] = {}
        self.asked: list[dict[str, str]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def authorize(self, address: str) -> str:
        """What the person's browser does there: the query with which it comes back."""
        asked = {name: values[-1] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked.append(asked)
        return f"?code=good&state={asked['state']}"

    def _answer(self, path: str) -> dict[str, object]:
        here = self.address
        return {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/keys",
            },
            "/token": {"access_token": "token", "token_type": "Bearer", "expires_in": 60},
            "/userinfo": self.claims,
        }[path]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                body = json.dumps(provider._answer(urlsplit(self.path).path)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_GET  # noqa: N815

            def log_message(self, *_: object) -> None:
                """Nothing is said in a test."""

        return Handler


@contextmanager
def listening() -> Iterator[Provider]:
    """A provider that answers until left."""
    provider = Provider()
    thread = threading.Thread(target=provider.server.serve_forever, args=(0.02,))
    thread.start()
    yield provider
    provider.server.shutdown()
    provider.server.server_close()
    thread.join()
