from summarizer.intake.several import in_order


def page(number: int) -> int:
    return len(bytes(2**30)) if number == 45 else 0


def read(data: bytes) -> None:
    list(in_order(page, 60))
