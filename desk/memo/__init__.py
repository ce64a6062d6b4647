"""The memo of a case: written in one click from the settled record and the readings, with a source for every fact."""
