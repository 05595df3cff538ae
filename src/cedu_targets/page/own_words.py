"""The words of faults on the page: where the command's next step is a command, the page has a step of its own."""

from cedu_targets.messages.messages import Language, Messages

_OWN = {
    "gap_no_achievements": "page_for_gap_no_achievements",
    "gap_no_figures": "page_for_gap_no_figures",
    "gap_no_targets": "page_for_gap_no_targets",
    "gap_option_of_a_text": "page_for_gap_option_of_a_text",
    "gap_option_of_a_table": "page_for_gap_option_of_a_table",
    "PK007": "page_for_PK007",
    "AL016": "page_for_AL016",
}
"""What a code is called whose words on the page these are."""


class PageMessages(Messages):
    """As any, but that a fault is told with what can be done on the page. Not for reports, which are the command's."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.words = {**self.words, **{code: self.words[own] for code, own in _OWN.items()}}
