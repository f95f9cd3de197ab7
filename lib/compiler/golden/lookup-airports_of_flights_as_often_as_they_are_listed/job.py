"""Lookup

spark-submit lookup.py --workspace <folder or URL>
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
        [("SFO", "UA 1"), ("XXX", "UA 2"), (None, "UA 3"), ("ZRH", "LX 4")],
        "origin STRING, name STRING",
    )

    # Lookup table
    lookup_table = spark.createDataFrame(
        [
            ("SFO", "San Francisco", "CA"),
            ("SFO", "San Francisco Intl", "CA"),
            ("ZRH", "Zürich", None),
            (None, "Nowhere", "NO"),
        ],
        "iata STRING, name STRING, state STRING",
    )

    # Airports of flights, as often as they are listed
    airports_of_flights_as_often_as = (
        rows.alias("l").join(lookup_table.alias("r"), F.expr("l.origin = r.iata"), "left")
        .select(
            "l.origin",
            "l.name",
            F.col("r.name").alias("airport"),
            F.col("r.state").alias('the "state"'),
        )
    )

    # Out
    (
        airports_of_flights_as_often_as.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Lookup")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Lookup").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
