"""What 200 acceptance records cost (two pages, 20 checks, QR code, 2 photos), against typst making the same pages.

``python -m bench.packets [FOLDER]``; needs the package ``typst``. Both sides run in processes of their own, in turns;
counted is the time from the first record to the last, and the most memory the process ever had. typst gets its QR
codes drawn beforehand; we draw ours.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from msgspec.structs import replace

from svcdesk.domain.delivery import Answer, Photo
from svcdesk.domain.sheetcode import encode
from svcdesk.domain.sheets import DeliverySheet, Form, Image
from tests.reports import samples

COUNT, ROUNDS, PHOTOS, CHECKS = 200, 5, 20, 20
TEMPLATE = Path(__file__).with_suffix(".typ")
FONTS = Path(__file__).parent.parent / "resources" / "fonts"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp(prefix="bench-packets-"))
    prepare(folder)
    taken: dict[str, list[dict[str, float]]] = {"ours": [], "typst": []}
    for _ in range(ROUNDS):
        for side, runs in taken.items():
            command = [sys.executable, "-m", "bench.packets", str(folder), side]
            runs.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    middle = {(side, what): median(run[what] for run in runs) for side, runs in taken.items() for what in runs[0]}
    for what, goal in (("seconds", "≤ 0.65x"), ("megabytes", "≤ 0.5x"), ("kilobytes_each", "–")):
        ours, theirs = middle["ours", what], middle["typst", what]
        share = f"{ours / theirs:.2f}x | {ours:.1f} / {theirs:.1f}"
        print(f"| {COUNT} acceptance records, {what.replace('_', ' ')}, against typst | {goal} | {share} |")


def prepare(folder: Path) -> None:
    """Write photos, typst's template and its data for every record."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PHOTOS):
        (folder / f"photo-{number}.jpg").write_bytes(samples.picture(number).data)
    (folder / TEMPLATE.name).write_text(TEMPLATE.read_text("utf-8"), "utf-8")
    for number in range(COUNT):
        data = json.dumps(as_typst(record(folder, number)), ensure_ascii=False)
        (folder / f"{number}.json").write_text(data, "utf-8")


def record(folder: Path, number: int) -> DeliverySheet:
    """Return one delivery, different from all others in what differs in life."""
    shas = [f"photo-{number * 2 % PHOTOS}", f"photo-{(number * 2 + 1) % PHOTOS}"]
    images = {sha: Image((folder / f"{sha}.jpg").read_bytes(), "image/jpeg", 800, 600) for sha in shas}
    answers: tuple[Answer, ...] = tuple(
        samples.reading(100 + at, f"检查参数 {at + 1}", f"1.{(number + at) % 100:02d}", "MPa", "1", "2")
        for at in range(CHECKS)
    )
    unit = samples.unit(1, f"SN-{88213 + number}", answers=answers)
    whole = samples.delivery(customer_name=f"宏达纺织第{number}有限公司", units=(unit,), defects=())
    taken = (Photo(shas[0], "安装前", samples.at(9)), Photo(shas[1], "安装后", samples.at(14)))
    whole = replace(whole, site_work=replace(whole.site_work, photos=taken))
    stamp = samples.stamp(number=f"YS-261123-A1-{number:04d}", rev=sha256(str(number).encode()).hexdigest())
    return DeliverySheet(company=samples.COMPANY, stamp=stamp, delivery=whole, images=images)


def ours(folder: Path) -> Callable[[int], bytes]:
    from svcdesk.reports.catalog import render

    return lambda number: render(Form.COMMISSIONING, record(folder, number), "zh").pdf


def theirs(folder: Path) -> Callable[[int], bytes]:
    import typst

    compiler = typst.Compiler(
        str(folder / TEMPLATE.name), root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    return lambda number: compiler.compile(
        sys_inputs={"data": (folder / f"{number}.json").read_text("utf-8")}, format="pdf", pdf_tags=False
    )


def run(folder: Path, side: str) -> None:
    """Make every record on one side and print what it took."""
    make = ours(folder) if side == "ours" else theirs(folder)
    size = 0
    start = perf_counter()
    for number in range(COUNT):
        pdf = make(number)
        size += len(pdf)
    seconds = perf_counter() - start
    (folder / f"{side}.pdf").write_bytes(pdf)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": used, "kilobytes_each": size / COUNT / 1024}))


def as_typst(data: DeliverySheet) -> dict[str, Any]:
    """Return the same record as the template wants it: texts ready to print."""
    whole, work, unit = data.delivery, data.delivery.site_work, data.delivery.units[0]
    day = "2026-11-23"
    return {
        "number": data.stamp.number,
        "company": data.company.name,
        "company_en": data.company.name_en,
        "title": "安装调试记录",
        "code": "表单编号 QR-6.5-02　版本 A/1",
        "check": "内容校验 FMQU 3XZT EYAW KGNP　签字后的任何修改都会产生新的修订",
        "printed": "王建国　2026-11-23 15:06 打印",
        "qr": qr_svg(encode(data.stamp.number, data.stamp.rev)),
        "parties": [
            ["顾客", whole.customer_name],
            ["记录编号", data.stamp.number, "合同编号", whole.contract_number],
            ["安装地点", f"{whole.site_name}　{whole.address}"],
            ["联系人", whole.contact, "电话", whole.phone],
        ],
        "products": [["1", unit.name, unit.spec, "1 台", unit.serial]],
        "conditions": [
            ["电源", work.power, "接地", work.grounding],
            ["环境（温湿度、场地）", work.environment],
            ["到达", f"{day} 09:20", "开始", f"{day} 09:40"],
            ["完成", f"{day} 15:00", "售后服务人员", whole.technician_name],
        ],
        "unit": f"{unit.name}　{unit.spec}　{unit.serial}",
        "checks": [[a.item.name, "1–2 MPa", f"{a.value} MPa"] for a in unit.answers],
        "conduct": [
            "作业前已对现场设备设施进行保护",
            "使用顾客设备设施前已征得同意",
            "完工后已对现场清理、恢复",
        ],
        "signers": [signer(signature) for signature in reversed(whole.signatures)],
        "photos": [[f"{p.sha}.jpg", f"图 {at}　{p.caption}　{day} 09:00"] for at, p in enumerate(work.photos, 1)],
    }


def signer(signature: Any) -> dict[str, Any]:
    strokes = [[[x * 0.2, y * 0.2 - 30] for x, y, _, _ in stroke.points] for stroke in signature.strokes]
    title = "售后服务人员" if signature.party == "staff" else "顾客代表"
    who = f"{signature.name}　{signature.role}　{signature.phone}"
    return {"title": title, "who": who, "date": "2026年11月23日　15:04", "strokes": strokes}


def qr_svg(payload: str) -> str:
    from svcdesk.reports.qr import modules

    rows = modules(payload)
    squares = "".join(
        f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, dot in enumerate(row) if dot == 0
    )
    side = len(rows) + 8
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{squares}"/></svg>'


if __name__ == "__main__":
    if len(sys.argv) > 2:
        run(Path(sys.argv[1]), sys.argv[2])
    else:
        main()
