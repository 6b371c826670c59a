from oversight.models.announcement import (
    Announcement,
    BodyInvitation,
    Manner,
    Reply,
)
from oversight.models.answer import Answer, Verdict, WithoutHearing
from oversight.models.answer_draft import AnswerDraft
from oversight.models.answer_template import AnswerTemplate
from oversight.models.answer_version import AnswerStance, AnswerVersion, Stance
from oversight.models.assessment import Assessment, AssessmentGiven, View
from oversight.models.assignment import Assignment
from oversight.models.body_hearing import BodyHearing
from oversight.models.calendar_change import CalendarChange
from oversight.models.case import OVER, Case, Entered, FundGround
from oversight.models.case_handover import CaseHandover
from oversight.models.case_sketch import CaseSketch
from oversight.models.complaint import Complaint, Ground, Instance, Outcome, Passing
from oversight.models.conflict import ConflictDeclaration, Resolution
from oversight.models.delivery import Delivery, ReceiptBasis
from oversight.models.discussion import (
    Attendee,
    DiscussionContribution,
    DiscussionProtocol,
)
from oversight.models.expertise import About, ExpertConclusion, ExpertQuestion
from oversight.models.final_document import FinalDocument, Road
from oversight.models.finding import Finding, FindingCategory, Severity
from oversight.models.group import Group, GroupProtocol, Invitation, ProtocolKind
from oversight.models.inspection import Inspection, InspectionLine
from oversight.models.measure import (
    Measure,
    MeasurePlan,
    MeasureReport,
    ReportKind,
)
from oversight.models.monitoring import (
    HEAVIEST,
    LINE_KINDS,
    Checklist,
    ChecklistItem,
    MonitoringPlan,
    Site,
)
from oversight.models.number import NumberSeries
from oversight.models.obligation import (
    Basis,
    EntryKind,
    Obligation,
    ObligationEntry,
    ObligationKind,
    Subject,
)
from oversight.models.participant import WHO_CONTROL, Capacity, Participant
from oversight.models.publication import Publication, Published
from oversight.models.receipt_claim import ReceiptClaim
from oversight.models.recommendation import Recommendation
from oversight.models.reminder import Reminder, Stage
from oversight.models.visit import Visit

__all__ = [
    "HEAVIEST",
    "LINE_KINDS",
    "OVER",
    "WHO_CONTROL",
    "About",
    "Announcement",
    "Answer",
    "AnswerDraft",
    "AnswerStance",
    "AnswerTemplate",
    "AnswerVersion",
    "Assessment",
    "AssessmentGiven",
    "Assignment",
    "Attendee",
    "Basis",
    "BodyHearing",
    "BodyInvitation",
    "CalendarChange",
    "Capacity",
    "Case",
    "CaseHandover",
    "CaseSketch",
    "Checklist",
    "ChecklistItem",
    "Complaint",
    "ConflictDeclaration",
    "Delivery",
    "DiscussionContribution",
    "DiscussionProtocol",
    "Entered",
    "EntryKind",
    "ExpertConclusion",
    "ExpertQuestion",
    "FinalDocument",
    "Finding",
    "FindingCategory",
    "FundGround",
    "Ground",
    "Group",
    "GroupProtocol",
    "Inspection",
    "InspectionLine",
    "Instance",
    "Invitation",
    "Manner",
    "Measure",
    "MeasurePlan",
    "MeasureReport",
    "MonitoringPlan",
    "NumberSeries",
    "Obligation",
    "ObligationEntry",
    "ObligationKind",
    "Outcome",
    "Participant",
    "Passing",
    "ProtocolKind",
    "Publication",
    "Published",
    "ReceiptBasis",
    "ReceiptClaim",
    "Recommendation",
    "Reminder",
    "Reply",
    "ReportKind",
    "Resolution",
    "Road",
    "Severity",
    "Site",
    "Stage",
    "Stance",
    "Subject",
    "Verdict",
    "View",
    "Visit",
    "WithoutHearing",
]
