"""Miles from files: of other bots, and of this one. A file is read, looked at, matched, and booked as one batch."""
