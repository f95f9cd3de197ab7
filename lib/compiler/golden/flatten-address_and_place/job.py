"""Flatten

spark-submit flatten.py --workspace <folder or URL>
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
                '{"city":"Zürich","the \\"zip\\"":"8001","pos":{"lat":47.4,"lon":8.5}}',
                '[{"k":"a"}]',
                "x",
            ),
            (2, '{"city":null,"the \\"zip\\"":"","pos":null}', "[]", None),
            (None, None, None, ""),
        ],
        "id BIGINT, address STRING, tags STRING, `order` STRING",
    ).withColumns(
        {
            "address": F.from_json(
                F.col("address"),
                'STRUCT<city: STRING, `the "zip"`: STRING, pos: STRUCT<lat: DOUBLE, lon: DOUBLE>>',
            ),
            "tags": F.from_json(F.col("tags"), "ARRAY<STRUCT<k: STRING>>"),
        },
    )

    # Address and place
    address_and_place = rows.select(
        "id",
        F.expr("address.city").alias("address.city"),
        F.expr('address.`the "zip"`').alias('address.the "zip"'),
        F.expr("address.pos.lat").alias("address.pos.lat"),
        F.expr("address.pos.lon").alias("address.pos.lon"),
        "tags",
        "order",
    )

    # Out
    (
        address_and_place.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Flatten")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Flatten").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
