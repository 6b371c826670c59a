"""Whether a dispute over a day of receipt still stands."""

from enum import StrEnum

from backend.law.procedure import Procedure
from backend.law.text import Text


class ReceiptClaimState(StrEnum):
    """Whether a claim to another day of receipt still stands, and how it ended."""

    STANDING = "standing"
    AGREED = "agreed"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


RECEIPT_CLAIM_PROCEDURE = Procedure(
    name="receipt-claim",
    title=Text(
        kk="Алынған күн туралы дау",
        ru="Спор о дне получения",
        en="Dispute over the day of receipt",
    ),
    start=ReceiptClaimState.STANDING,
    states=ReceiptClaimState,
    moves={
        ReceiptClaimState.STANDING: {
            "agree": ReceiptClaimState.AGREED,
            "record-decision": ReceiptClaimState.DECIDED,
            "withdraw": ReceiptClaimState.WITHDRAWN,
        },
    },
    labels={
        ReceiptClaimState.STANDING: Text(
            kk="Дау шешілген жоқ", ru="Не разрешён", en="Not settled"
        ),
        ReceiptClaimState.AGREED: Text(
            kk="Екінші тарап келісті",
            ru="Другая сторона согласилась",
            en="The other side agreed",
        ),
        ReceiptClaimState.DECIDED: Text(
            kk="Шағым бойынша шешілді",
            ru="Решён по жалобе",
            en="Decided on a complaint",
        ),
        ReceiptClaimState.WITHDRAWN: Text(
            kk="Қайтарып алынды", ru="Отозван", en="Withdrawn"
        ),
    },
)
