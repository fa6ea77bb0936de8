"""Alembic's scripts: one file per change of the tables, run when an older desk is opened."""
