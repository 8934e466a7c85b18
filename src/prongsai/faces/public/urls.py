"""The public pages."""

from django.urls import path, register_converter

from prongsai.faces.public.views import agency, check, data, frameworks, pages, papers, plan, reports, table


class FiscalYear:
    """A year of the Buddhist Era in an address."""

    regex = "2[4-6][0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Sha256:
    """The hash of a file or an edition."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FiscalYear, "fiscal_year")
register_converter(Sha256, "sha256")

urlpatterns = [
    path("", table.home, name="home"),
    path("agencies/<slug:code>/", agency.agency, name="agency"),
    path("agencies/<slug:code>/<fiscal_year:year>/", agency.result, name="result"),
    path("agencies/<slug:code>/<fiscal_year:year>/what-if/", agency.what_if, name="what_if"),
    path("agencies/<slug:code>/<fiscal_year:year>/report", reports.report, name="report"),
    path("agencies/<slug:code>/<fiscal_year:year>/data.csv", data.result_csv, name="result_csv"),
    path("agencies/<slug:code>/<fiscal_year:year>/data.json", data.result_json, name="result_json"),
    path("agencies/<slug:code>/papers/", papers.papers, name="agency_papers"),
    path("agencies/<slug:code>/papers/<sha256:sha256>/", papers.paper, name="agency_paper"),
    path("agencies/<slug:code>/papers/files/<sha256:sha256>/<str:name>", papers.paper_file, name="agency_paper_file"),
    path("agencies/<slug:code>/plan/<fiscal_year:year>/", plan.plan, name="plan"),
    path("agencies/<slug:code>/plan/<fiscal_year:year>/data.csv", plan.plan_csv, name="plan_csv"),
    path("agencies/<slug:code>/plan/<fiscal_year:year>/data.json", plan.plan_json, name="plan_json"),
    path("results.csv", data.table_csv, name="table_csv"),
    path("frameworks/", frameworks.frameworks, name="frameworks"),
    path("frameworks/<fiscal_year:year>/", frameworks.framework, name="framework"),
    path("frameworks/<fiscal_year:year>/<sha256:sha256>/", frameworks.version, name="framework_version"),
    path("frameworks/<fiscal_year:year>/<sha256:sha256>.yaml", frameworks.version_file, name="framework_version_file"),
    path("frameworks/<fiscal_year:year>.yaml", frameworks.framework_file, name="framework_file"),
    path("check/", check.check, name="check"),
    path("check/report/", reports.check_report, name="check_report"),
    path("check/template-<fiscal_year:year>.xlsx", check.check_template, name="check_template"),
    path("about/", pages.about, name="about"),
    path("healthz", pages.healthz, name="healthz"),
    path("robots.txt", pages.robots, name="robots"),
]
