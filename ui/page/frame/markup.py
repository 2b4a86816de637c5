"""HTML that is escaped by construction: a text becomes part of the page only through element()."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

VOID = frozenset({"br", "input", "link"})  # elements that have no end tag


class Html(str):
    """Finished markup. Any other string is text and gets escaped."""

    __slots__ = ()


Child: TypeAlias = "str | Html | Iterable[Child] | None"
Value: TypeAlias = "str | int | bool | None"


def element(name: str, /, *children: Child, **attributes: Value) -> Html:
    """An element with its children, texts escaped; None leaves a child or an attribute out.

    Attribute names are Python names: class_ is class, data_turn is data-turn. True gives a bare attribute.
    """
    opening = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(opening if name in VOID else f"{opening}{join(children)}</{name}>")


def join(child: Child) -> Html:
    """Children one after another, texts escaped."""
    if child is None:
        return Html()
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return Html(escape(child))
    return Html("".join(map(join, child)))


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    plain = name.rstrip("_").replace("_", "-")
    return f" {plain}" if value is True else f' {plain}="{escape(str(value))}"'
