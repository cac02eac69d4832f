"""What all tables share."""

from __future__ import annotations

from sqlalchemy import MetaData, String

# Named constraints can be dropped by a migration on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    },
)

ID = String(32)
SHA256 = String(64)
