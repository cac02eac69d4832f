"""What can keep an export from being written."""

from __future__ import annotations


class ExportError(Exception):
    """Raised when a file cannot be written for a reason that a person can do something about.

    ``code`` is ``nothing_approved``, ``number_twice``, ``template``, ``not_word`` or
    ``unsafe_path``; the message is Danish, says what to do, and never quotes a response.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
