"""Measures the complete bot against two floors, in alternating rounds: on another machine only the ratios hold.

`python -m tests.bench` (or `make bench`). Core 0 belongs to the server that is measured, core 1 to everything else.
"""
