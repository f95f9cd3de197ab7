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
        [],
        "k STRING, `order` BIGINT, `from` DATE, `to` DATE, now INT",
    )

    # New rows
    new_rows = spark.createDataFrame(
        [(1, "a", "x"), (None, "b", None)],
        "`order` BIGINT, k STRING, more STRING",
    )

    # The first rows
    the_first_rows_events_input = new_rows.select(
        "k",
        F.expr("CAST(`order` AS BIGINT)").alias("order"),
        F.expr("DATE '2024-01-01'").alias("from"),
        F.expr("CAST(NULL AS DATE)").alias("to"),
        F.expr("CAST(NULL AS INT)").alias("now"),
        F.expr("true").alias("is_new"),
    )
    the_first_rows_events = (
        dimension.withColumns(
            {"to": F.expr("nullif(`to`, CAST('9999-12-31' AS DATE))"), "is_new": F.expr("false")},
        )
        .unionByName(the_first_rows_events_input)
    )
    the_first_rows_segments = (
        the_first_rows_events.withColumns(
            {
                "segment": F.expr(
                    "count_if(NOT is_new) OVER (PARTITION BY k ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ),
                "is_given": F.expr("bool_or(is_new) OVER (PARTITION BY k)"),
                "repeats": F.expr(
                    "NOT is_new AND NOT lag(is_new) OVER (PARTITION BY k ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST) AND `from` <=> lag(`from`) OVER (PARTITION BY k ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
            },
        )
        .filter(
            "CASE WHEN (is_new AND `from` IS NULL) IS NOT TRUE THEN true ELSE raise_error('“New rows” has a row without an effective date.') END",
        )
        .filter(
            "CASE WHEN repeats IS NOT TRUE THEN true ELSE raise_error('“Dimension” has two versions of one key that begin at the same time.') END",
        )
    )
    the_first_rows_changes = (
        the_first_rows_segments.withColumns(
            {
                "segment_end": F.expr(
                    "first_value(`to`) OVER (PARTITION BY k, segment ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST, `order` ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ),
                "after_new": F.expr(
                    "lag(is_new) OVER (PARTITION BY k, segment ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST, `order` ASC NULLS LAST)",
                ),
                "from_before": F.expr(
                    "lag(`from`) OVER (PARTITION BY k, segment ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST, `order` ASC NULLS LAST)",
                ),
                "state_before": F.expr(
                    "lag(`order`) OVER (PARTITION BY k, segment ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST, `order` ASC NULLS LAST)",
                ),
            },
        )
        .filter(
            "CASE WHEN (after_new AND NOT (`order` <=> state_before) AND `from` = from_before) IS NOT TRUE THEN true ELSE raise_error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END",
        )
        .filter(
            "(is_new AND after_new IS NOT NULL AND `order` <=> state_before AND (segment_end IS NULL OR segment_end > `from` OR after_new AND segment_end <= from_before)) IS NOT TRUE",
        )
    )
    the_first_rows_versions = (
        the_first_rows_changes.withColumns(
            {
                "next_from": F.expr(
                    "lead(`from`) OVER (PARTITION BY k ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
                "next_is_new": F.expr(
                    "lead(is_new) OVER (PARTITION BY k ORDER BY `from` ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
            },
        )
        .filter("(NOT is_new AND next_is_new AND `from` = next_from) IS NOT TRUE")
    )
    the_first_rows = (
        the_first_rows_versions.withColumns(
            {
                "until": F.expr(
                    "CASE WHEN is_new THEN least(CASE WHEN segment_end > `from` THEN segment_end END, next_from) WHEN next_is_new THEN least(`to`, next_from) ELSE `to` END",
                ),
                "touched": F.expr("is_new OR next_is_new OR false"),
            },
        )
        .select(
            "k",
            "order",
            "from",
            F.expr("coalesce(until, CAST('9999-12-31' AS DATE))").alias("to"),
            F.expr("CASE WHEN touched THEN CAST(until IS NULL AS INT) ELSE now END").alias("now"),
        )
    )

    # Out
    (
        the_first_rows.write.format("parquet")
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
