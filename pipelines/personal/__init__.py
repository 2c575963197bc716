"""Personal data of a shared sheet: phones, e-mail addresses and people's names give way to markers before anything is stored.

Nothing of what is hidden outlives a call: no cache, no log, no finding holds it.
"""

from pipelines.personal.masking import MARKERS, mask, mask_text, masked

__all__ = ["MARKERS", "mask", "mask_text", "masked"]
