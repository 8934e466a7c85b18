"""What happened, said on the next page of the workspace."""

from prongsai.faces.parts.tell import tell, warn

__all__ = ["tell", "warn"]
