"""Window

spark-submit window.py --workspace <folder or URL>
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
            ("a", "2024-01-01"),
            ("a", "2024-01-03"),
            ("a", "2024-01-03"),
            ("a", "2024-01-05"),
            (None, None),
            (None, None),
        ],
        "k STRING, seen STRING",
    ).withColumn("seen", F.col("seen").cast("DATE"))

    # A span of time
    a_span_of_time = rows.withColumns(
        {
            "n": F.expr(
                "count(*) OVER (PARTITION BY k ORDER BY CAST(seen AS TIMESTAMP) ASC NULLS LAST RANGE BETWEEN INTERVAL '2 00:00:00.000000' DAY TO SECOND PRECEDING AND CURRENT ROW)",
            ),
            "first": F.expr(
                "CAST(row_number() OVER (PARTITION BY k ORDER BY seen ASC NULLS LAST) AS BIGINT)",
            ),
        },
    )

    # Out
    (
        a_span_of_time.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Window")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Window").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
