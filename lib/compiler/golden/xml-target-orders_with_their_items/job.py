"""Write XML

spark-submit write_xml.py --workspace <folder or URL>
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
            (
                1,
                '{"name":"Anna & Zoë","since":"2024-02-29"}',
                '["Pen","<Book>"]',
                "2024-01-01 10:00:00",
            ),
            (2, '{"name":null,"since":null}', '["x","y"]', None),
            (3, None, None, "2024-02-29 23:59:59.999999"),
        ],
        "_id BIGINT, customer STRING, item STRING, at STRING",
    ).withColumns(
        {
            "customer": F.from_json(F.col("customer"), "STRUCT<name: STRING, since: DATE>"),
            "item": F.from_json(F.col("item"), "ARRAY<STRING>"),
            "at": F.col("at").cast("TIMESTAMP"),
        },
    )

    # Orders with their items
    (
        rows.withColumn("at", F.col("at").cast("STRING"))
        .coalesce(1)
        .write.format("xml")
        .mode("overwrite")
        .options(rowTag="order", rootTag="orders", attributePrefix="_", valueTag="_VALUE")
        .save(f"{workspace}/lake/out/orders")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write XML")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Write XML").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
