"""The public table of agencies at the size of the country: the time of whole pages, from request to HTML.

8,300 simulated agencies with five years each, in SQLite, or in the database that DATABASE_URL names (use an empty
one: it is filled). The pages are drawn as readers ask for them: the first page, searches, filters, far pages.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

AGENCIES, YEARS = 8300, 5
PAGES = 400
WORDS = ("บ้าน", "หนอง", "อบต", "เทศบาล ดอน", "แก้ว", "จำลอง07", "ไม่มีหน่วยงานนี้")


def build(folder: Path) -> int:
    """Makes the database in the folder and fills it; gives the number of results."""
    os.environ["PRONGSAI_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.site.settings.demo"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from prongsai.records.results.simulate import national

    return national(AGENCIES, YEARS)


def addresses() -> Iterator[str]:
    """What readers ask for, the same in every run."""
    draw = random.Random(2569)
    for _ in range(PAGES):
        asked = {
            "page": draw.choice(("", "", "2", "17", "160")),
            "q": draw.choice(("", draw.choice(WORDS))),
            "year": draw.choice(("", "2564", "2566", "2568")),
            "kind": draw.choice(("", "", "sao")),
            "level": draw.choice(("", "", "good")),
            "sort": draw.choice(("", "", "-total")),
        }
        yield "/?" + urlencode({name: value for name, value in asked.items() if value})


def measure() -> list[float]:
    """Milliseconds of each page once the process is warm."""
    from django.test import Client

    browser, taken = Client(SERVER_NAME="127.0.0.1"), []
    for warm in ("/", "/?year=2564", "/?year=2566", "/?year=2568"):
        assert browser.get(warm).status_code == 200
    for address in addresses():
        begun = time.perf_counter()
        assert browser.get(address).status_code == 200
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def main() -> None:
    """Prints how long the pages took."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        count = build(Path(folder))
        print(f"{count} results of {AGENCIES} agencies inserted in {time.perf_counter() - begun:.1f} s")
        taken = measure()
        from django.db import connection

        cuts = quantiles(taken, n=100)
        engine = connection.vendor
        print(
            f"table page ({engine}): p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms, worst {max(taken):.1f} ms of {PAGES}"
        )


if __name__ == "__main__":
    main()
