"""Addresses below `/office/<code>/plans/`."""

from django.urls import path

from prongsai.faces.workspace.plans.views import acts, drafting, left_open, listing, measures, paste, plan, risks

urlpatterns = [
    path("", listing.plans, name="work_plans"),
    path("new/<slug:kind>/", drafting.new, name="work_plans_new"),
    path("<int:pk>/", plan.table, name="work_plans_plan"),
    path("<int:pk>/timeline/", plan.months, name="work_plans_timeline"),
    path("<int:pk>/library/", drafting.more, name="work_plans_library"),
    path("<int:pk>/paste/", paste.paste, name="work_plans_paste"),
    path("<int:pk>/carry/", drafting.carry_over, name="work_plans_carry"),
    path("<int:pk>/left-open/", left_open.left_open, name="work_plans_left_open"),
    path("<int:pk>/adopt/", acts.adopt, name="work_plans_adopt"),
    path("<int:pk>/particulars/", acts.particulars, name="work_plans_particulars"),
    path("<int:pk>/act/<slug:what>/", acts.act, name="work_plans_act"),
    path("<int:pk>/measures/new/", measures.new, name="work_plans_add"),
    path("measures/<int:pk>/", measures.measure, name="work_plans_measure"),
    path("measures/<int:pk>/edit/", measures.edit, name="work_plans_measure_edit"),
    path("measures/<int:pk>/remove/", measures.remove, name="work_plans_measure_remove"),
    path("measures/<int:pk>/move/", measures.move, name="work_plans_measure_move"),
    path("<int:pk>/risks/", risks.risks, name="work_plans_risks"),
    path("<int:pk>/risks/new/", risks.new, name="work_plans_risk_new"),
    path("risks/<int:pk>/edit/", risks.edit, name="work_plans_risk_edit"),
    path("risks/<int:pk>/remove/", risks.remove, name="work_plans_risk_remove"),
]
