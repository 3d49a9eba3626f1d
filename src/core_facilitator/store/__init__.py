"""Remembers: the only place with SQL and keys."""
