"""The one clock. Its offset moves only in the demonstration, so that a year can be run through in an hour."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from prongsai.adapters.data_folder import data_folder

BANGKOK = ZoneInfo("Asia/Bangkok")
_movable = False


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC) + _offset()


def today() -> date:
    """The present day in Thailand."""
    return now().astimezone(BANGKOK).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Thailand."""
    return datetime.combine(day, time(), BANGKOK)


def allow_moving() -> None:
    """Called by the demonstration's settings alone: from now on the offset counts."""
    global _movable
    _movable = True


def is_movable() -> bool:
    return _movable


def move(days: int) -> None:
    """Set the clock `days` ahead for every process of this data folder. Raises PermissionError elsewhere."""
    if not _movable:
        raise PermissionError("the clock moves in the demonstration only")
    _file().write_text(str(days), encoding="utf-8")


def days_ahead() -> int:
    """How far the clock is ahead of the real one."""
    return _offset().days


def _offset() -> timedelta:
    if _movable:
        with suppress(OSError, ValueError, OverflowError):
            return timedelta(days=int(_file().read_text(encoding="utf-8")))
    return timedelta()


def _file() -> Path:
    return data_folder() / "clock"
