"""cedu rules show: a pack in words."""

from cedu_targets.cli.delivery import show
from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.options import Pack
from cedu_targets.cli.session import ending_on_faults, messages_in


def show_pack(pack: Pack, lang: Lang = None) -> None:
    """用文字说明一个规则包：每条规则及其依据 · Show a pack in words: each rule and the clause it rests on."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets.packs.find import find_pack
        from cedu_targets.packs.pack_report import pack_report
        from cedu_targets.reporters.pack_text import render

        show(render(pack_report(find_pack(pack)), messages))
