"""SQL

spark-submit sql.py --workspace <folder or URL>
"""

import argparse

from pyspark.sql import SparkSession

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

    # Inputs 1
    inputs_1 = spark.createDataFrame(
        [("ZRH", 61), ("ZRH", 120), ("SFO", None), (None, 90)],
        "origin STRING, delay BIGINT",
    )

    # Inputs 2
    inputs_2 = spark.createDataFrame(
        [("ZRH", "Zürich"), ("SFO", None)],
        'iata STRING, `the "name"` STRING',
    )

    # Two inputs, with a WITH and a comment at the end
    inputs_1.createOrReplaceTempView("flights")
    inputs_2.createOrReplaceTempView("airports")
    two_inputs_with_a_with_and_a = spark.sql(
        """WITH late AS (SELECT * FROM flights WHERE delay > 60)
SELECT a.`the "name"`, count(*) AS `order`
FROM late
JOIN airports AS a ON a.iata = late.origin
GROUP BY ALL""",
    )

    # Out
    (
        two_inputs_with_a_with_and_a.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="SQL")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("SQL").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
