"""Finding people, roles and channels by what a person would type."""

import unicodedata
from collections.abc import Iterable

from app.playground import genesis
from app.playground.problems import Json, PlaygroundError
from app.playground.world import World


def find_person(world: World, typed: str, guild_id: str | None) -> Json:
    """By id, mention, username or any of their names; capitals and accents do not matter, a beginning will do."""
    wanted = bare(typed, "@")
    known = [user for user in world.people() if guild_id is None or user["id"] in world.members(guild_id)]
    known.append(world.bot)
    if found := best_match(wanted, [(user, _names(world, user, guild_id)) for user in known]):
        return found
    raise PlaygroundError(f"nobody here is called {typed!r}; the cast: {cast_list(world, guild_id)}")


def find_actor(world: World, typed: str, guild_id: str | None) -> Json:
    """As `find_person`; an id nobody has yet makes a new person (and a member of the guild)."""
    user_id = bare(typed, "@")
    if is_id(user_id) and user_id not in world.state["users"]:
        world.state["users"][user_id] = genesis.user(user_id, f"newcomer{user_id[-4:]}", f"Newcomer {user_id[-4:]}")
        world.changed = True
    if is_id(user_id) and guild_id is not None and user_id not in world.members(guild_id):
        world.members(guild_id)[user_id] = genesis.member([])
        world.changed = True
    return find_person(world, typed, guild_id)


def find_role(world: World, typed: str, guild_id: str) -> Json | None:
    roles = world.roles(guild_id).values()
    return best_match(bare(typed, "@&"), [(role, [role["name"].removeprefix("@")]) for role in roles])


def find_channel(world: World, typed: str, guild_id: str) -> Json | None:
    return best_match(bare(typed, "#"), [(room, [room["name"]]) for room in world.channels(guild_id)])


def cast_list(world: World, guild_id: str | None) -> str:
    named = [f"{user['username']} ({user['global_name']})" for user in world.people()]
    return ", ".join(named)


def display_name(world: World, user_id: str, guild_id: str | None) -> str:
    user = world.state["users"].get(user_id)
    if user is None:
        return "unknown-user"
    member = world.members(guild_id).get(user_id, {}) if guild_id in world.state["guilds"] and guild_id else {}
    return str(member.get("nick") or user["global_name"] or user["username"])


def best_match(wanted: str, named: Iterable[tuple[Json, list[str]]]) -> Json | None:
    """By id, then the exact name, then the folded name, then its beginning when only one begins so."""
    candidates = list(named)
    for thing, _ in candidates:
        if thing["id"] == wanted:
            return thing
    folded = fold(wanted)
    for matches in (lambda name: name == wanted, lambda name: fold(name) == folded):
        for thing, names in candidates:
            if any(matches(name) for name in names):
                return thing
    beginning = [thing for thing, names in candidates if folded and any(fold(n).startswith(folded) for n in names)]
    return beginning[0] if len(beginning) == 1 else None


def fold(name: str) -> str:
    """Without capitals and accents: `Jürgen` and `jurgen` are alike."""
    plain = unicodedata.normalize("NFKD", name.casefold().strip())
    return "".join(character for character in plain if not unicodedata.combining(character))


def bare(typed: str, marks: str) -> str:
    """`@bea`, `<@123>`, `<@!123>`, `<#123>` and `<@&123>` without their marks."""
    return typed.strip().removeprefix("<").removesuffix(">").lstrip(f"{marks}!&").strip()


def is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and 15 <= len(text) <= 20


def _names(world: World, user: Json, guild_id: str | None) -> list[str]:
    names = [user["username"], user["global_name"], display_name(world, user["id"], guild_id)]
    return [name for name in names if name]
