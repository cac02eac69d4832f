"""Where everything is kept: tables, repositories, unit of work, files, audit chain."""

from summarizer.store.database import open_database
from summarizer.store.files import FileStore
from summarizer.store.unit_of_work import UnitOfWork

__all__ = ["FileStore", "UnitOfWork", "open_database"]
