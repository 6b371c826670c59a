from councils.models.agenda_item import AgendaItem, AgendaItemKind
from councils.models.attendance import IN_SESSION, Attendance, AttendanceStatus
from councils.models.ballot import Ballot, Choice, Vote
from councils.models.convocation import Convocation
from councils.models.council import Council, CouncilSetting
from councils.models.counter import Counter
from councils.models.decision import Decision, DecisionRecommendation
from councils.models.meeting import Meeting, MeetingKind
from councils.models.seat import Constituency, EndGround, Seat

__all__ = [
    "IN_SESSION",
    "AgendaItem",
    "AgendaItemKind",
    "Attendance",
    "AttendanceStatus",
    "Ballot",
    "Choice",
    "Constituency",
    "Convocation",
    "Council",
    "CouncilSetting",
    "Counter",
    "Decision",
    "DecisionRecommendation",
    "EndGround",
    "Meeting",
    "MeetingKind",
    "Seat",
    "Vote",
]
