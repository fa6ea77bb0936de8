"""Text for a chat message: what matters, one fact a line, in the language asked for."""

from msgspec.structs import replace

from svcdesk.reports.chat import chat_text
from tests.reports import samples


def test_a_delivery_in_a_few_lines():
    assert chat_text(samples.sheet(), "zh").split("\n") == [
        "【产品验收单】YS-261123-A1-0007",
        "顾客：宏达纺织有限公司",
        "合同编号：HT-2026-118",
        "安装地点：空压站 江苏省苏州市吴中区某某路 18 号",
        "产品：螺杆空压机 GA37-8.5 37 kW 8.5 bar × 1 台（SN-88231）",
        "到场 / 完成：2026-11-23 09:20 / 2026-11-23 15:00",
        "缺陷 1：螺杆空压机 SN-88213: 排气温度 97 ℃ ≤ 95 ℃ 库存更换 SN-88231",
        "缺陷 2：冷凝水排放管未引到地沟 列入遗留 王建国 2026-11-30",
        "顾客培训：2 人",
        "验收结论：部分验收（整改后复验） 除排水管外均合格，排水管整改后复验",
        "质保期：自 2026-11-23 起至 2027-11-22 止（12 个月）",
        "顾客意见：服务及时，讲解清楚。请按期完成排水管整改。",
        "顾客代表：陈伟 2026-11-23 15:05",
        "售后服务人员：王建国 2026-11-23 15:04",
        "内容校验 FMQU3XZTEYAWKGNP",
    ]


def test_a_draft_and_a_void_sheet_say_so_first():
    draft = chat_text(samples.sheet(stamp=samples.stamp("checking")), "en").split("\n")
    void = chat_text(
        samples.sheet(samples.delivery(void_reason="合同取消"), stamp=samples.stamp("void")), "zh"
    ).split("\n")
    assert draft[1] == "State: DRAFT – NOT SIGNED"
    assert void[1] == "状态：本单已作废。作废理由：合同取消"


def test_line_breaks_in_a_text_stay_one_line():
    told = samples.feedback()
    told = replace(told, feedback=replace(told.feedback, opinion="一\n二\r\n三"))
    assert "顾客意见：一 二 三" in chat_text(told, "zh").split("\n")


def test_what_is_unknown_has_no_line():
    told = samples.feedback()
    told = replace(told, feedback=replace(told.feedback, next_step="", received_by="", received_at=None, replaced=()))
    text = chat_text(told, "zh")
    assert "后续收款动作" not in text
    assert "销售部接收" not in text
    assert "更换" not in text


def test_a_notice_says_how_much_until_when_and_where_to():
    text = chat_text(samples.notice(), "zh")
    assert "本期应收：¥160,800.50 人民币壹拾陆万零捌佰元零伍角" in text
    assert "付款期限：2026-12-03" in text
    assert "账号：1102 0212 0920 0123 456" in text
