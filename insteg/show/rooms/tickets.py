"""A phone's ticket: it says nothing of who holds it, and every server of the room knows it again by its signature alone."""

import hashlib
import hmac
import secrets

NONCE_BYTES, SIGNATURE_SIGNS = 12, 20


def new(secret: str) -> str:
    """secret: the room's own, kept in the store."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    return nonce + _signature(secret, nonce)


def is_ticket(secret: str, ticket: str) -> bool:
    """Whether this room gave it out."""
    nonce, signature = ticket[:-SIGNATURE_SIGNS], ticket[-SIGNATURE_SIGNS:]
    return ticket.isascii() and hmac.compare_digest(signature, _signature(secret, nonce))


def kept_for(ticket: str, what: object) -> str:
    """What is kept beside what a phone said. Without the ticket, which only the phone has, it leads to no phone and to nothing else it said."""
    return hashlib.blake2b(f"{what} {ticket}".encode(), digest_size=12).hexdigest()


def _signature(secret: str, nonce: str) -> str:
    return hmac.new(secret.encode(), f"ticket {nonce}".encode(), hashlib.sha256).hexdigest()[:SIGNATURE_SIGNS]
