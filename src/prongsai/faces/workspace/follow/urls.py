"""Addresses below `/office/<code>/follow/`."""

from django.urls import path

from prongsai.faces.workspace.follow.views import (
    circulars,
    committees,
    compare,
    meetings,
    notices,
    overview,
    record,
    reports,
    trainings,
)

urlpatterns = [
    path("", overview.overview, name="work_follow"),
    path("mine/", overview.mine, name="work_follow_mine"),
    path("measures/<int:pk>/", overview.measure, name="work_follow_measure"),
    path("measures/<int:pk>/remind/", overview.remind, name="work_follow_remind"),
    path("steps/<int:pk>/", reports.step, name="work_follow_step"),
    path("steps/<int:pk>/report/", reports.report, name="work_follow_report"),
    path("reports/<int:pk>/correct/", reports.correct, name="work_follow_correct"),
    path("record/", record.record, name="work_follow_record"),
    path("meetings/", meetings.meetings, name="work_follow_meetings"),
    path("meetings/new/", meetings.new, name="work_follow_meeting_new"),
    path("meetings/<int:pk>/", meetings.meeting, name="work_follow_meeting"),
    path("meetings/<int:pk>/edit/", meetings.edit, name="work_follow_meeting_edit"),
    path("meetings/<int:pk>/remove/", meetings.remove, name="work_follow_meeting_remove"),
    path("committees/new/", committees.new, name="work_follow_committee_new"),
    path("committees/<int:pk>/edit/", committees.edit, name="work_follow_committee_edit"),
    path("committees/<int:pk>/remove/", committees.remove, name="work_follow_committee_remove"),
    path("trainings/new/", trainings.new, name="work_follow_training_new"),
    path("trainings/<int:pk>/edit/", trainings.edit, name="work_follow_training_edit"),
    path("trainings/<int:pk>/remove/", trainings.remove, name="work_follow_training_remove"),
    path("circulars/", circulars.circulars, name="work_follow_circulars"),
    path("circulars/new/", circulars.new, name="work_follow_circular_new"),
    path("circulars/<int:pk>/", circulars.circular, name="work_follow_circular"),
    path("circulars/<int:pk>/sheet/", circulars.sheet, name="work_follow_circular_sheet"),
    path("circulars/<int:pk>/signed/", circulars.signed, name="work_follow_circular_signed"),
    path("circulars/<int:pk>/names/", circulars.names, name="work_follow_circular_names"),
    path("notices/", notices.notices, name="work_follow_notices"),
    path("notices/<int:pk>/", notices.open_notice, name="work_follow_notice"),
    path("compare/", compare.compare, name="work_follow_compare"),
]
