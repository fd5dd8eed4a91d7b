"""Who reacted with what: https://docs.discord.com/developers/resources/message#reaction-object

The message holds Discord's counts, as the bot sees them; who it was is kept beside, in the order they came.
"""

import unicodedata

from app.playground.problems import TOO_MANY_REACTIONS, UNKNOWN_EMOJI, Json
from app.playground.world import World

MOST_EMOJIS = 20
KEYCAP, LETTER_I = "\u20e3", "\u2139"


def react(world: World, message: Json, emoji: str, user_id: str) -> None:
    """Raises Discord's refusal of what is no emoji, and of one too many."""
    _check_emoji(emoji)
    people = reactors(world, message)
    if emoji not in people and len(people) >= MOST_EMOJIS:
        raise TOO_MANY_REACTIONS()
    who = people.setdefault(emoji, [])
    if user_id not in who:
        who.append(user_id)
    _count(world, message, people)


def unreact(world: World, message: Json, emoji: str | None = None, user_id: str | None = None) -> None:
    """Without a person everybody's, without an emoji all of them."""
    people = reactors(world, message)
    for each in [emoji] if emoji is not None else list(people):
        people[each] = [other for other in people.get(each, ()) if user_id not in (None, other)]
        if not people[each]:
            del people[each]
    _count(world, message, people)


def reactors(world: World, message: Json) -> dict[str, list[str]]:
    """User ids by emoji."""
    held: dict[str, list[str]] = world.held("reactions").setdefault(message["id"], {})
    return held


def _count(world: World, message: Json, people: dict[str, list[str]]) -> None:
    message["reactions"] = [_reaction(emoji, who, world.application_id) for emoji, who in people.items()]
    if not people:
        del message["reactions"], world.held("reactions")[message["id"]]
    world.changed = True


def _reaction(emoji: str, who: list[str], viewer: str) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(who),
        "count_details": {"burst": 0, "normal": len(who)},
        "burst_colors": [],
        "me_burst": False,
        "me": viewer in who,
    }


def _check_emoji(emoji: str) -> None:
    """Roughly: some symbol, and no letters. The guilds here have no emojis of their own (`name:id`)."""
    kinds = {unicodedata.category(character) for character in emoji.replace(LETTER_I, KEYCAP)}
    symbol = KEYCAP in emoji.replace(LETTER_I, KEYCAP) or any(
        unicodedata.category(each) in ("So", "Sm", "Po", "Pd") for each in emoji if not each.isascii()
    )
    if not symbol or any(kind.startswith("L") for kind in kinds):
        raise UNKNOWN_EMOJI()
