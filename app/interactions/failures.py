"""What a person is told when something went wrong, and what the log says under the same reference."""

import structlog

from app.commands.context import Context
from app.discord.replies import Reply
from app.errors import NotAllowed, OmoError, OutOfDate, PersonError
from app.texts.sentences import sentence_of

log = structlog.get_logger(__name__)


def reference_of(interaction_id: int) -> str:
    """Short enough to read out, the same for every repetition."""
    return f"{interaction_id & 0xFFFFFFFF:08x}"


def tell_failure(error: Exception, ctx: Context, name: str) -> Reply:
    """An ephemeral sentence for the person; surprises go into the log with their traceback. A refusal shows no
    reference: the person can mend it, and nobody has to look into the log."""
    reference = reference_of(ctx.interaction.id)
    _log_failure(error, name, reference)
    sentence = sentence_of(error, ctx.texts)
    if not isinstance(error, PersonError):
        sentence += f"\n-# {ctx.texts('reference', id=reference)}"
    return Reply(content=sentence, ephemeral=True)


def outcome_of(error: Exception) -> str:
    if isinstance(error, OutOfDate):
        return "unknown"
    if isinstance(error, NotAllowed):
        return "not-allowed"
    return "bad-input" if isinstance(error, PersonError) else "failed"


def _log_failure(error: Exception, name: str, reference: str) -> None:
    if isinstance(error, PersonError):
        log.info("interaction refused", name=name, reference=reference, why=error.text_id)
    elif isinstance(error, OmoError):
        log.warning("interaction failed", name=name, reference=reference, error=str(error), retryable=error.retryable)
    else:
        log.error("interaction failed", name=name, reference=reference, exc_info=error)
