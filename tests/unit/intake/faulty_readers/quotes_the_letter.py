def read(data: bytes) -> None:
    raise RuntimeError(data.decode())
