"""用 Spark 计算（cedu check --engine spark）的用语。"""

from cedu_targets.messages.entry import Words

_INSTALL = (
    "请安装：apt-get install default-jre-headless（Debian、Ubuntu），或装其他的 Java {oldest}、21；"
    "也可以改用 --engine duckdb，它不需要 Java。"
)
SPARK: dict[str, Words] = {
    "spark_java": Words(
        "没有 Java",
        {
            "": "Spark 要在 Java {oldest} 或 21 上运行，这台电脑上没有找到。",
            "home": "Spark 要在 Java {oldest} 或 21 上运行，JAVA_HOME 所指的地方没有。",
        },
        {"": _INSTALL, "home": "请把 JAVA_HOME 设为这样一个 Java 的文件夹，或取消它；也可以改用 --engine duckdb，它不需要 Java。"},
    ),
    "spark_java_old": Words(
        "Java 太旧", "Spark 要在 Java {oldest} 或 21 上运行，{path} 是 Java {found}。",
        f"{_INSTALL}两个都有的，把 JAVA_HOME 设为新的那个。",
    ),
    "spark_start": Words(
        "Spark 启动不了", "用 --master {master} 启动不了 Spark：{reason}。",
        "不写 --master 就在这台电脑上运行；用集群的，见 docs/scale.zh-CN.md。",
    ),
    "spark_failed": Words(
        "Spark 没有算完", "Spark 没有算完：{reason}。",
        "如果是内存或磁盘不够，请多给一些（见 docs/scale.zh-CN.md），或者在这台电脑上改用 --engine duckdb。",
    ),
    "engine_master": Words(
        "只用于 Spark", "--master 是 Spark 集群的地址，而用的不是 Spark。",
        "请去掉它，或改用 --engine spark。",
    ),
    "engine_not_utf8": Words(
        "不是 UTF-8", "其中有的文字不是 UTF-8 编码，会读错。",
        "请另存为“CSV UTF-8”或 Parquet。",
    ),
}  # fmt: skip
