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
            ("2024-01-01", "UA", 60),
            ("2024-01-01", "AF", 20),
            ("2024-01-01", "ZÜ", 20),
            ("2024-01-02", "UA", None),
            (None, "UA", 5),
            (None, None, 5),
        ],
        "day STRING, carrier STRING, delay BIGINT",
    ).withColumn("day", F.col("day").cast("DATE"))

    # The flight before, and the share of the day
    the_flight_before_and_the_share = rows.withColumns(
        {
            "since last": F.expr(
                "delay - lag(delay) OVER (PARTITION BY day ORDER BY delay DESC NULLS LAST, carrier ASC NULLS LAST)",
            ),
            "share": F.expr(
                "round(if(sum(delay) OVER (PARTITION BY day) = 0, delay * double('Infinity'), delay / sum(delay) OVER (PARTITION BY day)) * 100) / 100",
            ),
            "row": F.expr(
                "CAST(row_number() OVER (PARTITION BY day ORDER BY delay DESC NULLS LAST, carrier ASC NULLS LAST) AS BIGINT)",
            ),
            "place": F.expr(
                "CAST(rank() OVER (PARTITION BY day ORDER BY delay DESC NULLS LAST) AS BIGINT)",
            ),
        },
    )

    # Out
    (
        the_flight_before_and_the_share.write.format("parquet")
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
