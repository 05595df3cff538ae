"""Chinese words of reports for programs: SARIF, JUnit, GitHub, GitLab."""

MACHINE_TERMS: dict[str, str] = {
    "github_shows": "GitHub 在文件旁每类只显示前 {shown} 条，全部 {count} 条都在本日志里",
    "sarif_left_out": "有 {count} 个问题没有写进本文件：读取它的平台最多接收 {most} 个。最严重的都在，全部问题见给人看的报告（-o 报告.html）。",
    "sarif_about": "cedu 按社区教育目标表、工作安排和报表自身声明的关系进行核对。",
    "junit_failed": "{count} 个问题，第一个：{first}",
    "rule_waits": "需要通知正文（--text）或上年表（--base）",
    "junit_reading": "读取",
}  # fmt: skip
