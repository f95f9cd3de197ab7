"""Compare

spark-submit compare.py --workspace <folder or URL>
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

    # Before
    before = spark.createDataFrame([(1,), (None,)], "k BIGINT")

    # After
    after = spark.createDataFrame([], "k STRING")

    # Nothing after, and only keys
    nothing_after_and_only_keys_2 = (
        before.withColumn("k", F.expr("CAST(k AS STRING)"))
        .withColumn(
            "place",
            F.expr(
                "CAST(row_number() OVER (PARTITION BY k ORDER BY monotonically_increasing_id()) AS BIGINT)",
            ),
        )
    )
    nothing_after_and_only_keys_3 = (
        after.withColumn("k", F.col("k"))
        .withColumn(
            "place",
            F.expr(
                "CAST(row_number() OVER (PARTITION BY k ORDER BY monotonically_increasing_id()) AS BIGINT)",
            ),
        )
    )
    nothing_after_and_only_keys = (
        nothing_after_and_only_keys_2.alias("l").join(
            nothing_after_and_only_keys_3.alias("r"),
            F.expr("l.k <=> r.k AND l.place <=> r.place"),
            "full",
        )
        .select(
            F.expr("coalesce(l.k, r.k)").alias("k"),
            F.col("l.place").alias("place_before"),
            F.col("r.place").alias("place_after"),
        )
        .select(
            "k",
            F.expr(
                "CASE WHEN place_before IS NULL THEN 'added' WHEN place_after IS NULL THEN 'removed' ELSE 'unchanged' END",
            ).alias("status"),
            F.expr(
                "CASE WHEN NOT (place_before IS NULL OR place_after IS NULL) THEN CAST(array() AS ARRAY<STRING>) END",
            ).alias("changed_columns"),
        )
    )

    # Out
    (
        nothing_after_and_only_keys.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Compare").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
