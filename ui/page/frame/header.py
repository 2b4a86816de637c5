"""The bar at the top of the page: its name, its tabs, and what belongs to the texts and the conversation."""

from ui.page.frame import phrases
from ui.page.frame.markup import Html, element

NAME = "Policy Assistant"
TABS = (("ask", "Ask"), ("evaluate", "Evaluate"), ("gaps", "Gaps"))


def header(documents: int, version: str) -> Html:
    return element(
        "header",
        element("h1", NAME),
        element("nav", map(_tab, TABS), class_="tabs", aria_label="Tabs"),
        element(
            "nav",
            element(
                "button",
                phrases.count(documents, "document"),
                element("span", f", version {version}", class_="wide"),
                type="button",
                data_event="open_about",
                aria_label=f"About these texts: {phrases.count(documents, 'document')}, version {version}",
            ),
            element(
                "button",
                "New",
                element("span", " conversation", class_="wide"),
                type="button",
                data_event="start_again",
                class_="again",
                aria_label="New conversation",
            ),
            class_="page",
            aria_label="Page",
        ),
        class_="bar",
    )


def _tab(tab: tuple[str, str]) -> Html:
    """A tab is an address within the page, so that it can be kept, sent and gone back to."""
    name, shown = tab
    return element("a", shown, href=f"#{name}", data_tab=name)
