"""Events and the change feed in the API."""
