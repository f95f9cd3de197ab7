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
            ("2024-01-03 00:00:00", None),
            (None, 4),
            ("2024-01-01 00:00:00", 1),
            ("2024-01-01 00:00:00", None),
            ("2024-01-02 00:00:00", 7),
        ],
        "seen STRING, `order` BIGINT",
    ).withColumn("seen", F.col("seen").cast("TIMESTAMP"))

    # Around each row
    around_each_row = rows.withColumns(
        {
            "order": F.expr(
                "last_value(`order`) IGNORE NULLS OVER (ORDER BY seen ASC NULLS FIRST, `order` ASC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)",
            ),
            'the "mean"': F.expr(
                "avg(`order`) OVER (ORDER BY seen ASC NULLS FIRST, `order` ASC NULLS LAST ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING)",
            ),
        },
    )

    # Out
    (
        around_each_row.withColumn("seen", F.col("seen").cast("TIMESTAMP_NTZ"))
        .write.format("parquet")
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
