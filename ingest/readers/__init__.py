"""Reading filings: bytes in, a frozen Reading out. Plain Python: no Django, no clock, no network."""
