"""What there is in the Admin API: about oneself, about tokens for machines, and what machines may use, too."""

from app.control_room.feature_books import FEATURE_BOOKS
from app.control_room.self_api import me
from app.control_room.tokens_api import tokens

API_BOOKS = (me, tokens, *FEATURE_BOOKS)
