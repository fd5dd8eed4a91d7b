"""Who and what the world holds at the start: one guild, its roles and channels, and eight people."""

from typing import NamedTuple

GUILD_ID = "9007199254740993001"
GUILD_NAME = "Open Mic Odyssey"

ROADIE = "9007199254740993101"
EXECUTIVE_PRODUCER = "9007199254740993102"
CREW_BOT = "9007199254740993103"
PRODUCER = "9007199254740993104"
DIRECTOR = "9007199254740993105"

GREEN_ROOM = "9007199254740993201"
THE_DAILIES = "9007199254740993202"
DIRECTORS_CUT = "9007199254740993203"
VAN_RADIO = "9007199254740993204"
OPEN_MIC = "9007199254740993205"


class Person(NamedTuple):
    id: str
    username: str
    name: str
    about: str
    locale: str = "en-US"
    roles: tuple[str, ...] = ()


PEOPLE = (
    Person("100000000000000001", "ana", "Ana", "owner and @Director: may do everything", roles=(DIRECTOR,)),
    Person("100000000000000002", "bea", "Bea", "a member with no miles yet"),
    Person("100000000000000003", "cleo", "Cleo", "@Producer: may award", roles=(PRODUCER,)),
    Person("100000000000000004", "jiwoo", "지우", "a name in Hangul", "ko"),
    Person("100000000000000005", "zoe", "Zoë 🎤🚐✨", "a name with emoji"),
    Person("100000000000000006", "layla", "ليلى", "a name from right to left"),
    Person("100000000000000007", "maximilian", "Maximilian von Hohenlohe-Langenb", "a name of 32 characters"),
    Person("100000000000000008", "juergen", "Jürgen", "his Discord speaks German", "de"),
)
OWNER = PEOPLE[0]


class Role(NamedTuple):
    id: str
    name: str
    position: int
    permissions: tuple[str, ...] = ()
    colour: int = 0
    managed: bool = False


ROLES = (
    Role(ROADIE, "Roadie", 1, colour=0x3BA55D),
    Role(EXECUTIVE_PRODUCER, "Executive Producer", 2, colour=0xF0B132),
    Role(
        CREW_BOT,
        "Crew Bot",
        3,
        (
            "MANAGE_ROLES",
            "MANAGE_CHANNELS",
            "MANAGE_EVENTS",
            "CREATE_EVENTS",
            "MANAGE_MESSAGES",
            "PIN_MESSAGES",
            "MANAGE_WEBHOOKS",
            "MUTE_MEMBERS",
            "MOVE_MEMBERS",
        ),
        managed=True,
    ),
    Role(PRODUCER, "Producer", 4, colour=0xE67E22),
    Role(DIRECTOR, "Director", 5, ("ADMINISTRATOR",), colour=0xED4245),
)


class Channel(NamedTuple):
    id: str
    name: str
    type: int
    topic: str | None = None
    closed_to_everyone: bool = False


CHANNELS = (
    Channel(GREEN_ROOM, "green-room", 0, "Talk, commands and bad puns"),
    Channel(THE_DAILIES, "the-dailies", 5, "What the crew posts"),
    Channel(DIRECTORS_CUT, "directors-cut", 0, "Directors only; the bot cannot see this one", closed_to_everyone=True),
    Channel(VAN_RADIO, "Van Radio", 2),
    Channel(OPEN_MIC, "Open Mic", 13, "Sign up, stand up"),
)
