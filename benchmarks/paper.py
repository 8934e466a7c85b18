"""One analysis of one agency as DOCX and as PDF, once the process is warm: real published figures, ten indicators.

The papers are those of the product: built from the row each time, nothing kept between runs but what the process keeps.
"""

from __future__ import annotations

import time
from statistics import median

from prongsai.adapters.published import read_text
from prongsai.adapters.render import render
from prongsai.core.published.check import Judged
from prongsai.core.published.summary import judge_all
from prongsai.core.reports.analysis import Options, analysis, of_judged

RUNS = 20
HEADING = "agency,fiscal_year,{},level".format(",".join(f"indicator_{number}" for number in range(1, 11)))
AGENCIES = (
    "เทศบาลตำบลแม่สายมิตรภาพ,2566,95.01,84.45,88.62,83.07,86.04,85.07,84.54,82.73,100,100,ผ่าน",
    "องค์การบริหารส่วนจังหวัดลำปาง,2564,99.56,98.83,99.33,100,99.55,98.26,98.38,97.75,100,93.75,AA",
)


def judged(row: str, run: int) -> Judged:
    """An agency read and checked as the command does, with other scores in every run, so that nothing is set twice."""
    agency, year, *scores, level = row.split(",")
    moved = [f"{float(score) - run / 100 * (place + 1):.2f}" for place, score in enumerate(scores)]
    (found,) = judge_all(read_text("\n".join([HEADING, ",".join([agency, year, *moved, level])])).rows)
    assert isinstance(found, Judged)
    return found


def once(result: Judged) -> dict[str, float]:
    """Seconds for building the document and for each format."""
    start = time.perf_counter()
    document = analysis(of_judged(result), Options())
    seconds = {"build": time.perf_counter() - start}
    for form in ("docx", "pdf"):
        start = time.perf_counter()
        render(document, form)
        seconds[form] = time.perf_counter() - start
    return seconds


def main() -> None:
    """Prints the first report of the process and the medians for each agency."""
    start = time.perf_counter()
    once(judged(AGENCIES[0], 0))
    print(f"first report of the process: {time.perf_counter() - start:.2f} s")
    for row in AGENCIES:
        runs = [once(judged(row, run)) for run in range(1, RUNS + 1)]
        parts = ", ".join(f"{name} {1000 * median(run[name] for run in runs):.0f} ms" for name in runs[0])
        both = 1000 * median(sum(run.values()) for run in runs)
        print(f"{row.split(',')[0]}: {parts}; together {both:.0f} ms (median of {RUNS} different ones)")


if __name__ == "__main__":
    main()
