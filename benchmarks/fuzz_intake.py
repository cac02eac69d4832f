"""Read 2,000 broken files: ``python benchmarks/fuzz_intake.py [how many]``."""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import fuzz_intake  # noqa: E402 - found through the lines above


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    start = time.monotonic()
    outcomes = fuzz_intake.run(range(cases))
    total: Counter[str] = Counter()
    for (_, code), count in outcomes.codes.items():
        total[code] += count
    print(f"{cases} files in {time.monotonic() - start:.0f} s, slowest {outcomes.slowest:.1f} s")
    print(f"crashed: {outcomes.crashed}, hung: {outcomes.hung}")
    print(", ".join(f"{code} {count}" for code, count in total.most_common()))


if __name__ == "__main__":
    main()
