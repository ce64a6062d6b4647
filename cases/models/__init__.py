"""Courts, dockets, cases, filings, who and what is in a case, and the ledger of facts."""

from cases.models.case import Case, CaseRelation, Court, Docket, DocketNumber
from cases.models.content import Accusation, Appearance, CaseParty, CasePatent, Ground
from cases.models.docket import DocketEntry, Document
from cases.models.filing import Blob, Delivery, Filing, FilingPage, FilingText
from cases.models.ledger import Fact, PartyProposal, Proposal, Question, Ruling, Value
from cases.models.source import Source
from cases.models.wall import Wall, WalledQuerySet, hidden_from, look_again

__all__ = [
    "Accusation",
    "Appearance",
    "Blob",
    "Case",
    "CaseParty",
    "CasePatent",
    "CaseRelation",
    "Court",
    "Delivery",
    "Docket",
    "DocketEntry",
    "DocketNumber",
    "Document",
    "Fact",
    "Filing",
    "FilingPage",
    "FilingText",
    "Ground",
    "PartyProposal",
    "Proposal",
    "Question",
    "Ruling",
    "Source",
    "Value",
    "Wall",
    "WalledQuerySet",
    "hidden_from",
    "look_again",
]
