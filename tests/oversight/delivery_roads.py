"""Cases whose document goes by post to a body that is not here yet, and comes later."""

from dataclasses import dataclass
from datetime import date, datetime

from backend.accounts.actor import Actor
from backend.accounts.roles import Role
from backend.files import uploads
from backend.files.models import File
from oversight.actions import cases, deliveries, final_documents, receipt_claims
from oversight.actions.final_documents import Annexed, Line
from oversight.models import Delivery, FinalDocument, ReceiptClaim, Road
from tests import factories
from tests.oversight import roads

RECORDED_ON, CLAIMED_ON = date(2026, 11, 4), date(2026, 11, 6)


@dataclass
class Post:
    """A document on its way, its author, and the people of the body, if any."""

    road: roads.Road
    delivery: Delivery
    officer: Actor | None = None

    @property
    def document(self) -> FinalDocument:
        """Return the document as it is now."""
        return FinalDocument.objects.get(pk=self.delivery.document_id)

    def now(self) -> Delivery:
        """Return the delivery as it is now."""
        return Delivery.objects.select_related("body", "document__case__initiator").get(
            pk=self.delivery.pk
        )


def scan(by: Actor, *, at: datetime, name: str = "notice.pdf") -> File:
    """Keep a public scan."""
    return uploads.keep(
        b"%PDF-1.4 " + name.encode(),
        name=name,
        media_type="application/pdf",
        is_public=True,
        by=by,
        at=at,
    )


def completed(*, at: datetime) -> roads.Road:
    """End a control about a body that is not here; its document is not written yet."""
    road = roads.under_way(at=at)
    cases.complete(road.case, by=road.author, at=at)
    return road.refresh()


def adopted(road: roads.Road, *, at: datetime, annexed: Annexed | None = None) -> None:
    """Write its document in two languages, with two recommendations."""
    final_documents.adopt(
        road.case,
        text="Қорытынды мәтін",
        language="kk",
        second_text="Текст итогового документа",
        second_language="ru",
        lines=[
            Line("Ыстық су жеткізу", road.body, second_text="Подать горячую воду"),
            Line("Мәзір ілу", road.body, second_text="Вывесить меню"),
        ],
        annexed=annexed,
        by=road.author,
        at=at,
    )


def send(road: roads.Road, *, at: datetime) -> None:
    """Send it, as its author."""
    final_documents.send(road.case, by=road.author, at=at)


def sent(*, at: datetime) -> Post:
    """Send it: nobody of the body is here, so nothing has come yet."""
    road = completed(at=at)
    adopted(road, at=at)
    send(road, at=at)
    return Post(road.refresh(), Delivery.objects.get(document__case=road.case))


def by_post(*, at: datetime, received_on: date = RECORDED_ON) -> Post:
    """Record, as the author, that the post has brought it."""
    post = sent(at=at)
    post.delivery = deliveries.record_delivery(
        post.delivery,
        road=Road.POST,
        received_on=received_on,
        proof="RR000017",
        proof_file=scan(post.road.author, at=at),
        by=post.road.author,
        at=at,
    )
    return post


def joined(post: Post) -> Post:
    """Let an officer of the body come."""
    post.officer = factories.holder(Role.OFFICER, post.road.body)
    return post


def disputed(
    *, at: datetime, received_on: date = RECORDED_ON, claimed_on: date = CLAIMED_ON
) -> tuple[Post, ReceiptClaim]:
    """Let the body dispute the day that the author has entered."""
    post = joined(by_post(at=at, received_on=received_on))
    assert post.officer is not None
    claim = receipt_claims.claim(
        post.now(),
        claimed_on=claimed_on,
        ground="Кіріс журналында басқа күн тұр",
        proof="Кіріс № 18-04/77",
        proof_file=scan(post.officer, at=at, name="journal.pdf"),
        by=post.officer,
        at=at,
    )
    return post, claim
