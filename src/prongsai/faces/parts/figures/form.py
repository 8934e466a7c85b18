"""The form of the check as it is drawn: every field with its value and with what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.frameworks.model import Framework
from prongsai.core.published.parse import is_figure
from prongsai.core.text import Text
from prongsai.faces.parts.figures.fields import AGENCY, Field, Section, sections

FISCAL_YEAR = Text("ปีงบประมาณ", "Fiscal year")
NOT_GIVEN = Text("ไม่ทราบ", "not known")


@dataclass(frozen=True)
class OptionView:
    """One option of a choice."""

    value: str
    label: Text
    chosen: bool


@dataclass(frozen=True)
class FieldView:
    """A field as it is drawn."""

    name: str
    label: Text
    kind: str
    value: str
    error: Text | None
    options: tuple[OptionView, ...] = ()


@dataclass(frozen=True)
class SectionView:
    """Fields that belong together; a folded section is open when it holds anything."""

    code: str
    title: Text
    fields: tuple[FieldView, ...]
    extra: bool
    opened: bool


@dataclass(frozen=True)
class ErrorView:
    """What is wrong with a field, for the list on top of the form."""

    name: str
    label: Text
    text: Text


@dataclass(frozen=True)
class FormView:
    """The form of a year, as typed so far; `kept` is what this year does not ask for and another may."""

    fiscal_year: int
    sections: tuple[SectionView, ...]
    errors: tuple[ErrorView, ...]
    year_error: Text | None
    kept: tuple[tuple[str, str], ...] = ()


def form_view(
    framework: Framework,
    values: Mapping[str, str],
    wrong: Mapping[str, Text],
    asked: tuple[Section, ...] | None = None,
) -> FormView:
    """The form filled with what was typed; `wrong` names the fields that cannot be read, `asked` are its sections."""
    every = asked or sections(framework)
    labels = {field.name: field.label for section in every for field in section.fields}
    labels |= {"fiscal_year": FISCAL_YEAR, "agency": AGENCY}
    errors = tuple(ErrorView(name, labels.get(name, Text(name, name)), text) for name, text in wrong.items())
    drawn = tuple(_section(framework, section, values, wrong) for section in every)
    kept = tuple(one for one in values.items() if one[0] not in labels and one[0] not in wrong and _is_ours(one[0]))
    return FormView(framework.fiscal_year, drawn, errors, wrong.get("fiscal_year"), kept)


def _is_ours(name: str) -> bool:
    return is_figure(name.removesuffix("_note")) or name in ("scope", "note") or name.startswith("recommendation_")


def _section(
    framework: Framework, section: Section, values: Mapping[str, str], wrong: Mapping[str, Text]
) -> SectionView:
    fields = tuple(_field(framework, field, values, wrong) for field in section.fields)
    opened = any(field.value or field.error for field in fields)
    return SectionView(section.code, section.title, fields, section.extra, opened)


def _field(framework: Framework, field: Field, values: Mapping[str, str], wrong: Mapping[str, Text]) -> FieldView:
    value = values.get(field.name, "")
    options = _options(framework, field, value)
    return FieldView(field.name, field.label, field.kind, value, wrong.get(field.name), options)


def _options(framework: Framework, field: Field, value: str) -> tuple[OptionView, ...]:
    """The choices of a field; a value that is none of them stays, so that nothing typed is lost."""
    offered = _offered(framework, field)
    if not offered:
        return ()
    known = {"": NOT_GIVEN} | offered
    listed = known if value in known else known | {value: Text(value, value)}
    return tuple(OptionView(one, label, one == value) for one, label in listed.items())


def _offered(framework: Framework, field: Field) -> dict[str, Text]:
    if field.kind == "item":
        return {"100": Text("100", "100"), "0": Text("0", "0")}
    if field.kind == "level" and not isinstance(framework.levels, str):
        return {one.name.th: one.name.text for one in framework.levels.ladder}
    return {}
