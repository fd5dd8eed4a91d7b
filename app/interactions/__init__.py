"""The signed door: what Discord posts is verified, read, routed to a handler and answered in time."""
