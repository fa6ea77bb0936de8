"""Every required or conditional field of the form lists stands on its form, in every language."""

import csv
from pathlib import Path

import pytest

from svcdesk.domain.sheets import Form
from svcdesk.reports.catalog import render
from svcdesk.reports.texts import wording
from tests.reports import samples
from tests.reports.reading import poppler_text, squeezed

TABLE = Path(__file__).parent.parent / "data/delivery_form_fields.csv"
REQUIRED = [
    (row["form"], row["key"])
    for row in csv.DictReader(TABLE.read_text("utf-8-sig").splitlines())
    if row["required"] in {"Y", "C"}
]
DATA = {"F19": samples.feedback, "F20": samples.notice}

# form and field of the list: the printed labels it stands under
PRINTED: dict[tuple[str, str], tuple[str, ...]] = {
    ("F15", "pl_no"): ("packing.number",),
    ("F15", "contract"): (
        "common.contract",
        "common.customer",
        "packing.address",
        "packing.consignee",
        "common.phone",
    ),
    ("F15", "box"): ("line.box", "packing.boxes"),
    ("F15", "lines"): (
        *("common.index", "line.name", "line.spec", "line.uom", "line.quantity", "line.serial"),
        "packing.goods",
    ),
    ("F15", "docs"): ("packing.documents",),
    ("F15", "packer"): ("packing.packer", "common.signature", "common.date"),
    ("F15", "checker"): ("packing.checker", "common.signature", "common.date"),
    ("F16", "acc_no"): ("acceptance.number",),
    ("F16", "customer"): ("common.customer", "common.site", "common.contact", "common.phone"),
    ("F16", "contract"): ("common.contract",),
    ("F16", "lines"): ("line.name_spec", "line.packed", "line.counted", "line.serial_remark"),
    ("F16", "c1"): ("acceptance.packing", "acceptance.packing_all", "count.complete", "count.short"),
    ("F16", "c2"): ("acceptance.appearance", "acceptance.intact", "acceptance.damaged", "acceptance.photos"),
    ("F16", "c3"): ("acceptance.commissioning", "acceptance.item", "verdict.pass", "verdict.fail"),
    ("F16", "c4"): ("acceptance.defects", "remedy.replace", "acceptance.measure", "acceptance.recheck"),
    ("F16", "c5"): ("acceptance.training", "acceptance.training_declined"),
    ("F16", "docs"): ("acceptance.documents", "acceptance.document", "acceptance.received"),
    ("F16", "result"): ("acceptance.conclusion", "acceptance.full", "acceptance.partial", "acceptance.refused"),
    ("F16", "issues"): ("acceptance.issues", "acceptance.issue", "acceptance.owner", "acceptance.due"),
    ("F16", "warranty_start"): ("acceptance.warranty",),
    ("F16", "cust_sign"): ("party.customer", "common.signature", "common.seal", "common.date"),
    ("F16", "staff_sign"): ("party.staff", "common.signature", "common.date"),
    ("F17", "rec_no"): ("common.record_number",),
    ("F17", "site"): (
        *("common.site", "commissioning.conditions", "commissioning.power", "commissioning.grounding"),
        "commissioning.environment",
    ),
    ("F17", "product"): ("commissioning.products", "line.name", "line.spec", "line.serial"),
    ("F17", "steps"): (
        "commissioning.steps",
        "commissioning.item",
        "commissioning.requirement",
        "acceptance.measured",
    ),
    ("F17", "params"): ("commissioning.params", "acceptance.measured", "acceptance.judgement"),
    ("F17", "trial"): ("commissioning.trial", "commissioning.trial_time", "commissioning.trial_result"),
    ("F17", "safety"): ("commissioning.safety",),
    ("F17", "protect"): (
        "commissioning.conduct",
        "commissioning.protected",
        "commissioning.asked",
        "commissioning.cleaned",
    ),
    ("F17", "photos"): ("commissioning.photos",),
    ("F17", "times"): ("commissioning.arrived", "commissioning.started", "commissioning.finished"),
    ("F17", "sign"): ("party.staff", "party.customer", "common.signature", "common.date"),
    ("F18", "topic"): ("training.content",),
    ("F18", "date_place"): ("training.held", "training.place", "training.hours"),
    ("F18", "trainer"): ("training.trainer",),
    ("F18", "customer"): ("training.contract",),
    ("F18", "attendees"): (
        *("training.attendees", "training.name", "training.department", "training.phone"),
        "common.signature",
    ),
    ("F18", "eval"): ("training.evaluation", "effect.good", "effect.fair", "effect.poor", "training.evaluation_note"),
    ("F18", "confirm"): ("training.confirm", "common.signature", "common.date"),
    ("F19", "acceptance"): ("feedback.acceptance",),
    ("F19", "delivered_at"): ("feedback.delivered_at",),
    ("F19", "summary"): (
        *("feedback.summary", "feedback.quantity", "feedback.complete", "feedback.intact", "feedback.functional"),
        "feedback.trained",
    ),
    ("F19", "issues"): ("feedback.issues", "feedback.issue", "feedback.owner", "feedback.due"),
    ("F19", "feedback_by"): ("feedback.sent_by", "common.signature", "common.date"),
    ("F19", "received_by"): ("feedback.received_by", "common.signature", "common.date"),
    ("F19", "next"): ("feedback.next",),
    ("F20", "notice_no"): ("notice.number",),
    ("F20", "to"): ("notice.to", "notice.contact"),
    ("F20", "contract"): ("notice.contract", "notice.signed_on"),
    ("F20", "term"): ("notice.term", "notice.basis"),
    ("F20", "total_paid_due"): ("notice.total", "notice.paid", "notice.due"),
    ("F20", "amount_cn"): ("notice.amount_cn",),
    ("F20", "due_date"): ("notice.due_date",),
    ("F20", "bank"): ("notice.account_name", "notice.bank_name", "notice.account", "notice.tax_id"),
    ("F20", "stage"): ("notice.stage", "notice.first", "notice.reminder", "notice.final"),
    ("F20", "sign"): ("notice.handler", "notice.seller", "common.seal", "common.date"),
    ("F20", "receipt"): ("notice.receipt", "notice.arrived"),
}


