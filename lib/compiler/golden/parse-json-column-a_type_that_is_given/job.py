"""Parse JSON column

spark-submit parse_json_column.py --workspace <folder or URL>
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
        [
            ('{"a b": 1.005, "tags": ["x", 1], "extra": {"k": {"x": 1}}, "more": 1}',),
            ('{"a b": "much", "tags": "x"}',),
            ("[]",),
            ("null",),
        ],
        "j STRING",
    )

    # A type that is given
    a_type_that_is_given = rows.withColumn(
        "j",
        F.expr(
            "CAST(from_json(j, 'STRUCT<`a b`: DECIMAL(10,2), `tags`: ARRAY<STRING>, `extra`: MAP<STRING, STRUCT<x: INT>>>') AS STRUCT<`a b`: DECIMAL(10,2), tags: ARRAY<STRING>, extra: MAP<STRING, STRUCT<x: INT>>>)",
        ),
    )

    # Out
    (
        a_type_that_is_given.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Parse JSON column")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Parse JSON column").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
