"""What is said to people about an error: the same in Discord, in the Admin API and on pages."""

from app.errors import DatabaseUnavailable, DiscordError, OperatorError, PersonError, SourceError
from app.texts import Texts


def sentence_of(error: Exception, texts: Texts) -> str:
    """A defect shows nothing of itself."""
    match error:
        case PersonError():
            return texts(error.text_id, **error.details)
        case SourceError():
            return texts(error.text_id)
        case DatabaseUnavailable():
            return texts("error-booking-unsure" if error.unsure else "error-database-away")
        case DiscordError():
            return texts("error-discord-again" if error.retryable else "error-discord-refused")
        case OperatorError():
            return str(error)
        case _:
            return texts("error-unexpected")
