from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.accounts.roles import Role
from backend.files.models import File
from backend.journal.ids import new_id
from oversight.models.answer import Answer, Verdict, WithoutHearing


class AnswerVersionQuerySet(models.QuerySet["AnswerVersion"]):
    """Versions of answers, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnswerVersionQuerySet":
        """Return all: a version is what was signed, or entered with its scan."""
        return self.all()


class AnswerVersion(models.Model):
    """What an answer said when it was given, never changed; `digest` is of its words.

    `files` keeps the digests of what was attached: the bytes can be told by them.
    """

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(
        Answer, on_delete=models.PROTECT, related_name="versions"
    )
    version = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=12, choices=Verdict)
    reasons = models.TextField()
    language = models.CharField(max_length=2)
    number = models.CharField(max_length=60, blank=True)
    redirected_to = models.ForeignKey(
        Organization, null=True, on_delete=models.PROTECT, related_name="+"
    )
    without_hearing = models.CharField(
        max_length=16, choices=WithoutHearing, blank=True
    )
    hearing_note = models.TextField(blank=True)
    breaches_noted = models.JSONField(default=list)
    correction_reason = models.TextField(blank=True)
    signed_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_name = models.CharField(max_length=200, blank=True)
    signed_position = models.CharField(max_length=16, choices=Role, blank=True)
    acting_basis = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField()
    given_at = models.DateTimeField()
    is_entered_by_author = models.BooleanField(default=False)
    scan = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    files = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    objects = AnswerVersionQuerySet.as_manager()

    class Meta:
        ordering = ["answer", "version"]
        constraints = [
            models.UniqueConstraint(
                name="a_version_of_an_answer_is_given_once",
                fields=["answer", "version"],
            ),
            models.CheckConstraint(
                name="a_later_version_of_an_answer_says_why",
                condition=Q(version=1) | Q(correction_reason__regex=r"\S"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}, {self.version}"


class Stance(models.TextChoices):
    """What the body says of an answer that the author has entered in its name."""

    CONFIRMED = "confirmed", _("confirmed by the body")
    DISPUTED = "disputed", _("disputed by the body")


class AnswerStance(models.Model):
    """What the body says of an answer that the author has entered in its name."""

    append_only: ClassVar[bool] = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="stances")
    version = models.PositiveSmallIntegerField()
    stance = models.CharField(max_length=10, choices=Stance)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=16, choices=Role)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="a_dispute_of_an_answer_has_its_reason",
                condition=Q(stance="confirmed") | Q(reason__regex=r"\S"),
            ),
            models.UniqueConstraint(
                name="a_body_takes_a_stance_to_a_version_once",
                fields=["answer", "version", "stance"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.stance}"
