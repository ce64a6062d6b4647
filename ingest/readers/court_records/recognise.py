"""Which court record the bytes are, from the bytes: the first row whose marks are all there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.readers.court_records.appellate import read_acms, read_appeal
from ingest.readers.court_records.archive import read_archive
from ingest.readers.court_records.courtlistener import read_courtlistener
from ingest.readers.court_records.district import read_docket
from ingest.readers.court_records.feed import read_feed
from ingest.readers.court_records.notice import read_body, read_mail
from ingest.readers.court_records.queries import (
    read_attachments,
    read_history,
    read_possible_numbers,
    read_query,
)
from ingest.readers.reading import Reading

HEAD = (
    60_000  # bytes in which a record shows what it is; pages carry long menus and styles before their heading
)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of record: what its bytes must match (all of it), and its reader."""

    marks: tuple[re.Pattern[bytes], ...]
    read: Callable[[bytes, str], Reading]


def _format(read: Callable[[bytes, str], Reading], *marks: str) -> Format:
    return Format(tuple(re.compile(m.encode(), re.I | re.S) for m in marks), read)


_HTML = r"<(?:html|head|body|table|div|title|h3|p)\b"
_MAIL = r"\A\s*(?:[\w-]{2,40}:|From )[^\n]*\n(?:[^\n]*\n){1,200}"
_NOTICE = r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)|Subject:[^\n]{0,40}Activity in Case"
FORMATS = (
    _format(read_mail, _MAIL, r"\n(?:From|To|Subject|Date):", _NOTICE),
    _format(read_feed, r"\A\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,100}>\s*)?(?:<!--.{0,300}?-->\s*)?<rss\b", r"\.uscourts\.gov"),
    _format(read_archive, r"<gov_uscourts_docket>"),
    _format(read_possible_numbers, r"\A\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,100}>\s*)?<request\s+number=", r"<case\s+number="),
    _format(read_acms, r'\A\s*\{\s*"caseDetails"\s*:'),
    _format(read_courtlistener, r'\A\s*\{', r'"(?:docket_number_core|docket_entries|recap_documents|party_types|date_last_filing|assigned_to_str)"\s*:'),
    _format(read_body, _HTML, r"Notice\s+of\s+(?:Electronic\s+Filing|Docket\s+Activity)", r"Case\s+Number:"),
    _format(read_docket, _HTML, r"DOCKET\s+FOR\s+CASE\s*#|Bankruptcy\s+Petition\s*#|Adversary\s+Proceeding\s*#"),
    _format(read_appeal, _HTML, r"(?:Court\s+of\s+Appeals\s+)?Docket\s*#:\s*|General\s+Docket", r"Docketed:|Case\s+Summary|Court\s+of\s+Appeals"),
    _format(read_history, _HTML, r"History/Documents\s+Query|<h\d[^>]*>\s*History\s*</h"),
    _format(read_attachments, _HTML, r"Document\s+Selection\s+Menu|Select\s+the\s+document\s+you\s+wish\s+to\s+view"),
    _format(read_query, _HTML, r"Date\s+of\s+last\s+filing:|-Case\s+Summary\s+for\s|, presiding\s*<"),
)  # fmt: skip


def recognise(data: bytes) -> Callable[[bytes, str], Reading] | None:
    """The reader of these bytes, or None where they are no court record."""
    head = data[:HEAD]
    return next((f.read for f in FORMATS if all(m.search(head) for m in f.marks)), None)
