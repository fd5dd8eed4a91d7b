"""Signing as Discord does: Ed25519 over the timestamp followed by the body.

https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint
"""

import base64
import re
import time
from pathlib import Path

from nacl.signing import SigningKey

from app.playground.problems import PlaygroundError


def signed_headers(key: SigningKey, body: bytes, at: float | None = None) -> dict[str, str]:
    """`at` is in Unix seconds, default now."""
    timestamp = str(int(time.time() if at is None else at))
    return {
        "Content-Type": "application/json",
        "User-Agent": "Discord-Interactions/1.0 (+https://discord.com)",
        "X-Signature-Ed25519": key.sign(timestamp.encode() + body).signature.hex(),
        "X-Signature-Timestamp": timestamp,
    }


def read_signing_key(hex_or_file: str) -> SigningKey:
    """From 64 hex digits (128 with the public half), or from a file that holds them, 32 raw bytes or a PKCS #8 PEM."""
    if (seed := _seed_in(hex_or_file.strip().encode())) is not None:
        return SigningKey(seed)
    try:
        content = Path(hex_or_file).read_bytes()
    except (OSError, ValueError) as error:
        raise PlaygroundError(f"--key is neither 64 hex digits nor a file that can be read: {error}") from error
    seed = content if len(content) == 32 else _seed_in(content.strip())
    if seed is None:
        raise PlaygroundError(f"{hex_or_file} holds no Ed25519 private key (64 hex digits, 32 bytes or PEM)")
    return SigningKey(seed)


def _seed_in(text: bytes) -> bytes | None:
    if re.fullmatch(rb"([0-9a-fA-F]{64}){1,2}", text):
        return bytes.fromhex(text.decode())[:32]
    if pem := re.fullmatch(rb"-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----", text):
        # RFC 8410: the seed is the last 32 bytes of the 48-byte structure.
        der = base64.b64decode(pem.group(1))
        return der[-32:] if len(der) == 48 else None
    return None
