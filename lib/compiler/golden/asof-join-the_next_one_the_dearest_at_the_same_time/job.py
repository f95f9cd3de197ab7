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
    left = spark.createDataFrame([(1,), (2,), (9,), (None,)], "`order` BIGINT")

    # Right
    right = spark.createDataFrame(
        [(2, 1), (2, 5), (2, None), (3, None)],
        "`Order` BIGINT, price BIGINT",
    )

    # The next one, the dearest at the same time
    the_next_one_the_dearest_at_the_2 = (
        right.withColumn(
            "row_place",
            F.expr("row_number() OVER (PARTITION BY `Order` ORDER BY price DESC NULLS LAST)"),
        )
        .filter("row_place = 1")
        .drop("row_place")
    )
    the_next_one_the_dearest_at_the = (
        left.withColumn("row_id", F.monotonically_increasing_id()).alias("l").join(
            the_next_one_the_dearest_at_the_2.alias("r"),
            F.expr("l.`order` < r.`Order`"),
            "inner",
        )
        .withColumn(
            "row_place",
            F.expr("row_number() OVER (PARTITION BY l.row_id ORDER BY r.`Order` ASC NULLS LAST)"),
        )
        .filter("row_place = 1")
        .select("l.order", F.col("r.Order").alias("Order next"), "r.price")
    )

    # Out
    (
        the_next_one_the_dearest_at_the.write.format("parquet")
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
