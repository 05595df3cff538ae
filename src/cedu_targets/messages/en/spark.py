"""The words of Spark as an engine (cedu check --engine spark)."""

from cedu_targets.messages.entry import Words

_INSTALL = (
    "Install it: apt-get install default-jre-headless (Debian, Ubuntu), or any other Java {oldest} or 21, "
    "or use --engine duckdb, which needs no Java."
)
SPARK: dict[str, Words] = {
    "spark_java": Words(
        "Java is missing",
        {
            "": "Spark runs on Java {oldest} or 21, and none was found.",
            "home": "Spark runs on Java {oldest} or 21, and there is none where JAVA_HOME says it is.",
        },
        {"": _INSTALL, "home": "Set JAVA_HOME to the folder of such a Java, or unset it; or use --engine duckdb, which needs no Java."},
    ),
    "spark_java_old": Words(
        "Java is too old", "Spark runs on Java {oldest} or 21, and {path} is Java {found}.",
        f"{_INSTALL} If both are there, set JAVA_HOME to the newer one.",
    ),
    "spark_start": Words(
        "Spark does not start", "Spark could not be started with --master {master}: {reason}.",
        "Without --master it runs on this machine; see docs/scale.md for clusters.",
    ),
    "spark_failed": Words(
        "Spark failed", "Spark could not finish the work: {reason}.",
        "If memory or disk space ran out, give it more (docs/scale.md), or use --engine duckdb on this machine.",
    ),
    "engine_master": Words(
        "of Spark only", "--master names a Spark cluster, and the engine is another one.",
        "Leave it out, or use --engine spark.",
    ),
    "engine_not_utf8": Words(
        "not UTF-8", "some text in it is not UTF-8, and would be read as other signs.",
        "Save it as CSV UTF-8 or as Parquet.",
    ),
}  # fmt: skip
