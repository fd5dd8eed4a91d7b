"""The application that the pretend Discord knows: made once, kept readable by its owner only."""

import base64
import os
import secrets
import tempfile
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from app.playground.snowflakes import new_snowflake


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    application_id: str
    """Also the id of the bot's user, as for every application made since 2016."""
    private_key: str
    """Ed25519 seed, 64 hex digits. Discord keeps this one to itself; here we are Discord."""
    bot_token: str
    client_secret: str

    @property
    def signing_key(self) -> SigningKey:
        return SigningKey(bytes.fromhex(self.private_key))

    @property
    def public_key(self) -> str:
        return bytes(self.signing_key.verify_key).hex()


def new_identity() -> Identity:
    application_id = new_snowflake()
    first_part = base64.urlsafe_b64encode(application_id.encode()).decode().rstrip("=")
    return Identity(
        application_id=application_id,
        private_key=bytes(SigningKey.generate()).hex(),
        bot_token=f"{first_part}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}",
        client_secret=secrets.token_urlsafe(24),
    )


def load_identity(folder: Path) -> Identity:
    """The identity kept in `folder`, made on first use (two processes starting at once agree on one)."""
    path = folder / "identity.json"
    if not path.exists():
        _keep_unless_there(new_identity(), path)
    return msgspec.json.decode(path.read_bytes(), type=Identity)


def environment_lines(identity: Identity, api_url: str) -> list[str]:
    """What the bot needs in its environment to take the playground for Discord."""
    return [
        f"DISCORD_APPLICATION_ID={identity.application_id}",
        f"DISCORD_PUBLIC_KEY={identity.public_key}",
        f"DISCORD_BOT_TOKEN={identity.bot_token}",
        f"DISCORD_CLIENT_SECRET={identity.client_secret}",
        f"DISCORD_API_URL={api_url}",
    ]


def _keep_unless_there(identity: Identity, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".identity-")  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(identity)))
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        Path(draft).unlink()
