"""The Admin API about miles, ranks and what earns miles."""
