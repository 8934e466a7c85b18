"""Where this installation keeps what people entrust to it."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent


def data_folder() -> Path:
    """PRONGSAI_DATA, or `data` in the checkout, or `data` in the current folder when installed as a package."""
    named = os.environ.get("PRONGSAI_DATA")
    home = CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
    return Path(named).expanduser().resolve() if named else home / "data"
