import threading


def read(data: bytes) -> None:
    threading.Event().wait()
