from oversight.models.answer import Answer, Assessment, Verdict, View
from oversight.models.case import Case, Entered, FundGround
from oversight.models.final_document import Delivery, FinalDocument, Road
from oversight.models.finding import Finding, Severity
from oversight.models.group import Group, Invitation
from oversight.models.number import NumberSeries
from oversight.models.obligation import (
    Basis,
    EntryKind,
    Obligation,
    ObligationEntry,
    ObligationKind,
    Subject,
)
from oversight.models.participant import Participant
from oversight.models.recommendation import Recommendation

__all__ = [
    "Answer",
    "Assessment",
    "Basis",
    "Case",
    "Delivery",
    "Entered",
    "EntryKind",
    "FinalDocument",
    "Finding",
    "FundGround",
    "Group",
    "Invitation",
    "NumberSeries",
    "Obligation",
    "ObligationEntry",
    "ObligationKind",
    "Participant",
    "Recommendation",
    "Road",
    "Severity",
    "Subject",
    "Verdict",
    "View",
]
