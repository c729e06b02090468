"""What a person meets when a database cannot be read."""

from radonc_models.errors import RadOncError

__all__ = ["DatabaseError"]


class DatabaseError(RadOncError):
    """The database cannot be reached or read; nothing in it was changed."""
