"""A generated field of cases to measure on: the shapes of the real one, nothing of its content.

What it is: rows that agree with each other and with the natural keys (docket numbers, parties' keys, entries' keys and
places, events' keys), loaded by COPY, the same for the same seed. Every entry has its fact in a docket sheet, what an
entry means is read from its text by `law.entries`, and the events of entries are those that a rebuild of the timeline
makes. The feed's triggers tell of every row.

What it is not: a record of filings. Captions, parties, patents and accusations have no facts behind them, and docket
sheets no bytes, so that settling a whole case anew would empty it; no name, number or text is anybody's.
"""
