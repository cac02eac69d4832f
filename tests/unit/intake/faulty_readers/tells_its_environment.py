import os

from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    return Reading(pages=("\n".join(sorted(os.environ)),))
