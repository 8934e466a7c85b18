"""Locking out who guesses passwords: by account and address, without keeping addresses."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from prongsai.faces.parts.address import address_of, network_of


def disguised_address(request: HttpRequest) -> str:
    """What stands for the address: a made-up one, the same for the same address, that leads back to nobody."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), network_of(address_of(request)).encode(), hashlib.sha256)
    return str(ipaddress.IPv6Address(b"\xfd" + digest[:15]))


def account_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account whose password is tried, however its address is written."""
    given = credentials or {}
    return str(given.get("email") or given.get("username") or request.POST.get("login", "")).strip().lower()


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """The page that says until when no further try is taken."""
    until = _until(disguised_address(request), account_of(request, credentials))
    left = max(1, -(-(until - timezone.now()).total_seconds() // 60))
    context = {"until": timezone.localtime(until), "minutes": int(left), "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "entry/locked_out.html", context, status=429)


def _until(address: str, account: str) -> datetime:
    """When the lock ends: the first answer after locking decides."""
    waiting: timedelta = settings.AXES_COOLOFF_TIME
    key = "until-" + hashlib.sha256(f"{address} {account}".encode()).hexdigest()
    kept = caches[settings.AXES_CACHE]
    kept.add(key, timezone.now() + waiting, waiting.total_seconds())
    found: datetime | None = kept.get(key)
    return found or timezone.now() + waiting
