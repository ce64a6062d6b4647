"""The memo of a case: every statement a settled value, a filing's own words, or that none says so; in three forms alike."""

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from accounts.models import User
from cases.models import Case, Fact, Filing, FilingText, Proposal, Value
from desk.memo.as_docx import as_docx
from desk.memo.as_pdf import as_pdf
from desk.memo.build import build
from desk.memo.document import Heading, Line, Memo, Table
from tests.api.field import Field
from tests.pages.test_same_queries import _fill
from tests.record.papers import amazon_memo, complaint, take_in

pytestmark = pytest.mark.django_db
AMAZON = "/cases/txwd/7:24-cv-00030/"
AS_OF = datetime(2026, 3, 2, 17, 5, tzinfo=UTC)
TITLES = [
    "I. Executive summary and procedural information", "II. Technology and patents", "III. The accused instrumentality",
    "IV. Analysis of infringement allegations", "V. Claim terms for construction", "VI. Other allegations",
    "VII. Open questions",
]  # fmt: skip


def memo_of(key: str = "docket:txwd/7:24-cv-00030") -> Memo:
    user, _ = User.objects.get_or_create(username="reader")
    return build(Case.objects.get(key=key), user, AS_OF)


def lines(memo: Memo, number: str = "") -> dict[str, str]:
    """Label → words of every line, or of one section's."""
    blocks = [b for s in memo.sections if number in ("", s.number) for b in s.blocks]
    return {b.label: b.joint.join(w.text for w in b.words) for b in blocks if isinstance(b, Line)}


def table(memo: Memo, name: str) -> list[list[str]]:
    found = [b for s in memo.sections for b in s.blocks if isinstance(b, Table) and b.name == name]
    return [[cell.text for cell in row] for row in found[0].rows]


