from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from backend.accounts.models import Organization, User
from backend.files.models import File
from backend.journal.models import Recorded
from oversight.models.case import Case
from oversight.models.final_document import Road

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Manner(models.TextChoices):
    """In which form people come together to discuss."""

    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("in person and online")


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    """Announcements, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "AnnouncementQuerySet":
        """Return those of the cases that the user sees."""
        return self.filter(case__in=Case.objects.visible_to(user))

    def current(self) -> "AnnouncementQuerySet":
        """Return those that no later version has replaced."""
        later = Announcement.objects.filter(replaces=OuterRef("pk"))
        return self.filter(~Exists(later))


class Announcement(Recorded):
    """When, where and how a discussion is held, and where that was published.

    It is never changed: to postpone is to make the next version, with its reason.
    The day of publication is that of the media in which it appeared. Both terms before
    the day are kept as they were counted when it was set.
    """

    object_kind = "announcement"

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="announcements"
    )
    version = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason = models.CharField(max_length=500, blank=True)
    theme = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    manner = models.CharField(max_length=10, choices=Manner)
    place = models.CharField(max_length=300, blank=True)
    link = models.URLField(max_length=500, blank=True)
    materials = models.ManyToManyField(File, related_name="+")
    materials_url = models.URLField(max_length=500, blank=True)
    publication_term = models.JSONField()
    invitation_term = models.JSONField()
    where_published = models.CharField(max_length=300, blank=True)
    published_url = models.URLField(max_length=500, blank=True)
    published_on = models.DateField(null=True)
    drafted_at = models.DateTimeField()

    objects = AnnouncementQuerySet.as_manager()

    if TYPE_CHECKING:
        invitations: RelatedManager["BodyInvitation"]

    class Meta:
        ordering = ["case", "version"]
        constraints = [
            models.UniqueConstraint(
                name="versions_of_an_announcement_are_numbered",
                fields=["case", "version"],
            ),
            models.CheckConstraint(
                name="a_published_announcement_says_where",
                condition=Q(published_on=None, where_published="")
                | (Q(published_on__isnull=False) & ~Q(where_published="")),
            ),
            models.CheckConstraint(
                name="a_postponement_has_its_reason",
                condition=Q(replaces=None, reason="")
                | (Q(replaces__isnull=False) & ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.theme

    @property
    def held_on(self) -> date:
        """Return the local day of the discussion."""
        return timezone.localdate(self.starts_at)

    @property
    def is_in_person(self) -> bool:
        """Tell whether people come to a room."""
        return self.manner != Manner.ONLINE

    @property
    def is_online(self) -> bool:
        """Tell whether people take part from afar."""
        return self.manner != Manner.IN_PERSON

    @property
    def publish_by(self) -> date:
        """Return the last lawful day of publication."""
        return date.fromisoformat(self.publication_term["due_on"])

    @property
    def invite_by(self) -> date:
        """Return the last lawful day to invite the objects of control."""
        return date.fromisoformat(self.invitation_term["due_on"])

    def public_state(self) -> dict[str, Any]:
        return {
            "case": str(self.case_id),
            "version": self.version,
            "starts": self.starts_at.isoformat(),
            "manner": self.manner,
            "place": self.place,
            "published": self.published_on.isoformat() if self.published_on else None,
        }


class Reply(models.TextChoices):
    """What a body has said to its invitation; it owes nothing."""

    COMING = "coming", _("will take part")
    HELPING = "helping", _("will take part and help to hold it")
    NOT_COMING = "not_coming", _("will not take part")


class BodyInvitationQuerySet(models.QuerySet["BodyInvitation"]):
    """Invitations of bodies, by who may see them."""

    def visible_to(self, user: User | AnonymousUser) -> "BodyInvitationQuerySet":
        """Return those of the announcements that the user sees."""
        return self.filter(announcement__in=Announcement.objects.visible_to(user))


class BodyInvitation(Recorded):
    """One body invited to a discussion: when, by which road, with what proof."""

    object_kind = "body-invitation"

    announcement = models.ForeignKey(
        Announcement, on_delete=models.PROTECT, related_name="invitations"
    )
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    invited_on = models.DateField()
    road = models.CharField(max_length=10, choices=Road)
    proof = models.CharField(max_length=300, blank=True)
    proof_file = models.ForeignKey(
        File, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reply = models.CharField(max_length=12, choices=Reply, blank=True)
    reply_note = models.CharField(max_length=300, blank=True)
    replied_at = models.DateTimeField(null=True)

    objects = BodyInvitationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="a_body_is_invited_to_a_discussion_once",
                fields=["announcement", "body"],
            ),
            models.CheckConstraint(
                name="an_invitation_outside_has_its_proof",
                condition=Q(road="in_system") | ~Q(proof=""),
            ),
            models.CheckConstraint(
                name="a_reply_to_an_invitation_has_its_moment",
                condition=Q(reply="", replied_at=None)
                | (~Q(reply="") & Q(replied_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}"

    def public_state(self) -> dict[str, Any]:
        return {
            "announcement": str(self.announcement_id),
            "body": str(self.body_id),
            "invited": self.invited_on.isoformat(),
            "road": self.road,
            "reply": self.reply,
        }
