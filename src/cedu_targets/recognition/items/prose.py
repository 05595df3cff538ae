"""Items in the prose of a text: 要点, duties, stages, milestones, a dossier; none where a text only resembles one."""

from collections.abc import Sequence

from cedu_targets.domain.items import ItemKind, Items
from cedu_targets.domain.lazy_pattern import lazy_pattern
from cedu_targets.recognition.items.dossier import dossiers_in
from cedu_targets.recognition.items.drafts import Setting
from cedu_targets.recognition.items.duties import duties_in
from cedu_targets.recognition.items.milestones import milestones_in
from cedu_targets.recognition.items.paragraphs import paragraphs_of
from cedu_targets.recognition.items.points import points_in
from cedu_targets.recognition.items.segments import segments_of
from cedu_targets.recognition.items.stages import stages_in

_SIGN = lazy_pattern("[责牵负月年季要卷]")
"""One of these stands in the words that each shape is known by; a look that costs little."""


def items_in_prose(lines: Sequence[str]) -> list[Items]:
    """The documents of items that stand in the lines of a text, or in the paragraphs of a Word document, in order."""
    if not any(map(_SIGN.search, lines)):
        return []
    setting = Setting(lines)
    paragraphs = paragraphs_of(lines)
    segments = segments_of(paragraphs)
    dossiers = list(dossiers_in(segments))
    held = {line for dossier in dossiers for line in dossier.lines}
    if held:
        paragraphs = [paragraph for paragraph in paragraphs if paragraph.line not in held]
        segments = [segment for segment in segments if segment.line not in held]
    found = [(ItemKind.POINT, drafts) for drafts in points_in(segments)]
    taken = {draft.line for _, drafts in found for draft in drafts}
    others = {ItemKind.STAGE: stages_in(paragraphs, setting), ItemKind.DUTY: duties_in(paragraphs)}
    for kind, groups in others.items():
        for drafts in groups:
            of_these = {draft.line for draft in drafts}
            if taken.isdisjoint(of_these):
                found.append((kind, drafts))
                taken |= of_these
    found += milestones_in(segments, taken, setting)
    documents = [setting.document(kind, drafts) for kind, drafts in found]
    documents += [setting.document(ItemKind.DOSSIER, one.drafts, one.title) for one in dossiers]
    return sorted(documents, key=lambda one: one.line or 0)
