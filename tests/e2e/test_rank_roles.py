"""Ranks give roles in Discord, through the worker."""

from tests.e2e.deployment import Deployment
from tests.e2e.member import Member
from tests.e2e.omo import wait_until

ROADIE, PRODUCER = "Roadie", "Executive Producer"


def test_climbing_gives_the_role_and_replaces_the_old_one(
    deployment: Deployment, guild: int, ana: Member, bea: Member
) -> None:
    assert "is now **Roadie**" in ana.runs("/mileage award member:@bea miles:500 reason:tour").text
    deployment.discord.wait_for_rank_roles(guild, bea.id, ROADIE)
    ana.runs("/mileage award member:@bea miles:4500 reason:tour")
    deployment.discord.wait_for_rank_roles(guild, bea.id, PRODUCER)


def test_taking_an_award_back_takes_the_role_away(deployment: Deployment, guild: int, ana: Member, bea: Member) -> None:
    ana.runs("/mileage award member:@bea miles:500 reason:tour")
    deployment.discord.wait_for_rank_roles(guild, bea.id, ROADIE)
    ana.runs("/mileage undo member:@bea")
    deployment.discord.wait_for_rank_roles(guild, bea.id)


def test_ranks_stack_where_the_guild_wants_it(deployment: Deployment, ana: Member) -> None:
    guild = deployment.new_guild(rank_roles="stack")
    Member(deployment, "ana", guild).runs("/mileage award member:@bea miles:5000 reason:tour")
    deployment.discord.wait_for_rank_roles(guild, 100000000000000002, ROADIE, PRODUCER)


def test_a_role_above_the_bots_pauses_its_rank_until_it_is_mended(
    deployment: Deployment, guild: int, ana: Member, bea: Member
) -> None:
    discord = deployment.discord
    discord.move_role(guild, ROADIE, 9)
    ana.runs("/mileage award member:@bea miles:500 reason:tour")
    wait_until(lambda: "role-above-mine" in _settings(deployment, guild), 15, "the rank is paused")
    assert bea.runs("/check-in").numbers == [10, 510]
    assert discord.rank_roles(guild, bea.id) == set()
    examined = deployment.omo("doctor")
    assert examined.returncode == 1
    assert "paused" in examined.stdout

    discord.move_role(guild, ROADIE, 1)
    resynced = deployment.omo("ranks", "resync", "--guild", str(guild))
    assert resynced.returncode == 0, resynced.stderr
    discord.wait_for_rank_roles(guild, bea.id, ROADIE, seconds=1)


def _settings(deployment: Deployment, guild: int) -> str:
    return deployment.omo("guild", "show", "--guild", str(guild)).stdout
