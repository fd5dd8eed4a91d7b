"""What somebody reads who just earned miles."""

from app.guilds.settings import GuildSettings
from app.mileage.bookings import Booked
from app.mileage.ranks import next_rank, rank_reached
from app.texts import Texts


def earned_text(texts: Texts, settings: GuildSettings, booked: Booked, done: str) -> str:
    """`done` names the first sentence, about `miles` and `balance`."""
    sentences = [texts(done, miles=booked.miles, balance=booked.balance)]
    if (booked.streak or 0) > 1:
        sentences.append(texts("check-in-streak", days=booked.streak))
    if booked.miles == 0:
        sentences.append(texts("check-in-capped"))
    return "\n".join([" ".join(sentences), _rank_line(texts, settings, booked)])


def _rank_line(texts: Texts, settings: GuildSettings, booked: Booked) -> str:
    reached = rank_reached(settings.ranks, booked.balance_before, booked.balance)
    if reached:
        return texts("rank-reached", rank=reached.name)
    ahead = next_rank(settings.ranks, booked.balance)
    if ahead is None:
        return texts("rank-top")
    return texts("rank-next", rank=ahead.name, miles=ahead.threshold - booked.balance)
