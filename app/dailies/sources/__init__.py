"""The kinds of sources: one adapter each."""
