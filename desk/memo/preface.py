"""What stands above a memo's first section, and beside each source: the same words in every form of it."""

from desk.memo.document import Memo, Source


def preface(memo: Memo) -> tuple[str, str]:
    """Which case, and what the memo is: two lines."""
    papers = "1 filing" if memo.filings == 1 else f"{memo.filings} filings"
    return (
        f"{memo.number}, {memo.court} · Case memo as of {memo.as_of}",
        f"Written from the settled record and {papers} of this case. Every statement is a settled value, the wording of a"
        " filing, or says that none states it; a number in brackets leads to the words it rests on.",
    )


def dated(source: Source) -> str:
    """`, 2024-05-03, page 7: “the words”`: when the paper was filed, where in it the words stand, and the words."""
    where = "".join((f", {source.dated}" * bool(source.dated), f", page {source.page}" * bool(source.page)))
    return f"{where}: “{source.quote}”" if source.quote else f"{where}, quoted above"
