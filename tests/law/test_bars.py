import pytest

from law import bars

FORMS = (
    ("(CA SBN 246953)", "", "CA 246953"),
    ("(TX SBN 24119042)", "", "TX 24119042"),
    ("Texas Bar No. 24001234", "", "TX 24001234"),
    ("Texas State Bar No. 00794101", "", "TX 00794101"),
    ("State Bar of Texas No. 24050363", "", "TX 24050363"),
    ("State Bar No. 171950", "CA", "CA 171950"),
    ("(SBN 171950)", "CA", "CA 171950"),
    ("(Cal. Bar No. 184576)", "", "CA 184576"),
    ("(State Bar No. 171950)", "", "171950"),
    ("(#1014)", "DE", "DE 1014"),
    ("(No. 4093)", "DE", "DE 4093"),
    ("BBO #561234", "", "MA 561234"),
    ("(BBO No. 561234)", "", "MA 561234"),
    ("WSBA No. 12345", "", "WA 12345"),
    ("WSBA #12345", "", "WA 12345"),
    ("ARDC No. 6201234", "", "IL 6201234"),
    ("VSB No. 41234", "", "VA 41234"),
    ("Florida Bar No. 123456", "", "FL 123456"),
    ("Georgia Bar No. 141620", "", "GA 141620"),
    ("(P41234)", "", "MI P41234"),
    ("(IO-4417)", "NY", "NY IO-4417"),
    ("(IO 4417)", "NY", "NY IO 4417"),
    ("New York Bar No. 2512345", "", "NY 2512345"),
    ("NY Bar No. 2512345", "", "NY 2512345"),
)


@pytest.mark.parametrize(("written", "home", "normal"), FORMS)
def test_a_bar_number_names_its_state(written, home, normal):
    assert [b.text for b in bars.find(written, home=home)] == [normal]


@pytest.mark.parametrize(
    "other",
    (
        "Suite 2800",
        "(310) 826-7474",
        "Los Angeles, CA 90025",
        "Austin, TX 78701-3218",
        "12424 Wilshire Boulevard",
    ),
)
def test_addresses_and_telephones_are_no_bar_numbers(other):
    assert list(bars.find(other, home="CA")) == []


@pytest.mark.parametrize(
    ("written", "digits"),
    (("Reg. No. 48,277", "48277"), ("Registration No. 61234", "61234"), ("USPTO Reg. No. 70,001", "70001")),
)
def test_a_registration_before_the_patent_office_is_digits(written, digits):
    found = bars.agency(written)
    assert found is not None and found.text == digits
