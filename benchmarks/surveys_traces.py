"""Looks for traces of people who answered: in the files of the database, its log of changes, all logs, the data folder.

    python -m benchmarks.surveys_traces postgresql 1000

Everybody has a marked key, address, browser and cookie, and some send what is wrong. Not one mark may be found.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.surveys_machine import Cluster, Web, a_machine
from benchmarks.surveys_sending import Sender, rows_of

KEY, ADDRESS, BROWSER, COOKIE = "MarkedKey", "198.51.100.77", "MarkedBrowser", "MarkedCookie"
MARKS = (KEY, ADDRESS, BROWSER, COOKIE)
PLANTED = "เทศบาลตำบลจำลอง"  # the names of the agencies: what is stored is found by this way of looking
AT_ONCE = 50
A_CROWD, TOO_MANY = 700, 429  # more than two processes take from one address before they ask it to wait


async def answer(sender: Sender, people: int) -> int:
    """So many people, 50 sendings of one form at the same moment, a crowd from one address, and nonsense."""
    codes = sender.codes
    sender.headers = {"X-Forwarded-For": ADDRESS, "User-Agent": f"{BROWSER}/7.7", "Cookie": f"seen={COOKIE}"}
    received = 0
    for number in range(people):
        received += await sender.arrived(codes[number % len(codes)], _form(sender, number))
    same = [sender.arrived(codes[0], _form(sender, people)) for _ in range(AT_ONCE)]
    received += int(all(await asyncio.gather(*same)))
    crowd = [await sender.ask("POST", codes[1], _form(sender, people + 1 + number)) for number in range(A_CROWD)]
    assert TOO_MANY in {status for status, _ in crowd}
    for code, body in ((KEY, b""), (codes[0], b"\xff" + KEY.encode()), (codes[0], KEY.encode() * 10_000)):
        await sender.ask("POST", code, body)
    return received


def _form(sender: Sender, number: int) -> bytes:
    chosen = {name: random.randint(1, options) for name, options in sender.rows}
    return urlencode({"fits": "yes", "key": f"{KEY}-{number:08}-{'x' * 10}"} | chosen).encode()


def traces(folders: Sequence[Path], marks: Sequence[str]) -> list[str]:
    """Which mark is found in which file."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return [f"{mark} in {file}" for file in files for mark in marks if mark.encode() in file.read_bytes()]


def look(web: Web, cluster: Cluster | None) -> str:
    """Stops the web server, then looks everywhere. AssertionError with what was found and where."""
    from prongsai.records.surveys.mixing import mix_all, tidy

    web.stop()
    for when in ("before", "after"):  # mixing writes everything anew, so look twice
        if cluster:
            cluster.checkpoint()
        found = traces([web.log.parent], MARKS)
        assert not found, f"{when} mixing: {found}"
        assert traces([web.log.parent], [PLANTED]), "this way of looking finds nothing at all"
        mix_all()
        tidy()
    assert not web.log.read_text(), web.log.read_text()
    if cluster:
        wrong = [line for line in cluster.log.read_text().splitlines() if "ERROR" in line or "STATEMENT" in line]
        assert not wrong, wrong
    return "no trace"


def main() -> None:
    """On the database that is named, with so many people."""
    engine, people = sys.argv[1], int(sys.argv[2])
    with a_machine(engine, 20) as (web, cluster, codes):
        received = asyncio.run(answer(Sender(web.port, codes, rows_of(codes[0])), people))
        from prongsai.records.surveys.models import Key, Sheet

        assert received == people + 1
        assert Sheet.objects.count() == Key.objects.count() >= received
        print(f"  {engine}: {Sheet.objects.count()} sheets, {look(web, cluster)}")


if __name__ == "__main__":
    main()
