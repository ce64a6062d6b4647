"""Products that a complaint describes instead of naming: the generic drug of an application, a kind of goods, what a
plaintiff asks to have declared free of a patent."""

import re
from collections.abc import Iterator

from ingest.readers.complaint import product_names
from ingest.readers.complaint.cast import Cast
from ingest.readers.paragraphs import Pleading
from law.said import Said

Sentence = tuple[int, int]

_INSIDE = r"(?:[^;:()“”\"\n]|\([a-z][^()“”\"]{2,60}\))"
_ARTICLE = re.compile(
    r"(?:(?:an?|the|its|their|his|her|this|such|certain|various|all|both|other|some|proposed|(?:[Dd]efendants?|[Pp]laintiffs?)[’']s?|[Dd]efendants[’'])\s)*"
)
_APPLIES = re.compile(r"\bANDAs?\b|\bNew\sDrug\sApplication|\bFDA\b|\bFood\sand\sDrug\b|505\(b\)\(2\)", re.I)
_GENERIC = re.compile(  # "… approval to engage in the commercial manufacture, use or sale of X prior to the expiration of …"
    r"\b(?:approval|permission|authori[sz]ation|seek\w*)\b[^;]{0,220}?"
    r"(?:\b(?:manufactur\w+|us(?:e|ing)|market(?:ing)?|s(?:ell|ale|elling)|import(?:ing|ation)?|distribut\w+|offer(?:s|ing)?\s(?:for|to)\ss\w+|commerciali[sz]e)\b(?:,?\s(?:and|or|and/or)\s|,\s|\s)?){1,8}"
    r"(?:(?:in|into|within|throughout)\sthe\sUnited\sStates,?\s)?(?:of\s)?(?:(?:in|into)\sthe\sUnited\sStates,?\s(?:of\s)?)?"
    rf"(?:(?:their|its|an?|the)\s(?:proposed\s)?(?:generic\s)?(?:drug\s)?product\s(?:called|named)\s[“\"](?P<quoted>[^”\"]{{4,140}})[”\"]|(?P<what>{_INSIDE}{{6,200}}?)"
    r"(?=\s?\((?:the\s|hereinafter|hereafter|collectively|each|together|“|\")|,?\s(?:an?|the|as|which\sare|which\sis)\s(?:a\s)?(?:purported\s)?generic\b|,?\swhich\b|,?\s(?:prior\sto|before)\s|\s(?:in|into|throughout|within)\sthe\sU|,?\scontaining\b|\.(?:\s|$)|,\sand\s(?!\d)|\sunder\s))",
)
_DRUG = re.compile(
    r"[®™]|\b(?:generic|tablets?|capsules?|injections?|solutions?|suspensions?|mg|mcg|ml|ointment|cream|gel|patch|spray|inhal\w+|release|extended|hydrochloride|sodium|drug|dosage|product|version|[a-z]{4,}(?:ine|ide|ole|one|ate|mab|nib|pril|olol|ast|vir|cin))\b",
    re.I,
)
_NO_DRUG = re.compile(r"\bANDA\b|\bpatents?\b|\A(?:it|them|thereof|the\ssame)\b", re.I)
_DEALS = re.compile(  # "Roe’s sale of their X products infringes"
    r"\b(?:manufacture|importation|sales?|use|marketing|distribution)\sof\s(?P<what>[^.;:()“”\"\n]{3,90}?)\s(?:infring(?:es|e|ed)\b|(?:constitutes?|is\san?\sact\sof)\s(?:\w+\s)?infring)",
)
_DECLARED = re.compile(  # "declaration that its X do not infringe"
    r"\b(?:declar\w+|judgment|declaration)\b[^.;]{0,200}?\bthat\s(?P<what>[^.;:()“”\"\n]{3,90}?)\s(?:do|does|has|have|did|is|are)\snot\s(?:\w+\s){0,3}?infring",
)
_ACCUSED = re.compile(  # "has alleged that Roe’s X infringe"
    r"\b(?:alleg|assert|claim|contend|accus|stat)(?:e|es|ed|ing|s)?\s(?:that\s)?(?P<what>[^.;:()“”\"\n]{3,90}?)\s(?:infring(?:es|e|ed|ing)?\b|of\sinfring)",
)
_SOMETHING = re.compile(
    r"\b(?:products?|services?|systems?|software|devices?|platforms?|apps?|applications?|tools?|machines?|apparatus|equipment|kits?|[A-Z0-9][\w®™-]*)\b"
)
_NOTHING = re.compile(
    r"\b(?:patents?|claims?|conduct|activit\w+|actions?|acts|complaint|it|they|he|she|that|which|infring\w*|customers|defendants?|plaintiffs?|of|accused|court)\b|\A(?:\w*\s)?(?:products?|services?|systems?|devices?)\Z",
    re.I,
)
_LONGEST = 10  # words of a description


