"""Who may take part in a meeting without a seat, and speak there."""

from __future__ import annotations

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under


def _at(provision: str) -> Citation:
    return Citation(acts.PUBLIC_COUNCILS, f"art. {provision}", Read.TEXT)


INVITATION = _at("7(1)(6)")
OPENNESS = _at("13(3)")
ADVISORY = _at("13(5)")
HEARING = _at("21(2)")
REPORT = _at("23(4)")


@under(INVITATION, OPENNESS)
def check_invitation(*, is_over: bool) -> list[Breach]:
    """Return the breach of inviting to, or taking back from, what has been held."""
    if not is_over:
        return []
    text = Text(
        kk="Отырыс өтіп кеткен немесе болмайтын болды.",
        ru="Заседание уже прошло или отменено.",
        en="The meeting is over, or cancelled.",
    )
    return [Breach("meeting-over", text, INVITATION)]


@under(ADVISORY)
def check_advisory(*, is_own_member: bool) -> list[Breach]:
    """Return the breach of giving an advisory vote to a member of this very council.

    It is for members of other councils: in his own, a member votes.
    """
    if not is_own_member:
        return []
    text = Text(
        kk="Кеңесші дауыс басқа кеңестердің мүшелеріне беріледі, бұл – осы кеңестің "
        "мүшесі.",
        ru="Совещательный голос – для членов других советов, а это член этого совета.",
        en="An advisory vote is for members of other councils; this is a member here.",
    )
    return [Breach("own-member", text, ADVISORY)]


@under(HEARING, REPORT, OPENNESS)
def check_registration(
    *, is_hearing: bool, is_noticed: bool, is_over: bool, is_member: bool
) -> list[Breach]:
    """Return everything that keeps a person from registering as a participant.

    One registers for hearings, from their notice to their end; a member takes part
    in his seat, and is not counted twice.
    """
    breaches = []
    if not is_hearing:
        text = Text(
            kk="Қатысушы болып тыңдауларға ғана тіркеледі; өзге отырыстар онсыз да "
            "ашық.",
            ru="Участники регистрируются на слушания; прочие заседания открыты и так.",
            en="Participants register for hearings; other meetings are open anyhow.",
        )
        breaches.append(Breach("not-a-hearing", text, OPENNESS))
    if not is_noticed:
        text = Text(
            kk="Тіркеу тыңдау туралы хабарланғаннан кейін басталады.",
            ru="Регистрация начинается с извещения о слушании.",
            en="Registration begins with the notice of the hearing.",
        )
        breaches.append(Breach("not-noticed", text, HEARING))
    if is_over:
        text = Text(
            kk="Тыңдау өтіп кеткен немесе болмайтын болды.",
            ru="Слушание уже прошло или отменено.",
            en="The hearing is over, or cancelled.",
        )
        breaches.append(Breach("hearing-over", text, HEARING))
    if is_member:
        text = Text(
            kk="Кеңес мүшесі отырысқа өз орнында қатысады.",
            ru="Член совета участвует в заседании на своём месте.",
            en="A member of the council takes part in his own seat.",
        )
        breaches.append(Breach("is-a-member", text, REPORT))
    return breaches


@under(OPENNESS)
def check_withdrawal(*, is_expected: bool, has_come: bool) -> list[Breach]:
    """Return the breach of withdrawing somebody twice, or after he has taken part."""
    if not is_expected:
        text = Text(
            kk="Бұл шақыру немесе тіркеу қайтарып алынған.",
            ru="Это приглашение или регистрация уже отозваны.",
            en="This invitation or registration is withdrawn already.",
        )
        return [Breach("already-withdrawn", text, OPENNESS)]
    if not has_come:
        return []
    text = Text(
        kk="Ол отырысқа қатысқан: тізімнен шығарылмайды.",
        ru="Он участвовал в заседании: из списка не исключается.",
        en="He has taken part in the meeting, and stays on the list.",
    )
    return [Breach("has-come", text, OPENNESS)]


@under(OPENNESS)
def check_arrival(*, is_expected: bool, is_here: bool) -> list[Breach]:
    """Return the breach of entering an arrival twice, or of somebody withdrawn."""
    if is_expected and not is_here:
        return []
    text = Text(
        kk="Оның келгені белгіленген немесе шақыруы қайтарып алынған.",
        ru="Его приход уже отмечен, или приглашение отозвано.",
        en="His arrival is entered already, or his invitation is withdrawn.",
    )
    return [Breach("arrival-not-open", text, OPENNESS)]


@under(OPENNESS)
def check_leaving(*, is_here: bool) -> list[Breach]:
    """Return the breach of letting somebody leave who is not there."""
    if is_here:
        return []
    text = Text(
        kk="Ол отырыста жоқ.",
        ru="Его нет на заседании.",
        en="He is not at the meeting.",
    )
    return [Breach("not-here", text, OPENNESS)]


@under(HEARING)
def check_contribution(
    *, is_noticed: bool, is_over: bool, is_registered: bool
) -> list[Breach]:
    """Return everything that keeps a question or proposal from being brought.

    Who has registered brings it, from the notice to the end of the hearing.
    """
    breaches = []
    if not is_noticed or is_over:
        text = Text(
            kk="Сұрақтар мен ұсыныстар хабарламадан бастап отырыс аяқталғанға дейін "
            "қабылданады.",
            ru="Вопросы и предложения принимаются с извещения и до конца заседания.",
            en="Questions and proposals are taken from the notice to the end of the "
            "meeting.",
        )
        breaches.append(Breach("contributions-closed", text, HEARING))
    if not is_registered:
        text = Text(
            kk="Сұрақ қою немесе ұсыныс жасау үшін алдымен қатысушы болып тіркелу "
            "керек.",
            ru="Чтобы задать вопрос или внести предложение, сначала зарегистрируйтесь "
            "участником.",
            en="To ask or to propose, register as a participant first.",
        )
        breaches.append(Breach("not-registered", text, HEARING))
    return breaches


@under(OPENNESS)
def check_speaker(*, is_of_meeting: bool) -> list[Breach]:
    """Return the breach of entering words of somebody who is not of this meeting."""
    if is_of_meeting:
        return []
    text = Text(
        kk="Бұл отырыста ондай қатысушы да, мүше де жоқ.",
        ru="У этого заседания нет такого участника или члена совета.",
        en="This meeting has no such participant or member.",
    )
    return [Breach("not-of-this-meeting", text, OPENNESS)]


@under(OPENNESS)
def check_answering(*, is_answered: bool) -> list[Breach]:
    """Return the breach of answering twice: what was answered stays."""
    if not is_answered:
        return []
    text = Text(
        kk="Бұған жауап берілген.",
        ru="На это уже дан ответ.",
        en="This has been answered already.",
    )
    return [Breach("already-answered", text, OPENNESS)]
