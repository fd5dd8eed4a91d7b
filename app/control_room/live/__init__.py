"""Live updates over server-sent events.

news   what happened in a guild since a position, read from the database
rooms  who listens where in this process: each guild is read once, however many listen
api    the stream
"""
