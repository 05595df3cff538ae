"""浏览器页面（cedu.html、cedu web）背后的话；占位符须与英文一致（有测试）。"""

from cedu_targets.messages.entry import Words

PAGE_REQUESTS: dict[str, Words] = {
    "page_request": Words(
        "页面的请求读不懂",
        {
            "": "页面发来的内容有一处读不懂（{field}）。",
            "name": "文件名“{name}”不能用：文件要在所选的文件夹里面，名称里不能有反斜线（\\）。",
            "unused": "这件事用不着这个文件（{field}）。",
        },
        {
            "": "请刷新页面再试一次。",
            "name": "请改名后重新选择。",
            "unused": "请把它取消后再试。",
        },
    ),
    "page_files": Words(
        "还缺文件",
        {
            "tables": "还没有选要审核的表。",
            "targets": "还没有选目标表（或写有目标的通知）。",
            "": "还没有选分解计划，也没有选上年的表。",
            "totals": "按上年的表分解，还要知道本年全区数。",
            "weights": "按人口的百分之几下达，还要一张各单位常住人口的表。",
            "share": "按人口的百分之几下达，只要一张各单位常住人口的表，不与计划、上年的表、全区数、增长合用。",
            "two_ways": "分解计划里已写明全区数和分配依据，不与上年的表、全区数、增长、分配依据合用。",
        },
        {
            "tables": "请选择或拖入一个或几个表。",
            "targets": "请选择下达的目标表，再选完成情况。",
            "": "请选其中一样；没有计划，可以先下载空白的计划来填。",
            "totals": "请选本年全区数的表（每行栏次和数），或填比上年增长百分之几，如 5%。",
            "weights": "请选这张表，每行一个单位和人数。",
            "share": "请只留人口表和百分数。",
            "two_ways": "请只留其中一种。",
        },
    ),
    "page_solver": Words(
        "这里没有求解程序",
        "这份计划要用求解程序才能分解，这个页面里没有。",
        "请用单位电脑上的 cedu web 或 cedu allocate 分解，文件不用改。",
    ),
    "page_example": Words("没有这个样例", "没有这个样例（{name}）。", "请刷新页面，再从样例里选一个。"),
}
PAGE_REQUEST_TERMS: dict[str, str] = {
    "page_report": "审核报告",
    "page_progress": "进度报告",
    "page_allocation": "分解表",
    "page_reasons": "数的由来",
    "page_marked": "标注副本",
    "page_plan": "分解计划",
    "page_plan_made": "分解计划已写好，请下载后按“填写说明”填写，再选它来分解",
    "page_text_unused": "没有用上通知正文：这些表没有对应的规则包，与正文的核对写在规则包里。",
}
