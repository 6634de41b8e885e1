"""What Alembic calls for each run: the steps go through the connection, and within the transaction, it was handed."""

from __future__ import annotations

from alembic import context

from dragoman.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
