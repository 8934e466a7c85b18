"""What the installation is told by its environment, or makes for itself: which database, which secrets."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from prongsai.adapters.data_folder import data_folder
from prongsai.adapters.mail import Server

LONGEST_CONNECT = 5  # seconds: a server that does not answer is said to be away instead of waited for


def secret(name: str) -> str:
    """The secret called `name` of this installation, made in the data folder when first asked for."""
    folder = data_folder() / "secrets"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / name
    if not file.is_file():
        _place(file, secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii")


def _place(file: Path, value: str) -> None:
    """Write `value` so that of two processes that start at once both read the same secret, and read it whole."""
    handle, draft = tempfile.mkstemp(dir=file.parent)  # readable by its owner only
    os.write(handle, value.encode("ascii"))
    os.close(handle)
    with suppress(FileExistsError):
        os.link(draft, file)
    Path(draft).unlink()


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's description of the database at `url` (postgresql://…), or of the SQLite file in `folder`."""
    return postgresql(url) if url else sqlite(folder / "prongsai.sqlite3")


def sqlite(file: Path) -> dict[str, Any]:
    """One writer at a time that waits its turn, every commit on the disk, deleted rows overwritten."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": pragmas},
        "CONN_MAX_AGE": 60,
    }


def postgresql(url: str) -> dict[str, Any]:
    """postgresql://user:password@host:port/name?sslmode=…; without a host the local socket is used."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ValueError(
            "DATABASE_URL ต้องอยู่ในรูป postgresql://ผู้ใช้:รหัสผ่าน@เครื่อง:5432/ชื่อฐานข้อมูล · "
            "DATABASE_URL must look like postgresql://user:password@host:5432/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"connect_timeout": str(LONGEST_CONNECT)} | dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def django_mail(server: Server | None) -> dict[str, Any]:
    """The same mail server for what Django sends itself; without one its mails go nowhere."""
    if server is None:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": server.host,
        "EMAIL_PORT": server.port,
        "EMAIL_HOST_USER": server.user,
        "EMAIL_HOST_PASSWORD": server.password,
        "EMAIL_USE_SSL": server.security == "tls",
        "EMAIL_USE_TLS": server.security == "starttls",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": server.sender,
        "SERVER_EMAIL": server.sender,
    }


def sign_on(environment: Mapping[str, str]) -> list[dict[str, Any]]:
    """The sign-on of an agency's own (OpenID Connect) that PRONGSAI_OIDC_… name, for allauth; none without them.

    PRONGSAI_OIDC_DOMAINS says whose addresses it may vouch for: "example.go.th another.go.th".
    """
    given = {name: environment.get(f"PRONGSAI_OIDC_{name}", "") for name in ("URL", "CLIENT", "SECRET", "DOMAINS")}
    if not any(given.values()):
        return []
    if missing := [f"PRONGSAI_OIDC_{name}" for name, value in given.items() if not value]:
        raise ValueError(
            f"การเข้าสู่ระบบด้วยบัญชีของหน่วยงานยังขาด {' '.join(missing)} · The agency's own sign-on lacks {' '.join(missing)}"
        )
    domains = [one.lower().lstrip("@") for one in given["DOMAINS"].split()]
    return [
        {
            "provider_id": "agency",
            "name": environment.get("PRONGSAI_OIDC_NAME", "") or domains[0],
            "client_id": given["CLIENT"],
            "secret": given["SECRET"],
            "settings": {"server_url": given["URL"], "domains": domains, "oauth_pkce_enabled": True},
        }
    ]
