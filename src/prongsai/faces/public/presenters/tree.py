"""The Scorecard as a tree to open: each node with its figure, the sum it comes from and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from prongsai.core.frameworks.certainty import NOT_CHECKED
from prongsai.core.scoring.exact import fraction, ratio, shown
from prongsai.core.scoring.figures import Derived, Exact, Missing, Published, shown_figure
from prongsai.core.scoring.plan import Step, evaluate, steps_of
from prongsai.core.scoring.scorecard import Node, Scorecard
from prongsai.core.text import Text
from prongsai.faces.public.presenters.amounts import exactly, weight

_LONGEST_SUM = 12
ALL_NOT_CHECKED = Text(f"วิธีรวมและรายข้อ{NOT_CHECKED.th}", f"this mean and the items are {NOT_CHECKED.en}")
ITEMS_NOT_CHECKED = Text(f"รายข้อ{NOT_CHECKED.th}", f"items {NOT_CHECKED.en}")


@dataclass(frozen=True)
class NodeView:
    """One node: `shown` is empty when the figure is missing; `differs` when what was published is something else.

    `doubt` is about the rule of this node; where all parts below are doubtful alike it is said here once for them too.
    """

    label: Text
    shown: str
    formula: Text | None
    worth: Text | None
    differs: Text | None
    doubt: Text | None
    opened: bool
    children: tuple[NodeView, ...]

    @property
    def is_told(self) -> bool:
        """Whether there is more to say than the figure."""
        return bool(self.formula or self.differs or self.doubt)


def tree_view(card: Scorecard) -> NodeView:
    """The whole tree of a scorecard, opened down to the indicators."""
    return _Reader(card).view(card.tree)


class _Reader:
    """Reads one card; `worked` holds every node's value before it is rounded."""

    def __init__(self, card: Scorecard) -> None:
        self.card = card
        self.framework = card.framework
        self.steps: Mapping[str, Step] = {step.code: step for step in steps_of(card.framework)}
        given = {code: ratio(one.value) for code, one in card.figures.items() if not isinstance(one, Missing)}
        self.worked = {code: fraction(one) for code, one in evaluate(steps_of(card.framework), given).items()}

    def view(self, node: Node) -> NodeView:
        children = tuple(self.view(child) for child in node.children if self.is_told(child))
        alike = bool(children) and all(child.doubt and not child.children for child in children)
        return NodeView(
            label=_label(node),
            shown=shown_figure(node.figure) or "",
            formula=self.formula(node),
            worth=_worth(node),
            differs=_difference(node),
            doubt=_doubt(node, below=alike),
            opened=node.kind == "total",
            children=tuple(replace(child, doubt=None) for child in children) if alike else children,
        )

    def is_told(self, node: Node) -> bool:
        """Answer rows are listed only where something is known of them; the question above names them anyway."""
        return node.kind != "row" or not isinstance(node.figure, Missing)

    def formula(self, node: Node) -> Text | None:
        step = self.steps[node.code]
        values = [self.worked[code] for code in step.children if code in self.worked]
        if step.children and len(values) == len(step.children):
            return _sum(self.worked[node.code], values, step)
        return self.parts(node) or _leaf(node)

    def parts(self, node: Node) -> Text | None:
        """The sentence of an instrument that is known by the scores of its parts alone."""
        if node.kind != "instrument":
            return None
        parts = self.framework.instrument(node.code).parts
        known = [(part.name.text, shown_figure(self.card.figure(part.code))) for part in parts]
        if not known or any(figure is None for _, figure in known):
            return None
        thai = " และ ".join(f"{name.th} {figure}" for name, figure in known)
        return Text(f"รวมจาก {thai}", f"merged from {' and '.join(f'{name.en} {figure}' for name, figure in known)}")


def _sum(result: Fraction, values: Sequence[Fraction], step: Step) -> Text:
    if step.weights:
        terms = (f"{weight(share)} × {exactly(value)}" for share, value in zip(_shares(step), values, strict=True))
        return _equation(result, " + ".join(terms))
    if all(one in (0, 100) for one in values) and step.kind == "sub_indicator":
        return _items_done(result, values)
    if len(values) > _LONGEST_SUM:
        return Text(f"เฉลี่ยจาก {len(values)} ข้อ", f"the mean of {len(values)} items")
    if len(values) == 1:
        return _equation(result, exactly(values[0]))
    return _equation(result, f"({' + '.join(map(exactly, values))}) ÷ {len(values)}")


def _shares(step: Step) -> list[Fraction]:
    every = sum((Fraction(*one) for one in step.weights), Fraction(0))
    return [100 * Fraction(*one) / every for one in step.weights]


def _equation(result: Fraction, terms: str) -> Text:
    line = f"{exactly(result)} = {terms}"
    return Text(line, line)


def _items_done(result: Fraction, values: Sequence[Fraction]) -> Text:
    done, every = sum(one == 100 for one in values), len(values)
    return Text(
        f"{exactly(result)} = ได้ 100 คะแนน {done} จาก {every} ข้อ",
        f"{exactly(result)} = {done} of {every} items got 100",
    )


def _doubt(node: Node, *, below: bool) -> Text | None:
    if node.basis.status.is_firm:
        return ITEMS_NOT_CHECKED if below else None
    return ALL_NOT_CHECKED if below else NOT_CHECKED


def _leaf(node: Node) -> Text | None:
    """Where a figure comes from that nothing below explains; a counted answer or a judged item speaks for itself."""
    if isinstance(node.figure, Missing):
        return node.figure.reason if node.children else None
    if isinstance(node.figure, Exact) or node.kind in ("item", "row"):
        return None
    if isinstance(node.figure, Derived):
        return _worked_back(node.figure)
    return Text("ตามที่ประกาศ ปัดเศษมาแล้ว ±0.005", "as published, rounded (±0.005)")


def _worked_back(figure: Derived) -> Text:
    low, high = (exactly(one) for one in figure.interval)
    return Text(
        f"คิดย้อนจากคะแนนอื่นที่ประกาศ อยู่ระหว่าง {low} ถึง {high}",
        f"worked back from other published scores: between {low} and {high}",
    )


def _label(node: Node) -> Text:
    if node.kind == "total":
        return node.name
    return Text(f"{node.code} {node.name.th}", f"{node.code} {node.name.en}")


def _worth(node: Node) -> Text | None:
    if node.worth is None or node.kind == "total":
        return None
    points = shown(node.worth)
    return Text(f"มีค่า {points} คะแนน", f"worth {points} points")


def _difference(node: Node) -> Text | None:
    if node.stated is None or isinstance(node.figure, Missing | Published):
        return None
    stated, figure = shown(node.stated.value), shown(node.figure.value)
    if stated == figure:
        return None
    return Text(f"ประกาศไว้ {stated} แต่คำนวณได้ {figure}", f"published as {stated}, but {figure} when computed")
