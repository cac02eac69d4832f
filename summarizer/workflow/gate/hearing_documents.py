"""The hearing's own documents (plan, invitation): their words are known to the screening."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.intake import Unreadable, read_file
from summarizer.store.documents import DocumentRecord
from summarizer.workflow.gate.screen_held import count_held_for_doubt
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.uploads.receive_files import kept_filename, new_file_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """How a hearing is screened: strictness, own documents, words decided for all of it."""

    hearing: Hearing
    documents: tuple[DocumentRecord, ...]
    decided_words: int
    held_for_doubt: int
    names: Mapping[str, str]


def screening_page(context: Context, actor: User, hearing_id: str) -> ScreeningPage:
    """Give how a hearing is screened. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        hearing = work.hearings.get(hearing_id)
        if hearing is None:
            raise NotFound(danish("Høringen"))
        return ScreeningPage(
            hearing=hearing,
            documents=work.documents.of(hearing_id),
            decided_words=len(work.word_decisions.of(hearing_id)),
            held_for_doubt=count_held_for_doubt(work, hearing_id),
            names=work.users.names(),
        )


def add_document(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    filename: str,
    stream: IO[bytes],
) -> str:
    """Read a document in a child process and keep it; give its id.

    Raises ``Invalid``, in words that say what to do, when it cannot be read, and ``Gone`` for a
    purged hearing.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as work:
        open_hearing(work, hearing_id)
    key = new_file_key(context, hearing_id)
    sha256, size = context.files.save(key, stream)
    try:
        words = _words_of(context, key, filename)
    except Invalid:
        context.files.delete(key)
        raise
    document = DocumentRecord(
        id=context.new_id(),
        hearing_id=hearing_id,
        filename=kept_filename(filename),
        file_key=key,
        file_sha256=sha256,
        file_bytes=size,
        added_by=actor.id,
        added_at=context.now(),
    )
    with context.write() as work:
        work.documents.add(document, text=words)
        work.audit.append(
            at=document.added_at,
            actor=actor.id,
            action="document_added",
            hearing_id=hearing_id,
            facts={"document": document.id, "sha256": sha256, "words": words.count("\n") + 1},
        )
        work.commit()
    return document.id


def remove_document(context: Context, actor: User, hearing_id: str, document_id: str) -> None:
    """Take a document away. Responses that are screened from now on do not know its words."""
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        document = work.documents.get(document_id)
        if document is None or document.hearing_id != hearing_id:
            raise NotFound(danish("Dokumentet"))
        work.documents.remove(document_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="document_removed",
            hearing_id=hearing_id,
            facts={"document": document_id, "sha256": document.file_sha256},
        )
        work.after_commit(lambda: _forget(context, document.file_key))
        work.commit()


def _forget(context: Context, key: str) -> None:
    # What cannot be deleted now goes with the hearing's other files at the purge.
    context.files.delete(key)


def known_words(text: str) -> str:
    """Give the different capitalised words of a text, one a line.

    Only such words are ever in doubt, and a plan of two hundred pages has few of them: every
    response of the hearing is compared with what is kept here.
    """
    return "\n".join(
        sorted({match[0] for match in _WORD.finditer(text) if match[0][0].isupper()}),
    )


def _words_of(context: Context, key: str, filename: str) -> str:
    with tempfile.TemporaryDirectory(prefix="referent-") as folder:
        path = Path(folder) / "document"
        context.files.copy_to(key, path)
        try:
            words = known_words(read_file(path, filename=filename).text)
        except Unreadable as refusal:
            raise Invalid(str(refusal)) from None
    if not words:
        raise Invalid(danish("Der er ingen ord i filen, som kan bruges. Vælg en anden fil."))
    return words
