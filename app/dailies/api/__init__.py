"""The Admin API of The Dailies, by subject."""

from app.dailies.api.connections import connections
from app.dailies.api.destinations import destinations
from app.dailies.api.following import following
from app.dailies.api.history import history
from app.dailies.api.items import items
from app.dailies.api.sources import sources
from app.dailies.api.trying_out import trying_out

DAILIES = (following, sources, destinations, trying_out, items, history, connections)
"""`following` first: its `discovery` stands where others have the id of a source."""
