"""Fill missing values

spark-submit fill_missing_values.py --workspace <folder or URL>
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
        [("2024-02-28",), ("2024-03-01",), (None,)],
        "day STRING",
    ).withColumn("day", F.col("day").cast("DATE"))

    # Median of days
    median_of_days_input = rows.agg(
        F.expr(
            "timestamp_micros(CAST(percentile(unix_micros(CAST(day AS TIMESTAMP)), 0.5) AS BIGINT))",
        ).alias("statistic"),
    )
    median_of_days = (
        rows.alias("l").join(median_of_days_input.alias("r"), F.lit(True), "left")
        .select("l.day", "r.statistic")
        .withColumn("day_filled", F.expr("coalesce(day, CAST(statistic AS DATE))"))
        .drop("statistic")
    )

    # Out
    (
        median_of_days.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Fill missing values")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Fill missing values").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
