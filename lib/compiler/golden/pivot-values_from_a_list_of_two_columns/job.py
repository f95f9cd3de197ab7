"""Pivot

spark-submit pivot.py --workspace <folder or URL>
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
            ("eu", "2024", 1, 0.5, "a"),
            ("eu", "2024", 7, None, "b"),
            ("eu", "it's", 2, 1.5, "c"),
            ("us", None, 3, 2.5, "d"),
            ("us", "1999", 9, 9.5, "e"),
        ],
        'region STRING, `the "year"` STRING, `order` BIGINT, n DOUBLE, x STRING',
    )

    # Values from a list, of two columns
    values_from_a_list_of_two = (
        rows.groupBy("region")
        .agg(
            F.expr("max(`order`) FILTER (WHERE coalesce(`the \"year\"`, 'null') = '2024')").alias(
                "2024_order",
            ),
            F.expr("max(n) FILTER (WHERE coalesce(`the \"year\"`, 'null') = '2024')").alias(
                "2024_n",
            ),
            F.expr("max(`order`) FILTER (WHERE coalesce(`the \"year\"`, 'null') = 'null')").alias(
                "null_order",
            ),
            F.expr("max(n) FILTER (WHERE coalesce(`the \"year\"`, 'null') = 'null')").alias(
                "null_n",
            ),
            F.expr("max(`order`) FILTER (WHERE coalesce(`the \"year\"`, 'null') = 'it\\'s')").alias(
                "it's_order",
            ),
            F.expr("max(n) FILTER (WHERE coalesce(`the \"year\"`, 'null') = 'it\\'s')").alias(
                "it's_n",
            ),
        )
    )

    # Out
    (
        values_from_a_list_of_two.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Pivot")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Pivot").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
