"""The summary of each kind of report on very many rows."""

from cedu_targets.engines.gap_report import WideGapReport
from cedu_targets.engines.report import WideReport
from cedu_targets.engines.rollup_report import WideRollup
from cedu_targets.messages.messages import Messages
from cedu_targets.reporters.wide import gap_sentences, rollup_sentences, sentences
from cedu_targets.reporters.wide.summary import Summary

AnyWide = WideReport | WideGapReport | WideRollup


def summary_of(report: AnyWide, messages: Messages) -> Summary:
    """What is said of it, whatever the format."""
    if isinstance(report, WideGapReport):
        return gap_sentences.summary(report, messages)
    if isinstance(report, WideRollup):
        return rollup_sentences.summary(report, messages)
    return sentences.summary(report, messages)
