"""Change schema

spark-submit change_schema.py --workspace <folder or URL>
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
    rows = spark.createDataFrame([], "`select` BIGINT")

    # No rows, nothing to cast
    no_rows_nothing_to_cast_checked = rows.withColumn("failed_cast", F.expr("CAST(NULL AS INT)"))
    no_rows_nothing_to_cast = (
        no_rows_nothing_to_cast_checked.filter("failed_cast IS NULL")
        .select(F.col("select").alias('the "new" name'))
    )
    no_rows_nothing_to_cast_rejected = (
        no_rows_nothing_to_cast_checked.filter("failed_cast IS NOT NULL")
        .withColumns(
            {
                "rejected_column": F.expr("CAST(NULL AS STRING)"),
                "rejected_value": F.expr("CAST(NULL AS STRING)"),
                "reason": F.expr("CAST(NULL AS STRING)"),
            },
        )
        .drop("failed_cast")
    )

    # Out
    (
        no_rows_nothing_to_cast.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out rejected
    (
        no_rows_nothing_to_cast_rejected.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rejected")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Change schema")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Change schema").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
