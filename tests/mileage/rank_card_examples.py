"""Cards and labels for the rank card tests."""

from msgspec.structs import replace

from app.mileage.cards.card import Avatar, CardLabels, RankCard

SECRETS = ("the secret that signs today, 32 long", "the secret that signed last year, too")

NAMES = ("Ana", "Bea", "Cleo", "지우", "Zoë 🎤🚐✨", "ليلى", "Maximilian von Hohenlohe-Langenb", "Jürgen")

BEA = RankCard(
    member_name="Bea",
    balance=1234,
    place=3,
    rank_name="Roadie",
    rank_threshold=500,
    next_rank_name="Executive Producer",
    next_rank_threshold=5000,
    streak_days=7,
    accent=0x5BC0BE,
    locale="en",
    guild_name="Open Mic Odyssey",
)
BEA_WITH_AVATAR = replace(BEA, avatar=Avatar(user_id=100000000000000002, image_hash="0123456789abcdef" * 2))

LABELS = CardLabels(
    miles="miles",
    place="place",
    streak="7-day streak",
    next_stop="Next stop",
    to_go="3,766 miles to go",
    top_rank="Top of the road",
)
