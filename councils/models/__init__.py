from councils.models.agenda_item import AgendaItem, AgendaItemKind
from councils.models.agenda_version import AgendaVersion
from councils.models.annual_report import AnnualReport
from councils.models.appeal import Appeal, Channel
from councils.models.application import Application, RefusalGround
from councils.models.attendance import IN_SESSION, Attendance, AttendanceStatus
from councils.models.ballot import Ballot, Choice, ElectedTo, Vote
from councils.models.candidate import Candidate
from councils.models.commission import Commission, CommissionMember
from councils.models.competition import Competition
from councils.models.conflict import ConflictDeclaration
from councils.models.constituency import Constituency
from councils.models.contribution import Contribution, ContributionKind
from councils.models.convocation import Convocation, EarlyEnd
from councils.models.council import Council, CouncilSetting
from councils.models.council_year import CouncilYear
from councils.models.counter import Counter
from councils.models.decision import Decision, DecisionRecommendation
from councils.models.draft_act import DraftAct, DraftActKind
from councils.models.guest import Capacity, Guest
from councils.models.informing import Informing
from councils.models.material import Material
from councils.models.meeting import (
    ORGANS,
    ConvenedBy,
    LeftOpen,
    Meeting,
    MeetingKind,
)
from councils.models.minutes import Minutes, Passage, Remark
from councils.models.monitoring import ControlKind, Monitoring
from councils.models.proposal import AgendaProposal
from councils.models.regulation import Regulation
from councils.models.roll import RollEntry, RollStanding
from councils.models.seat import EndGround, Seat
from councils.models.seat_office import SeatOffice, SeatOfficeKind
from councils.models.work_plan import PlanForm, PlanItem, WorkPlan
from councils.models.working_group import WorkingGroup, WorkingGroupMember

__all__ = [
    "IN_SESSION",
    "ORGANS",
    "AgendaItem",
    "AgendaItemKind",
    "AgendaProposal",
    "AgendaVersion",
    "AnnualReport",
    "Appeal",
    "Application",
    "Attendance",
    "AttendanceStatus",
    "Ballot",
    "Candidate",
    "Capacity",
    "Channel",
    "Choice",
    "Commission",
    "CommissionMember",
    "Competition",
    "ConflictDeclaration",
    "Constituency",
    "Contribution",
    "ContributionKind",
    "ControlKind",
    "ConvenedBy",
    "Convocation",
    "Council",
    "CouncilSetting",
    "CouncilYear",
    "Counter",
    "Decision",
    "DecisionRecommendation",
    "DraftAct",
    "DraftActKind",
    "EarlyEnd",
    "ElectedTo",
    "EndGround",
    "Guest",
    "Informing",
    "LeftOpen",
    "Material",
    "Meeting",
    "MeetingKind",
    "Minutes",
    "Monitoring",
    "Passage",
    "PlanForm",
    "PlanItem",
    "RefusalGround",
    "Regulation",
    "Remark",
    "RollEntry",
    "RollStanding",
    "Seat",
    "SeatOffice",
    "SeatOfficeKind",
    "Vote",
    "WorkPlan",
    "WorkingGroup",
    "WorkingGroupMember",
]
