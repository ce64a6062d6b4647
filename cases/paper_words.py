"""The words of a filing's text, page by page, for searching: one search vector a page."""

from django.db import connection

from cases.models import FilingPage

PIECE = 50_000  # code points to a vector: PostgreSQL's hold a megabyte; a text without pages is cut into such pieces
_KEEP = """
    INSERT INTO cases_filingpage (content_id, number, words)
    SELECT t.filing_id, page.number,
           to_tsvector('english', substr(t.text, piece.start + 1, least(page.stop - piece.start, %(piece)s)))
    FROM cases_filingtext t
    CROSS JOIN LATERAL (
        SELECT n AS number, start::int, coalesce(lead(start::int) OVER (ORDER BY n), length(t.text)) AS stop
        FROM jsonb_array_elements_text(CASE t.pages WHEN '[]' THEN '[0]' ELSE t.pages END) WITH ORDINALITY p (start, n)
    ) page
    CROSS JOIN LATERAL generate_series(page.start, page.stop - 1, %(piece)s) piece (start)
    WHERE t.filing_id = ANY(%(filings)s)
"""


def keep_words(*filings: int) -> None:
    """Make the pages of these filings' texts searchable, in place of what was searchable of them before. A word that a
    cut of PIECE divides is found as its two parts."""
    FilingPage.objects.filter(content__in=filings).delete()
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, {"piece": PIECE, "filings": list(filings)})
