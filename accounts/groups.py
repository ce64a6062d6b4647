"""The three groups and what each may do."""

READER, EDITOR, ADMIN = "reader", "editor", "admin"
GROUPS = (READER, EDITOR, ADMIN)  # each may do what the one before it may


def may_edit(user: object) -> bool:
    """Whether the user may add filings, rule on conflicts and confirm proposals."""
    return _belongs(user, EDITOR, ADMIN)


def may_administer(user: object) -> bool:
    """Whether the user may say who sees what."""
    return _belongs(user, ADMIN)


def _belongs(user: object, *names: str) -> bool:
    if getattr(user, "is_superuser", False):
        return True
    groups = getattr(user, "groups", None)
    return bool(groups is not None and groups.filter(name__in=names).exists())
