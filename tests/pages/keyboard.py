"""Hands on the keyboard alone: what has the focus shows it, and lies on the screen."""

from typing import Any

from playwright.sync_api import Page

MOST = 150  # stops on the way to anything
HERE = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
    const shape = here.querySelector(":scope > .shape");
    const label = here.labels && here.labels.length ? here.labels[0].textContent : "";
    return {
        outside: here === document.body,
        name: (here.getAttribute("aria-label") || label || here.textContent || here.tagName).replace(/\\s+/g, " ").trim(),
        shown: shape ? getComputedStyle(shape).strokeWidth === "3px"
            : style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


class Keyboard:
    """Presses keys and counts them. A field's words count one each, as they would be written."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.pressed += len(words)

    def to(self, name: str) -> None:
        """Tab until what has the focus is called this (the beginning of it is enough)."""
        passed: list[str] = []
        for _ in range(MOST):
            self.press("Tab")
            here = self.here()
            if here["outside"]:  # past the last stop Tab leaves the page, and comes back at its beginning
                continue
            assert here["shown"], f"nobody sees that the focus is on {here['name'][:80]!r}"
            assert here["seen"], f"the focus left the screen for {here['name'][:80]!r}"
            if here["name"].startswith(name):
                return
            passed.append(here["name"][:40])
        raise AssertionError(f"Tab does not come to {name!r}; it passed {passed}")

    def enter(self) -> None:
        """Enter where it leads to another place: another page, or a part of this one."""
        with self.page.expect_navigation():
            self.press("Enter")

    def open(self, name: str) -> None:
        self.to(name)
        self.enter()

    def unfold(self, name: str) -> None:
        self.to(name)
        self.press("Enter")

    def here(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(HERE)
        return found
