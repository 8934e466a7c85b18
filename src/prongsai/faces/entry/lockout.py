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


def address_of(request: HttpRequest) -> str:
    """The network address that a request comes from; behind a proxy of ours the one that the proxy names last."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def disguised_address(request: HttpRequest) -> str:
    """What stands for the address: a made-up one, the same for the same address, that leads back to nobody."""
    digest = hmac.digest(settings.SECRET_KEY.encode(), _network(address_of(request)).encode(), hashlib.sha256)
    return str(ipaddress.IPv6Address(b"\xfd" + digest[:15]))


def _network(address: str) -> str:
    """One subscriber has a whole /64 of IPv6 to guess from: all of it counts as one address."""
    try:
        is_wide = ipaddress.ip_address(address).version == 6
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if is_wide else address


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
