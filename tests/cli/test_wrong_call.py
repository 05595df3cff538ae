"""Wrong calls: one sentence in one language, the option or argument, and an example of the command that was called."""

import re

import pytest

from project import JIANGNING, Run

BAD = JIANGNING / "targets.xlsx"

CALLS: list[tuple[list[object], str, str, str]] = [
    (["check"], "缺少目标表", "TABLE is missing", "cedu check "),
    (["gap"], "缺少目标表", "TARGETS is missing", "cedu gap "),
    (["rules", "lint"], "缺少规则包", "PACK is missing", "cedu rules lint "),
    (["rules", "infer"], "缺少文件：目标表，或写有目标的文本", "is missing", "cedu rules infer "),
    (["schema"], "缺少 report、pack、plan 之一", "one of report, pack, plan is missing", "cedu schema "),
    (["template", "-o", "x.xlsx"], "缺少选项 --for", "the option --for is missing", "cedu template "),
    (["template", "--for", "allocate"], "缺少选项 --output", "the option --output is missing", "cedu template "),
    (["check", BAD, "--nope"], "没有选项 --nope", "there is no option --nope", "cedu check "),
    (["gap", BAD, "--ruls", "x"], "没有选项 --ruls，是不是 --rules", "do you mean --rules", "cedu gap "),
    (["read", BAD, "-z"], "没有选项 -z", "there is no option -z", "cedu read "),
    (["read", BAD, "-f"], "选项 -f 后面没有写 text、json", "after the option -f stands no one of text", "cedu read "),
    (["read", "--sheet"], "选项 --sheet 后面没有写工作表", "after the option --sheet stands no SHEET", "cedu read "),
    (["check", BAD, "-o", "a.json", "--output=b.json"], "-o/--output 只能写一次，这里写了 2 次", "once, not 2", "cedu check "),
    (["gap", BAD, "--as-of", "2020", "--as-of", "2021"], "--as-of 只能写一次", "--as-of can be given", "cedu gap "),
    (["check", "--exit-zero=1"], "选项 --exit-zero 后面不写内容", "--exit-zero takes no value", "cedu check "),
    (["gap", BAD, "-f", "pdf"], "--format 不能是“pdf”，应为 text、", '--format cannot be "pdf"; give one', "cedu gap "),
    (["check", BAD, "--fail-on", "x"], "--fail-on 不能是“x”，应为 error、", 'cannot be "x"; give one of', "cedu check "),
    (["check", BAD, "-j", "x"], "--jobs 不能是“x”，应为不小于 0 的整数", "a whole number of at least 0", "cedu check "),
    (["check", BAD, "--jobs=-3"], "--jobs 不能是“-3”，应为不小于 0", '--jobs cannot be "-3"', "cedu check "),
    (["template", "--for", "x"], "--for 不能是“x”，应为 allocate、status", "give one of allocate", "cedu template "),
    (["schema", "foo"], "“foo”不对，应为 report、pack、plan", '"foo" is wrong; give one of report', "cedu schema "),
    (["rules", "list", "a", "b"], "多写了“a b”", '"a b" is too much', "cedu rules list"),
    (["demo", "my", "folder"], "多写了“folder”", '"folder" is too much', "cedu demo "),
    (["chekc", BAD], "没有命令 chekc，是不是 check", "do you mean check", "cedu --help"),
    (["rules", "lnt"], "没有命令 lnt，是不是 lint", "do you mean lint", "cedu rules --help"),
    (["rules", "qqq"], "有这些命令：list、show、infer、lint", "there are: list, show", "cedu rules --help"),
    (["targets.xlsx"], "没有写要对 targets.xlsx 做什么", "what to do with targets.xlsx", "cedu check targets.xlsx"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "chinese", "english", "example"), CALLS)
def test_a_wrong_call_is_one_sentence_in_one_language(
    arguments: list[object], chinese: str, english: str, example: str, cedu: Run
) -> None:
    for language, said in (("zh", chinese), ("en", english)):
        done = cedu(*arguments, "--lang", language) if arguments[-1] not in ("-f", "--sheet") else None
        done = done or cedu("--lang", language, *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done
        assert said in done.stderr
        label = "" if "--help" in example else "例：" if language == "zh" else "Example: "
        assert f"{label}{example}" in done.stderr
        assert "--help" in done.stderr
        own = {"cedu", "help", "targets", "xlsx", *re.findall(r"[a-zA-Z]+", " ".join(map(str, arguments)))}
        if language == "zh":
            words = set(
                re.findall(r"(?<![-\w])[a-zA-Z]{3,}", done.stderr.partition("例：")[0].partition("全部用法")[0])
            )
            names = {"text", "markdown", "excel", "html", "json", "error", "warning", "note", "report", "pack", "plan"}
            names |= set("check gap allocate template read explain demo schema rules status rollup letters web".split())
            names |= set("monthly dossier achieved docx csv parquet".split())
            assert words - own - names - {"list", "show", "infer", "lint"} == set()
        else:
            assert re.findall(r"[\u3000-\u9fff]", done.stderr) == []


def test_a_file_name_with_blanks_is_the_likely_cause_of_too_many_arguments(cedu: Run) -> None:
    assert "给整个文件名加引号" in cedu("rules", "infer", "my", "table.xlsx").stderr
