"""Every address of Prongsai. Thai stands at the root, English under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("s/", include("prongsai.faces.answer.urls")),  # first: the most requests by far are for these
    path("", include("prongsai.faces.public.urls")),
    path("office/start/", include("prongsai.faces.workspace.first_run_urls")),
    path("office/", include("prongsai.faces.workspace.urls")),
    path("oversight/", include("prongsai.faces.oversight.urls")),
    path("account/", include("prongsai.faces.entry.urls")),
    prefix_default_language=False,
)
urlpatterns += [path("sign-on/", include("prongsai.faces.entry.sign_on_urls"))]  # one address, whatever the language
