"""The form of a framework file: fields that lack, do not belong or hold the wrong kind of value."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import groupby
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from prongsai.core.frameworks.fields import FIELDS, meaning
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.problems import Fault, Path
from prongsai.core.text import Text

UNKNOWN = "unknown"


class _Error(NamedTuple):
    path: Path
    kind: str
    given: object
    context: dict[str, Any]


def shape_faults(long: dict[str, Any], error: ValidationError) -> list[Fault]:
    """What pydantic found, one fault a field, in words of the office."""
    errors = [_plain(long, one) for one in error.errors(include_url=False)]
    errors = [one for one in errors if _says_more(one) and not _follows_from_root(one, errors)]
    errors.sort(key=lambda one: str(one.path))
    return [_fault(next(group)) for _path, group in groupby(errors, key=lambda one: one.path)]


def as_framework(long: dict[str, Any], sha256: str) -> tuple[Framework | None, list[Fault]]:
    """The Framework, or the faults of its form."""
    try:
        return Framework.model_validate(long | {"sha256": sha256}), []
    except ValidationError as error:
        return None, shape_faults(long, error)


def _plain(long: dict[str, Any], raw: ErrorDetails) -> _Error:
    """An error at the path of the file: pydantic also names the branches of a union, which no file has."""
    here: Any = long
    path: list[str | int] = []
    for step in raw["loc"]:
        inside = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        if inside:
            here = here[step]
        if inside or (raw["type"] == "missing" and step == raw["loc"][-1]):
            path.append(step)
    return _Error(tuple(path), raw["type"], raw["input"], raw.get("ctx", {}))


def _says_more(error: _Error) -> bool:
    """False for what only follows from another error.

    That is the remark "should be unknown", since the other branch of the field says more, and a list that is called
    too short because its entries are wrong.
    """
    entries = len(error.given) if isinstance(error.given, (list, dict)) else 0
    too_short_of_itself = error.kind != "too_short" or entries < error.context["min_length"]
    return too_short_of_itself and error.context.get("expected") != f"'{UNKNOWN}'"


def _follows_from_root(error: _Error, errors: list[_Error]) -> bool:
    """A part without a basis in a file that has none at all: said once, for the file."""
    without = [one.path for one in errors if one.kind == "missing" and one.path[-1:] == ("basis",)]
    return ("basis",) in without and error.path in without and error.path != ("basis",)


def _fault(error: _Error) -> Fault:
    field = error.path[-1] if error.path else ""
    what = _what(error, _shown(field))
    return Fault(error.path, what, _remedy(error, field))


def _shown(field: str | int) -> str:
    return f"“{field}”" if isinstance(field, str) else str(field + 1)


def _what(error: _Error, field: str) -> Text:
    given = str(error.given) if isinstance(error.given, (str, int, float)) else type(error.given).__name__
    match error.kind:
        case "missing":
            return Text(f"ขาดช่อง {field}", f"The field {field} is missing.")
        case "extra_forbidden":
            return Text(f"ไม่มีช่อง {field} ในส่วนนี้", f"There is no field {field} in this part.")
        case "string_too_short":
            return Text(f"ช่อง {field} ว่าง", f"The field {field} is empty.")
        case "too_short":
            least = error.context["min_length"]
            return Text(f"{field} ต้องมีอย่างน้อย {least} รายการ", f"{field} needs {least} or more entries.")
        case "greater_than_equal" | "less_than_equal":
            return Text(f"{field} เป็น {given} ซึ่งอยู่นอกช่วงที่รับได้", f"{field} is {given}, out of its range.")
        case "model_type" | "dict_type" | "tuple_type":
            return _wrong_structure(error, field)
    return Text(f"{field} เป็น “{given}” ซึ่งใช้ไม่ได้", f"{field} is “{given}”, which it cannot be.")


def _wrong_structure(error: _Error, field: str) -> Text:
    if error.kind == "tuple_type":
        return Text(f"{field} ต้องเป็นรายการ", f"{field} must be a list.")
    return Text(f"{field} ต้องเป็นชุดของช่อง", f"{field} must be a set of fields.")


def _remedy(error: _Error, field: str | int) -> Text:
    match error.kind:
        case "extra_forbidden":
            return _instead_of(str(field))
        case "missing" | "string_too_short":
            return _add(str(field))
        case "string_type":
            return Text(f'ใส่เครื่องหมายคำพูด: "{error.given}"', f'Put it in quotes: "{error.given}"')
        case "tuple_type":
            return Text("เขียนแต่ละรายการขึ้นต้นด้วย “- ”", "Write each entry with “- ” before it.")
        case "model_type" | "dict_type":
            return Text("เขียนเป็น {ช่อง: ค่า, ช่อง: ค่า}", "Write it as {field: value, field: value}.")
    return _close_to(error) or _must_be(field)


def _instead_of(field: str) -> Text:
    likely = get_close_matches(field, FIELDS, n=1, cutoff=0.7)
    if likely and likely[0] != field:
        return Text(f"หมายถึง “{likely[0]}” ใช่หรือไม่", f"Did you mean “{likely[0]}”?")
    return Text("ลบช่องนี้ หรือย้ายไปไว้ในส่วนที่ใช้ช่องนี้", "Remove it, or move it to the part that has this field.")


def _close_to(error: _Error) -> Text | None:
    """A likely word where a word of a list was expected; `unknown` always counts as one."""
    words = [part.strip(" '") for part in str(error.context.get("expected", "")).replace(" or ", ",").split(",")]
    likely = get_close_matches(str(error.given), [*words, UNKNOWN], n=1, cutoff=0.6)
    if not likely or not likely[0]:
        return None
    return Text(f"หมายถึง “{likely[0]}” ใช่หรือไม่", f"Did you mean “{likely[0]}”?")


def _add(field: str) -> Text:
    means = meaning(field)
    th, en = (f" ({means.th})", f" ({means.en})") if means.th else ("", "")
    return Text(f"เพิ่มช่อง {field}{th}", f"Add the field {field}{en}.")


def _must_be(field: str | int) -> Text:
    means = meaning(field)
    if not means.th:
        return Text("ดูตัวอย่างในไฟล์ของปีอื่น", "See the file of another year.")
    return Text(f"ค่าที่รับได้: {means.th}", f"Expected: {means.en}.")
