"""What servers and their features offer, in the order of the description. A feature adds its books here.

Machines may use all of it: the scopes of tokens are those of its operations.
"""

from app.bridge.api.deliveries import deliveries
from app.bridge.api.hooks import hooks
from app.control_room.live.api import live
from app.control_room.live.awards import live_awards
from app.control_room.setup_api import setup
from app.dailies.api import DAILIES
from app.guilds.api import audit, settings
from app.guilds.pickers import pickers
from app.mileage.api.awards import awards
from app.mileage.api.batches import batches
from app.mileage.api.boards import boards
from app.mileage.api.exports import exports
from app.mileage.api.imports import imports
from app.mileage.api.meant import meant
from app.mileage.api.members import members
from app.mileage.api.people import people
from app.mileage.api.ranks import ranks
from app.mileage.api.rules import rules
from app.statistics.api import statistics

FEATURE_BOOKS = (
    setup, pickers, settings, audit,
    members, people, meant, awards, batches, imports, exports, boards, ranks, rules,
    *DAILIES,
    hooks, deliveries, statistics, live, live_awards,
)  # fmt: skip

SCOPES = tuple(sorted({operation.scope for book in FEATURE_BOOKS for operation in book.operations}))
"""Each is needed by some operation; who may write may read."""
