"""The addresses of councils' pages, under the language."""

from django.urls import path

from backend.pages.acts import addresses
from councils.pages import (
    composition_urls,
    forming_urls,
    meeting_urls,
    minutes_acts,
    regulation_acts,
    work_urls,
)
from councils.pages.councils import CouncilList, council_page
from councils.pages.forming import regulation_page
from councils.pages.mine import mine_page
from councils.pages.minutes import template_file, template_page

urlpatterns = [
    path("my-council/", mine_page, name="my-council"),
    path("councils/", CouncilList.as_view(), name="council-list"),
    path(
        "councils/register/",
        regulation_acts.RegisterCouncil.as_view(),
        name="council-register",
    ),
    path("councils/<uuid:pk>/", council_page, name="council"),
    path("councils/<uuid:pk>/regulation/", regulation_page, name="council-regulation"),
    *addresses("councils", "council", [regulation_acts.EnterRegulation]),
    path(
        "councils/<uuid:pk>/settle/<str:key>/",
        regulation_acts.Settle.as_view(),
        name="council-settle",
    ),
    path(
        "councils/<uuid:pk>/minutes-template/",
        template_page,
        name="council-minutes-template",
    ),
    path(
        "councils/<uuid:pk>/minutes-template/file/",
        template_file,
        name="council-minutes-template-file",
    ),
    *addresses("councils", "council", minutes_acts.ON_TEMPLATE),
    *composition_urls.urlpatterns,
    *forming_urls.urlpatterns,
    *meeting_urls.urlpatterns,
    *work_urls.urlpatterns,
]
