from svcdesk.ui import language
from svcdesk.ui.clause_panel import ClausePanel
from svcdesk.ui.history_panel import Change, Entry, HistoryPanel
from svcdesk.words import Message


def shown(panel, qtbot):
    qtbot.addWidget(panel)
    panel.resize(420, 600)
    panel.show()
    return panel


def test_a_stage_shows_what_it_asks_for_and_the_clauses_word_for_word(qtbot):
    panel = shown(ClausePanel(), qtbot)
    panel.show_stage("delivery")
    words = panel.toPlainText()
    assert "这一步要做什么" in words
    assert "条款 6.5.1.4 · F16 F08" in words
    assert "4. 如发现产品有缺陷或者损坏，应及时更换调用公司原有库存" in words
    assert words.index("条款 6.2 ") < words.index("产品交付时，由售后服务人员和顾客共同对商品进行确认")
    assert "推定" not in words


def test_inferred_texts_say_so_and_the_broken_clause_too(qtbot):
    panel = shown(ClausePanel(), qtbot)
    panel.show_stage("service")
    words = panel.toPlainText()
    assert "（原文到此中断）" in words
    assert "推定 P1" in words
    assert "不是原文" in words


def test_clauses_follow_the_language_and_keep_the_original(qtbot):
    panel = shown(ClausePanel(), qtbot)
    panel.show_clauses(["6.5.1.4", "5"])
    language.switch("en")
    qtbot.waitUntil(lambda: "Clause 6.5.1" in panel.toPlainText())
    words = panel.toPlainText()
    assert "checking against the packing list" in words
    assert "按照装箱单核对产品是否齐全" in words
    assert "Clause 5.3" in words
    assert "translation" in words


def test_nothing_to_show_is_said(qtbot):
    panel = shown(ClausePanel(), qtbot)
    panel.show_clauses([])
    assert panel.toPlainText() == "规范没有专门的条款。"


def test_history_says_who_when_and_old_and_new_and_takes_nothing_for_markup(qtbot):
    panel = shown(HistoryPanel(), qtbot)
    assert "还没有保存过" in panel.toPlainText()
    changes = (Change("判定", "合格", Message("form.no")), Change("缺陷", "", "<b>漏气</b> & 异响"))
    panel.set_entries(
        [Entry("2026-11-23 14:32", "王工", "修改", changes, "复测"), Entry("2026-11-22 09:00", "李工", "新建")]
    )
    words = panel.toPlainText()
    assert "2026-11-23 14:32" in words
    assert "王工" in words
    assert "原因：复测" in words
    assert "合格 → 否" in words
    assert "（空） → <b>漏气</b> & 异响" in words
    language.switch("en")
    qtbot.waitUntil(lambda: "→ No" in panel.toPlainText())
    assert "(empty) → <b>漏气</b> & 异响" in panel.toPlainText()


def test_the_same_history_again_leaves_the_scroll_alone(qtbot):
    panel = shown(HistoryPanel(), qtbot)
    entries = [Entry(f"2026-11-{day:02}", "王工", "修改", (Change("甲", "1", "2"),)) for day in range(1, 29)]
    panel.set_entries(entries)
    panel.verticalScrollBar().setValue(200)
    panel.set_entries(list(entries))
    assert panel.verticalScrollBar().value() == 200
