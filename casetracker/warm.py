"""A web process before its first answer: everything loaded that answers need."""

import gc

from django.template.loader import get_template
from django.urls import get_resolver

from casetracker.environment import BASE_DIR

TEMPLATES = BASE_DIR / "templates"


def warm() -> None:
    """Load every address and template, then leave them all out of Python's searches for cycles: of 200,000 objects that
    never go, such a search takes 80 ms, and some unlucky answer waits for it."""
    _ = get_resolver().url_patterns
    for kind in ("html", "svg"):
        for template in sorted(TEMPLATES.rglob(f"*.{kind}")):
            get_template(str(template.relative_to(TEMPLATES)))
    gc.collect()
    gc.freeze()
