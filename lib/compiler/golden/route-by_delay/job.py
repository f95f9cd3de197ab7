"""Route

spark-submit route.py --workspace <folder or URL>
"""

import argparse

from pyspark.sql import SparkSession

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
        [("SFO", 61), ("JFK", 121), ("ORD", 0), ("LAX", None), (None, None)],
        "origin STRING, delay BIGINT",
    )

    # By delay
    by_delay_late = rows.filter("delay > 60")
    by_delay_very_late = rows.filter("delay > 120")
    by_delay_west = rows.filter("origin IN ('SFO', 'LAX')")
    by_delay_rest = rows.filter(
        "(delay > 60 OR delay > 120 OR origin IN ('SFO', 'LAX')) IS NOT TRUE",
    )

    # Out
    (
        by_delay_late.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out very_late
    (
        by_delay_very_late.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/very_late")
    )

    # Out west
    (
        by_delay_west.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/west")
    )

    # Out rest
    (
        by_delay_rest.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rest")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Route")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Route").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
