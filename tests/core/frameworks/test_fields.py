"""The words for fields are those of the model, and the documentation has them all."""

import re
from pathlib import Path

from pydantic import BaseModel

from prongsai.core.frameworks import model
from prongsai.core.frameworks.fields import FIELDS

DOCS = Path(__file__).parents[3] / "docs" / "frameworks.md"
SHORT_FORMS = {"items_basis", "elements_basis"}


def fields_of_the_model() -> set[str]:
    parts = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, BaseModel)]
    return {name for part in parts for name in part.model_fields} - {"sha256"}


def test_every_field_has_words_and_no_word_is_left_over() -> None:
    assert set(FIELDS) == fields_of_the_model() | SHORT_FORMS


def test_the_documentation_says_what_each_field_is_for() -> None:
    table = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE))
    assert table == {field: text.en for field, text in FIELDS.items()}