def in_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def in_docx(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_it_works(reader: Client, suits: list[Filing]) -> None:
    page = reader.get(f"{AMAZON}memo/").content.decode()

    assert [re.sub(r"<[^>]+>", "", t) for t in re.findall(r"<h2 id=\"[IV]+\">(.*?)</h2>", page)] == TITLES
    assert "memo/" in reader.get(AMAZON).content.decode()


def test_a_stranger_gets_404_and_nobody_sees_it_without_a_login(
    reader: Client, client: Client, suits: list[Filing]
) -> None:
    for ending in ("memo/", "memo.docx", "memo.pdf"):
        assert reader.get(f"/cases/txwd/7:24-cv-99999/{ending}").status_code == 404
        assert client.get(AMAZON + ending)["Location"].startswith("/login/")


def test_facts_stand_in_their_sections(suits: list[Filing]) -> None:
    memo = memo_of()

    assert memo.caption == "VirtaMove, Corp. v. Amazon.com Services LLC et al."
    assert (memo.number, memo.court, memo.as_of) == ("7:24-cv-00030", "W.D. Tex.", "2026-03-02 17:05 UTC")
    assert lines(memo, "I")["Plaintiff"] == "VirtaMove, Corp., patentee"
    assert lines(memo, "I")["Posture"] == "infringement"
    assert lines(memo, "II")["Title"] == "System for Containerization"
    assert lines(memo, "II")["Priority date"] == "2003-09-15"
    assert table(memo, "Accusations")[0] == [
        "1", "'814 patent", "not named", "VirtaMove, Corp.", "Amazon Web Services, Inc.", "not stated", "alleged", "",
    ]  # fmt: skip
    assert lines(memo, "VI")["Willful infringement, '814 patent"] == "alleged"
    assert ["2024-05-03", "First amended complaint filed", "First amended complaint"] in table(
        memo, "Case timeline"
    )


def test_every_source_leads_to_the_words_of_its_filing(reader: Client, suits: list[Filing]) -> None:
    memo = memo_of()
    cited = {n for s in memo.sections for b in s.blocks for n in _cites(b)}

    assert cited == {source.number for source in memo.sources} and len(cited) > 10
    for source in memo.sources:
        assert reader.get(source.address.partition("#")[0]).status_code == 200, source
    title = next(s for s in memo.sources if s.quote == "System for Containerization")
    assert (title.title, title.dated) == ("First amended complaint", "2024-05-03")


def _cites(block: Any) -> list[int]:
    rows = [block.words] if isinstance(block, Line) else block.rows if isinstance(block, Table) else []
    return [n for row in rows for cell in row for n in cell.cites]


def test_a_fact_without_a_source_of_its_own_is_said_to_be_unknown(suits: list[Filing]) -> None:
    memo = memo_of("docket:cand/24-cv-04740")

    assert lines(memo, "I")["Judges"] == "unknown; no filing read so far states it"
    said = lines(memo, "VII")[""]
    assert said.startswith("No filing read so far states counsel of the parties, judges")
    assert "what is said to infringe" in said


def test_an_unknown_first_day_is_bounded_and_what_is_proposed_is_not_taken(suits: list[Filing]) -> None:
    told = lines(memo_of(), "I")

    assert told["Filed"] == "unknown, not later than 2024-05-03"
    assert "no source states it; the case began no later than its earliest paper" in told["Basis"]
    assert told["Proposed"].startswith("2024-01-26, from a suit only mentioned that may be this case")
    evidence = Proposal.objects.get(case__key="docket:txwd/7:24-cv-00030").evidence
    assert evidence[0]["says"] in lines(memo_of(), "VII")["May be this case"]


def test_a_conflict_names_what_else_is_said_and_the_rule(db: None) -> None:
    take_in(
        complaint(),
        amazon_memo(patents=[{"number": "7519814", "title": "Containers", "priority_on": "2003-09-15"}]),
    )

    told = lines(memo_of(), "II")

    assert told["Title"] == "System for Containerization"
    assert told["Sources differ"].startswith(
        "VirtaMove v. Amazon.com memo: Containers. Rule: a party's own paper outranks"
    )


def test_a_persons_decision_is_told_as_one(editor: Client, suits: list[Filing]) -> None:
    value = Value.objects.get(scope="patent:7519814", slot="title")

    editor.post(
        f"/values/{value.pk}/enter/", {"value": "Container System", "reason": "certificate of correction"}
    )

    told = lines(memo_of(), "II")
    assert told["Title"] == "Container System"
    assert "First amended complaint: System for Containerization." in told["Sources differ"]


def test_readings_are_quoted_as_the_words_of_their_paper(db: None) -> None:
    rows = [
        {
            "element": "a container",
            "feature": "the package",
            "filing_cite": "¶15",
            "patent_cite": "col. 2:41-45",
        }
    ]
    take_in(
        complaint(),
        amazon_memo(
            sections=[{"heading": "Core Dispute", "text": "Whether a package is a container."}],
            charts=[{"patent": "7519814", "claim": 1, "theory_of": "VirtaMove, Corp.", "rows": rows}],
            terms=[{"term": "secure container", "patent": "7519814",
                    "narrower": [{"text": "It is “mutually exclusive”.", "cite": "col. 2:29"}]}],
            questions=[{"label": "equivalence", "text": "Is redirection a root file system?"}],
        ),
    )  # fmt: skip
    memo = memo_of()

    assert (
        lines(memo, "I")["Core Dispute"]
        == "“Whether a package is a container.” — VirtaMove v. Amazon.com memo"
    )
    assert table(memo, "Claim chart: '814 patent, claim 1") == [
        ["a container", "the package", "¶15", "col. 2:41-45"]
    ]
    assert lines(memo, "V")["Evidence for a narrower reading (col. 2:29)"].startswith(
        "“It is ‘mutually exclusive’.”"
    )
    assert lines(memo, "VII")["equivalence"].startswith("“Is redirection a root file system?”")


def test_a_trial_has_grounds_and_accuses_nothing(ptab: Filing) -> None:
    memo = memo_of("docket:ptab/IPR2020-01582")

    assert memo.sections[3].title == "Grounds and contentions"
    assert table(memo, "Grounds") == [
        ["1", "'138 patent", "1-5", "35 U.S.C. § 103", "Khandekar + Le", "instituted", ""]
    ]
    assert lines(memo, "III")[""].startswith("Nothing is accused in this proceeding")
    assert lines(memo, "V")["Construction"] == "a copy of an image"


def test_word_and_pdf_say_what_the_page_says(reader: Client, suits: list[Filing]) -> None:
    word, pdf = reader.get(f"{AMAZON}memo.docx"), reader.get(f"{AMAZON}memo.pdf")

    assert word["Content-Disposition"] == 'attachment; filename="memo-txwd-7-24-cv-00030.docx"'
    assert pdf["Content-Disposition"] == 'attachment; filename="memo-txwd-7-24-cv-00030.pdf"'
    headings = [p.text for p in Document(BytesIO(word.content)).paragraphs if p.style.name == "Heading 1"]
    assert headings == [*TITLES, "Sources"]
    outline = [bookmark.get_title() for bookmark in pypdfium2.PdfDocument(pdf.content).get_toc()]
    assert outline == [*TITLES, "Sources"]
    page = " ".join(re.sub(r"<[^>]+>", " ", reader.get(f"{AMAZON}memo/").content.decode()).split())
    for said in ("unknown, not later than 2024-05-03", "First amended complaint filed"):
        assert said in page and said in in_docx(word.content) and said in in_pdf(pdf.content)


def test_word_tables_repeat_their_heads_and_sources_are_links(suits: list[Filing]) -> None:
    document = Document(BytesIO(as_docx(memo_of(), "https://tracker.example.org")))

    assert all(t.rows[0]._tr.xpath("w:trPr/w:tblHeader") for t in document.tables) and document.tables
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets and all(t.startswith("https://tracker.example.org/filings/") for t in targets)
    assert document.core_properties.title.startswith("Case memo: VirtaMove")


@pytest.mark.parametrize("signs", ["’ “ ” § ¶ é — – …", "Łódź Škoda Győ Ångström", "Ελλάς Жуков"])
def test_every_form_prints_the_signs_of_the_law_and_the_letters_of_europe(db: None, signs: str) -> None:
    take_in(complaint(parties=[{"name": f"{signs} Corp.", "role": "plaintiff"}]))
    memo = memo_of()

    assert signs in in_docx(as_docx(memo, "")) and signs in in_pdf(as_pdf(memo, ""))


def test_hostile_words_are_words_in_every_form(reader: Client, db: None) -> None:
    hostile = "<b>&amp;</para><img src=x onerror=alert(1)>\x0b\x1f\u202e ]]> %s {{ 7|add:1 }} " + "W" * 900
    take_in(complaint(title=f"COMPLAINT {hostile}"[:300], parties=[{"name": hostile[:250], "role": "plaintiff"}],
                      contentions=[{"kind": "infringement", "text": hostile * 30}]))  # fmt: skip
    memo = memo_of()

    assert "<img src=x onerror=alert(1)>" in in_docx(as_docx(memo, ""))
    assert "<img src=x onerror=alert(1)>" in in_pdf(as_pdf(memo, ""))
    page = reader.get(f"{AMAZON}memo/").content.decode()
    assert "<img" not in page and "\u202e" not in page and "\x1f" not in page


def test_a_cell_longer_than_a_page_is_broken_not_lost(db: None) -> None:
    words = " ".join(f"w{n}" for n in range(4000))
    chart = {"patent": "7519814", "claim": 1, "rows": [{"element": "one", "feature": words}]}
    take_in(complaint(charts=[chart]))

    told = in_pdf(as_pdf(memo_of(), ""))

    assert "w0 " in told and "w3999" in told


def test_the_page_of_a_paged_filing_is_told(suits: list[Filing]) -> None:
    fact = Fact.objects.get(filing=suits[0], scope="patent:7519814", slot="title")
    Fact.objects.filter(pk=fact.pk).update(start=250, end=260)
    FilingText.objects.filter(filing=suits[0]).update(pages=[0, 100, 200, 300])

    source = next(s for s in memo_of().sources if s.quote == fact.quote)

    assert source.page == 3


def test_a_full_case_takes_the_queries_of_an_empty_one(reader: Client, field: Field) -> None:
    case = field.case(1)
    took = []
    for first, last in ((2, 4), (4, 200)):
        _fill(field, first, last)
        address = f"{case.get_absolute_url()}memo/"
        reader.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert reader.get(address).status_code == 200
        assert not [q for q in seen if '"cases_filingtext"."text"' in q["sql"]]
        took.append(len(seen))

    assert took[0] == took[1] <= 30


def test_a_withdrawn_filing_is_no_source(editor: Client, suits: list[Filing]) -> None:
    assert any("VirtaMove v. Amazon" in source.title for source in memo_of().sources)

    editor.post(f"/filings/{suits[1].pk}/withdraw/", {"reason": "wrong file"})

    assert all("VirtaMove v. Amazon" not in source.title for source in memo_of().sources)


def test_sections_stand_even_where_a_case_holds_nothing(db: None) -> None:
    take_in({"kind": "notice", "court": "txwd", "docket_number": "7:24-cv-00030", "title": "NOTICE"})
    memo = memo_of()

    assert [s.number for s in memo.sections] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert all(s.blocks for s in memo.sections)
    assert isinstance(memo.sections[0].blocks[0], Heading)
    assert as_pdf(memo, "").startswith(b"%PDF-") and as_docx(memo, "").startswith(b"PK")
