"""Names: what is folded for comparison and how a name is shown."""

import pytest

from law import names


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("NETFLIX, INC.", "Netflix, Inc."),
        ("AMAZON.COM SERVICES LLC", "Amazon.com Services LLC"),
        (
            "THE BOARD OF REGENTS OF THE UNIVERSITY OF TEXAS",
            "The Board of Regents of the University of Texas",
        ),
        ("IBM CORP.", "IBM Corp."),
        ("AT&T INC.", "AT&T Inc."),
        ("ROBERT BOSCH GMBH", "Robert Bosch GmbH"),
        ("O'REILLY AUTOMOTIVE, INC.", "O'Reilly Automotive, Inc."),
        ("McDonald's Corp.", "McDonald's Corp."),
    ],
)
def test_the_capitals_of_a_caption_are_no_part_of_a_name(printed: str, expected: str):
    assert names.shown(printed) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VirtaMove, Corp.", "VIRTAMOVE CORPORATION"),
        ("Amazon.com, Inc.", "Amazon.com Inc"),
        ("Foo L.L.C.", "Foo LLC"),
        ("Société Générale S.A.", "Societe Generale SA"),
        ("Johnson & Johnson", "Johnson and Johnson"),
    ],
)
def test_two_writings_of_one_name_share_a_key(one: str, other: str):
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HP Inc.", "Hewlett Packard Enterprise"),
        ("Amazon.com, Inc.", "Amazon.com Services LLC"),
        ("VirtaMove, Corp.", "VirtaMove"),
        ("Netflix, Inc.", "Netfix, Inc."),
    ],
)
def test_different_names_never_share_a_key(one: str, other: str):
    assert names.key(one) != names.key(other)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ostermann Electronics Co., Ltd.", "limited"),
        ("Acme L.L.C.", "llc"),
        ("Acme, LLP", "llp"),
        ("Palisade Lift Systems, L.P.", "lp"),
        ("Acme Company", "corporation"),
        ("Cocoa Inc", "corporation"),
        ("Foo GmbH & Co. KG", "gmbh"),
        ("Novartis AG", "ag"),
        ("Helice Nautique S.A.", "sa"),
        ("Foo S.à r.l.", "sarl"),
        ("Foo SARL", "sarl"),
        ("Philips N.V.", "nv"),
        ("X B.V.", "bv"),
        ("Sony Group Kabushiki Kaisha", "kk"),
        ("Norrland Diagnostics AB", "ab"),
        ("Bar Oyj", "oy"),
        ("Foo S.p.A.", "spa"),
        ("Acme Pte. Ltd.", "limited"),
        ("Media Lab", ""),
        ("Jane Smith", ""),
    ],
)
def test_the_corporate_form_says_the_kind(name: str, expected: str):
    assert names.kind(name) == expected
