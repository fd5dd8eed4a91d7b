"""What there is in the Admin API, in the order of its description. A feature adds its books here."""

from app.control_room.self_api import me
from app.control_room.tokens_api import tokens
from app.dailies.api import DAILIES
from app.guilds.api import audit, settings

API_BOOKS = (me, settings, *DAILIES, audit, tokens)
