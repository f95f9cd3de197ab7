"""Concatenate columns

spark-submit concatenate_columns.py --workspace <folder or URL>
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
        [(1.5, '["x",null]'), (None, "[]")],
        "a DOUBLE, `order` STRING",
    ).withColumn("order", F.from_json(F.col("order"), "ARRAY<STRING>"))

    # NULL makes it NULL
    null_makes_it_null = rows.withColumn(
        "order",
        F.expr(
            "CASE WHEN a IS NULL OR a IS NULL OR `order` IS NULL THEN NULL ELSE concat_ws('', format_number(a, '0.0################'), format_number(a, '0.0################'), if(`order` IS NULL, NULL, concat('[', array_join(transform(`order`, _x -> CASE WHEN _x = '' OR lower(_x) = 'null' OR _x RLIKE '^\\\\s|\\\\s$|[\"\\'(),:=\\\\[\\\\]{}]' THEN concat('\\'', replace(replace(_x, '\\\\', '\\\\\\\\'), '\\'', '\\\\\\''), '\\'') ELSE _x END), ', ', 'NULL'), ']'))) END",
        ),
    )

    # Out
    (
        null_makes_it_null.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Concatenate columns")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Concatenate columns").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
