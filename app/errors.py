"""The whole exception tree.

    OmoError
    ├── PersonError              the person can mend it: shown to them as a plain sentence
    │   ├── BadInput             … by asking for something else
    │   ├── NotAllowed           … by being given a permission
    │   ├── GuildNeeded          … by asking inside a server
    │   └── OutOfDate            … by using the command or button again (an older version of it was used)
    ├── OutsideError             something we depend on failed
    │   ├── DatabaseUnavailable
    │   ├── QueueUnavailable
    │   ├── SourceError          something that is polled for The Dailies gave nothing to use
    │   └── DiscordError         Discord's REST API did not do what was asked
    │       ├── DiscordUnavailable   network, time-out, 5xx
    │       ├── RateLimited          429 that could not be waited out
    │       ├── AccessDenied         403: a permission or a role position is missing
    │       ├── NotFound             404: gone, or never there
    │       ├── TokenRefused         401: the bot token is wrong
    │       └── Rejected             any other 4xx: the request itself was wrong
    └── OperatorError            only whoever runs the bot can mend it
        ├── SettingsError
        ├── SchemaOutdated
        └── LocalEngineError     an embedded PostgreSQL or Valkey, or a port, on this machine

`retryable` says whether the same thing, tried again a little later, can succeed.
"""

from collections.abc import Sequence
from typing import Literal


class OmoError(Exception):
    retryable = False


class PersonError(OmoError):
    """`text_id` names a sentence in `app/texts`; `details` fill its gaps."""

    def __init__(self, text_id: str, **details: object) -> None:
        super().__init__(text_id)
        self.text_id = text_id
        self.details = details


class BadInput(PersonError):
    pass


class NotAllowed(PersonError):
    pass


class GuildNeeded(PersonError):
    def __init__(self) -> None:
        super().__init__("error-guild-needed")


class OutOfDate(PersonError):
    def __init__(self) -> None:
        super().__init__("error-out-of-date")


class OutsideError(OmoError):
    pass


class DatabaseUnavailable(OutsideError):
    retryable = True
    unsure = False
    """True when the connection broke while the database was booking: it may be booked all the same."""


class QueueUnavailable(OutsideError):
    retryable = True


SourceTrouble = Literal[
    "gone",
    "blocked",
    "limited",
    "broken",
    "away",
    "too-large",
    "not-a-feed",
    "no-account",
    "off",
    "forbidden-address",
    "consent-ended",
    "key-lost",
    "defect",
]


class SourceError(OutsideError):
    """`str()` is a sentence for operators; `text_id` names the one for people, which ends with the cure.

    `retry_after` is in seconds, 0 when the source did not say; `status` is 0 when there was no answer; `bytes` are of
    the body that could not be used.
    """

    def __init__(self, kind: SourceTrouble, sentence: str, *, status: int = 0, retry_after: int = 0) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.status = status
        self.bytes = 0
        self.retry_after = retry_after
        self.retryable = kind not in ("gone", "forbidden-address", "consent-ended", "key-lost")

    def __reduce__(self) -> tuple[object, ...]:
        """Travels from one process to another."""
        return type(self), (self.kind, str(self)), self.__dict__

    @property
    def text_id(self) -> str:
        return f"error-source-{self.kind}"


class DiscordError(OutsideError):
    """`route` is the method and path template (no ids, no tokens); `code` is Discord's own number, 0 when unknown.

    `message` and `problems` (`embeds.0.title: BASE_TYPE_REQUIRED …`) are Discord's own words.
    Codes: https://docs.discord.com/developers/topics/opcodes-and-status-codes
    """

    def __init__(
        self, route: str, status: int = 0, code: int = 0, message: str = "", problems: Sequence[str] = ()
    ) -> None:
        super().__init__(" · ".join([f"{route}: {status} {code} {message}".rstrip(), *problems]))
        self.route = route
        self.status = status
        self.code = code
        self.message = message
        self.problems = tuple(problems)


class DiscordUnavailable(DiscordError):
    """`uncertain`: Discord may have done it all the same; look before you send it again."""

    retryable = True
    uncertain = True


class RateLimited(DiscordError):
    """`retry_after` is in seconds."""

    retryable = True

    def __init__(self, route: str, retry_after: float, code: int = 0) -> None:
        super().__init__(route, 429, code, f"retry after {retry_after:g} s")
        self.retry_after = retry_after


class AccessDenied(DiscordError):
    pass


class NotFound(DiscordError):
    pass


class TokenRefused(DiscordError):
    pass


class Rejected(DiscordError):
    pass


class OperatorError(OmoError):
    pass


class SettingsError(OperatorError):
    """`problems` holds one line for each wrong or missing value."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class SchemaOutdated(OperatorError):
    pass


class LocalEngineError(OperatorError):
    pass
