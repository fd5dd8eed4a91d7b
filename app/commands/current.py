"""Which interaction this piece of work belongs to."""

from contextvars import ContextVar

current_interaction: ContextVar[int | None] = ContextVar("current_interaction", default=None)
"""Its id; every line that is logged meanwhile carries it."""
