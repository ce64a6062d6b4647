"""Names of what facts are about. A scope is what is settled (and locked) together; names are natural, never row ids."""

from law.dockets import identity, parse
from law.names import key as name_key
from law.patents import application

DOCKET, MENTION, PATENT, PARTY, ATTORNEY, FIRM = "docket", "mention", "patent", "party", "attorney", "firm"
APPLICATION = "application"


def of_docket(court: str, number: str) -> str | None:
    """The scope of a docket from its court and number in any spelling, or None where either is missing or unreadable."""
    parsed = parse(number, court=court) if court else None
    return f"{DOCKET}:{court}/{identity(court, parsed)}" if parsed else None


def of_mention(plaintiff: str, defendant: str, filed_on: str, court: str) -> str:
    """The scope of a suit that is only mentioned: what its mention says of it is all its name can hold."""
    parts = (name_key(plaintiff)[:150], name_key(defendant)[:150], filed_on, court)
    return f"{MENTION}:{'|'.join(parts)}"


def of_patent(number: str) -> str:
    return f"{PATENT}:{number}"


def of_application(number: object) -> str | None:
    """The scope of an application from its number in any spelling, or None where it is unreadable."""
    normal = application(str(number))
    return f"{APPLICATION}:{normal}" if normal else None


def name_part(name: str) -> str:
    """The part of a scope that a name gives."""
    return name_key(name)[:300]


def of_party(name: str) -> str:
    return f"{PARTY}:{name_part(name)}"


def of_firm(name: str) -> str:
    return f"{FIRM}:{name_part(name)}"


def split(scope: str) -> tuple[str, str]:
    """`docket:txwd/7:24-cv-00030` is (`docket`, `txwd/7:24-cv-00030`)."""
    kind, _, rest = scope.partition(":")
    return kind, rest
