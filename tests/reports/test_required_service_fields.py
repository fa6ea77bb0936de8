"""Every required or conditional field of F08 and F21 to F26 stands on its form, in every language."""

import csv
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from svcdesk.domain.service_order import Payer
from svcdesk.domain.sheets import Form
from svcdesk.reports.catalog import render
from svcdesk.reports.texts import wording
from svcdesk.reports.ticket_clocks import verdict
from tests.reports import service_samples as samples
from tests.reports.reading import poppler_text, squeezed
from tests.reports.samples import at

TABLE = Path(__file__).parent.parent / "data/service_form_fields.csv"
REQUIRED = [
    (row["form"], row["key"])
    for row in csv.DictReader(TABLE.read_text("utf-8-sig").splitlines())
    if row["required"] in {"Y", "C"}
]
FORMS = sorted({form for form, _ in REQUIRED})
_ASSET = ("case.product", "line.serial")
_PAIR = ("common.signature", "common.date")
_PARTS = ("order.part", "line.quantity", "order.new_old", "order.unit_price", "old_part.taken_back")

# form and field of the list: the printed labels it stands under
PRINTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("F08", "ncr_no"): ("ncr.number",),
    ("F08", "source"): ("ncr.source", "ncr_source.inspection", "ncr_source.customer", "ncr_source.service"),
    ("F08", "ref"): ("ncr.reference",),
    ("F08", "product"): ("case.product", "ncr.serial"),
    ("F08", "qty"): ("ncr.quantity",),
    ("F08", "desc"): ("ncr.description",),
    ("F08", "class"): ("ncr.class", "ncr_class.critical", "ncr_class.major", "ncr_class.minor"),
    ("F08", "isolate"): ("ncr.segregation", "ncr_segregation.segregated"),
    ("F08", "review"): ("ncr.review", "ncr.department", "ncr.opinion", *_PAIR),
    ("F08", "disposition"): (
        *("ncr.how", "ncr_disposition.send_back", "ncr_disposition.exchange", "ncr_disposition.rework"),
        *("ncr_disposition.concession", "ncr_disposition.scrap", "ncr_disposition.refusal"),
    ),
    ("F08", "concession_cust"): ("ncr.consent",),
    ("F08", "approve"): ("ncr.authority", *_PAIR),
    ("F08", "supplier_notice"): ("ncr.supplier",),
    ("F08", "reinspect"): ("ncr.recheck",),
    ("F08", "capa"): ("ncr.corrective",),
    ("F08", "close"): ("ncr.closer", *_PAIR),
    ("F21", "info_no"): ("ticket.number",),
    ("F21", "received_at"): ("ticket.received",),
    ("F21", "receiver"): ("ticket.receiver",),
    ("F21", "channel"): ("ticket.channel", "channel.hotline", "channel.opinion_letter", "channel.website"),
    ("F21", "customer"): ("common.customer",),
    ("F21", "caller"): ("case.caller", "common.phone"),
    ("F21", "kind"): ("ticket.kind", "contact_kind.repair", "contact_kind.praise"),
    ("F21", "content"): ("ticket.words",),
    ("F21", "severity"): ("ticket.severity", "severity.safety", "severity.batch"),
    ("F21", "first_reply_due"): ("rule.contact", "ticket.due"),
    ("F21", "first_reply_at"): ("ticket.first_reply", "ticket.stopped"),
    ("F21", "handler_dept"): ("ticket.handling", "department.quality", "department.sales"),
    ("F21", "transfer_at"): ("ticket.passed", "ticket.taken"),
    ("F21", "escalate_due"): ("rule.report_upward", "ticket.due"),
    ("F21", "escalated"): ("ticket.escalated_to", "ticket.at", "ticket.reason"),
    ("F21", "result"): ("ticket.result",),
    ("F21", "linked"): ("ticket.linked",),
    ("F21", "revisit"): ("ticket.followed_at", "ticket.channel", "ticket.satisfied", "satisfaction.dissatisfied"),
    ("F21", "close"): ("ticket.closer", *_PAIR),
    ("F22", "order_no"): ("order.number",),
    ("F22", "info"): ("order.source",),
    ("F22", "customer"): ("common.customer", "case.address", "case.caller", "common.phone"),
    ("F22", "asset"): (*_ASSET, "case.installed"),
    ("F22", "warranty"): ("order.coverage", "coverage.warranty", "coverage.chargeable", "coverage.service_contract"),
    ("F22", "type"): ("order.type", "order_type.repair", "order_type.maintenance"),
    ("F22", "mode"): ("order.mode", "order_mode.on_site", "order_mode.sent_in", "order_mode.remote"),
    ("F22", "fault"): ("order.fault",),
    ("F22", "priority"): ("order.priority", "priority.normal", "priority.high", "priority.urgent"),
    ("F22", "dispatch"): ("order.dispatched", "order.dispatcher", *_PAIR),
    ("F22", "engineer"): ("order.engineer",),
    ("F22", "appoint"): ("order.appointment",),
    ("F22", "times"): ("order.set_out", "order.arrived", "order.started", "order.finished"),
    ("F22", "work"): ("order.done",),
    ("F22", "parts"): _PARTS,
    ("F22", "fee"): ("order.labour", "order.goods", "order.travel", "order.total", "order.total_words"),
    ("F22", "result"): ("order.result", "order_result.solved", "order_result.partly", "order_result.unsolved"),
    ("F22", "rating"): ("order.rating", "rating.very_satisfied", "rating.very_dissatisfied"),
    ("F22", "sign"): ("party.staff", "party.customer", *_PAIR),
    ("F23", "rep_no"): ("repair.number",),
    ("F23", "order"): ("order.number",),
    ("F23", "asset"): _ASSET,
    ("F23", "pre_look"): ("repair.before", "aspect.appearance", "acceptance.damaged"),
    ("F23", "pre_func"): ("repair.before", "aspect.function", "acceptance.abnormal"),
    ("F23", "pre_perf"): ("repair.before", "aspect.performance", "repair.item"),
    ("F23", "accessories"): ("repair.accessories",),
    ("F23", "pre_sign"): ("repair.customer_before", *_PAIR),
    ("F23", "diagnosis"): ("repair.cause",),
    ("F23", "quote"): ("repair.quote", "repair.quoted", "repair.consent"),
    ("F23", "work"): ("repair.done",),
    ("F23", "parts"): _PARTS,
    ("F23", "post_look"): ("repair.after", "repair.photos"),
    ("F23", "post_func"): ("repair.after", "repair.comparison"),
    ("F23", "post_perf"): ("repair.after", "comparison.worse"),
    ("F23", "test"): ("repair.trial_time", "repair.trial_result"),
    ("F23", "clean"): ("commissioning.protected", "commissioning.asked", "commissioning.cleaned"),
    ("F23", "post_sign"): ("repair.customer_after", *_PAIR),
    ("F24", "ref"): ("sign_off.reference",),
    ("F24", "items"): ("line.name", "line.spec", "line.quantity", "line.serial", "sign_off.statement"),
    ("F24", "condition"): ("sign_off.condition", "condition.intact", "condition.objection"),
    ("F24", "signer"): ("sign_off.signer", "sign_off.relation", "relation.agent"),
    ("F24", "sign"): ("sign_off.receiver", "common.seal", *_PAIR),
    ("F24", "agent"): ("sign_off.agent",),
    ("F25", "cmp_no"): ("complaint.number",),
    ("F25", "info"): ("complaint.info",),
    ("F25", "complainant"): ("complaint.complainant", "complaint.agent", "common.phone"),
    ("F25", "product"): (*_ASSET, "common.contract", "line.quantity"),
    ("F25", "occurred"): ("complaint.occurred",),
    ("F25", "category"): ("complaint.category", "category.quality", "category.attitude", "category.other"),
    ("F25", "desc"): ("complaint.content",),
    ("F25", "remedy"): ("complaint.asked", "response.refund", "response.apology", "response.explanation"),
    ("F25", "ack_at"): ("complaint.acknowledged",),
    ("F25", "assess"): (
        *("complaint.severity", "complaint.safety", "complaint.complexity", "complaint.impact"),
        *("complaint.at_once", "level.high"),
    ),
    ("F25", "immediate"): ("complaint.immediate",),
    ("F25", "investigate"): ("complaint.found",),
    ("F25", "dept"): ("complaint.department", "complaint.owner"),
    ("F25", "resolution"): ("complaint.resolution",),
    ("F25", "approve"): ("complaint.approval", *_PAIR),
    ("F25", "reply"): ("complaint.replied_at", "complaint.reply"),
    ("F25", "accepted"): ("complaint.accepted", "reply_verdict.accepted", "reply_verdict.rejected"),
    ("F25", "capa"): ("complaint.corrective_note",),
    ("F25", "verify"): ("complaint.verification", "complaint.verifier", *_PAIR),
    ("F25", "close"): ("complaint.closer", "ticket.satisfied", *_PAIR),
    ("F26", "rx_no"): ("return.number",),
    ("F26", "type"): ("return.type", "return_type.return", "return_type.exchange"),
    ("F26", "party"): ("return.party", "return_party.from_customer", "return_party.to_supplier"),
    ("F26", "ref"): ("return.reference",),
    ("F26", "counterparty"): ("common.customer", "case.caller", "common.phone"),
    ("F26", "lines"): ("line.name_spec", "line.serial", "line.quantity", "return.price", "return.amount"),
    ("F26", "reason"): ("return.reason", "return_reason.damaged", "return_reason.statutory", "return.reason_note"),
    ("F26", "confirm_q"): ("return.liability", "liability.product", "liability.other", "return.quality_sign", *_PAIR),
    ("F26", "rule"): ("return.basis", "basis.contract", "basis.statutory", "basis.agreed", "return.right"),
    ("F26", "stock"): ("return.lineage",),
    ("F26", "refund"): ("return.refund", "return.refund_words"),
    ("F26", "approve"): ("return.node", "approval_node.department", "approval_node.finance", *_PAIR),
    ("F26", "receive"): ("return.received", "return.found", "return.nonconformity"),
    ("F26", "warranty_new"): ("return.warranty_new",),
    ("F26", "cust_sign"): ("return.receiver", *_PAIR),
}


