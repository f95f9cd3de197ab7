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
    rows = spark.createDataFrame(
        [
            ("1", "x", "Zoë", '{"city":"Zürich","zip":"8001"}'),
            ("9007199254740993", None, "", '{"city":null,"zip":""}'),
            (None, "", None, None),
        ],
        'id STRING, notes STRING, `the "name"` STRING, address STRING',
    ).withColumn("address", F.from_json(F.col("address"), "STRUCT<city: STRING, zip: STRING>"))

    # Clean names and types
    clean_names_and_types = rows.select(
        F.expr("CAST(round(CAST(id AS DECIMAL(38,10))) AS BIGINT)").alias("id"),
        F.col('the "name"').alias("name"),
        F.expr("address.city").alias("order"),
    )

    # Out
    (
        clean_names_and_types.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
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
