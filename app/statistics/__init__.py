"""Charts: miles, active members, ranks and posts, read from counts that follow the ledger; nothing scans it."""
