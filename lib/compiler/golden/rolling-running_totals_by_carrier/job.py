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
            ("UA", "2024-01-02", 5),
            ("UA", "2024-01-01", None),
            ("UA", "2024-01-02", 3),
            ("UA", None, 100),
            (None, "2024-01-01", 1),
            (None, "2024-01-02", -1),
        ],
        "carrier STRING, day STRING, delay INT",
    ).withColumn("day", F.col("day").cast("DATE"))

    # Running totals by carrier
    running_totals_by_carrier = rows.withColumns(
        {
            "total": F.expr(
                "sum(delay) OVER (PARTITION BY carrier ORDER BY day ASC NULLS LAST, delay ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            ),
            "flights": F.expr(
                "count(*) OVER (PARTITION BY carrier ORDER BY day ASC NULLS LAST, delay ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            ),
            "worst": F.expr(
                "max(delay) OVER (PARTITION BY carrier ORDER BY day ASC NULLS LAST, delay ASC NULLS LAST ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
            ),
        },
    )

    # Out
    (
        running_totals_by_carrier.withColumn("total", F.col("total").cast("DOUBLE"))
        .write.format("parquet")
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