def test_no_field_of_the_lists_is_forgotten():
    assert sorted(set(REQUIRED) - set(PRINTED)) == []


@pytest.mark.parametrize("language", ["zh", "en", "both"])
@pytest.mark.parametrize("form", ["F15", "F16", "F17", "F18", "F19", "F20"])
def test_every_required_field_is_printed(form, language):
    made = render(Form(form), DATA.get(form, samples.sheet)(), language)
    text = squeezed(poppler_text(made.pdf, "-raw"))
    asked = [label for key, labels in PRINTED.items() if key[0] == form for label in labels]
    codes = ("zh", "en") if language == "both" else (language,)
    missing = [label for label in asked for code in codes if squeezed(wording(code)[label]) not in text]
    assert missing == []


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_delivery_slip_states_quantity_model_and_specification(language):
    for form in (Form.PACKING_LIST, Form.ACCEPTANCE, Form.COMMISSIONING):
        text = squeezed(poppler_text(render(form, samples.sheet(), language).pdf, "-raw"))
        assert squeezed("GA37-8.5　37 kW　8.5 bar") in text
        assert "SN-88213" in text


@pytest.mark.parametrize("language", ["zh", "en", "both"])
def test_a_notice_states_the_amount_in_figures_and_capital_figures(language):
    text = squeezed(poppler_text(render(Form.PAYMENT_NOTICE, samples.notice(), language).pdf, "-raw"))
    assert "¥160,800.50" in text
    assert "人民币壹拾陆万零捌佰元零伍角" in text
    assert (squeezed("RMB one hundred sixty thousand eight hundred and 50/100") in text) is (language != "zh")
