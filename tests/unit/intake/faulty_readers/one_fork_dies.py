import os
import signal

from summarizer.intake.several import in_order


def page(number: int) -> str:
    if number == 45:
        os.kill(os.getpid(), signal.SIGSEGV)
    return str(number)


def read(data: bytes) -> None:
    list(in_order(page, 60))
