"""Finds the line and the readable name of a path in a framework file; composed only when something is wrong."""

from __future__ import annotations

import yaml

from prongsai.core.frameworks.problems import Fault, Path, Problem
from prongsai.core.frameworks.yaml_file import SAFE

Content = dict[str, object] | None

_DEFAULT_OF = {"items": "items_basis", "elements": "elements_basis"}
_NAMED_BY = ("code", "number", "step", "instrument")


def locate(faults: list[Fault], data: bytes, content: Content, name: str) -> tuple[Problem, ...]:
    """The faults with their places, in the order of the file, each said once."""
    tree = yaml.compose(data, Loader=SAFE) if content is not None else None
    problems = {_problem(fault, tree, content, name): None for fault in faults}
    return tuple(sorted(problems, key=lambda one: (one.line, one.field)))


def _problem(fault: Fault, tree: yaml.Node | None, content: Content, name: str) -> Problem:
    path = written_path(content, fault.path) if content is not None else fault.path
    line = fault.line if fault.line is not None else _line(tree, path)
    return Problem(name, line, field_name(content, path), fault.what, fault.remedy)


def written_path(content: dict[str, object], path: Path) -> Path:
    """Where a path of the long form stands in the file: an inherited basis where it was given, short forms undone."""
    path = _in_short_form(content, path)
    if "basis" not in path:
        return path
    at = path.index("basis")
    home = _home_of_basis(content, path[:at])
    return path if home is None else home + path[at + 1 :]


def _in_short_form(content: dict[str, object], path: Path) -> Path:
    """A row's field that stands in its question, an element's topic that is the element itself."""
    for folded in ("rows", "topic"):
        if folded in path:
            at = path.index(folded)
            shorter = path[:at] + path[at + (2 if folded == "rows" else 1) :]
            if _at(content, path) is None and _at(content, shorter) is not None:
                return shorter
    return path


def _home_of_basis(content: dict[str, object], part: Path) -> Path | None:
    own = _at(content, part)
    if isinstance(own, dict) and "basis" in own:
        return (*part, "basis")
    default = _DEFAULT_OF.get(str(part[-2])) if len(part) > 1 else None
    shared = _nearest(content, part, default) if default else None
    if shared is not None or not part:
        return shared
    return _home_of_basis(content, _around(part))


def _nearest(content: dict[str, object], part: Path, field: str) -> Path | None:
    """The nearest part around that gives `field`."""
    while part:
        part = _around(part)
        around = _at(content, part)
        if isinstance(around, dict) and field in around:
            return (*part, field)
    return None


def _around(part: Path) -> Path:
    """The part in which a part stands: its path without the last list index and the field before it."""
    return part[:-2] if isinstance(part[-1], int) else part[:-1]


def _at(content: object, path: Path) -> object:
    for step in path:
        if isinstance(content, dict):
            content = content.get(step)
        elif isinstance(content, list) and isinstance(step, int):
            content = content[step] if step < len(content) else None
        else:
            return None
    return content


def _line(tree: yaml.Node | None, path: Path) -> int:
    """The line of the last step that stands in the file; a row in short form has its fields in its question."""
    line = 1
    for step in path:
        found = _child(tree, step) or _child(tree, path[-1])
        if found is None:
            break
        line, tree = found
    return line


def _child(tree: yaml.Node | None, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(tree, yaml.SequenceNode) and isinstance(step, int):
        pairs = [(node, node) for node in tree.value[step : step + 1]]
    else:
        inside = tree.value if isinstance(tree, yaml.MappingNode) else []
        pairs = [(key, value) for key, value in inside if key.value == str(step)]
    return (pairs[-1][0].start_mark.line + 1, pairs[-1][1]) if pairs else None


def field_name(content: object, path: Path) -> str:
    """A path as people read it: `instruments[OIT].indicators[9].name.th`, with codes in place of positions."""
    name = ""
    for step in path:
        content = _at(content, (step,))
        name += f"[{_called(content, step)}]" if isinstance(step, int) else f".{step}"
    return name.removeprefix(".")


def _called(part: object, position: int) -> str:
    """The code of a part in a list, or its position counted from 1."""
    named = [part[key] for key in _NAMED_BY if key in part] if isinstance(part, dict) else []
    return str(named[0]) if named else str(position + 1)
