"""As-of join

spark-submit as_of_join.py --workspace <folder or URL>
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

    # Left
    left = spark.createDataFrame(
        [
            ("tea", "2024-01-01 10:00:00", 1),
            ("tea", "2024-01-01 12:00:00", 2),
            ("tea", "2023-12-31 23:59:59", 3),
            ("tea", None, 4),
            (None, "2024-01-01 12:00:00", 5),
            ("rum", "2024-01-01 12:00:00", 6),
        ],
        'item STRING, sold STRING, `the "n"` BIGINT',
    ).withColumn("sold", F.col("sold").cast("TIMESTAMP"))

    # Right
    right = spark.createDataFrame(
        [
            ("tea", "2024-01-01 00:00:00", 2.5),
            ("tea", "2024-01-01 12:00:00", 3.0),
            ("tea", "2024-01-01 12:00:00", 2.75),
            ("tea", None, 99.0),
            (None, "2024-01-01 00:00:00", 98.0),
        ],
        "Item STRING, since STRING, price DOUBLE",
    ).withColumn("since", F.col("since").cast("TIMESTAMP"))

    # The price that held
    the_price_that_held_input = (
        right.withColumn(
            "row_place",
            F.expr("row_number() OVER (PARTITION BY Item, since ORDER BY price ASC NULLS LAST)"),
        )
        .filter("row_place = 1")
        .drop("row_place")
    )
    the_price_that_held = (
        left.withColumn("row_id", F.monotonically_increasing_id()).alias("l").join(
            the_price_that_held_input.alias("r"),
            F.expr("l.item = r.item AND l.sold >= r.since"),
            "left",
        )
        .withColumn(
            "row_place",
            F.expr("row_number() OVER (PARTITION BY l.row_id ORDER BY r.since DESC NULLS LAST)"),
        )
        .filter("row_place = 1")
        .select(
            "l.item",
            "l.sold",
            'l.the "n"',
            F.col("r.Item").alias("Item_right"),
            "r.since",
            "r.price",
        )
    )

    # Out
    (
        the_price_that_held.withColumns(
            {
                "sold": F.col("sold").cast("TIMESTAMP_NTZ"),
                "since": F.col("since").cast("TIMESTAMP_NTZ"),
            },
        )
        .write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="As-of join")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("As-of join").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
