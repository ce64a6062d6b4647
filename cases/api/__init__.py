"""Cases, what is in them, their dockets and filings, and the ledger behind them, in the API."""
