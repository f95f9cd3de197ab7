"""Slowly changing dimension

spark-submit slowly_changing_dimension.py --workspace <folder or URL>
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

    # Dimension
    dimension = spark.createDataFrame(
        [("a", "one", "2024-01-01", "2024-03-01", False), ("a", "two", "2024-03-01", None, True)],
        "k STRING, v STRING, valid_from STRING, valid_to STRING, is_current BOOLEAN",
    ).withColumns(
        {
            "valid_from": F.col("valid_from").cast("DATE"),
            "valid_to": F.col("valid_to").cast("DATE"),
        },
    )

    # New rows
    new_rows = spark.createDataFrame(
        [
            ("a", "late", "2024-02-01"),
            ("a", "late", "2024-02-15"),
            ("a", "before all", "2023-06-01"),
            ("a", "in place of two", "2024-03-01"),
            ("a", "three", "2024-04-01"),
            ("a", "four", "2024-05-01"),
        ],
        "k STRING, v STRING, since STRING",
    ).withColumn("since", F.col("since").cast("DATE"))

    # Rows that come late, and several at once
    rows_that_come_late_and_several_6 = (
        new_rows.withColumns(
            {
                "valid_from": F.col("since"),
                "valid_to": F.expr("CAST(NULL AS DATE)"),
                "is_current": F.expr("CAST(NULL AS BOOLEAN)"),
                "is_new": F.expr("true"),
            },
        )
        .drop("since")
    )
    rows_that_come_late_and_several = (
        dimension.withColumn("is_new", F.expr("false"))
        .unionByName(rows_that_come_late_and_several_6)
    )
    rows_that_come_late_and_several_2 = (
        rows_that_come_late_and_several.withColumns(
            {
                "segment": F.expr(
                    "count_if(NOT is_new) OVER (PARTITION BY k ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ),
                "is_given": F.expr("bool_or(is_new) OVER (PARTITION BY k)"),
                "repeats": F.expr(
                    "NOT is_new AND NOT lag(is_new) OVER (PARTITION BY k ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST) AND valid_from <=> lag(valid_from) OVER (PARTITION BY k ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
            },
        )
        .filter(
            "CASE WHEN (is_new AND valid_from IS NULL) IS NOT TRUE THEN true ELSE raise_error('“New rows” has a row without an effective date.') END",
        )
        .filter(
            "CASE WHEN repeats IS NOT TRUE THEN true ELSE raise_error('“Dimension” has two versions of one key that begin at the same time.') END",
        )
    )
    rows_that_come_late_and_several_3 = (
        rows_that_come_late_and_several_2.withColumns(
            {
                "segment_end": F.expr(
                    "first_value(valid_to) OVER (PARTITION BY k, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, v ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ),
                "after_new": F.expr(
                    "lag(is_new) OVER (PARTITION BY k, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, v ASC NULLS LAST)",
                ),
                "from_before": F.expr(
                    "lag(valid_from) OVER (PARTITION BY k, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, v ASC NULLS LAST)",
                ),
                "state_before": F.expr(
                    "lag(v) OVER (PARTITION BY k, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, v ASC NULLS LAST)",
                ),
            },
        )
        .filter(
            "CASE WHEN (after_new AND NOT (v <=> state_before) AND valid_from = from_before) IS NOT TRUE THEN true ELSE raise_error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END",
        )
        .filter(
            "(is_new AND after_new IS NOT NULL AND v <=> state_before AND (segment_end IS NULL OR segment_end > valid_from OR after_new AND segment_end <= from_before)) IS NOT TRUE",
        )
    )
    rows_that_come_late_and_several_4 = (
        rows_that_come_late_and_several_3.withColumns(
            {
                "next_from": F.expr(
                    "lead(valid_from) OVER (PARTITION BY k ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
                "next_is_new": F.expr(
                    "lead(is_new) OVER (PARTITION BY k ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
            },
        )
        .filter("(NOT is_new AND next_is_new AND valid_from = next_from) IS NOT TRUE")
    )
    rows_that_come_late_and_several_5 = (
        rows_that_come_late_and_several_4.withColumns(
            {
                "until": F.expr(
                    "CASE WHEN is_new THEN least(CASE WHEN segment_end > valid_from THEN segment_end END, next_from) WHEN next_is_new THEN least(valid_to, next_from) ELSE valid_to END",
                ),
                "touched": F.expr("is_new OR next_is_new OR false"),
            },
        )
        .select(
            "k",
            "v",
            "valid_from",
            F.col("until").alias("valid_to"),
            F.expr("CASE WHEN touched THEN until IS NULL ELSE is_current END").alias("is_current"),
        )
    )

    # Out
    (
        rows_that_come_late_and_several_5.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Slowly changing dimension")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Slowly changing dimension").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
