"""The regimen table of the generator, one module a body region.

Doses follow common practice and guideline summaries; they are teaching material for a demo model and must be
confirmed by a clinician before any clinical wording.
"""

from radonc_models.synthetic.model import Site
from radonc_models.synthetic.sites import abdomen, brain, breast, head_neck, metastases, other, pelvis, thorax

__all__ = ["SITES"]

SITES: tuple[Site, ...] = (
    *thorax.SITES,
    *breast.SITES,
    *pelvis.SITES,
    *head_neck.SITES,
    *brain.SITES,
    *abdomen.SITES,
    *metastases.SITES,
    *other.SITES,
)
