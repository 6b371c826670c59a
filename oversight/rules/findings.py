"""What the record of a finding must keep to."""

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

FACTS = Citation(acts.PUBLIC_CONTROL, "art. 13(1)", Read.TEXT)
SECRETS = Citation(acts.PUBLIC_CONTROL, "art. 7(2)", Read.TEXT)


@under(SECRETS)
def check_evidence(*, is_private: bool, public_files: int) -> list[Breach]:
    """Return a breach where the proof of what is not public lies open to everybody."""
    if not is_private or not public_files:
        return []
    text = Text(
        kk="Анықталған факт жария емес, ал оның дәлелі бәріне ашық файл: файлды жабық "
        "күйінде қайта жүктеңіз.",
        ru="Факт не публичный, а его доказательство открыто всем: загрузите файл "
        "заново как закрытый.",
        en="The finding is not public, but its evidence is a file open to everybody: "
        "upload it anew as not public.",
    )
    return [Breach("evidence_is_public", text, SECRETS)]


@under(FACTS)
def check_bodies(*, strangers: int) -> list[Breach]:
    """Return a breach where a finding speaks of a body that the case does not."""
    if not strangers:
        return []
    text = Text(
        kk="Анықталған факт іс адресаты болып табылмайтын органға қатысты.",
        ru="Факт относится к органу, которому дело не адресовано.",
        en="The finding is about a body that the case does not address.",
    )
    return [Breach("finding_about_another_body", text, FACTS)]


@under(FACTS)
def check_hiding(*, was_published: bool, is_private: bool) -> list[Breach]:
    """Return a breach where a correction would hide what a sent paper tells.

    The document that was sent is not changed: a correction could hide the finding on
    the page, and not in the paper. What is published wrongly is redacted, by two.
    """
    if not was_published or not is_private:
        return []
    text = Text(
        kk="Факт жіберілген құжатпен бірге жарияланған: түзету оны жасыра алмайды.",
        ru="Факт опубликован с направленным документом: исправлением его не скрыть.",
        en="The finding was published with the document that was sent: a correction "
        "does not hide it.",
    )
    return [Breach("published_already", text, FACTS)]


@under(FACTS)
def check_correction(*, reason: str, is_current: bool) -> list[Breach]:
    """Return everything that keeps a finding from being corrected.

    Each version has one successor: a correction is made to the latest, with reason.
    """
    breaches = []
    if not is_current:
        text = Text(
            kk="Бұл нұсқа түзетілген: соңғы нұсқаны түзетіңіз.",
            ru="Эта версия уже исправлена: исправляйте последнюю.",
            en="This version has been corrected already: correct the latest one.",
        )
        breaches.append(Breach("version_superseded", text, FACTS))
    if not reason.strip():
        text = Text(
            kk="Түзетудің себебі жазылмаған.",
            ru="Не названа причина исправления.",
            en="The correction gives no reason.",
        )
        breaches.append(Breach("correction_without_reason", text, FACTS))
    return breaches
