"""What a matter of public control may be opened as, and beside what."""

from collections.abc import Collection
from dataclasses import dataclass

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under
from oversight.states import CONTROL_FORMS, CaseForm

FORMS = Citation(acts.PUBLIC_CONTROL, "art. 9", Read.TEXT)


@dataclass(frozen=True)
class Beside:
    """The matter beside which another form is to run."""

    number: str
    form: CaseForm
    is_over: bool
    is_own: bool
    forms_beside: Collection[CaseForm]
    shares_a_body: bool


@under(FORMS)
def check_form(form: CaseForm) -> list[Breach]:
    """Return a breach where the form is none of the three of public control."""
    if form in CONTROL_FORMS:
        return []
    text = Text(
        kk="Азамат пен топ тек қоғамдық талқылау, сараптама немесе мониторинг "
        "өткізеді.",
        ru="Гражданин и группа проводят только общественное обсуждение, экспертизу "
        "или мониторинг.",
        en="A citizen and a group hold a public discussion, expertise or monitoring, "
        "and nothing else.",
    )
    return [Breach("not_a_form_of_control", text, FORMS)]


@under(FORMS)
def check_beside(form: CaseForm, beside: Beside) -> list[Breach]:
    """Return what keeps a form from running beside another in one matter.

    Forms may run at the same time, each once: another monitoring is another matter.
    """
    breaches = []
    if not beside.is_own:
        text = Text(
            kk=f"{beside.number} ісін басқа бастамашы жүргізеді.",
            ru=f"Дело {beside.number} ведёт другой инициатор.",
            en=f"Case {beside.number} is led by somebody else.",
        )
        breaches.append(Breach("beside_another_author", text, FORMS))
    if beside.is_over:
        text = Text(
            kk=f"{beside.number} ісі аяқталған: онымен қатар жаңа нысан жүрмейді.",
            ru=f"Дело {beside.number} окончено: рядом с ним новая форма не идёт.",
            en=f"Case {beside.number} is over: no form runs beside it.",
        )
        breaches.append(Breach("beside_what_is_over", text, FORMS))
    if not beside.shares_a_body:
        text = Text(
            kk=f"{beside.number} ісі басқа органдарға қатысты.",
            ru=f"Дело {beside.number} касается других органов.",
            en=f"Case {beside.number} is about other bodies.",
        )
        breaches.append(Breach("beside_another_body", text, FORMS))
    if form in {beside.form, *beside.forms_beside}:
        text = Text(
            kk="Бұл мәселеде мұндай нысан бар: басқасын таңдаңыз.",
            ru="Эта форма в этом вопросе уже есть: выберите другую.",
            en="This form runs in the matter already: choose another one.",
        )
        breaches.append(Breach("form_runs_already", text, FORMS))
    return breaches
