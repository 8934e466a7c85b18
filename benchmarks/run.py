"""All figures of docs/benchmarks.md in one go, each in a process of its own, the machine named first."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

PARTS = ("national", "closing", "paper", "papers", "table", "surveys")


def machine() -> str:
    """Processor, cores, memory and versions."""
    cpus = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    name = cpus[0].partition(":")[2].strip() if cpus else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Runs the parts named on the command line, or all of them."""
    print(machine(), flush=True)
    for part in sys.argv[1:] or PARTS:
        print(f"\n== {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)  # noqa: S603 (our own modules)


if __name__ == "__main__":
    main()
