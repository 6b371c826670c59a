"""On which day a body has received a document, and who may say another."""

from datetime import date

from backend.law import acts
from backend.law.breach import Breach
from backend.law.citation import Citation, Read
from backend.law.text import Text
from backend.law.under import under

RECEIPT = Citation(acts.PUBLIC_CONTROL, "art. 13(4)", Read.TEXT)
PUBLISHED_BY_SUBJECT = Citation(acts.PUBLIC_CONTROL, "art. 7(2)(8)", Read.TEXT)
PUBLISHED_BY_OBJECT = Citation(acts.PUBLIC_CONTROL, "art. 8(2)(7)", Read.TEXT)
PRESUMPTION = Text(
    kk="Жүйеде жіберілген құжат органның кіріс тізіміне түскен күні алынды деп "
    "есептеледі. Бұл – біздің оқуымыз: заң алынған күнді атайды, бірақ оны қалай "
    "анықтауды айтпайды. Мерзім келесі күннен басталады.",
    ru="Документ, направленный в системе, считается полученным в день, когда он "
    "появился среди входящих органа. Это наше прочтение: закон называет день "
    "получения, но не говорит, как его устанавливают. Срок идёт со следующего дня.",
    en="What is sent in the system counts as received on the day it came into the "
    "inbox of the body. This is our reading: the law names the day of receipt, and "
    "does not say how it is established. The term begins on the next day.",
)


@under(RECEIPT)
def presumed(*, entered_on: date) -> date:
    """Return the day on which a document in the system counts as received.

    The local day it enters the inbox of a body with an office holder, a day off too:
    our reading. Only the working days after it are counted.
    """
    return entered_on


@under(RECEIPT)
def check_receipt(*, sent_on: date, received_on: date) -> list[Breach]:
    """Return a breach where a document would come before it was sent."""
    if received_on >= sent_on:
        return []
    text = Text(
        kk="Құжат жіберілмей тұрып алынуы мүмкін емес.",
        ru="Документ не может быть получен до того, как направлен.",
        en="A document cannot be received before it is sent.",
    )
    return [Breach("received_before_sent", text, RECEIPT)]


@under(RECEIPT)
def check_claim(*, sent_on: date, recorded_on: date, claimed_on: date) -> list[Breach]:
    """Return what is wrong with a claim to another day of receipt.

    It names another day than the one on record, and none before the sending. The day
    on record stands until the claim is settled: our reading.
    """
    breaches = check_receipt(sent_on=sent_on, received_on=claimed_on)
    if claimed_on == recorded_on:
        text = Text(
            kk="Бұл – жазылған күннің өзі: дау жоқ.",
            ru="Это и есть записанный день: спора нет.",
            en="That is the day on record: there is no dispute.",
        )
        breaches.append(Breach("same_day_claimed", text, RECEIPT))
    return breaches


@under(PUBLISHED_BY_SUBJECT, PUBLISHED_BY_OBJECT)
def publishes(*, is_body: bool, has_site: bool) -> bool:
    """Tell whether a side owes the publication of document and answers.

    The object always, on its site; the subject where it has a site of its own. The
    law names no term: it is owed, and never late.
    """
    return is_body or has_site
