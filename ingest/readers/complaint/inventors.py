"""Inventors as complaints name them."""

import re

from ingest.readers.paragraphs import Pleading
from law.said import Said

NAMED = (
    re.compile(
        r"\b(?:names?|naming|lists?|listing|identif(?:ies|ying))\s(?P<who>[A-Z][^;“”\"\n]{3,200}?)\sas\s(?:the\s|an?\s|its\s)?(?:(?:sole|first|joint|named|true|first-named|only)\s){0,2}(?:co-?)?inventors?\b"
    ),
    re.compile(
        r"\b(?:invented\sby|inventors?\s(?:are|is|were|was)|(?:the\s)?named\sinventors?\s(?:are|is|of[^.;]{0,40}\s(?:are|is)))\s(?P<who>(?:Mr\.\s|Dr\.\s|Messrs\.\s)?[A-Z][^;:“”\"\n(]{3,160}?)(?=(?<!\s[A-Z])\.(?:\s|$)|;|,\s(?:who|and\s(?:is|was|assigned)|which|on)\b|\sand\s(?:is|was|were|assigned)\b)"
    ),
    re.compile(
        r"\b(?:issued|granted)\s(?:\w+\s){0,3}to\s(?:the\s)?(?:named\s)?inventors?,?\s(?P<who>[A-Z][^;:“”\"\n(]{3,160}?)(?=(?<!\s[A-Z])\.(?:\s|$)|;|,?\s(?:on|for|who|and\s(?:assigned|is|was))\b)"
    ),
    re.compile(
        r"\b[Ii]nventors?\s(?:named|listed|identified)\s(?:on|in)\s[^.;]{2,60}?\s(?:are|is)\s(?P<who>[A-Z][^;:“”\"\n(]{3,160}?)(?=(?<!\s[A-Z])\.(?:\s|$)|;|,\s(?:who|and\s(?:is|was|assigned)|which|on)\b)"
    ),
    re.compile(
        r"\b(?:issued|granted)\s(?:\w+\s){0,3}to\s(?P<who>[A-Z][^;:“”\"\n(]{3,160}?),?\s(?:as\s)?(?:the\s|its\s)?(?:(?:sole|named|first|joint|co-?)\s?){0,2}inventors?\b"
    ),
    re.compile(
        r"\b(?:issued|granted)\b[^;]{0,160}?\bin\sthe\snames?\sof\s(?P<who>[A-Z][^;:“”\"\n(]{3,120}?)(?=(?<!\s[A-Z])\.(?:\s|$)|;|,\s(?:who|which|on|as)\b|\s(?:as|on)\b)"
    ),
    re.compile(
        r"\b[Ii]nventors?\sof\sthe\s[^.;,]{2,40}?[Pp]atent,\s(?:Messrs\.\s|Drs?\.\s|Mr\.\s|Ms\.\s)?(?P<who>[A-Z][^;:,“”\"\n(]{3,60}(?:,\s[A-Z][^;:,“”\"\n(]{3,60}){0,5}?),\s(?=[a-z])"
    ),
    re.compile(
        r"\binventors?[:,]?\s(?P<who>(?:Dr\.\s)?[A-Z][\w.’'-]+(?:\s(?:[A-Z]\.\s?){0,2}[A-Z][\w’'-]+){1,2}(?:(?:,\s|,?\sand\s)(?:Dr\.\s)?[A-Z][\w.’'-]+(?:\s(?:[A-Z]\.\s?){0,2}[A-Z][\w’'-]+){1,2}){0,6})(?=[,.;]|\son\b)"
    ),
)
_PERSON = re.compile(
    r"(?:(?:Mr|Dr|Ms|Mrs|Prof)\.\s)?(?P<name>[A-Z][\w.’'-]*(?:\s(?:[A-Z]\.?|\([A-Z]\w+\)|(?:van|von|de|der|da|di|le|la)|[A-Z][\w.’'-]+)){1,4}(?:,?\s(?:Jr|Sr|II|III)\.?)?)"
)
_NO_PERSON = re.compile(
    r"\b(?:Inc|Corp|LLC|Ltd|Company|Defendants?|Plaintiffs?|University|United|States|Patent|Office)\b"
)


def people(pleading: Pleading, start: int, end: int) -> Said | None:
    """The persons of a list ("A. B. Smith, Jane Roe and K. Ito") as one value with several names."""
    part = pleading.text[start:end]
    if _NO_PERSON.search(part):
        return None
    pieces = [
        p for p in re.split(r",\s(?!Jr|Sr|II)(?:and\s)?|;\s(?:and\s)?|\sand\s|\s&\s", part) if p.strip()
    ]
    found = [_PERSON.fullmatch(p.strip()) for p in pieces]
    if not pieces or not all(found):
        return None
    return pleading.flow.said([f["name"] for f in found if f], start, end)
