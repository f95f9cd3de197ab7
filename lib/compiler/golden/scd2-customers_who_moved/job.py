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
        [
            (1, 1, "Zoë", "Zürich", "2023-01-01", None, True),
            (2, 2, "Bo", "Bern", "2023-01-01", "2023-06-01", False),
            (3, 2, "Bo", None, "2023-06-01", None, True),
            (4, 3, "Cy", "", None, None, True),
            (5, None, "nobody", "x", "2023-01-01", None, True),
        ],
        "sk BIGINT, "
        "id BIGINT, "
        "name STRING, "
        '`the "city"` STRING, '
        "valid_from STRING, "
        "valid_to STRING, "
        "is_current BOOLEAN",
    ).withColumns(
        {
            "valid_from": F.col("valid_from").cast("DATE"),
            "valid_to": F.col("valid_to").cast("DATE"),
        },
    )

    # New rows
    new_rows = spark.createDataFrame(
        [
            (1, "Zoë", "Genf", "2024-02-29 00:00:00"),
            (2, "Bo", None, "2024-02-29 00:00:00"),
            (3, "Cy", None, "2024-02-29 00:00:00"),
            (4, "Dee", "Chur", "2024-02-29 00:00:00"),
            (4, "Dee", "Chur", "2024-02-29 00:00:00"),
            (None, "nobody", "y", "2024-02-29 00:00:00"),
        ],
        'ID INT, name STRING, `the "city"` STRING, seen STRING',
    ).withColumn("seen", F.col("seen").cast("TIMESTAMP"))

    # Customers who moved
    customers_who_moved_events_input = new_rows.select(
        F.expr("CAST(NULL AS BIGINT)").alias("sk"),
        F.expr("CAST(ID AS BIGINT)").alias("id"),
        "name",
        'the "city"',
        F.expr("CAST(seen AS DATE)").alias("valid_from"),
        F.expr("CAST(NULL AS DATE)").alias("valid_to"),
        F.expr("CAST(NULL AS BOOLEAN)").alias("is_current"),
        F.expr("true").alias("is_new"),
    )
    customers_who_moved_events = (
        dimension.withColumn("is_new", F.expr("false"))
        .unionByName(customers_who_moved_events_input)
    )
    customers_who_moved_segments = (
        customers_who_moved_events.withColumns(
            {
                "segment": F.expr(
                    "count_if(NOT is_new) OVER (PARTITION BY id ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
                ),
                "is_given": F.expr("bool_or(is_new) OVER (PARTITION BY id)"),
                "repeats": F.expr(
                    "NOT is_new AND NOT lag(is_new) OVER (PARTITION BY id ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST) AND valid_from <=> lag(valid_from) OVER (PARTITION BY id ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
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
    customers_who_moved_changes = (
        customers_who_moved_segments.withColumns(
            {
                "segment_end": F.expr(
                    'first_value(valid_to) OVER (PARTITION BY id, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, name ASC NULLS LAST, `the "city"` ASC NULLS LAST, sk ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)',
                ),
                "after_new": F.expr(
                    'lag(is_new) OVER (PARTITION BY id, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, name ASC NULLS LAST, `the "city"` ASC NULLS LAST, sk ASC NULLS LAST)',
                ),
                "from_before": F.expr(
                    'lag(valid_from) OVER (PARTITION BY id, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, name ASC NULLS LAST, `the "city"` ASC NULLS LAST, sk ASC NULLS LAST)',
                ),
                "state_before": F.expr(
                    "lag(named_struct('c1', name, 'c2', `the \"city\"`)) OVER (PARTITION BY id, segment ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST, name ASC NULLS LAST, `the \"city\"` ASC NULLS LAST, sk ASC NULLS LAST)",
                ),
            },
        )
        .filter(
            "CASE WHEN (after_new AND NOT (named_struct('c1', name, 'c2', `the \"city\"`) <=> state_before) AND valid_from = from_before) IS NOT TRUE THEN true ELSE raise_error('“New rows” has two different rows for one key and effective date. Keep one of them, with Drop duplicates for example.') END",
        )
        .filter(
            "(is_new AND after_new IS NOT NULL AND named_struct('c1', name, 'c2', `the \"city\"`) <=> state_before AND (segment_end IS NULL OR segment_end > valid_from OR after_new AND segment_end <= from_before)) IS NOT TRUE",
        )
    )
    customers_who_moved_versions = (
        customers_who_moved_changes.withColumns(
            {
                "next_from": F.expr(
                    "lead(valid_from) OVER (PARTITION BY id ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
                "next_is_new": F.expr(
                    "lead(is_new) OVER (PARTITION BY id ORDER BY valid_from ASC NULLS FIRST, is_new ASC NULLS LAST)",
                ),
            },
        )
        .filter("(NOT is_new AND next_is_new AND valid_from = next_from) IS NOT TRUE")
    )
    customers_who_moved = (
        customers_who_moved_versions.withColumns(
            {
                "until": F.expr(
                    "CASE WHEN is_new THEN least(CASE WHEN segment_end > valid_from THEN segment_end END, next_from) WHEN next_is_new THEN least(valid_to, next_from) ELSE valid_to END",
                ),
                "touched": F.expr("is_new OR next_is_new OR false"),
            },
        )
        .select(
            "sk",
            "id",
            "name",
            'the "city"',
            "valid_from",
            F.col("until").alias("valid_to"),
            F.expr("CASE WHEN touched THEN until IS NULL ELSE is_current END").alias("is_current"),
        )
    )

    # Out
    (
        customers_who_moved.write.format("parquet")
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
