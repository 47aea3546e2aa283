"""Words for stages, states and groups in both languages."""

from __future__ import annotations

from transport.catalogue.stages import group_name, stage_name, where_name
from transport.operation.board import GROUP_KINDS
from transport.operation.check_ins import STAGES
from transport.operation.whereabouts import WHERE


def test_every_stage_state_and_group_has_a_word_of_its_own() -> None:
    assert stage_name("handed_over", "en") == "handed over"
    assert stage_name("handed_over", "zh") == "交接"
    chinese = [stage_name(one, "zh") for one in STAGES[:5]]
    assert all(word[0] > "z" for word in chinese)
    for lang in ("en", "zh"):
        assert len({where_name(one, lang) for one in WHERE}) == len(WHERE)
        assert len({group_name(one, lang) for one in GROUP_KINDS}) == len(GROUP_KINDS)
