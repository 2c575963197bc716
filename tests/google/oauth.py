"""The token endpoint and the service account: a real RS256 assertion is checked, as Google checks it."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE_AUDIENCE = "https://oauth2.googleapis.com/token"


@cache
def private_key() -> rsa.RSAPrivateKey:
    """One for all emulators of a process: making one takes a noticeable moment."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Denied(Exception):  # noqa: N818 - reads as what it is
    """The token endpoint's no: an OAuth2 error word and its description."""


@dataclass
class TokenOffice:
    """Hands out access tokens for one service account."""

    email: str = field(default_factory=lambda: f"reader-{secrets.token_hex(4)}@marathon-test.iam.gserviceaccount.com")
    key_id: str = field(default_factory=lambda: secrets.token_hex(20))
    is_revoked: bool = False
    tokens: dict[str, frozenset[str]] = field(default_factory=dict)  # valid tokens and their scopes

    def key(self, token_uri: str) -> dict[str, str]:
        """The JSON key as Google's console lets one download it."""
        pem = private_key().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return {
            "type": "service_account",
            "project_id": "marathon-test",
            "private_key_id": self.key_id,
            "private_key": pem.decode(),
            "client_email": self.email,
            "client_id": "100000000000000000001",
            "token_uri": token_uri,
        }

    def exchange(self, form: Mapping[str, list[str]], token_uri: str) -> dict[str, Any]:
        """A token for a good assertion. Raises Denied."""
        if form.get("grant_type") != [GRANT]:
            raise Denied("unsupported_grant_type", f"Invalid grant_type: {form.get('grant_type')}")
        claims = self._verified(form.get("assertion", [""])[0])
        now = time.time()
        if claims.get("iss") != self.email:
            raise Denied("invalid_grant", "Invalid grant: account not found")
        if claims.get("aud") not in (GOOGLE_AUDIENCE, token_uri):
            raise Denied("invalid_grant", "Invalid JWT: Failed audience check.")
        if not claims["iat"] - 300 <= now < claims["exp"] <= claims["iat"] + 3600:
            raise Denied("invalid_grant", "Invalid JWT: Token must be a short-lived token (60 minutes)")
        if not claims.get("scope"):
            raise Denied("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        token = "ya29." + secrets.token_urlsafe(60)
        self.tokens[token] = frozenset(claims["scope"].split())
        return {"access_token": token, "expires_in": 3599, "token_type": "Bearer"}

    def _verified(self, assertion: str) -> dict[str, Any]:
        try:
            signed, _, signature = assertion.rpartition(".")
            header, payload = (json.loads(_decoded(part)) for part in signed.split("."))
            public = private_key().public_key()
            public.verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except (ValueError, binascii.Error, InvalidSignature):
            raise Denied("invalid_grant", "Invalid JWT Signature.") from None
        if header.get("alg") != "RS256" or header.get("kid") != self.key_id or self.is_revoked:
            raise Denied("invalid_grant", "Invalid JWT Signature.")
        claims: dict[str, Any] = payload
        return claims


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
