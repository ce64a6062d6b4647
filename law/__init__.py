"""What the field knows, as plain Python: numbers, names, dates, courts, claim lists, rules. No Django, no clock, no I/O."""
