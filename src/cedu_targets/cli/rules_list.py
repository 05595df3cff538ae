"""cedu rules list: the packs that come with the program."""

from cedu_targets.cli.language_option import Lang
from cedu_targets.cli.session import ending_on_faults, messages_in
from cedu_targets.cli.streams import say


def list_packs(lang: Lang = None) -> None:
    """列出随程序提供的规则包 · List the packs that come with the program."""
    messages = messages_in(lang)
    with ending_on_faults(messages):
        from cedu_targets.packs.bundled import bundled_packs
        from cedu_targets.packs.find import find_pack

        lines: list[str] = []
        for name in bundled_packs():
            pack = find_pack(name)
            lines.append(f"{name}  {messages.term('rules_n', count=len(pack.rules))}  {pack.title}")
            lines.append(f"  {pack.source}")
        say(*lines)
