import os


def read(data: bytes) -> None:
    print("{}")  # noqa: T201 - this is the fault: an answer that is none
    os._exit(0)
