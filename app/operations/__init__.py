"""Logging, metrics, health: what an operator looks at."""