def text_of(form: str, language: str, *, blank: bool = False) -> str:
    return squeezed(poppler_text(render(Form(form), samples.of(Form(form)), language, blank=blank).pdf, "-raw"))


def test_no_field_of_the_lists_is_forgotten():
    assert sorted(set(REQUIRED) ^ set(PRINTED)) == []


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("form", FORMS)
def test_every_required_field_is_printed(form, language, blank):
    text = text_of(form, language, blank=blank)
    asked = [label for key, labels in PRINTED.items() if key[0] == form for label in labels]
    asked = [label for label in asked if not (blank and label == "repair.photos")]
    codes = ("zh", "en") if language == "both" else (language,)
    missing = [label for label in asked for code in codes if squeezed(wording(code)[label]) not in text]
    assert missing == []


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_sign_off_states_quantity_model_and_specification(language):
    text = text_of("F24", language)
    for said in ("GA37-8.5　37 kW　8.5 bar", "SN-88231", "温控阀阀芯", "1202-5867 71 ℃", "1 只", "WK-0417", "2 L"):
        assert squeezed(said) in text


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize(
    ("form", "figures", "capitals", "words"),
    [
        ("F22", "¥1,409.50", "人民币壹仟肆佰零玖元伍角", "one thousand four hundred nine and 50/100"),
        ("F23", "¥1,409.50", "人民币壹仟肆佰零玖元伍角", "one thousand four hundred nine and 50/100"),
        ("F26", "¥1,389.50", "人民币壹仟叁佰捌拾玖元伍角", "one thousand three hundred eighty-nine and 50/100"),
    ],
)
def test_money_stands_in_figures_and_capital_figures(language, form, figures, capitals, words):
    text = text_of(form, language)
    assert figures in text
    assert capitals in text
    assert (squeezed(words) in text) is (language != "zh")


