"""The error of fetching."""

from radonc_models.errors import RadOncError

__all__ = ["FetchError"]


class FetchError(RadOncError):
    """A model could not be fetched, or a fetched copy is not what its record says."""
