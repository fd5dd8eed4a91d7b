"""PostgreSQL: the pool, transactions that are retried, and the named statements of `sql/queries`."""
