"""What there is in the Admin API, in the order of its description. A feature adds its books here."""

from app.bridge.api.deliveries import deliveries
from app.bridge.api.hooks import hooks
from app.control_room.live.api import live
from app.control_room.self_api import me
from app.control_room.setup_api import setup
from app.control_room.tokens_api import tokens
from app.dailies.api import DAILIES
from app.guilds.api import audit, settings
from app.guilds.pickers import pickers
from app.mileage.api.awards import awards
from app.mileage.api.batches import batches
from app.mileage.api.boards import boards
from app.mileage.api.exports import exports
from app.mileage.api.imports import imports
from app.mileage.api.members import members
from app.mileage.api.ranks import ranks
from app.mileage.api.rules import rules
from app.statistics.api import statistics

API_BOOKS = (
    me, setup, pickers, settings, audit, tokens,
    members, awards, batches, imports, exports, boards, ranks, rules,
    *DAILIES,
    hooks, deliveries, statistics, live,
)  # fmt: skip
