"""The bot beside the floors, in alternating rounds; a pair of rounds that follow each other gives one ratio."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from nacl.signing import SigningKey
from rich.progress import Progress

from tests.bench.contenders import Contenders
from tests.bench.payloads import signed_requests
from tests.bench.rounds import Figures, is_message, is_success, measure, middle
from tests.bench.server import Server


@dataclass(frozen=True)
class Amounts:
    rounds: int
    pings: int
    check_ins: int
    connections: int


@dataclass
class Duel:
    """The bot against a floor, with the same command and the same requests."""

    command: str
    floor: list[Figures] = field(default_factory=list)
    bot: list[Figures] = field(default_factory=list)

    def ratios(self, figure: Callable[[Figures], float]) -> list[float]:
        """The bot's figure over the floor's, a ratio for each pair of rounds; sorted."""
        return sorted(figure(bot) / figure(floor) for bot, floor in zip(self.bot, self.floor, strict=True))


@dataclass(frozen=True)
class LoadResult:
    driver: Figures
    """Against a server that does nothing: the driver's own ceiling."""
    pings: Duel
    check_ins: Duel
    alone: Duel
    """Check-ins over a single connection."""
    megabytes: float
    checked_in: int
    """How many check-ins the bot acknowledged."""


def measure_load(contenders: Contenders, amounts: Amounts, progress: Progress) -> LoadResult:
    with ExitStack() as stack:
        trivial = stack.enter_context(contenders.trivial())
        floor_a = stack.enter_context(contenders.floor_a())
        floor_b = stack.enter_context(contenders.floor_b())
        bot = stack.enter_context(contenders.bot())
        pings, check_ins, alone = Duel("ping"), Duel("check-in"), Duel("check-in")
        driver = []
        for number in progress.track(range(amounts.rounds + 1), description="rounds of load"):
            in_turn = bool(number % 2)
            results = (
                _ceiling(contenders.key, trivial, amounts),
                _duel(contenders.key, "ping", amounts.pings, amounts.connections, floor_a, bot, in_turn),
                _duel(contenders.key, "check-in", amounts.check_ins, amounts.connections, floor_b, bot, in_turn),
                _duel(contenders.key, "check-in", amounts.check_ins // 20, 1, floor_b, bot, in_turn),
            )
            if number == 0:
                continue  # everybody's first round only warms up
            driver.append(results[0])
            for duel, (floor_figures, bot_figures) in zip((pings, check_ins, alone), results[1:], strict=True):
                duel.floor.append(floor_figures)
                duel.bot.append(bot_figures)
        checked_in = (amounts.rounds + 1) * (amounts.check_ins + amounts.check_ins // 20)
        return LoadResult(middle(driver), pings, check_ins, alone, bot.resident_megabytes(), checked_in)


def _duel(
    key: SigningKey, command: str, count: int, connections: int, floor: Server, bot: Server, bot_first: bool
) -> tuple[Figures, Figures]:
    """Floor's figures, bot's figures."""
    requests = list(signed_requests(command, count, key))
    if bot_first:
        bot_figures = measure(bot, requests, connections, is_success)
        return measure(floor, requests, connections, is_message), bot_figures
    floor_figures = measure(floor, requests, connections, is_message)
    return floor_figures, measure(bot, requests, connections, is_success)


def _ceiling(key: SigningKey, trivial: Server, amounts: Amounts) -> Figures:
    return measure(trivial, list(signed_requests("ping", amounts.pings, key)), amounts.connections, is_message)
