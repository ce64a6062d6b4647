"""Which court record the bytes are, from the bytes: the first row whose marks are all there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.readers.court_records.appellate import read_acms, read_appeal
from ingest.readers.court_records.archive import read_archive
from ingest.readers.court_records.courtlistener import read_courtlistener
from ingest.readers.court_records.district import read_docket
from ingest.readers.court_records.feed import read_feed
from ingest.readers.court_records.notice import read_body, read_mail, refuse_cut
from ingest.readers.court_records.queries import (
    read_appeal_attachments,
    read_attachments,
    read_history,
    read_possible_numbers,
    read_query,
)
from ingest.readers.court_records.refused import (
    refuse_bankruptcy,
    refuse_charge,
    refuse_empty,
    refuse_login,
    refuse_opinions,
)
from ingest.readers.reading import Reading

HEAD = 60_000  # bytes in which a record shows what it is; pages carry long menus before their heading
BEFORE = 1_000_000  # bytes in which scripts are looked for: a saved page may begin with hundreds of thousands of theirs


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of record: what its bytes must match (all of it), and its reader."""

    marks: tuple[re.Pattern[bytes], ...]
    read: Callable[[bytes, str], Reading]


def _format(read: Callable[[bytes, str], Reading], *marks: str) -> Format:
    return Format(tuple(re.compile(m.encode(), re.I | re.S) for m in marks), read)


_HTML = r"<(?:html|head|body|table|div|title|h3|p)\b"
_SYSTEM = (  # the menu of a district court's CM/ECF, a servlet of a court of appeals' one, the mobile page
    r"/cgi-bin/(?:iquery|DisplayMenu)\.pl|id=[\"']?cmecfMainContent|servlet/TransportRoom|TransportRoom\?servlet=|CM/ECF\s+Mobile"
    r"|Server\s+at\s+ecf\.[a-z0-9]{3,6}\.uscourts\.gov\b"
)
_MAIL = r"\A\s*(?:[\w-]{2,40}:|From )[^\n]*\n(?:[^\n]*\n){1,200}"
_NOTICE = r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)|Subject:[^\n]{0,40}Activity in Case"
_SCRIPT = re.compile(rb"<(script|style)\b")
FORMATS = (
    _format(read_mail, _MAIL, r"\n(?:From|To|Subject|Date):", _NOTICE),
    _format(read_feed, r"\A\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,100}>\s*)?(?:<!--.{0,300}?-->\s*)?<rss\b", r"\.uscourts\.gov"),
    _format(read_archive, r"<gov_uscourts_docket>"),
    _format(read_possible_numbers, r"\A\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,100}>\s*)?<request\s+number=", r"<case\s+number=|<message\s+text="),
    _format(read_acms, r'\A\s*\{\s*"caseDetails"\s*:'),
    _format(read_courtlistener, r'\A\s*\{', r'"(?:docket_number_core|docket_entries|recap_documents|party_types|date_last_filing|assigned_to_str)"\s*:'),
    _format(read_courtlistener, r'\A\s*\{', r'"docketNumber"\s*:', r'"(?:docket_absolute_url|docket_id|cluster_id)"\s*:'),
    _format(read_body, _HTML, r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)", r"Case\s+Number:"),
    _format(refuse_cut, _HTML, r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)", r"following\s+transaction\s+was\b"),
    _format(read_docket, _HTML, r"DOCKET\s+FOR\s+CASE\s*#|Bankruptcy\s+Petition\s*#|Adversary\s+Proceeding\s*#"),
    _format(read_appeal, _HTML, r"(?:Court\s+of\s+Appeals\s+)?Docket\s*#:\s*|General\s+Docket", r"Docketed:|Case\s+Summary|Court\s+of\s+Appeals"),
    _format(read_history, _HTML, r"History/Documents\s+Query|<h\d[^>]*>\s*History\s*</h"),
    _format(read_attachments, _HTML, r"Document\s+Selection\s+Menu|Select\s+the\s+document\s+you\s+wish\s+to\s+view"),
    _format(read_appeal_attachments, _HTML, r"Documents\s+are\s+attached\s+to\s+this\s+filing"),
    _format(read_query, _HTML, r"Date\s+of\s+last\s+filing:|-Case\s+Summary\s+for\s|, presiding\s*<|<b>Date\s+filed:</b>[^<]{0,40}<br>\s*<b>Date\s+terminated:"),
    _format(refuse_charge, _HTML, r"To\s+accept\s+charges\s+shown|Accept\s+Charges\s+and\s+Retrieve|You\s+have\s+been\s+charged\s+as\s+indicated"),
    _format(refuse_login, r"Filer\s+or\s+PACER\s+Login|pacer\.login\.uscourts\.gov/csologin"),
    _format(refuse_bankruptcy, _HTML, _SYSTEM, r"Claims\s+Register|Claims\s+Activity\s+Report|Bankruptcy\s+Court"),
    _format(refuse_bankruptcy, _MAIL, r"\n(?:From|Return-Path):[^\n]{0,80}@(?:ecf\.)?[a-z]{2,5}b\.uscourts\.gov"),
    _format(refuse_opinions, _HTML, _SYSTEM, r"Written\s+Opinions\s+Report"),
    _format(refuse_empty, _SYSTEM),
)  # fmt: skip


def recognise(data: bytes) -> Callable[[bytes, str], Reading] | None:
    """The reader of these bytes, or None where they are no court record."""
    head = _head(data)
    return next((f.read for f in FORMATS if all(m.search(head) for m in f.marks)), None)


def _head(data: bytes) -> bytes:
    """The beginning of the bytes; of a page without its scripts and styles."""
    whole = data[:BEFORE]
    low = whole.lower()
    kept, at = [], 0
    for tag in _SCRIPT.finditer(low):
        if tag.start() >= at:
            end = low.find(b"</" + tag[1], tag.end())
            if end < 0:
                break
            kept.append(whole[at : tag.start()])
            at = end
    return b"".join([*kept, whole[at:]])[:HEAD]
