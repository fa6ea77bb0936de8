"""The text of QR codes: reads back, notices a misreading, and uses letters that QR codes hold cheaply."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_37_36

from svcdesk.domain.sheetcode import decode, encode, short_hash

REV = sha256(b"x").hexdigest()
NUMBER = "YS-261123-A1-0007"
CHEAP = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_code_reads_back():
    found = decode(encode(NUMBER, REV))
    assert found is not None
    assert found.number == NUMBER
    assert REV.startswith(found.rev_prefix)
    assert len(found.rev_prefix) == 32


def test_the_payload_is_what_the_paper_says():
    text = encode(NUMBER, REV)
    assert text[:-1] == f"SVC1:{NUMBER}:{short_hash(REV)}"
    assert set(text) <= CHEAP


def test_the_check_character_is_that_of_iso_7064():
    text = encode(NUMBER, REV)
    assert text[-1] == mod_37_36.calc_check_digit("".join(filter(str.isalnum, text[:-1])))


@given(st.integers(5, len(encode(NUMBER, REV)) - 1), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_wrong_letter_is_noticed(at, letter):
    text = encode(NUMBER, REV)
    changed = text[:at] + letter + text[at + 1 :]
    if changed != text and text[at].isalnum():
        assert decode(changed) is None


@pytest.mark.parametrize(
    "text", ["", "SVC1", "SVC1::", "https://example.com", "SVC2:YS-1:ABC", f"SVC1:{NUMBER}:SHORT", ":::"]
)
def test_other_codes_are_not_ours(text):
    assert decode(text) is None


def test_small_letters_and_blanks_around_do_no_harm():
    assert decode(f" {encode(NUMBER, REV).lower()}\n") == decode(encode(NUMBER, REV))
