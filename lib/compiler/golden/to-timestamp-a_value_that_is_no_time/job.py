"""To timestamp

spark-submit to_timestamp.py --workspace <folder or URL>
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
    rows = spark.createDataFrame([("2024-02-29",), ("2023-02-29",)], "at STRING")

    # A value that is no time
    a_value_that_is_no_time = rows.withColumn(
        "at",
        F.expr(
            "CASE WHEN trim(at) RLIKE ':\\\\d\\\\d(\\\\.\\\\d+)?\\\\s*([A-Za-z]|[+-]\\\\d)' THEN to_utc_timestamp(CAST(trim(at) AS TIMESTAMP), 'UTC') ELSE CAST(trim(at) AS TIMESTAMP) END",
        ),
    )

    # Out
    (
        a_value_that_is_no_time.withColumn("at", F.col("at").cast("TIMESTAMP_NTZ"))
        .write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="To timestamp")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("To timestamp").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
