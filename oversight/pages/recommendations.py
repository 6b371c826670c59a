"""The register of recommendations: what was asked of bodies, and how it stands."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language

from backend.pages.registers import Register
from oversight.filters import RecommendationFilter
from oversight.models import Recommendation
from oversight.pages import looks
from oversight.states import RECOMMENDATION_PROCEDURE


class RecommendationList(Register):
    """Recommendations, newest first, each beside its answer or its silence."""

    template_name = "oversight/recommendation_list.html"
    filterset_class = RecommendationFilter

    def found(self) -> QuerySet[Recommendation]:
        return Recommendation.objects.visible_to(self.request.user).select_related(
            "case", "body", "answer_obligation", "answer__assessment"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        viewer, language = looks.viewer(), get_language() or "kk"
        labels = RECOMMENDATION_PROCEDURE.labels
        context["rows"] = [(line, viewer.look(line)) for line in context["rows"]]
        context["states"] = [
            (state, text.in_(language)) for state, text in labels.items()
        ]
        return context


def recommendation_page(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lead to the place of a recommendation on the page of its case."""
    line = get_object_or_404(Recommendation.objects.visible_to(request.user), pk=pk)
    return redirect(f"{reverse('page:case', args=[line.case_id])}#{line.anchor}")
