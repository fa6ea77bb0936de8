"""Why a file could not be read or written is said in the person's language."""

import errno
import re

import pytest

from svcdesk.errors import reason
from svcdesk.words import Message, say


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EISDIR, errno.EIO])
def test_the_common_reasons_are_words_of_ours_in_both_languages(number: int):
    said = reason(OSError(number, "the system's own words"))
    assert isinstance(said, Message)
    assert re.search(r"[\u3400-\u9fff]", say(said, "zh_CN"))
    assert not re.search(r"[\u3400-\u9fff]", say(said, "en"))


def test_a_rare_reason_is_said_as_the_system_says_it():
    assert reason(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason(TimeoutError()) == "TimeoutError"
