"""Which rank a balance reaches, and which roles belong to it."""

from collections.abc import Sequence
from typing import Literal

from app.guilds.settings import GuildSettings, Rank


def rank_at(ranks: Sequence[Rank], balance: int) -> Rank | None:
    """`ranks` in order of their thresholds. None below the first."""
    return next((rank for rank in reversed(ranks) if rank.threshold <= balance), None)


def next_rank(ranks: Sequence[Rank], balance: int) -> Rank | None:
    return next((rank for rank in ranks if rank.threshold > balance), None)


def rank_reached(ranks: Sequence[Rank], before: int, after: int) -> Rank | None:
    """The rank that these miles led up to; None for the one that everybody starts with."""
    reached = rank_at(ranks, after)
    return reached if reached and reached.threshold > max(before, 0) else None


def roles_at(ranks: Sequence[Rank], balance: int, how: Literal["stack", "replace"]) -> set[int]:
    """The roles a member with this balance should hold: of every rank reached, or of the highest that has one."""
    reached = [rank.role_id for rank in ranks if rank.threshold <= balance and rank.role_id is not None]
    return set(reached if how == "stack" else reached[-1:])


def role_changes(settings: GuildSettings, balance: int, held: set[int]) -> tuple[set[int], set[int]]:
    """Roles to give and to take. Roles of paused ranks, and roles that belong to no rank, are left alone: somebody who
    reaches a paused rank keeps the role of the rank below."""
    paused = {rank.role_id for rank in settings.ranks if rank.paused_reason}
    ours = {rank.role_id for rank in settings.ranks if rank.role_id is not None} - paused
    counting = [rank for rank in settings.ranks if rank.role_id not in paused - held]
    wanted = roles_at(counting, balance, settings.rank_roles) & ours
    return wanted - held, (ours - wanted) & held
