"""From settled values to the rows people query. Rows are compared with what stands and only differences are written."""
