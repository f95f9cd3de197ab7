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
    before = spark.createDataFrame(
        [("a", 2, "x"), ("a", 1, "y"), ("a", 3, "z"), ("b", 1, None)],
        "k STRING, `order` BIGINT, old STRING",
    )

    # After
    after = spark.createDataFrame(
        [("2", "a", 0.5), ("1", "a", None), ("one", "b", None)],
        "`order` STRING, K STRING, new DOUBLE",
    )

    # Changes only, before and after, keys that repeat
    changes_only_before_and_after_2 = (
        before.withColumn("order", F.expr("CAST(`order` AS STRING)"))
        .withColumn(
            "place",
            F.expr(
                "CAST(row_number() OVER (PARTITION BY k ORDER BY `order` ASC NULLS LAST, old ASC NULLS LAST) AS BIGINT)",
            ),
        )
    )
    changes_only_before_and_after_3 = (
        after.withColumn("order", F.col("order"))
        .withColumn(
            "place",
            F.expr(
                "CAST(row_number() OVER (PARTITION BY K ORDER BY `order` ASC NULLS LAST, new ASC NULLS LAST) AS BIGINT)",
            ),
        )
    )
    changes_only_before_and_after = (
        changes_only_before_and_after_2.alias("l").join(
            changes_only_before_and_after_3.alias("r"),
            F.expr("l.k <=> r.K AND l.place <=> r.place"),
            "full",
        )
        .select(
            F.expr("coalesce(l.k, r.k)").alias("k"),
            F.col("l.place").alias("place_before"),
            F.col("r.place").alias("place_after"),
            F.col("l.order").alias("order_before"),
            F.col("r.order").alias("order_after"),
            F.col("l.old").alias("old_before"),
            F.col("r.new").alias("new_after"),
        )
        .select(
            "k",
            F.expr(
                "CASE WHEN place_before IS NULL THEN 'added' WHEN place_after IS NULL THEN 'removed' WHEN NOT (order_before <=> order_after) THEN 'changed' ELSE 'unchanged' END",
            ).alias("status"),
            F.expr(
                "CASE WHEN NOT (place_before IS NULL OR place_after IS NULL) THEN filter(array(CASE WHEN NOT (order_before <=> order_after) THEN 'order' END), name -> name IS NOT NULL) END",
            ).alias("changed_columns"),
            "order_before",
            "order_after",
            "old_before",
            "new_after",
        )
        .filter("status != 'unchanged'")
    )

    # Out
    (
        changes_only_before_and_after.write.format("parquet")
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
