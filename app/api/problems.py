"""What went wrong, as the Admin API tells it. https://www.rfc-editor.org/rfc/rfc9457"""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec

from app.errors import (
    AccessDenied,
    BadInput,
    DatabaseUnavailable,
    DiscordError,
    NotAllowed,
    OmoError,
    OperatorError,
    OutOfDate,
    PersonError,
    QueueUnavailable,
    SettingsError,
    SourceError,
)
from app.texts import Texts
from app.texts.sentences import sentence_of

MEDIA_TYPE = "application/problem+json"


class FieldProblem(msgspec.Struct):
    field: str
    """Where: `body.miles`, `query.limit`, `path.guild_id`, `header.if-match`."""
    problem: str


class Problem(msgspec.Struct, omit_defaults=True, kw_only=True):
    type: str = "about:blank"
    title: str
    status: int
    detail: str
    """A plain sentence with the cure, if there is one."""
    reference: str = ""
    """Also in the log."""
    errors: list[FieldProblem] = []


class ApiError(OmoError):
    """Ends an operation with this status. `str()` is a sentence for the caller."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = dict(headers or {})
        self.retryable = status in (429, 503)
        self.errors: dict[str, str] = {}


class InvalidRequest(ApiError):
    """`errors` by field."""

    def __init__(self, errors: Mapping[str, str], status: int = 400) -> None:
        super().__init__(status, "; ".join(f"{field} {problem}" for field, problem in errors.items()))
        self.errors = dict(errors)


class NotThere(ApiError):
    """For what does not exist, and for what the caller may not know of: nobody can tell them apart."""

    def __init__(self, what: str = "nothing") -> None:
        super().__init__(404, f"there is {what} here, or nothing that you may see")


def problem_of(error: Exception, texts: Texts, reference: str) -> Problem:
    """A defect is told by its reference alone."""
    status = _status(error)
    detail = str(error) if isinstance(error, ApiError) else sentence_of(error, texts)
    errors = [FieldProblem(field, problem) for field, problem in getattr(error, "errors", {}).items()]
    title = HTTPStatus(status).phrase
    return Problem(title=title, status=status, detail=detail, reference=reference, errors=errors)


def _status(error: Exception) -> int:
    match error:
        case ApiError():
            return error.status
        case NotAllowed():
            return 403
        case OutOfDate():
            return 409
        case BadInput() | SettingsError() | SourceError() | OperatorError() | PersonError():
            return 422
        case DatabaseUnavailable() | QueueUnavailable():
            return 503
        case AccessDenied():
            return 409
        case DiscordError():
            return 503 if error.retryable else 502
        case _:
            return 500
