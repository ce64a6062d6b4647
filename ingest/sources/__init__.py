"""Fetching from outside: CourtListener's API, courts' feeds, a mailbox. What is fetched goes through the inbox."""
