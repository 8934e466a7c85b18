"""The form of a year as an Excel workbook; what is typed into it is read back by the same columns."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.adapters.sheets.template import TemplateField, template_xlsx
from prongsai.core.frameworks.model import Framework
from prongsai.faces.parts.figures.fields import Field, Section, sections

_YEAR = "ปีงบประมาณ พ.ศ."


def template(framework: Framework) -> bytes:
    """The workbook of a year; its year is filled in already."""
    fields = [line for section in sections(framework) for line in _lines(framework, section)]
    title = f"แบบกรอกผลการประเมิน ITA ปีงบประมาณ พ.ศ. {framework.fiscal_year}"
    return template_xlsx(fields, title)


def _lines(framework: Framework, section: Section) -> Iterator[TemplateField]:
    for field in section.fields:
        if field.kind != "note":  # a note has the column beside the score of its item
            yield _line(framework, section, field)
        if field.name == "agency":
            yield TemplateField("fiscal_year", _YEAR, "year", section.title.th, framework.fiscal_year)


def _line(framework: Framework, section: Section, field: Field) -> TemplateField:
    if field.kind == "level":
        return TemplateField(field.name, field.label.th, "choice", section.title.th, choices=_levels(framework))
    kind = field.kind if field.kind in ("score", "item") else "text"
    return TemplateField(field.name, field.label.th, kind, section.title.th)


def _levels(framework: Framework) -> tuple[str, ...]:
    return () if isinstance(framework.levels, str) else tuple(one.name.th for one in framework.levels.ladder)
