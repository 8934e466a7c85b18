import pytest

from prongsai.core.thai.kinds import AgencyKind, kind_named


@pytest.mark.parametrize("kind", AgencyKind)
def test_every_kind_is_known_by_what_it_is_called(kind: AgencyKind) -> None:
    assert kind_named(kind.value) is kind
    assert kind_named(kind.label.th) is kind
    assert kind_named(kind.label.en.upper()) is kind
    assert kind_named(kind.abbreviation.th) is kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [("อ.บ.ต.", AgencyKind.SAO), (" กรม ", AgencyKind.DEPARTMENT), ("มหาวิทยาลัย", AgencyKind.UNIVERSITY)],
)
def test_other_words_in_use_are_known_too(word: str, kind: AgencyKind) -> None:
    assert kind_named(word) is kind


@pytest.mark.parametrize("word", ["", "เทศบาล", "บริษัท"])
def test_what_is_no_kind_is_none(word: str) -> None:
    assert kind_named(word) is None
