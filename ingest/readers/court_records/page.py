"""A page of CM/ECF as received: its source, its visible text, the court it is of."""

import re
from collections import Counter
from functools import cached_property

from ingest.readers.court_records.places import Places
from ingest.readers.extract.extracted import fit
from ingest.readers.extract.plain import decode
from ingest.readers.extract.web import visible
from ingest.readers.reading import CannotRead
from law.court_names import find_court, find_courts
from law.courts import COURTS
from law.said import Said

CUT_OFF = "The page breaks off before its end. Open the {what} again, wait until it has loaded whole, and save it anew."
NO_COURT = "The page does not say which court it is from. Save it from the court's own site, links included."
NOT_OURS = (
    "This is a page of {court}, whose cases this tracker does not keep: it keeps those of district and appeals courts, the "
    "Court of Federal Claims and the JPML."
)
_HOST = re.compile(r"\b(?:ecf|www|pacer|efile)\.([a-z0-9]{3,6})\.(?:uscourts|fjc)\b", re.I)
_TITLE = re.compile(r"<title>([^<]{0,200})", re.I)
_IN_TITLE = re.compile(r"\bCourt:\s?([a-z]{3,5})\b")
_TURNED = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+)?) (Northern|Southern|Eastern|Western|Middle|Central) District\b"
)
_NUMBERED = re.compile(  # an entry may name a case of another court: `transfer from Northern District of Texas, case #07-644`
    r"\bDOCKET\s+FOR\s+CASE\s?#|\bDocket\s?#|Case\s+Name:|Petition\s?#|Proceeding\s?#", re.I
)
_MENU = re.compile(r"\bMobile\s+Query\b|^History\b|^Doc(?:uments?|\.)\s*$", re.M)
OTHERS = {"bankruptcy": "a bankruptcy court", "veterans": "the Court of Appeals for Veterans Claims"}
_OTHER = re.compile(
    r"(?P<bankruptcy>\bBankruptcy\s+(?:Court|Appellate\s+Panel|Petition)\b|\bCase\s+type:\s*(?:bk|ap|mp)\b|\bChapter:\s*\d)"
    r"|(?P<veterans>\bAppeals\s+for\s+Veterans\s+Claims\b)",
    re.I,
)
_WORDS = frozenset(
    {"cit", "cod", "hid", "itc", "mad", "med", "ned", "ptab"}
)  # ids that are words, or no court's page
_RECEIPT = re.compile(r"Transaction\s+Receipt\s+\d\d/\d\d/\d{4}")
_HOSTS = {"cofc": "uscfc", "sdny": "nysd", "ca09": "ca9"}  # host labels that are not the court's id
_APPEALS = re.compile(r"ca(?:\d{1,2}|dc|fc)\Z")


class Page:
    """`what` is what people call it, for sentences: docket sheet, notice, …. Records that are no HTML give their text
    and their court."""

    def __init__(
        self, source: str, what: str, text: str | None = None, court: str = "", name: str = ""
    ) -> None:
        self.source, self.what, self.name = source, what, name
        self._text, self._court = text, court

    @cached_property
    def text(self) -> str:
        """The visible text, up to the receipt: below it stands the login of whoever paid for the page."""
        if self._text is not None:
            return self._text
        whole = fit(visible(self.source))
        receipt = _RECEIPT.search(whole, max(0, len(whole) - 4000))
        return whole[: receipt.end()] if receipt else whole

    @cached_property
    def places(self) -> Places:
        return Places(self.text)

    @cached_property
    def court(self) -> str:
        """The court's id. Raises CannotRead where the page does not tell, or where it is none of ours."""
        found = self._court or self._named() or self._from_title() or self._from_links() or self._from_name()
        kept = found in COURTS or bool(_APPEALS.match(found))
        if (kept or not found) and not self._court and (other := _OTHER.search(self._heading)):
            raise CannotRead(NOT_OURS.format(court=OTHERS[other.lastgroup or ""]))
        if not found:
            raise CannotRead(NO_COURT)
        if not kept:
            raise CannotRead(NOT_OURS.format(court=found))
        return found

    @property
    def _heading(self) -> str:
        """The page's text down to the number of its case."""
        head = self.text[:3000]
        stop = _NUMBERED.search(head) or _MENU.search(head)
        return head[: stop.end()] if stop else head[:600]

    def _named(self) -> str:
        """The court in a sheet's heading, above its number; a bankruptcy court of a district is not that district."""
        head = self.text[:3000]
        stop = _NUMBERED.search(head)
        names = find_courts(head, 0, stop.end()) if stop else []
        bankruptcy = re.search(r"\bBankruptcy\s+(?:Court|Appellate|Petition)", head, re.I)
        return "" if bankruptcy or not names else names[-1].court

    def _from_title(self) -> str:
        """The court in the page's title: `U.S. District Court:txed`, `California Central District`."""
        title = m[1] if (m := _TITLE.search(self.source)) else ""
        code = _IN_TITLE.search(title)
        if code:
            return court_of_host(code[1])
        if coded := _coded(title):
            return coded
        turned = _TURNED.sub(r"\2 District of \1", title)
        found = find_court(turned) if "bankruptcy" not in title.lower() else None
        return found.court if found else ""

    def _from_links(self) -> str:
        hosts = Counter(
            m[1].lower() for m in _HOST.finditer(self.source) if m[1].lower() not in ("pacer", "login")
        )
        best = hosts.most_common(1)
        return court_of_host(best[0][0]) if best else ""

    def _from_name(self) -> str:
        """The court that a saved page's file name holds (`cand_317868.html`): the last resort."""
        m = re.match(r"([a-z]{3,5})[_.-]", self.name)
        return m[1] if m and m[1] in COURTS else _coded(self.name)

    def form(self, name: str, words: str) -> Said:
        """The form of the page at the words that show it, or at the top."""
        place = self.places.find(words) or (0, min(1, len(self.text)))
        return Said(name, *place)


def _coded(words: str) -> str:
    """The one court whose id stands among these words (`CAND-ECF`, `CM/ECF - casd`, `dockets__cand_4.html`)."""
    codes = {w for w in re.split(r"[\W_]+", words.lower()) if w in COURTS and w not in _WORDS}
    return codes.pop() if len(codes) == 1 else ""


def court_of_host(host: str) -> str:
    """The court's id from the label of its host: `cofc` is the Court of Federal Claims."""
    return _HOSTS.get(host.lower(), host.lower())


def page_of(data: bytes, what: str, name: str, *, closed: bool = True) -> Page:
    """The page in these bytes. Raises CannotRead where it was cut off: a table is left open, or the page itself, which every
    page but the smallest of CM/ECF (`closed` false) closes."""
    source = decode(data)
    low = source.lower()
    ends = "</html" in low or "</body" in low
    if not ends and (closed or low.count("<table") > low.count("</table") or _in_script(low)):
        raise CannotRead(CUT_OFF.format(what=what))
    return Page(source, what, name=name)


def _in_script(low: str) -> bool:
    return low.rfind("<script") > low.rfind("</script")
