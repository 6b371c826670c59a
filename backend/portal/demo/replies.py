"""What becomes of a document once it is sent: receipt, answers, views, progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import Any

from django.utils import timezone

from backend.accounts.actor import Actor
from backend.accounts.models import Organization
from backend.accounts.roles import Role
from backend.files import uploads
from backend.files.models import File
from backend.portal.demo import paper, tables
from backend.portal.demo.people import Cast
from backend.portal.demo.timeline import Days, Story, minutes
from oversight.actions import (
    answers,
    closing,
    deliveries,
    recommendations,
)
from oversight.models import Case, Delivery, Recommendation, Road, Verdict, View

FIRST_ACT = time(9, 40)
POSTED_BEFORE = 2  # working days between a letter's arrival and its entry here


@dataclass
class Correspondence:
    """One sent case, with those who write on either side."""

    cast: Cast
    case: Case
    language: str
    lead: Actor
    variant: int
    _written: Any = None

    def receive(self, body_key: str, *, at: datetime) -> None:
        """Register the receipt, as an officer of the body, or as its head."""
        delivery = self._delivery(body_key)
        body = delivery.body
        clerk = self.cast.holder(Role.OFFICER, of=body)
        clerk = clerk or self.cast.holder(Role.HEAD, of=body)
        if clerk is None:
            message = f"Nobody receives for {body}."
            raise LookupError(message)
        deliveries.register_receipt(delivery, by=clerk, at=at)

    def enter_post(self, body_key: str, *, received_on: date, at: datetime) -> None:
        """Enter the delivery by post, with its proof, as the author."""
        number = f"RR{self.variant:06d}DEMO"
        deliveries.record_delivery(
            self._delivery(body_key),
            road=Road.POST,
            received_on=received_on,
            proof=f"Хабарлама / уведомление {number}",
            proof_file=self._scan("notice-of-delivery.pdf", at=at),
            by=self.lead,
            at=at,
        )

    def draft(self, line: Recommendation, *, at: datetime) -> None:
        """Prepare an answer for the head, as an officer."""
        clerk = self.cast.holder(Role.OFFICER, of=line.body)
        if clerk is None:
            message = f"Nobody drafts for {line.body}."
            raise LookupError(message)
        answers.draft(
            line,
            verdict=Verdict.ACCEPTED,
            reasons=self._text("accepted", line),
            language=self.language,
            by=clerk,
            at=at,
        )

    def answer(self, line: Recommendation, verdict: Verdict, *, at: datetime) -> None:
        """Answer as the head of the body, or enter its letter where it has nobody."""
        head = self.cast.holder(Role.HEAD, of=line.body)
        reasons = self._text(verdict.value, line)
        number = f"{self.variant + 11}-{line.line}/Д"
        if head is not None:
            answers.sign(
                line,
                verdict=verdict,
                reasons=reasons,
                language=self.language,
                number=number,
                redirected_to=self._another(verdict),
                by=head,
                at=at,
            )
            return
        answers.enter_on_paper(
            line,
            verdict=verdict,
            reasons=reasons,
            language=self.language,
            number=number,
            answered_on=timezone.localdate(at),
            scan=self._scan("answer.pdf", at=at),
            by=self.lead,
            at=at,
        )

    def assess(self, line: Recommendation, view: View, *, at: datetime) -> None:
        """Say, as the author, what the answer is worth."""
        reason = self._text(view.value, line)
        answers.assess(line.answer, view=view, reason=reason, by=self.lead, at=at)

    def report(self, line: Recommendation, *, at: datetime) -> None:
        """Report, as the body, how far it has come."""
        head = self.cast.holder(Role.HEAD, of=line.body)
        if head is None:
            message = f"Nobody reports for {line.body}."
            raise LookupError(message)
        note = self._text("progress", line)
        recommendations.report_progress(line, note=note, by=head, at=at)

    def judge(self, line: Recommendation, verb: str, *, at: datetime) -> None:
        """Confirm or deny, as the author, that the recommendation is fulfilled."""
        if verb == "confirm":
            recommendations.confirm_fulfilment(line, by=self.lead, at=at)
            return
        note = self._text("deny", line)
        recommendations.deny_fulfilment(line, note=note, by=self.lead, at=at)

    def close(self, verb: str, *, at: datetime) -> None:
        """End the case, with the reason that fits."""
        reason = self._text(verb, None)
        closing.close(self.case, reason=reason, by=self.lead, at=at)

    def _another(self, verdict: Verdict) -> Organization | None:
        """Return to whom a recommendation is passed on, where it is."""
        is_passed_on = verdict == Verdict.REDIRECTED
        return self.cast.places["information_ministry"] if is_passed_on else None

    def _delivery(self, body_key: str) -> Delivery:
        body = self.cast.places[body_key]
        return Delivery.objects.select_related("body", "document__case").get(
            document__case=self.case, body=body
        )

    def _text(self, kind: str, line: Recommendation | None) -> str:
        choices: list[str] = tables.texts("replies")[self.language][kind]
        return choices[(self.variant + (line.line if line else 0)) % len(choices)]

    def _scan(self, name: str, *, at: datetime) -> File:
        return uploads.keep(
            paper.scan(f"{name} {self.case.number}"),
            name=name,
            media_type="application/pdf",
            is_public=True,
            by=self.lead,
            at=at,
        )


def follow(
    letters: Correspondence, told: Mapping[str, Any], *, sent_on: date, days: Days
) -> Story:
    """Play what is told of a sent case: each step so many working days after sending.

    A step on a recommendation is [verb, day]; one on the case may name the body.
    """
    lines = list(letters.case.recommendations.order_by("line"))
    steps: list[tuple[int, int, str, Recommendation | None, str]] = []
    order = count()
    for verb, day, *body in told.get("then", []):
        steps.append((day, next(order), verb, None, body[0] if body else ""))
    for one, said in zip(lines, told["recommendations"], strict=True):
        for verb, day in said.get("then", []):
            steps.append((day, next(order), verb, one, ""))
    for day, place, verb, line, body_key in sorted(steps, key=lambda step: step[:2]):
        moment = days.after(sent_on, day, FIRST_ACT) + minutes(13 * place)
        yield moment
        if line is None:
            body_key = body_key or told["recommendations"][0]["to"]
            _do_for_case(letters, verb, body_key, days=days, at=moment)
        else:
            fresh = Recommendation.objects.select_related(
                "case__initiator", "body", "answer"
            ).get(pk=line.pk)
            _do(letters, verb, fresh, at=moment)


def _do_for_case(
    letters: Correspondence, verb: str, body_key: str, *, days: Days, at: datetime
) -> None:
    match verb:
        case "receipt":
            letters.receive(body_key, at=at)
        case "post":
            received = days.before(timezone.localdate(at), POSTED_BEFORE)
            received_on = timezone.localdate(received)
            letters.enter_post(body_key, received_on=received_on, at=at)
        case "close" | "close_unanswered":
            letters.close(verb, at=at)
        case _:
            raise ValueError(verb)


def _do(
    letters: Correspondence, verb: str, line: Recommendation, *, at: datetime
) -> None:
    if verb in Verdict.values:
        letters.answer(line, Verdict(verb), at=at)
    elif verb in View.values:
        letters.assess(line, View(verb), at=at)
    elif verb == "draft":
        letters.draft(line, at=at)
    elif verb == "progress":
        letters.report(line, at=at)
    else:
        letters.judge(line, verb, at=at)
