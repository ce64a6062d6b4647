"""Bulk data sets: the USPTO OCE patent-litigation docket data, one CSV file for each of its tables.

A file is one filing; its rows are facts that cite (filing, row) and rank below every other source.
"""
