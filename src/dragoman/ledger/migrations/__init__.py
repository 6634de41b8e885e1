"""How the tables came about, step by step, as Alembic runs it: never edited once released, only added to."""
