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
ROWS = """agency,fiscal_year,{columns},total,level
เทศบาลตำบลแม่สายมิตรภาพ,2566,95.01,84.45,88.62,83.07,86.04,85.07,84.54,82.73,100,100,91.47,ผ่าน
องค์การบริหารส่วนจังหวัดลำปาง,2564,99.56,98.83,99.33,100,99.55,98.26,98.38,97.75,100,93.75,98.02,AA
""".format(columns=",".join(f"indicator_{number}" for number in range(1, 11)))


def subjects() -> list[Judged]:
    """The two agencies, read and checked as the command does."""
    return [one for one in judge_all(read_text(ROWS).rows) if isinstance(one, Judged)]


def once(judged: Judged) -> dict[str, float]:
    """Seconds for building the document and for each format."""
    start = time.perf_counter()
    document = analysis(of_judged(judged), Options())
    seconds = {"build": time.perf_counter() - start}
    for form in ("docx", "pdf"):
        start = time.perf_counter()
        render(document, form)
        seconds[form] = time.perf_counter() - start
    return seconds


def main() -> None:
    """Prints the start-up and the medians for each agency."""
    start = time.perf_counter()
    agencies = subjects()
    once(agencies[0])
    print(f"first report of the process: {time.perf_counter() - start:.2f} s")
    for judged in agencies:
        runs = [once(judged) for _ in range(RUNS)]
        parts = ", ".join(f"{name} {1000 * median(run[name] for run in runs):.0f} ms" for name in runs[0])
        both = 1000 * median(sum(run.values()) for run in runs)
        print(f"{judged.row.agency} {judged.row.fiscal_year}: {parts}; together {both:.0f} ms (median of {RUNS})")


if __name__ == "__main__":
    main()
