"""Valkey/Redis: doorbells for work that stands in PostgreSQL already. Losing it loses no work, only minutes."""
