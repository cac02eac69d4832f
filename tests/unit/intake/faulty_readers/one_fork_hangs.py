import threading
from pathlib import Path

from summarizer.intake.several import in_order


def read(data: bytes) -> None:
    left = Path(data.decode())

    def page(number: int) -> None:
        if number == 45:
            left.write_text(Path("/proc/self/stat").read_text().split()[0])
            threading.Event().wait()

    list(in_order(page, 60))
