"""Lookup

spark-submit lookup.py --workspace <folder or URL>
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
        [(1, "eu", "x"), (1, None, "y"), (2, "eu", "z")],
        'id BIGINT, region STRING, `a "name"` STRING',
    )

    # Lookup table
    lookup_table = spark.createDataFrame(
        [
            (1, "eu", "2024-01-01", "old"),
            (1, "eu", "2024-02-29", "new"),
            (1, "eu", "2024-02-29", "newer"),
            (1, None, "2024-02-29", "no key"),
        ],
        'id BIGINT, region STRING, seen STRING, `a "name"` STRING',
    ).withColumn("seen", F.col("seen").cast("DATE"))

    # The latest of several matches, all its columns
    the_latest_of_several_matches_2 = (
        lookup_table.withColumn(
            "row_place",
            F.expr(
                'row_number() OVER (PARTITION BY id, region ORDER BY seen DESC NULLS LAST, `a "name"` ASC NULLS LAST)',
            ),
        )
        .filter("row_place = 1")
        .drop("row_place")
    )
    the_latest_of_several_matches = (
        rows.alias("l").join(
            the_latest_of_several_matches_2.alias("r"),
            F.expr("l.id = r.id AND l.region = r.region"),
            "left",
        )
        .select(
            "l.id",
            "l.region",
            'l.a "name"',
            "r.seen",
            F.col('r.a "name"').alias('a "name"_lookup'),
        )
    )

    # Out
    (
        the_latest_of_several_matches.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Lookup")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Lookup").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
