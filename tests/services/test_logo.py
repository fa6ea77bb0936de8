"""The logo is kept small, as a PNG, by content; what is no picture is refused."""

import io

import pytest
from PIL import Image

from svcdesk.domain.masters import Company
from svcdesk.errors import Refused
from svcdesk.services import masters
from svcdesk.services.desk import Session
from svcdesk.services.logo import MOST_BYTES, logo, set_logo


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#4b4390").save(data, form)
    return data.getvalue()


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


@pytest.mark.parametrize(
    ("form", "size", "kept"),
    [("PNG", (300, 80), (300, 80)), ("JPEG", (2400, 600), (1200, 300)), ("PNG", (60, 2400), (30, 1200))],
)
def test_a_logo_is_kept_as_a_small_png(desk: Session, form: str, size, kept):
    masters.save_company(desk, Company("苏州某机电有限公司"))
    assert logo(desk) is None
    record, changes = set_logo(desk, picture(*size, form))
    assert changes.kinds == {"company"}
    found = logo(desk)
    assert found is not None
    assert ((found.width, found.height), found.mime) == (kept, "image/png")
    with Image.open(io.BytesIO(found.data)) as drawn:
        assert drawn.size == kept
    assert set_logo(desk, picture(*size, form))[0].rev == record.rev


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"", "masters.logo_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "masters.logo_unreadable"),
        (picture(40, 40)[:60], "masters.logo_unreadable"),
        (picture(40, 40, "GIF"), "masters.logo_unreadable"),
        (picture(6001, 1), "masters.logo_large"),
        (bytes(MOST_BYTES + 1), "masters.logo_large"),
    ],
)
def test_what_will_not_do_is_refused_and_changes_nothing(sqlite_desk: Session, data: bytes, wrong: str):
    masters.save_company(sqlite_desk, Company("苏州某机电有限公司"))
    with pytest.raises(Refused) as refused:
        set_logo(sqlite_desk, data)
    assert code(refused) == wrong
    assert logo(sqlite_desk) is None


def test_without_a_company_there_is_nothing_to_put_it_on(sqlite_desk: Session):
    with pytest.raises(Refused) as refused:
        set_logo(sqlite_desk, picture(40, 40))
    assert code(refused) == "masters.company_unnamed"
