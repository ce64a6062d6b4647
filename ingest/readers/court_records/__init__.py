"""What courts send: docket sheets, histories, queries, attachment menus, notices, feeds. One file for each layout.

The layouts are parsed by juriscraper (its `_parse_text` and `.data` only, nothing that fetches); its values are then
found again in the text, so that each has its words.
"""

import os

os.environ.setdefault("JURISCRAPER_LOG", os.devnull)  # else juriscraper warns of a folder it cannot write to

from ingest.readers.court_records.recognise import recognise  # noqa: E402: after the variable that silences it

__all__ = ["recognise"]
