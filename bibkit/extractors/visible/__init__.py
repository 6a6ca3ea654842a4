"""What a person reads on a page, as a carrier of its own: for pages without metadata, and for text copied from them."""

from bibkit.extractors.visible._read import LAYER, read

__all__ = ["LAYER", "read"]
