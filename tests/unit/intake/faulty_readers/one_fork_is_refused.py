from summarizer.intake.several import in_order
from summarizer.intake.unreadable import Unreadable


def page(number: int) -> str:
    if number == 45:
        raise Unreadable("password")
    return str(number)


def read(data: bytes) -> None:
    list(in_order(page, 60))
