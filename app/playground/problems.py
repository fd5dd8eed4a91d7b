"""What can go wrong: for the person at the terminal, and in Discord's own words for the bot.

Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from app.errors import OperatorError

Json = dict[str, Any]


class PlaygroundError(OperatorError):
    """Said to the person at the terminal as it stands."""


class Refusal(Exception):  # an answer of the pretend Discord, not a failure of ours
    """Becomes Discord's error body: `{"message", "code", "errors"?}`."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.body: Json = {"message": message, "code": code, **({"errors": errors} if errors else {})}

    def told(self) -> str:
        """In one line: `50035 Invalid Form Body (data.content: Must be 2000 or fewer in length.)`"""
        lines = "; ".join(_lines(self.body.get("errors", {}), ()))
        return f"{self.body['code']} {self.body['message']}{f' ({lines})' if lines else ''}"


class KnownRefusal(NamedTuple):
    status: int
    code: int
    message: str

    def __call__(self) -> Refusal:
        return Refusal(self.status, self.code, self.message)


def _lines(errors: Json, path: tuple[str, ...]) -> Iterator[str]:
    for name, inner in errors.items():
        if name == "_errors":
            yield from (f"{'.'.join(path) or 'body'}: {each['message']}" for each in inner)
        else:
            yield from _lines(inner, (*path, name))


UNAUTHORIZED = KnownRefusal(401, 0, "401: Unauthorized")
NOT_FOUND = KnownRefusal(404, 0, "404: Not Found")
METHOD_NOT_ALLOWED = KnownRefusal(405, 0, "405: Method Not Allowed")
UNKNOWN_APPLICATION = KnownRefusal(404, 10002, "Unknown Application")
UNKNOWN_CHANNEL = KnownRefusal(404, 10003, "Unknown Channel")
UNKNOWN_GUILD = KnownRefusal(404, 10004, "Unknown Guild")
UNKNOWN_MEMBER = KnownRefusal(404, 10007, "Unknown Member")
UNKNOWN_MESSAGE = KnownRefusal(404, 10008, "Unknown Message")
UNKNOWN_OVERWRITE = KnownRefusal(404, 10009, "Unknown Permission Overwrite")
UNKNOWN_ROLE = KnownRefusal(404, 10011, "Unknown Role")
UNKNOWN_USER = KnownRefusal(404, 10013, "Unknown User")
UNKNOWN_EMOJI = KnownRefusal(400, 10014, "Unknown Emoji")
UNKNOWN_WEBHOOK = KnownRefusal(404, 10015, "Unknown Webhook")
UNKNOWN_INTERACTION = KnownRefusal(404, 10062, "Unknown interaction")
UNKNOWN_COMMAND = KnownRefusal(404, 10063, "Unknown application command")
UNKNOWN_VOICE_STATE = KnownRefusal(404, 10065, "Unknown Voice State")
UNKNOWN_STAGE_INSTANCE = KnownRefusal(404, 10067, "Unknown Stage Instance")
UNKNOWN_EVENT = KnownRefusal(404, 10070, "Unknown Guild Scheduled Event")
TOO_MANY_PINS = KnownRefusal(400, 30003, "Maximum number of pins reached (250)")
TOO_MANY_ROLES = KnownRefusal(400, 30005, "Maximum number of guild roles reached (250)")
TOO_MANY_WEBHOOKS = KnownRefusal(400, 30007, "Maximum number of webhooks reached (15)")
TOO_MANY_REACTIONS = KnownRefusal(400, 30010, "Maximum number of reactions reached (20)")
TOO_MANY_CHANNELS = KnownRefusal(400, 30013, "Maximum number of guild channels reached (500)")
TOO_MANY_COMMANDS = KnownRefusal(400, 30032, "Maximum number of application commands reached (100)")
TOO_MANY_EVENTS = KnownRefusal(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)")
NOT_IN_VOICE = KnownRefusal(400, 40032, "Target user is not connected to voice.")
ALREADY_CROSSPOSTED = KnownRefusal(400, 40033, "This message has already been crossposted.")
ALREADY_ACKNOWLEDGED = KnownRefusal(400, 40060, "Interaction has already been acknowledged.")
MISSING_ACCESS = KnownRefusal(403, 50001, "Missing Access")
NOT_A_DM = KnownRefusal(400, 50003, "Cannot execute action on a DM channel")
NOT_THE_AUTHOR = KnownRefusal(403, 50005, "Cannot edit a message authored by another user")
EMPTY_MESSAGE = KnownRefusal(400, 50006, "Cannot send an empty message")
MISSING_PERMISSIONS = KnownRefusal(403, 50013, "Missing Permissions")
WRONG_CHANNEL_TYPE = KnownRefusal(400, 50024, "Cannot execute action on this channel type")
INVALID_WEBHOOK_TOKEN = KnownRefusal(401, 50027, "Invalid Webhook Token")
INVALID_ROLE = KnownRefusal(400, 50028, "Invalid Role")
TOO_OLD_TO_DELETE = KnownRefusal(400, 50034, "You can only bulk delete messages that are under 14 days old.")
INVALID_MESSAGE_TYPE = KnownRefusal(400, 50068, "Invalid message type")
NEEDS_BOOSTS = KnownRefusal(400, 50101, "This server needs more boosts to perform this action.")
BAD_JSON = KnownRefusal(400, 50109, "The request body contains invalid JSON.")
STAGE_ALREADY_OPEN = KnownRefusal(400, 150006, "The Stage is already open")
EVENT_IS_FINISHED = KnownRefusal(400, 180000, "Cannot update a finished event")


class FormProblems:
    """Collects what is wrong with a form, each at its path, into Discord's nested `errors`."""

    def __init__(self) -> None:
        self.errors: Json = {}
        self.lines: list[str] = []

    def add(self, path: tuple[str | int, ...], code: str, message: str) -> None:
        place = self.errors
        for step in path:
            place = place.setdefault(str(step), {})
        place.setdefault("_errors", []).append({"code": code, "message": message})
        self.lines.append(f"{'.'.join(map(str, path)) or 'body'}: {message}")

    def raise_any(self) -> None:
        if self.errors:
            raise Refusal(400, 50035, "Invalid Form Body", self.errors)
