"""Custom code

spark-submit custom_code.py --workspace <folder or URL>
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

    # Inputs
    inputs = spark.createDataFrame(
        [(1, 7, "250.00"), (2, 8, "99.50"), (3, None, "1200.00"), (4, 7, None)],
        "id INT, customer INT, total STRING",
    ).withColumn("total", F.col("total").cast("DECIMAL(9,2)"))

    # Big
    big = inputs.filter("total > 5000")
    small = inputs.filter("total <= 5000")
    two_outputs_one_without_rows_big = big
    two_outputs_one_without_rows = small

    # Out
    (
        two_outputs_one_without_rows_big.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out small
    (
        two_outputs_one_without_rows.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/small")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Custom code")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Custom code").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
