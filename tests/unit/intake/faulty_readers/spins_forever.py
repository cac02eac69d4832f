def read(data: bytes) -> None:
    while True:
        pass
