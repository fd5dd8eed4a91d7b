"""What there is in the Admin API, in the order of its description. A feature adds its books here."""

from app.control_room.self_api import me
from app.control_room.setup_api import setup
from app.control_room.tokens_api import tokens
from app.guilds.api import audit, settings
from app.guilds.pickers import pickers

API_BOOKS = (me, setup, pickers, settings, audit, tokens)
