"""The Admin API of the website bridge."""
