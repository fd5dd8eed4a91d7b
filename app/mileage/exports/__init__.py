"""Files with a guild's members and entries."""
