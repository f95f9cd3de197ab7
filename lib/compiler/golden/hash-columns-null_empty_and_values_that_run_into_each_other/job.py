"""Hash columns

spark-submit hash_columns.py --workspace <folder or URL>
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

    # Rows
    rows = spark.createDataFrame(
        [("ab", "c"), ("a", "bc"), ("", None), (None, ""), ("-", "1:-")],
        '`the "a"` STRING, `order` STRING',
    )

    # NULL, empty, and values that run into each other
    null_empty_and_values_that_run = rows.withColumn(
        "md5",
        F.expr(
            "md5(concat_ws('', '', CASE WHEN `the \"a\"` IS NULL THEN '-' ELSE concat_ws('', length(`the \"a\"`), ':', `the \"a\"`) END, CASE WHEN `order` IS NULL THEN '-' ELSE concat_ws('', length(`order`), ':', `order`) END))",
        ),
    )

    # Out
    (
        null_empty_and_values_that_run.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Hash columns")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Hash columns").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
