"""The kind of thing a claim is to, from the words it begins with: `system`, `method`, `medium`, `apparatus`, `composition`.

35 U.S.C. 101 knows a process, a machine, a manufacture and a composition of matter; readers part machines into systems
and apparatus by the claim's own noun, and name a medium that holds instructions (In re Beauregard, 53 F.3d 1583) apart.
"""

import re

_OVER = re.compile(  # what ends the noun phrase of a preamble
    r"(?<!-)\b(?:compris\w+|consist\w+|includ\w+|contain\w+|characteri[sz]ed|for|of|with|having|has|that|which|whose|wherein|whereby|when|where|in|to|on|by|at|from|configured|adapted|arranged|operable|capable|"
    r"suitable|storing|encod\w+|embod\w+|bearing|holding|carrying|used|performed|implemented|executed|said|the|an?)\b|[:;(]"
)
_OPENS = re.compile(
    r"\W{0,4}(?:\d{1,3}\s?\.\s{1,4})?(?:An?|The|One\sor\smore|At\sleast\sone)\s{1,3}(?!plurality|set\b|number\b|method\sof\sclaim)",
    re.I,
)
_HEADS = (  # the head noun, or the two last words, that decide; the first row that fits
    ("method", r"(?:methods?|process(?:es)?)"),
    ("medium", r"(?:medi(?:um|a)|storage devices?|program products?|memor(?:y|ies)|storage)"),
    ("system", r"(?<!operating )systems?"),
    ("composition", r"(?:compositions?|formulations?|pharmaceuticals?|compounds?|antibod(?:y|ies)|mixtures?|polymers?|alloys?|dosage forms?|tablets?|capsules?|solutions?|salts?|vaccines?|peptides?|polypeptides?|proteins?|emulsions?|vectors?)"),
)  # fmt: skip
_HEAD = tuple((kind, re.compile(rf"(?:.*\W)?{words}", re.I)) for kind, words in _HEADS)
# a memory is a medium where it holds instructions
_TELLS = re.compile(r"(?:.*\W)?(?:medi(?:um|a)|program products?)", re.I)
_MACHINE = re.compile(r"(?:.*\W)?(?:apparatus(?:es)?|devices?|machines?|assembl(?:y|ies))", re.I)
_NO_MACHINE = re.compile(r"(?:.*\W)?(?:kits?|crystals?|sequences?|acids?|cells?|form)", re.I)
_CLAIMED = re.compile(
    r"\b(?:compris(?:es|ing)|consist(?:s|ing)|includ(?:es|ing)|wherein|characteri[sz]ed)\b", re.I
)
_INSTRUCTIONS = re.compile(r"\b(?:instructions?|program|code)\b", re.I)


def kind_of(preamble: str) -> str | None:
    """The kind of a claim whose words begin so; None where they do not tell: a summary is no preamble."""
    opened = _OPENS.match(preamble)
    if opened is None:
        return None
    over = _OVER.search(preamble, opened.end())
    noun = preamble[opened.end() : over.start() if over else len(preamble)].strip(" ,.\n")
    rest = preamble[over.start() :] if over else ""
    for kind, head in _HEAD:
        if head.fullmatch(noun) and (
            kind != "medium" or _TELLS.fullmatch(noun) or _INSTRUCTIONS.search(rest)
        ):
            return kind
    if _MACHINE.fullmatch(noun):
        return "apparatus"
    claimed = noun and _CLAIMED.search(rest) and not _NO_MACHINE.fullmatch(noun)
    return "apparatus" if claimed else None
