"""`python -m prongsai` is the command `prongsai`."""

from prongsai.faces.cli.main import run

run()
