"""What goes wrong in a detector, without a word of the text."""

from __future__ import annotations


class DetectorFault(Exception):  # noqa: N818 - the word of the room: a fault holds
    """Raised when a detector failed, or said it skipped something.

    ``code`` is one of ``detector_failed``, ``detector_skipped``, ``detector_missing``,
    ``unsafe_recognizer``, ``unknown_entity``, ``canary_missed``, ``screening_failed``;
    ``detector`` names it. Holds no text.
    """

    def __init__(self, code: str, detector: str) -> None:
        super().__init__(f"{code}: {detector}")
        self.code = code
        self.detector = detector
