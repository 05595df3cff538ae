"""English words of reports for programs: SARIF, JUnit, GitHub, GitLab."""

MACHINE_TERMS: dict[str, str] = {
    "github_shows": "GitHub shows the first {shown} of a kind beside the files; all {count} are in this log",
    "sarif_left_out": "{count} findings are not in this file: the services that read it take no more than {most}. The gravest are in it; a report for people (-o report.html) has them all.",
    "sarif_about": "cedu checks target tables, schedules and forms of community education by the relations that they declare.",
    "junit_failed": "{count} findings; the first: {first}",
    "rule_waits": "needs the notice (--text) or last year's table (--base)",
    "junit_reading": "reading",
}  # fmt: skip
