"""Measure what pages cost over many responses: ``python -m benchmarks.pages``.

Server time of the hearing's list, searches, the queue and the review page with 100,
1,000 and 10,000 responses in one hearing, in one run, and the ratio of most to fewest. Every page
shows as many rows at each size; a search finds every letter.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "tests"))
from house import CLEAN_LETTER  # noqa: E402 - found by the line above
from many_responses import fill_hearing  # noqa: E402 - likewise
from web_app import build_web_house  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable

    from web_app import WebHouse

SIZES = (100, 1_000, 10_000)
TIMES = 15
GOAL = 1.5


def pages_of(web: WebHouse, hearing_id: str, response_id: str) -> dict[str, Callable[[], object]]:
    """Give each page as something that fetches it."""
    client = web.reviewer.client
    list_address = f"/hoeringer/{hearing_id}"

    def search(typed: str) -> object:
        return web.reviewer.send(f"{list_address}/soeg", {"ord": typed}, code=200)

    return {
        "hearings": lambda: client.get("/"),
        "hearing list": lambda: client.get(list_address),
        "last page of it": lambda: client.get(f"{list_address}?side=2"),
        "filtered, sorted": lambda: client.get(f"{list_address}?format=txt&sorter=-aendret"),
        "search, every letter": lambda: web.reviewer.send(
            f"{list_address}/soeg", {"ord": "fortov"}, code=200
        ),
        "search, one letter": lambda: web.reviewer.send(
            f"{list_address}/soeg", {"ord": "brev 000077"}, code=200
        ),
        "queue": lambda: client.get("/min-koe"),
        "review page": lambda: client.get(f"/horingssvar/{response_id}"),
    }


def measure(size: int) -> dict[str, float]:
    """Give the median time of each page, in milliseconds."""
    with tempfile.TemporaryDirectory() as name:
        web = build_web_house(Path(name))
        began = time.perf_counter()
        hearing_id, response_id = fill_hearing(web.house, CLEAN_LETTER, size)
        print(f"{size:>6} responses made in {time.perf_counter() - began:.1f} s")
        times = {
            page: _milliseconds(fetch)
            for page, fetch in pages_of(web, hearing_id, response_id).items()
        }
        web.house.context.database.dispose()
    return times


def _milliseconds(fetch: Callable[[], object]) -> float:
    """Give the median processor time, the database's with it: SQLite runs in this process."""
    fetch()
    times = []
    for _time in range(TIMES):
        began = time.process_time()
        fetch()
        times.append(time.process_time() - began)
    return 1000 * median(times)


def main() -> None:
    """Measure and print."""
    measured = {size: measure(size) for size in SIZES}
    print(f"{'page':<22}" + "".join(f"{size:>10}" for size in SIZES) + "     ratio (goal 1.5)")
    for page in measured[SIZES[0]]:
        row = [measured[size][page] for size in SIZES]
        words = "ok" if row[-1] / row[0] <= GOAL else "over"
        print(
            f"{page:<22}"
            + "".join(f"{one:>7.1f} ms" for one in row)
            + f"     {row[-1] / row[0]:.2f} {words}",
        )


if __name__ == "__main__":
    main()