def generic(pleading: Pleading, s: Sentence) -> Iterator[Said]:
    """The drug that an application asks leave to sell, as the sentence describes it."""
    text = pleading.text
    if not _APPLIES.search(text, *s):
        return
    for m in _GENERIC.finditer(text, *s):
        a, b = m.span("quoted") if m["quoted"] else m.span("what")
        a = _bare(text, a, b)
        words = text[a:b]
        if _DRUG.search(words) and not _NO_DRUG.search(words) and len(words.split()) <= 2 * _LONGEST:
            yield pleading.flow.words(a, b)
            return


def kind_of_goods(pleading: Pleading, cast: Cast, s: Sentence) -> Iterator[Said]:
    """What a party is said to infringe by dealing in, where its own name for it stands in the sentence."""
    for m in _DEALS.finditer(pleading.text, *s):
        yield from _description(pleading, cast, *m.span("what"))


def cleared(pleading: Pleading, cast: Cast, s: Sentence) -> Iterator[Said]:
    """What a plaintiff wants declared free of a patent, or says that the patentee accuses."""
    for pattern in (_DECLARED, _ACCUSED):
        for m in pattern.finditer(pleading.text, *s):
            yield from _description(pleading, cast, *m.span("what"), owned=True)
    for m in _CHARGED.finditer(pleading.text, *s):
        if not any(cast.find(pleading.text, *m.span("what"))):
            yield from product_names.listed(pleading, cast, *m.span("what"))
    said = _UNINFRINGING.match(pleading.text[slice(*s)])
    if said:
        yield from _description(pleading, cast, s[0] + said.start("what"), s[0] + said.end("what"))
    elif (bare := _BARE_SUBJECT.match(pleading.text[slice(*s)])) and not _OF_PEOPLE.search(bare["what"]):
        a, b = s[0] + bare.start("what"), s[0] + bare.end("what")
        if not any(cast.find(pleading.text, a, b)):
            yield from product_names.listed(pleading, cast, a, b)


_CHARGED = re.compile(  # the patentee is "asserting that the X infringes"
    r"\b(?:assert|alleg|contend|claim|stat|charg|accus|demand)(?:es|ed|ing|s|e)?\sthat\s(?:the\s)?(?P<what>[A-Z0-9][^.;:()“”\"\n]{1,70}?)\s(?:directly\s)?infring(?:es|e|ed)\b"
)
_UNINFRINGING = re.compile(  # "The X does not infringe"
    r"(?:\A|(?<=[.;]\s))(?:\d{1,3}\.\s)?(?:The|Its)\s(?P<what>[A-Z0-9][^.;:()“”\"\n]{1,60}?)\s(?:does|do)\snot\s[^.;]{0,60}?infring"
)

_BARE_SUBJECT = re.compile(  # "Aqua and Aqua Plus do not infringe"
    r"\A(?P<what>[A-Z0-9][\w®™-]*(?:,?\s(?:and\s)?[A-Z0-9][\w®™-]*){0,7})\s(?:does|do|did|has|have)\snot\s[^.;]{0,60}?infring"
)
_OF_PEOPLE = re.compile(
    r"\b(?:It|They|He|She|We|Plaintiffs?|Defendants?|Neither|None|Customers|Users|Each|This|These|Inc|LLC|Corp|Ltd)\b"
)


def _description(pleading: Pleading, cast: Cast, a: int, b: int, *, owned: bool = False) -> Iterator[Said]:
    text = pleading.text
    whose = next(iter(cast.find(text, a, b)), None)
    possessive = bool(
        whose and whose[0] - a < 12 and text[whose[1] : whose[1] + 2] in ("’s", "'s", "s ", "’ ")
    )
    its = re.match(r"(?:its|their|his|her|Plaintiffs?[’']s?)\s", text[a:b])
    if owned and not possessive and not its:
        return
    if whose and possessive:
        a = whose[1] + len(re.match(r"['’]?s?\s", text[whose[1] : b])[0])  # type: ignore[index]
    a = _bare(text, a, b)
    words = text[a:b].strip()
    named = re.search(r"[A-Z0-9][\w®™-]", words)
    if (
        named
        and 0 < len(words.split()) <= _LONGEST
        and _SOMETHING.search(words)
        and not _NOTHING.search(words)
    ):
        yield pleading.flow.words(a, product_names.apart(text, a, b))


def _bare(text: str, a: int, b: int) -> int:
    """Past articles and "defendants’"."""
    m = _ARTICLE.match(text, a, b)
    return m.end() if m else a


__all__ = ["cleared", "generic", "kind_of_goods"]
