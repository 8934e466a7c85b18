"""What lets a survey live in a device: the scripts of its pages, their policy, the worker that opens them offline."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
QUEUE, ASKING, WORKER = "parts/survey/queue.js", "parts/survey/asking.js", "parts/survey/worker.js"
LOOK = ("parts/prongsai.css", "parts/prongsai.svg")


@cache
def worker_source(own: str) -> str:
    """The service worker of the surveys of a face, whose `own` script says how its queue sends.

    It changes, and is taken anew, when one of the files does that the pages need.
    """
    assets = [static(one) for one in (*LOOK, own, QUEUE, ASKING)]
    names = {"ASSETS": assets, "STATIC": settings.STATIC_URL}
    constants = (f"const {name} = {json.dumps(value)}" for name, value in names.items())
    return "\n".join(("'use strict'", *constants, *map(_script, (own, QUEUE, WORKER))))


def _script(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8").replace("'use strict'\n", "", 1)
