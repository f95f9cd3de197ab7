"""Fixed width

spark-submit fixed_width.py --workspace <folder or URL>
"""

import argparse

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

# What makes Spark compute as DuckDB does.
SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # what does not fit fails, and is not NULL
    "spark.sql.session.timeZone": "UTC",  # times are the same everywhere
    "spark.sql.caseSensitive": "false",  # names of columns are compared without case
    "spark.sql.variable.substitute": "false",  # a dollar sign in a text is no variable
    "spark.sql.legacy.timeParserPolicy": "CORRECTED",  # dates are read by their pattern alone
    "spark.sql.parquet.inferTimestampNTZ.enabled": "false",  # all times are of one type
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",  # as DuckDB writes times
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # values that do not fit fail, wanted or not
}


def run(spark: SparkSession, workspace: str) -> None:
    for key, value in SETTINGS.items():
        spark.conf.set(key, value)

    # A file without lines
    a_file_without_lines = (
        spark.read.format("text")
        .options(wholetext=True)
        .load(f"{workspace}/lake/empty.dat")
        .select(
            F.posexplode(
                F.split(F.regexp_replace("value", "\\A\ufeff|\\r?\\n\\z", ""), "\\r\\n|\\n|\\r"),
            ).alias("number", "line"),
        )
        .filter("number >= 1")
        .filter("line != ''")
        .filter(
            "CASE WHEN length(line) >= 1 THEN true ELSE raise_error(concat('Line ', number + 1, ' is too short.')) END",
        )
        .select(F.expr("substring(line, 1, 3)").alias("select"))
        .withColumn(
            "select",
            F.expr("CASE WHEN trim(`select`) NOT IN ('') THEN trim(`select`) END"),
        )
    )

    # Out
    (
        a_file_without_lines.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Fixed width")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Fixed width").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
