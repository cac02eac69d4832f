"""One transaction with all repositories in it.

Rolls back unless ``commit`` was called: an exception half-way leaves nothing behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from summarizer.store.audit import Audit, lock_chain
from summarizer.store.blind_reviews import BlindReviews
from summarizer.store.campaigns import Campaigns
from summarizer.store.categories import Categories
from summarizer.store.codings import Codings
from summarizer.store.database import as_reader
from summarizer.store.departures import Departures
from summarizer.store.documents import Documents
from summarizer.store.drafts import Drafts
from summarizer.store.exports import Exports
from summarizer.store.figures import Figures
from summarizer.store.hearings import Hearings
from summarizer.store.lists import ResponseLists
from summarizer.store.presences import Presences
from summarizer.store.purges import Purges
from summarizer.store.received import Attachments, ListColumns, Received
from summarizer.store.registers import Registers
from summarizer.store.releases import LayerDecisions, Proposals, WordDecisions
from summarizer.store.responses import Responses
from summarizer.store.runs import Runs
from summarizer.store.samples import CodingSamples
from summarizer.store.saved_views import SavedViews
from summarizer.store.search import SearchIndex
from summarizer.store.summaries import Approvals, Revisions
from summarizer.store.unsaved_edits import UnsavedEdits
from summarizer.store.users import Users
from summarizer.store.verdicts import Screenings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from sqlalchemy.engine import Engine


class UnitOfWork:
    """Use as a context manager; ask a fresh one for every transaction.

    ``after_commit`` collects what must only happen once the data is safe, such as telling
    the queue: a message about a row that was rolled back would be a lie.
    """

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._after_commit: list[Callable[[], None]] = []

    def __enter__(self) -> Self:
        connection = self._engine.connect()
        if self._read_only:
            connection = as_reader(connection)
        self._connection = connection
        self._transaction = connection.begin()
        if not self._read_only:
            # Before any row: whoever holds rows and then waits for the chain could wait for ever.
            lock_chain(connection)
        self.hearings = Hearings(connection)
        self.responses = Responses(connection)
        self.received = Received(connection)
        self.attachments = Attachments(connection)
        self.list_columns = ListColumns(connection)
        self.lists = ResponseLists(connection)
        self.search = SearchIndex(connection)
        self.presences = Presences(connection)
        self.saved_views = SavedViews(connection)
        self.campaigns = Campaigns(connection)
        self.categories = Categories(connection)
        self.codings = Codings(connection)
        self.samples = CodingSamples(connection)
        self.screenings = Screenings(connection)
        self.registers = Registers(connection)
        self.documents = Documents(connection)
        self.word_decisions = WordDecisions(connection)
        self.proposals = Proposals(connection)
        self.layers = LayerDecisions(connection)
        self.departures = Departures(connection)
        self.drafts = Drafts(connection)
        self.revisions = Revisions(connection)
        self.approvals = Approvals(connection)
        self.blind_reviews = BlindReviews(connection)
        self.figures = Figures(connection)
        self.unsaved_edits = UnsavedEdits(connection)
        self.runs = Runs(connection)
        self.audit = Audit(connection)
        self.users = Users(connection)
        self.exports = Exports(connection)
        self.purges = Purges(connection)
        return self

    def __exit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._transaction.is_active:
            self._transaction.rollback()
        self._connection.close()

    def after_commit(self, action: Callable[[], None]) -> None:
        """Remember something to do once the transaction has been committed."""
        self._after_commit.append(action)

    def commit(self) -> None:
        """Save everything, then do what waited for that."""
        self._transaction.commit()
        for action in self._after_commit:
            action()
        self._after_commit.clear()
