"""The places for ledgers that the ledger's own tests have: SQLite, and a real PostgreSQL."""

from ledger.conftest import ledger, place, postgresql, template

__all__ = ["ledger", "place", "postgresql", "template"]
