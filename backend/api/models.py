"""What the plumbing itself keeps: answers to repeat, and counters of requests."""

from django.db import models


class IdempotencyKey(models.Model):
    """The first answer to a POST that named itself, kept for a day."""

    caller = models.CharField(max_length=80)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_answer_for_each_key_of_a_caller", fields=["caller", "key"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.caller}: {self.key}"


class Pace(models.Model):
    """How many requests one caller sent in the present window of a limit."""

    who = models.CharField(max_length=80, primary_key=True)
    ends = models.BigIntegerField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.who}: {self.count}"


class Sweep(models.Model):
    """When a sweep of the timetable last came to its end, and what it found."""

    name = models.CharField(max_length=80, primary_key=True)
    ran_at = models.DateTimeField()
    found = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.ran_at}"
