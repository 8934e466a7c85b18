"""A national round from stored sheets to graded scorecards, beside the plain mean in pandas and in DuckDB.

Ours counts, scores exactly and grades; the other two only give the mean points by agency and answer row, in floating
point. All three read the same SQLite file, one after the other in one run.
"""

from __future__ import annotations

import multiprocessing
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.sheets import AGENCIES, SHEETS, build
from prongsai.core.frameworks.loader import load
from prongsai.core.frameworks.model import Framework
from prongsai.core.scoring.plan import row_points
from prongsai.core.scoring.scorecard import Scorecard, score
from prongsai.core.scoring.tally import layout, tally_block

YEAR = 2564
PROCESSES = 2
BLOCKS = """
    SELECT agency, group_concat(answers, '') FROM sheet
    WHERE instrument = ? AND agency BETWEEN ? AND ? GROUP BY agency
"""
SHEETS_OF = "SELECT agency, answers FROM sheet WHERE instrument = ?"


def scorecards(path: Path, span: tuple[int, int]) -> dict[int, Scorecard]:
    """The graded scorecards of a span of agencies, from the stored sheets."""
    framework = load(YEAR)
    items = [code for code, item in framework.items.items() if not item.rows]
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as store:
        judged = dict(store.execute("SELECT agency, points FROM disclosure WHERE agency BETWEEN ? AND ?", span))
        blocks = {one: dict(store.execute(BLOCKS, (one, *span))) for one in SHEETS}
    return {agency: _card(framework, items, blocks, judged[agency], agency) for agency in judged}


def _card(
    framework: Framework, items: list[str], blocks: dict[str, dict[int, str]], judged: str, agency: int
) -> Scorecard:
    tallies = [tally_block(framework, one, block[agency].encode()) for one, block in blocks.items()]
    return score(framework, tallies, {code: 100 * int(one) for code, one in zip(items, judged, strict=True)})


def graded(path: Path, span: tuple[int, int]) -> tuple[Counter[str], int]:
    """Levels of a span, and the most memory the process took, in KiB."""
    levels = Counter(card.grade.level.code for card in scorecards(path, span).values() if card.grade.level)
    return levels, _peak()


def _peak() -> int:
    """The most resident memory of this process in KiB; getrusage would also count what the parent had before exec."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def ours(path: Path) -> str:
    """The whole nation in two processes."""
    step = -(-AGENCIES // PROCESSES)
    spans = [(first, first + step - 1) for first in range(0, AGENCIES, step)]
    with multiprocessing.get_context("spawn").Pool(PROCESSES) as pool:
        found = pool.map(partial(graded, path), spans)
    levels = sum((one for one, _ in found), Counter())
    memory = sum(peak for _, peak in found) / 1024
    return f"{sum(levels.values())} scorecards graded {dict(levels)}, {memory:.0f} MiB in {PROCESSES} processes"


def in_pandas(path: Path) -> str:
    """Mean points by agency and answer row, in pandas."""
    import numpy
    import pandas

    means = []
    for instrument, points in _points_by_character().items():
        with sqlite3.connect(path) as store:
            frame = pandas.read_sql(SHEETS_OF, store, params=(instrument,))
        answers = numpy.frombuffer("".join(frame["answers"]).encode(), dtype="u1").reshape(len(frame), -1)
        scored = numpy.column_stack([numpy.array(one)[answers[:, column]] for column, one in enumerate(points)])
        means.append(pandas.DataFrame(scored).groupby(frame["agency"].to_numpy()).mean())
    return f"{sum(one.size for one in means)} means"


def in_duckdb(path: Path) -> str:
    """Mean points by agency and answer row, in DuckDB with two threads; the file is read by Python's own sqlite3."""
    import duckdb
    import pandas

    found = 0
    base = duckdb.connect(config={"threads": PROCESSES})
    for instrument, points in _points_by_character().items():
        with sqlite3.connect(path) as store:
            rows = store.execute(SHEETS_OF, (instrument,)).fetchall()
        sheet = pandas.DataFrame(rows, columns=["agency", "answers"])
        base.register("sheet", sheet)
        columns = ", ".join(_average(position, one) for position, one in enumerate(points))
        result = base.sql(f"SELECT agency, {columns} FROM sheet GROUP BY agency").fetchall()
        found += len(result) * (len(result[0]) - 1)
    return f"{found} means"


def _average(position: int, points: list[float]) -> str:
    cases = " ".join(f"WHEN '{chr(code)}' THEN {one}" for code, one in enumerate(points) if one == one)
    return f"avg(CASE substr(answers, {position + 1}, 1) {cases} END) AS row_{position}"


def _points_by_character() -> dict[str, list[list[float]]]:
    """For each answer row the points of each character code, as floats."""
    framework = load(YEAR)
    tables: dict[str, list[list[float]]] = {}
    for instrument in SHEETS:
        tables[instrument] = []
        for code, options in layout(framework, instrument):
            table = [float("nan")] * 256
            points = row_points(framework)[code]
            for option, above in zip(options, points.numerators if points else (), strict=True):
                table[option] = above / points.denominator if points else table[option]
            tables[instrument].append(table)
    return tables


def timed(run: Callable[[Path], str], path: Path) -> tuple[float, str]:
    """Seconds and what was found."""
    start = time.perf_counter()
    found = run(path)
    return time.perf_counter() - start, found


def main() -> None:
    """Builds the round, then times the three three times in turn; prints the medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "round.sqlite3"
        build(path, load(YEAR))
        print(f"{sum(SHEETS.values()):,} sheets of {AGENCIES:,} agencies, {path.stat().st_size / 2**20:.0f} MiB stored")
        runs: dict[str, list[float]] = {}
        for _ in range(3):
            for run in (ours, in_pandas, in_duckdb):
                seconds, found = timed(run, path)
                runs.setdefault(run.__name__, []).append(seconds)
                print(f"  {run.__name__:10} {seconds:6.2f} s  {found}", flush=True)
    best = {name: sorted(seconds)[1] for name, seconds in runs.items()}
    print("median: " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in best.items()))
    print(f"ours / pandas {best['ours'] / best['in_pandas']:.2f}, ours / DuckDB {best['ours'] / best['in_duckdb']:.2f}")


if __name__ == "__main__":
    main()
