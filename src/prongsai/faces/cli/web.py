"""How gunicorn runs the web application: settings for people who look around and for a server alike."""

from __future__ import annotations

import gc
import sys

from prongsai.faces.cli.tied import end_with_the_starter

# Read by gunicorn itself (--config python:prongsai.faces.cli.web). No access log: nobody keeps who asked for what.
worker_class = "gthread"
threads = 4
preload_app = True
loglevel = "warning"
control_socket_disable = True
proc_name = "prongsai-web"


def on_starting(_server: object) -> None:
    """Called once by gunicorn before it listens."""
    end_with_the_starter()


def when_ready(_server: object) -> None:
    """Called once by gunicorn before it forks: what is there by then is never looked through, so it stays shared."""
    gc.collect()
    gc.freeze()


def command(bind: str, workers: int) -> list[str]:
    """The command line that serves Prongsai at `bind` (address:port or fd://number)."""
    config = ["--config", f"python:{__name__}", "--bind", bind, "--workers", str(workers)]
    return [sys.executable, "-m", "gunicorn", *config, "prongsai.site.wsgi:application"]
