"""Rolling aggregate

spark-submit rolling_aggregate.py --workspace <folder or URL>
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
        [
            ("2024-01-08", 10),
            ("2024-01-01", 1),
            ("2024-01-02", 2),
            ("2024-01-08", 20),
            ("2024-01-20", None),
            (None, 7),
        ],
        "`the day` STRING, delay BIGINT",
    ).withColumn("the day", F.col("the day").cast("DATE"))

    # Seven days
    seven_days = rows.withColumns(
        {
            "7 days": F.expr(
                "avg(delay) OVER (ORDER BY CAST(`the day` AS TIMESTAMP) ASC NULLS LAST RANGE BETWEEN INTERVAL '6 23:59:59.999999' DAY TO SECOND PRECEDING AND CURRENT ROW)",
            ),
            "middle": F.expr(
                "percentile(delay, 0.5) OVER (ORDER BY CAST(`the day` AS TIMESTAMP) ASC NULLS LAST RANGE BETWEEN INTERVAL '6 23:59:59.999999' DAY TO SECOND PRECEDING AND CURRENT ROW)",
            ),
            "least": F.expr(
                "min(delay) OVER (ORDER BY CAST(`the day` AS TIMESTAMP) ASC NULLS LAST RANGE BETWEEN INTERVAL '6 23:59:59.999999' DAY TO SECOND PRECEDING AND CURRENT ROW)",
            ),
        },
    )

    # Out
    (
        seven_days.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Rolling aggregate")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Rolling aggregate").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
