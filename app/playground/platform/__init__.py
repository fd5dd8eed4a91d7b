"""A pretend content platform: feeds for The Dailies that grow by themselves, and break on demand."""
