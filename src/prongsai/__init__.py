"""Prongsai (โปร่งใส): open software for Thailand's Integrity and Transparency Assessment."""

import os

__version__ = "0.1.0"

# pythainlp reads these when it is imported. Without them it makes a folder in the home of whoever runs it, which an
# account for a service has not, and may ask another site for words.
for _name in ("PYTHAINLP_READ_ONLY", "PYTHAINLP_OFFLINE"):
    os.environ.setdefault(_name, "1")
