"""Addresses below `/office/<code>/papers/`."""

from django.urls import path

from prongsai.faces.workspace.papers.views import files, options, overview, paper, publishing, signing, text

urlpatterns = [
    path("", overview.overview, name="work_papers"),
    path("make/", overview.make, name="work_papers_make"),
    path("make-all/", overview.make_all, name="work_papers_make_all"),
    path("fix-all/", overview.fix_all, name="work_papers_fix_all"),
    path("sign/", signing.waiting, name="work_papers_waiting"),
    path("sign/all/", signing.sign_all, name="work_papers_sign_all"),
    path("sign/<int:pk>/", signing.look, name="work_papers_look"),
    path("sign/<int:pk>/sign/", signing.sign, name="work_papers_sign"),
    path("sign/<int:pk>/return/", signing.send_back, name="work_papers_return"),
    path("sign/<int:pk>/paper/", signing.in_ink, name="work_papers_in_ink"),
    path("editions/<int:pk>/", files.edition, name="work_papers_edition"),
    path("editions/<int:pk>/<slug:form>/", files.edition_in, name="work_papers_edition_in"),
    path("<int:pk>/", paper.paper, name="work_papers_paper"),
    path("<int:pk>/fix/", paper.fix, name="work_papers_fix"),
    path("<int:pk>/send/", paper.send, name="work_papers_send"),
    path("<int:pk>/reopen/", paper.reopen, name="work_papers_reopen"),
    path("<int:pk>/discard/", paper.discard, name="work_papers_discard"),
    path("<int:pk>/text/", text.text, name="work_papers_text"),
    path("<int:pk>/edit/", text.edit, name="work_papers_edit"),
    path("<int:pk>/stale/", text.stale, name="work_papers_stale"),
    path("<int:pk>/options/", options.options, name="work_papers_options"),
    path("<int:pk>/chain/", options.chain, name="work_papers_chain"),
    path("<int:pk>/chain/usual/", options.usual, name="work_papers_usual_chain"),
    path("<int:pk>/draft/<slug:form>/", files.draft, name="work_papers_draft"),
    path("<int:pk>/word/", files.word, name="work_papers_word"),
    path("<int:pk>/file/", files.take_file, name="work_papers_file"),
    path("<int:pk>/scan/", files.take_scan, name="work_papers_scan"),
    path("<int:pk>/publish/", publishing.publish, name="work_papers_publish"),
    path("<int:pk>/pack/", publishing.pack, name="work_papers_pack"),
    path("<int:pk>/address/", publishing.address, name="work_papers_address"),
    path("<int:pk>/withdraw/", publishing.withdraw, name="work_papers_withdraw"),
]
