"""What may be written in an own template, and what is refused: unknown fields, and whatever runs, grows or reaches out."""

import pytest

from cedu_targets.domain.fault import InputFault
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.reporters.letters.fields import FIELDS, names_of
from cedu_targets.reporters.letters.template_language import FieldsOnly

VALUES = {"单位": "甲]]>&<b>{{ 年份 }}", "目标": [{"指标": "一"}, {"指标": "二"}], "口径说明": ["说明一"]}


def filled(text: str) -> str:
    return FieldsOnly().from_string(text).render(VALUES)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("{{ 单位 }}", "甲]]&gt;&amp;&lt;b&gt;{{ 年份 }}"),
        ("{% for 行 in 目标 %}{{ loop.index }}{{ 行.指标 }}{% endfor %}", "1一2二"),
        ("{% for x in 口径说明 %}{{ x }}{% endfor %}", "说明一"),
        ("{% if 目标 %}有{% else %}无{% endif %}{% if 单位 == '甲' %}甲{% endif %}", "有"),
        ("{% for a in 目标 %}{% for b in 目标 %}{{ a.指标 }}{{ b.指标 }}{% endfor %}{% endfor %}", "一一一二二一二二"),
    ],
)
def test_fields_loops_and_conditions(text: str, becomes: str) -> None:
    assert filled(text) == becomes


@pytest.mark.parametrize(
    ("text", "variant", "name", "said"),
    [
        ("{{ 单位名 }}", "near", "单位名", "是否指 单位"),
        ("{{ 区长 }}", "", "区长", "可用："),
        ("{% for 行 in 目标 %}{{ 行.指标名 }}{% endfor %}", "near", "行.指标名", "是否指 指标"),
        ("{{ 行.指标 }}", "", "行.指标", "可用：标题、"),
        ("{% for 行 in 指标 %}{% endfor %}", "list", "指标", "目标"),
        ("{{ 目标 }}", "whole", "目标", "许多项"),
        ("{% for 行 in 目标 %}{{ 行 }}{% endfor %}", "whole", "行", "许多项"),
        ("{{ 单位.__class__.__mro__ }}", "", "…", "没有"),
    ],
)
def test_an_unknown_field_is_named(text: str, variant: str, name: str, said: str) -> None:
    with pytest.raises(InputFault) as raised:
        filled(text)
    fault = raised.value
    assert (fault.code, fault.variant) == ("template_field", variant)
    assert str(fault.parameters["name"]).startswith(name)
    assert said in Messages(Language.ZH).fault(fault)
    assert name in Messages(Language.EN).fault(fault)


@pytest.mark.parametrize(
    "text",
    [
        "{{ '甲' * 1000000000 }}", "{{ 单位 ~ 单位 }}", "{% set x = 单位 %}", "{{ range(9) }}", "{{ 单位.upper() }}",
        "{{ 单位|center(1000000000) }}", "{% include '/etc/passwd' %}", "{% import 'x' as y %}", "{{ 9 ** 9 ** 9 }}",
        "{% macro m() %}{% endmacro %}", "{{ 单位[0] }}", "{% for x in 目标 recursive %}{% endfor %}",
        "{% for a in 目标 %}{% for b in 目标 %}{% for c in 目标 %}{% endfor %}{% endfor %}{% endfor %}",
        "{{ lipsum() }}", "{{ ['甲'] }}",
    ],
)  # fmt: skip
def test_whatever_runs_or_grows_is_refused(text: str) -> None:
    with pytest.raises(InputFault) as raised:
        filled(text)
    assert raised.value.code == "template_form"
    assert "for" in Messages(Language.ZH).fault(raised.value)


def test_the_fields_of_a_list_have_names_of_their_own() -> None:
    for of in {field.of for field in FIELDS}:
        names = [name for field in FIELDS if field.of == of for name in names_of(field)]
        assert len(names) == len(set(names))
        assert all(name.isidentifier() for name in names)
