"""Whatever is done to a good file, reading it gives a Framework or problems that can be mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from prongsai.core.frameworks.loader import read
from prongsai.core.frameworks.model import Framework
from prongsai.core.frameworks.problems import FrameworkInvalid, Problem

GOOD = (Path(__file__).parent / "good.yaml").read_text(encoding="utf-8")
WORDS = (None, True, 0, -1, 7, 120, 2567, 9.1, "", "unknown", "x", "ก", "2564-02-30")
STRUCTURES = ([], {}, [[]], [None], {"th": 1}, {"a": "b"})
anything = st.sampled_from([*WORDS, *STRUCTURES])


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inside in steps:
        yield (*path, step)
        yield from places(inside, (*path, step))


def answer(data: bytes) -> Framework | tuple[Problem, ...]:
    try:
        return read(data, "a.yaml")
    except FrameworkInvalid as invalid:
        return invalid.problems


def replaced(path: tuple[Any, ...], value: object) -> str:
    content = yaml.safe_load(GOOD)
    inside = content
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def assert_useful(found: Framework | tuple[Problem, ...], text: str) -> None:
    if isinstance(found, tuple):
        assert found
        assert all(1 <= one.line <= text.count("\n") + 1 for one in found)
        assert all(one.what.th and one.what.en and one.remedy.th and one.remedy.en for one in found)


@settings(max_examples=150, deadline=None)
@example(path=("instruments", 0, "indicators", 0, "items", 1, "rows"), value=7)
@given(st.sampled_from(list(places(yaml.safe_load(GOOD)))), anything)
def test_any_value_in_any_place(path: tuple[Any, ...], value: object) -> None:
    text = replaced(path, value)
    assert_useful(answer(text.encode()), text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD.splitlines()) - 1), st.sampled_from(["", "  ", "\t", "- ", "a: b", "]", "&a *a", "? x"]))
def test_any_line_disturbed(number: int, begin: str) -> None:
    lines = GOOD.splitlines()
    lines[number] = begin + lines[number] if begin else ""
    text = "\n".join(lines)
    assert_useful(answer(text.encode()), text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert answer(data)
