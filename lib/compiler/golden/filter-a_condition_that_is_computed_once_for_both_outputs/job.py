"""Filter

spark-submit filter.py --workspace <folder or URL>
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
        [(True, 1), (False, 2), (None, 3)],
        "condition_1 BOOLEAN, `order` BIGINT",
    )

    # A condition that is computed once for both outputs
    a_condition_that_is_computed = (
        rows.withColumn("condition_1_2", F.expr("rand() >= 0 AND condition_1"))
        .localCheckpoint()
    )
    a_condition_that_is_computed_2 = (
        a_condition_that_is_computed.filter("condition_1_2")
        .drop("condition_1_2")
    )
    a_condition_that_is_computed_3 = (
        a_condition_that_is_computed.filter("condition_1_2 IS NOT TRUE")
        .drop("condition_1_2")
    )

    # Out
    (
        a_condition_that_is_computed_2.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out rejected
    (
        a_condition_that_is_computed_3.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rejected")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Filter")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Filter").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
