"""Rank cards: a picture at a signed address that shows a member's miles as a stretch of road.

This package imports nothing by itself: the web process needs `card`, `address` and `endpoint` only, and `endpoint`
draws in a process of its own, so that Pillow and the fonts stay out of the web process's memory.
"""
