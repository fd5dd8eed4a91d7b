"""What was shown to whom, so that it can be clicked, filled in or pointed at."""

from collections.abc import Iterator

from app.playground import people
from app.playground.interactions.deed import Deed
from app.playground.posting import new_message
from app.playground.problems import Json, PlaygroundError
from app.playground.rules.messages import EPHEMERAL
from app.playground.world import World


def shown_messages(world: World, user_id: str) -> Iterator[Json]:
    """What the bot showed this person, the latest first."""
    for record in reversed(list(world.state["interactions"].values())):
        if record["user_id"] == user_id:
            for message_id in (*reversed(record["followups"]), record["original"]):
                message = message_id and world.find_message(message_id)
                if message:
                    yield message


def message_to_click(world: World, user_id: str, message_id: str, channel_id: str) -> Json:
    if message_id:
        message = world.find_message(message_id)
        if message is None or not may_see(world, message, user_id):
            raise PlaygroundError(f"there is no message {message_id} to be seen")
        return message
    if found := next((message for message in shown_messages(world, user_id) if message["components"]), None):
        return found
    latest_first: list[Json] = list(world.messages(channel_id).values())[::-1]
    for message in latest_first:
        if message["components"] and may_see(world, message, user_id):
            return message
    raise PlaygroundError("no message with anything to click was shown yet; run a command first")


def modal_to_submit(world: World, user_id: str, custom_id: str) -> tuple[Json, Json | None]:
    """The last modal of this custom_id shown to this person, else the last of any; and the message it came from."""
    records = reversed(list(world.state["interactions"].values()))
    shown = [record for record in records if record["user_id"] == user_id and record["modal"]]
    if not shown:
        raise PlaygroundError("no form was shown yet; run what opens it first")
    record = next((each for each in shown if each["modal"]["custom_id"] == custom_id), shown[0])
    return record["modal"], record["interaction"].get("message")


def may_see(world: World, message: Json, user_id: str) -> bool:
    if not message["flags"] & EPHEMERAL:
        return True
    if message["id"] in world.held("dismissed"):
        return False
    owner = (message.get("interaction_metadata") or {}).get("user") or {}
    return bool(owner.get("id") == user_id)


def target_message(world: World, deed: Deed, channel_id: str) -> Json:
    """By id, or else by its words: a message is written for the occasion by `--target` (default: by Bea)."""
    if found := world.find_message(deed.target_message):
        return found
    if people.is_id(deed.target_message):
        raise PlaygroundError(f"there is no message {deed.target_message}")
    author = people.find_person(world, deed.target or "bea", None)
    body = {"content": deed.target_message or "Who else is up tonight?"}
    message = new_message(world, channel_id, author, body, world.clock())
    world.add_message(message)
    return message
