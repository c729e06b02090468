"""What the tests of packs and updates share."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@pytest.fixture(scope="session")
def key():
    """Return the private key of a signer."""
    return Ed25519PrivateKey.generate()
