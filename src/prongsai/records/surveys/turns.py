"""Turns: SQLite has one writer at a time, so who writes sheets here waits in line instead of trying again and again.

Threads of a process wait for each other at a lock, processes at a lock on a file beside the database. Everybody else
still finds the database's own lock. PostgreSQL needs none of it.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from django.db import connection

_turn = Lock()


@contextmanager
def turn() -> Iterator[None]:
    """The turn to write; not to be taken twice, nor within a transaction, which has its turn already."""
    if connection.vendor == "postgresql" or connection.in_atomic_block:
        yield
        return
    with _turn, Path(f"{connection.settings_dict['NAME']}-turn").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # given up when the file is closed, or the process dies
        yield
