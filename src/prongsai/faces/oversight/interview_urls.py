"""Below `/oversight/interviews/`, which is what the worker of interviews sees."""

from django.urls import path

from prongsai.faces.oversight import interview_device, interview_paper, interviewing

urlpatterns = [
    path("", interviewing.agencies, name="oversight_interviews"),
    path("sw.js", interview_device.worker, name="oversight_interviews_worker"),
    path("<int:pk>/", interviewing.interview, name="oversight_interview"),
    path("<int:pk>/paper/", interview_paper.paper, name="oversight_interview_paper"),
    path("<int:pk>/paper/<str:name>", interview_paper.paper_file, name="oversight_interview_paper_file"),
]
