"""A made plan that sets targets in its sentences, and what a pack says of it."""

from pathlib import Path

from cedu_targets.packs.pack import RulePack
from cedu_targets.packs.written_pack import load_pack

TEXT = """甲区人民政府办公室关于印发甲区社区教育三年规划（2021—2023）的通知

2021年3月8日

甲区社区教育三年规划（2021—2023）

一、年度目标
1.到 2021 年底，参加学习的居民达到 45% 以上，建设区级示范校3所，村级站 5 个。
2.到 2022 年底，参加学习的居民达到 55% 以上。力争建成市级示范区。

二、工作任务
（一）每年安排培训人均不少于6 学时，办好读书活动。用1-2年时间，各校接入学习平
台。村级学校暂不设专职教师。
（二）每个乡镇建好一所社区学校。学员满意率要达到80%以上。

附件：分工
甲局：负责组织实施。
乙局：负责经费保障。
丙局：负责宣传发动。
"""
PACK = """name: p
title: 甲区社区教育三年规划（2021—2023）
period: 2021-2023
owners: [{name: 甲局, aliases: [甲区甲局]}]
targets:
  - {id: learn-2022, quote: 参加学习的居民达到 55% 以上, indicator: learn, by: 到2022年底}
  - {id: learn-2021, quote: 参加学习的居民达到 40% 以上, indicator: learn, base: 居民}
  - {id: points, quote: "建设区级示范校3所，村级站【5 个】", indicator: points, counting: unstated}
  - {id: area, quote: 力争建成市级示范区, indicator: area, kind: none}
  - {id: hours, quote: 每年安排培训人均不少于6 学时, indicator: hours, kind: per_head, by: 每年, owner: 甲区甲局}
  - {id: platform, quote: 用1-2年时间，各校接入学习平台, indicator: platform, kind: coverage, by: 用1-2年}
  - {id: teachers, quote: 村级学校暂不设专职教师, indicator: teachers, kind: not_assigned}
  - {id: schools, quote: 每个乡镇建好【一所】社区学校, indicator: schools, kind: coverage}
  - {id: gone, quote: 志愿者达到 90% 以上, indicator: volunteers}
duties:
  - {id: reading, quote: 办好读书活动, due: 每年, owner: 甲区甲局、乙局}
  - {id: money, quote: 负责经费保障, owner: 乙局}
  - {id: lost, quote: 办好书市, owner: 乙局}
"""


def write_text(folder: Path, text: str = TEXT) -> Path:
    """The plan as a text file."""
    path = folder / "notice.txt"
    path.write_text(text, encoding="utf-8")
    return path


def write_pack(folder: Path, text: str = PACK) -> RulePack:
    """The pack, read from its file `p.yaml`."""
    path = folder / "p.yaml"
    path.write_text(text, encoding="utf-8")
    return load_pack(path)
