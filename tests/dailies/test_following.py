"""Members take the ping roles that an admin opened, and give them back."""

import httpx
import pytest

from app.dailies.choices import Choices, Ping
from app.dailies.ping_roles import open_role_problem
from app.discord.permissions import Permission
from app.discord.resources import Role
from app.guilds.settings import GuildSettings
from app.texts import texts_in
from tests.dailies.newsroom import GREEN_ROOM, Newsroom
from tests.dailies.rooms import FANS, Rooms, role
from tests.discord.rest_bench import refused
from tests.members import Member

CREW = 7_500_000_000_000_000_002


pytestmark = pytest.mark.usefixtures("rooms")


@pytest.fixture
def guild_id(guild: int) -> int:
    """The newsroom's guild is the members'."""
    return guild


@pytest.fixture
async def source(newsroom: Newsroom) -> int:
    """With an open role in one channel and a closed one in another."""
    await newsroom.follow(GREEN_ROOM, choices=Choices(ping=Ping(CREW)))
    return await newsroom.follow(choices=Choices(ping=Ping(FANS, open=True)))


async def test_following_gives_the_open_role_and_unfollowing_takes_it(source: int, bea: Member) -> None:
    fans = rf"/guilds/\d+/members/{bea.id}/roles/{FANS}$"
    given = bea.discord.routes.put(path__regex=fans).mock(return_value=httpx.Response(204))
    taken = bea.discord.routes.delete(path__regex=fans).mock(return_value=httpx.Response(204))
    answer = await bea.runs("dailies follow", source=source)
    assert answer.content == f"🔔 You follow now: <@&{FANS}>. `/dailies unfollow` ends it."
    assert answer.only_for_one
    await bea.but(roles=(FANS,)).runs("dailies unfollow", source=source)
    assert (given.call_count, taken.call_count) == (1, 1)


async def test_only_what_can_be_followed_is_suggested(source: int, newsroom: Newsroom, juergen: Member) -> None:
    closed = await newsroom.follow_also("https://closed.example/feed", "Closed", choices=Choices(ping=Ping(CREW)))
    assert [each["value"] for each in (await juergen.types("dailies follow", "source")).choices] == [source]
    await juergen.runs("dailies follow", source=closed)
    juergen.sees("Für diese Quelle gibt es keine Rolle zum Folgen.")


async def test_a_role_that_the_bot_cannot_give_says_what_to_do(source: int, bea: Member) -> None:
    refusal = refused(403, 50013, "Missing Permissions")
    bea.discord.routes.put(path__regex=rf"/members/{bea.id}/roles/{FANS}$").mock(return_value=refusal)
    await bea.runs("dailies follow", source=source)
    bea.sees(f"The bot cannot give or take <@&{FANS}>.")


async def test_another_guilds_source_gives_no_role(source: int, bea: Member) -> None:
    elsewhere = bea.somewhere_else(guild_id=6)
    await elsewhere.runs("dailies follow", source=source)
    elsewhere.sees("No source can be followed here yet.")


async def test_a_role_that_got_power_meanwhile_is_not_handed_out(source: int, rooms: Rooms, juergen: Member) -> None:
    rooms.roles = [each for each in rooms.roles if each["id"] != str(FANS)]
    rooms.roles.append(role(FANS, "Fans", Permission.MANAGE_MESSAGES, 2))
    given = juergen.discord.routes.put(path__regex=rf"/roles/{FANS}$").mock(return_value=httpx.Response(204))
    await juergen.runs("dailies follow", source=source)
    juergen.sees(f"<@&{FANS}> darf mehr als alle")
    assert not given.called


async def test_the_role_of_a_rank_is_earned_and_not_followed_with(source: int, bea: Member) -> None:
    await bea.bot.change_settings(bea.place.guild_id or 0, ranks=[{"threshold": 5, "name": "Fan", "role_id": FANS}])
    await bea.runs("dailies follow", source=source)
    bea.sees("is the role of a rank, which is earned")


GUILD, BOT_ROLE, A_ROLE = 1, 2, 3
BOT = Role(BOT_ROLE, "Bot", Permission.MANAGE_ROLES, 10, managed=True)
EVERYBODY = Role(GUILD, "@everyone", Permission.MENTION_EVERYONE, 0)


@pytest.mark.parametrize(
    ("role_id", "opened", "problem"),
    [
        (A_ROLE, Role(A_ROLE, "Fans", 0, 1), None),
        (A_ROLE, Role(A_ROLE, "Fans", Permission.MENTION_EVERYONE | Permission.SPEAK, 1), None),
        (A_ROLE, Role(A_ROLE, "Chief", Permission.ADMINISTRATOR, 1), "role-powerful"),
        (A_ROLE, Role(A_ROLE, "Bouncer", Permission.MODERATE_MEMBERS, 1), "role-powerful"),
        (A_ROLE, Role(A_ROLE, "Other bot", 0, 1, managed=True), "role-managed"),
        (A_ROLE, Role(A_ROLE, "Director", 0, 10), "role-above-mine"),
        (A_ROLE, None, "role-gone"),
        (GUILD, None, "role-everyone"),
    ],
)
def test_only_a_role_without_power_that_the_bot_can_give_is_for_members(
    role_id: int, opened: Role | None, problem: str | None
) -> None:
    roles = [EVERYBODY, BOT, *([opened] if opened else [])]
    assert open_role_problem(role_id, GUILD, roles, [BOT_ROLE], GuildSettings()) == problem
    if problem:
        for language in ("en", "de"):
            assert texts_in(language)(f"error-follow-{problem}", role="3")


def test_a_role_that_makes_hosts_is_not_for_members() -> None:
    roles = [EVERYBODY, BOT, Role(A_ROLE, "Producer", 0, 1)]
    settings = GuildSettings(award_roles=(A_ROLE,))
    assert open_role_problem(A_ROLE, GUILD, roles, [BOT_ROLE], settings) == "role-of-hosts"


async def test_where_no_role_is_open_nobody_is_sent_to_the_suggestions(newsroom: Newsroom, juergen: Member) -> None:
    closed = await newsroom.follow(choices=Choices(ping=Ping(CREW)))
    for command in ("dailies follow", "dailies unfollow"):
        await juergen.runs(command, source=closed)
        juergen.sees("Hier kann man noch keiner Quelle folgen. Ein Admin muss erst eine Rolle dafür öffnen.")


async def test_who_never_followed_is_told_so(source: int, bea: Member) -> None:
    await bea.runs("dailies unfollow", source=source)
    bea.sees("You do not follow that source, so nothing has changed.")


async def test_a_source_is_suggested_by_its_number_too(source: int, bea: Member) -> None:
    for command in ("dailies follow", "dailies latest"):
        assert source in [each["value"] for each in (await bea.types(command, "source", str(source))).choices]
