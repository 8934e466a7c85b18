"""A form as a browser sends it when nobody touches it: what is ticked, typed and chosen on the page."""

from __future__ import annotations

from html.parser import HTMLParser

Values = dict[str, list[str]]


class _Form(HTMLParser):
    """Reads the fields of the first form that posts and has more than its token."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Values] = []
        self.inside = False
        self.textarea = self.select = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form" and given.get("method") == "post":
            self.forms.append({})
            self.inside = True
        elif not self.inside:
            return
        elif tag == "input" and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self._add(name, value or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "textarea":
            self.textarea, self.words = name, []
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given and self.select:
            self._add(self.select, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.textarea:
            self._add(self.textarea, "".join(self.words).removeprefix("\n"))
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.words.append(data)

    def _add(self, name: str, value: str) -> None:
        if name and name != "csrfmiddlewaretoken":
            self.forms[-1].setdefault(name, []).append(value)


def untouched(page: str) -> Values:
    """The fields of the largest posting form of a page."""
    reader = _Form()
    reader.feed(page)
    return max(reader.forms, key=len)
