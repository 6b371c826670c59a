"""The words of minutes in Kazakh and Russian: the same on the DOCX and on the PDF."""

from collections.abc import Mapping

from backend.law.text import Text
from councils.models import AttendanceStatus, Capacity, ContributionKind, ConvenedBy
from councils.models.meeting import MeetingKind
from councils.models.roll import RollStanding

WORDS: Mapping[str, Text] = {
    "minutes": Text("Хаттама", "Протокол", "Minutes"),
    "place": Text("Өткен жері", "Место", "Place"),
    "link": Text("Сілтеме", "Ссылка", "Link"),
    "day": Text("Күні", "Дата", "Day"),
    "time": Text("Уақыты", "Время", "Time"),
    "kind": Text("Түрі", "Вид", "Kind"),
    "convened_by": Text("Шақырған", "Созвано", "Convened by"),
    "presiding": Text("Төрағалық етуші", "Председательствующий", "Presiding"),
    "secretary": Text("Хатшы", "Секретарь", "Secretary"),
    "chair": Text("Төраға", "Председатель", "Chair"),
    "members_total": Text("Мүшелердің жалпы саны", "Всего членов", "Members in all"),
    "present": Text("Қатысты", "Участвовали", "Took part"),
    "quorum": Text("Кворум", "Кворум", "Quorum"),
    "attendance": Text("Мүшелердің қатысуы", "Участие членов", "Attendance"),
    "member": Text("Кеңес мүшесі", "Член совета", "Member"),
    "standing": Text("Қатысуы", "Участие", "Attendance"),
    "guests": Text("Шақырылғандар", "Приглашённые", "Invited"),
    "participants": Text(
        "Тіркелген қатысушылар саны",
        "Зарегистрированных участников",
        "Registered participants",
    ),
    "agenda": Text("Күн тәртібі", "Повестка дня", "Agenda"),
    "agenda_versions": Text(
        "Күн тәртібінің өзгерістері", "Изменения повестки дня", "Changes of the agenda"
    ),
    "reason": Text("Себебі", "Причина", "Reason"),
    "proceedings": Text("Отырыстың барысы", "Ход заседания", "Proceedings"),
    "rapporteur": Text("Баяндамашы", "Докладчик", "Rapporteur"),
    "invited_body": Text("Шақырылған орган", "Приглашённый орган", "Invited body"),
    "heard": Text("Тыңдалды", "Слушали", "Heard"),
    "spoke": Text("Сөз сөйледі", "Выступили", "Spoke"),
    "answer": Text("Жауап", "Ответ", "Answer"),
    "voted": Text("Дауыс берілді", "Голосовали", "Voted"),
    "roll": Text("Атаулы дауыс беру", "Поимённое голосование", "Roll of votes"),
    "candidates": Text("Кандидаттар", "Кандидаты", "Candidates"),
    "elected": Text("сайланды", "избран(а)", "elected"),
    "decided": Text("Шешілді", "Решили", "Decided"),
    "recommended": Text("Ұсынымдар", "Рекомендации", "Recommendations"),
    "withdrawn": Text(
        "Мәселе күн тәртібінен алынды", "Вопрос снят с повестки дня", "Withdrawn"
    ),
    "ballot_withdrawn": Text(
        "Дауыс беру қайтарып алынды", "Голосование отозвано", "The ballot is withdrawn"
    ),
    "repeat": Text("Қайта дауыс беру", "Повторное голосование", "Repeated ballot"),
    "recount": Text("Қайта санау", "Пересчёт голосов", "Recount"),
    "corrected": Text("Түзету себебі", "Причина исправления", "Why it was corrected"),
    "version": Text("Нұсқасы", "Версия", "Version"),
    "draft": Text(
        "Жоба: мәтіні бекітілмеген, қол қойылмаған.",
        "Проект: текст не закреплён и не подписан.",
        "A draft: its text is not fixed, and nobody has signed it.",
    ),
    "signatures": Text("Қолдар", "Подписи", "Signatures"),
    "failed": Text(
        "Кворум болмағандықтан отырыс өткен жоқ.",
        "Заседание не состоялось: нет кворума.",
        "The meeting was not held for want of a quorum.",
    ),
    "demonstration": Text(
        "Көрсетілім: мүшелер, қатысу және дауыстар ойдан шығарылған.",
        "Демонстрация: члены, участие и голоса вымышлены.",
        "A demonstration: members, attendance and votes are invented.",
    ),
    "digest": Text(
        "Мазмұнның SHA-256 дайджесті", "Дайджест содержания SHA-256", "SHA-256 digest"
    ),
    "participant": Text("қатысушы", "участник", "participant"),
    "absent": Text("қатыспады", "отсутствовал(а)", "absent"),
}
QUORUM_HELD = Text(
    "{members} мүшеден {present} қатысты, қажеті {needed}: кворум бар ({law}).",
    "Из {members} членов участвовали {present}, нужно {needed}: кворум есть ({law}).",
    "Of {members} members {present} took part, {needed} needed: a quorum ({law}).",
)
QUORUM_LACKED = Text(
    "{members} мүшеден {present} қатысты, қажеті {needed}: кворум жоқ ({law}).",
    "Из {members} членов участвовали {present}, нужно {needed}: кворума нет ({law}).",
    "Of {members} members {present} took part, {needed} needed: no quorum ({law}).",
)
COUNTED = Text(
    "Жақтап – {for}, қарсы – {against}, қалыс қалды – {abstained}, "
    "өздігінен бас тартты – {recused}.",
    "За – {for}, против – {against}, воздержались – {abstained}, "
    "взяли самоотвод – {recused}.",
    "For – {for}, against – {against}, abstained – {abstained}, recused – {recused}.",
)
KINDS: Mapping[str, Text] = {
    MeetingKind.FIRST: Text("бірінші отырыс", "первое заседание", "first meeting"),
    MeetingKind.ORDINARY: Text(
        "кезекті отырыс", "очередное заседание", "ordinary meeting"
    ),
    MeetingKind.EXTRAORDINARY: Text(
        "кезектен тыс отырыс", "внеочередное заседание", "extraordinary meeting"
    ),
    MeetingKind.EXTENDED: Text(
        "кеңейтілген отырыс", "расширенное заседание", "extended meeting"
    ),
    MeetingKind.HEARING: Text(
        "қоғамдық тыңдау", "общественное слушание", "public hearing"
    ),
    MeetingKind.REPORT_HEARING: Text(
        "есепті тыңдау", "заслушивание отчёта", "hearing of a report"
    ),
    MeetingKind.PRESIDIUM: Text(
        "төралқа отырысы", "заседание президиума", "meeting of the presidium"
    ),
    MeetingKind.COMMISSION: Text(
        "комиссия отырысы", "заседание комиссии", "meeting of a commission"
    ),
}
CALLED: Mapping[str, Text] = {
    ConvenedBy.CHAIR: Text("төраға", "председателем", "the chair"),
    ConvenedBy.PRESIDIUM: Text("төралқа", "президиумом", "the presidium"),
    ConvenedBy.MEMBERS: Text("кеңес мүшелері", "членами совета", "members"),
    ConvenedBy.WORKING_GROUP: Text(
        "жұмыс тобы", "рабочей группой", "the working group"
    ),
}
STATUS: Mapping[str, Text] = {
    AttendanceStatus.PRESENT: Text("қатысты", "присутствовал(а)", "present"),
    AttendanceStatus.REMOTE: Text(
        "қашықтан қатысты", "участвовал(а) дистанционно", "remote"
    ),
    AttendanceStatus.EXCUSED: Text(
        "дәлелді себеппен қатыспады",
        "отсутствовал(а) по уважительной причине",
        "excused",
    ),
    AttendanceStatus.ABSENT: Text("қатыспады", "отсутствовал(а)", "absent"),
}
STANDINGS: Mapping[str, Text] = {
    RollStanding.FOR: Text("жақтап", "за", "for"),
    RollStanding.AGAINST: Text("қарсы", "против", "against"),
    RollStanding.ABSTAINED: Text("қалыс қалды", "воздержались", "abstained"),
    RollStanding.RECUSED: Text("өздігінен бас тартты", "взяли самоотвод", "recused"),
    RollStanding.DID_NOT_VOTE: Text("дауыс бермеді", "не голосовали", "did not vote"),
    RollStanding.EXCUSED: Text(
        "дәлелді себеппен қатыспады",
        "отсутствовали по уважительной причине",
        "excused",
    ),
    RollStanding.ABSENT: Text("қатыспады", "отсутствовали", "absent"),
}
CAPACITIES: Mapping[str, Text] = {
    Capacity.INVITED: Text("шақырылған", "приглашён(а)", "invited"),
    Capacity.ADVISORY: Text(
        "кеңесші дауыс беру құқығымен",
        "с правом совещательного голоса",
        "with an advisory vote",
    ),
    Capacity.DEPUTY: Text("депутат", "депутат", "deputy"),
    Capacity.OMBUDSMAN: Text(
        "Адам құқықтары жөніндегі уәкілден",
        "от Уполномоченного по правам человека",
        "for the Human Rights Commissioner",
    ),
    Capacity.EXPERT: Text("сарапшы", "эксперт", "expert"),
    Capacity.MEDIA: Text("БАҚ", "СМИ", "media"),
    Capacity.PARTICIPANT: Text("қатысушы", "участник", "participant"),
}
BROUGHT: Mapping[str, Text] = {
    ContributionKind.QUESTION: Text("сұрақ", "вопрос", "question"),
    ContributionKind.PROPOSAL: Text("ұсыныс", "предложение", "proposal"),
    ContributionKind.SPEECH: Text("сөз", "выступление", "speech"),
}
