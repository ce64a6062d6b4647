from django.urls import path

from desk import account_keys, account_pages, deciding, finding, views
from desk.analytics.views import analytics, grounds, outcomes
from desk.memo.views import memo_docx, memo_page, memo_pdf

urlpatterns = [
    path("", views.today, name="today"),
    path("account/", account_pages.account, name="account"),
    path("account/tokens/", account_keys.new_token, name="new-token"),
    path("account/tokens/<uuid:id>/", account_keys.old_token, name="old-token"),
    path("account/addresses/", account_keys.new_address, name="new-address"),
    path("account/addresses/<uuid:id>/", account_keys.old_address, name="old-address"),
    path("account/webhooks/<uuid:id>/", account_pages.webhook, name="webhook-do"),
    path("find/", finding.find, name="find"),
    path("find/opened/", finding.opened_lately, name="opened"),
    path("review/", views.review, name="review"),
    path("values/<int:pk>/", views.value_page, name="value"),
    path("values/<int:pk>/enter/", deciding.enter_value, name="enter"),
    path("facts/<int:pk>/choose/", deciding.choose_fact, name="choose"),
    path("proposals/<int:pk>/decide/", deciding.decide_proposal, name="decide"),
    path("party-proposals/<int:pk>/decide/", deciding.decide_party_proposal, name="decide-party"),
    path("questions/<int:pk>/answer/", deciding.answer_question, name="answer"),
    path("joins/cases/<int:pk>/", deciding.join_case, name="join-case"),
    path("joins/parties/<int:pk>/", deciding.join_party, name="join-party"),
    path("rulings/<int:pk>/undo/", deciding.undo_ruling, name="undo"),
    path("analytics/", analytics, name="analytics"),
    path("analytics/grounds/", grounds, name="analytics-grounds"),
    path("analytics/outcomes/", outcomes, name="analytics-outcomes"),
    path("cases/<slug:court>/<path:number>/memo/", memo_page, name="memo"),
    path("cases/<slug:court>/<path:number>/memo.docx", memo_docx, name="memo-docx"),
    path("cases/<slug:court>/<path:number>/memo.pdf", memo_pdf, name="memo-pdf"),
    path("filings/<int:pk>/withdraw/", deciding.withdraw_filing, name="withdraw"),
]