def test_before_and_after_stand_side_by_side_on_one_line():
    page = poppler_text(render(Form.REPAIR, samples.of(Form.REPAIR), "zh").pdf, "-layout")
    rows = [line.split() for line in page.splitlines() if "104" in line or "无法测试" in line]
    assert any("86" in row for row in rows)
    assert any("4.2" in row for row in rows)


def test_what_got_worse_is_ticked_and_the_customers_word_stands_beside_it():
    text = text_of("F23", "zh")
    assert "顾客认可：知悉，风扇转速提高所致" in text
    assert "WX-261123-A1-0012" in text
    assert "GD-261123-A1-0012" in text


def test_both_confirmations_are_signed_and_dated():
    text = text_of("F23", "zh")
    assert text.count("2026年11月23日11:00") == 2
    assert "2026年11月23日15:03" in text


def test_a_return_shows_old_and_new_unit_and_the_new_warranty():
    text = text_of("F26", "zh")
    for said in ("SN-88231→SN-88240", "自2026-11-23起", "至2027-11-22止"):
        assert said in text


def test_a_form_for_the_pen_keeps_what_the_customer_confirmed_and_nothing_later():
    text = text_of("F23", "zh", blank=True)
    assert "104℃" in text
    assert "情况属实" in text
    for later in ("86℃", "风扇转速", "更换温控阀阀芯，清洗", "阀门"):
        assert later not in text
    unconfirmed = samples.order_sheet(samples.order(before_confirmed_at=None))
    early = squeezed(poppler_text(render(Form.REPAIR, unconfirmed, "zh", blank=True).pdf, "-raw"))
    assert "排气温度" in early
    assert "104℃" not in early


def test_an_order_for_the_pen_has_its_task_and_no_fees():
    text = text_of("F22", "zh", blank=True)
    assert "排气温度高" in text
    assert "¥" not in text


@pytest.mark.parametrize(
    ("stopped", "due", "said"),
    [(at(10, 2), at(10, 2), "met"), (at(10, 3), at(10, 2), "late"), (None, at(15, 5), "late"), (None, at(15, 7), "")],
)
def test_a_time_limit_is_met_up_to_the_very_moment(stopped: datetime | None, due: datetime, said: str):
    found = replace(samples.ticket().dues[0], due_at=due, stopped_at=stopped)
    assert verdict(found, at(15, 6)) == said


def test_fees_are_what_the_customer_pays_and_no_more():
    ours = samples.order(labour=Decimal(480), travel=None, fee_payer=Payer.US, parts=())
    text = squeezed(poppler_text(render(Form.ORDER, samples.order_sheet(ours), "zh").pdf, "-raw"))
    assert "顾客应付合计¥0.00" in text
    assert "人民币零元整" in text
