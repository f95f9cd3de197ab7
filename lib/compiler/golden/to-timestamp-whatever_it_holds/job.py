"""To timestamp

spark-submit to_timestamp.py --workspace <folder or URL>
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
            ("2022-11-02T14:40:59.915Z",),
            ("2022-11-02T14:40:59+02:00",),
            (" 2022-11-02 14:40:59 Europe/Zurich ",),
            ("2022-11-02",),
            ("1667400059",),
            ("1667400059.915",),
            ("1667400059915",),
            ("1667400059915123",),
            ("-86400",),
            ("soon",),
            ("",),
            (None,),
        ],
        "at STRING",
    )

    # Whatever it holds
    whatever_it_holds = rows.withColumn(
        'the "time"',
        F.expr(
            "CASE WHEN trim(at) RLIKE '^(?:[+-]?\\\\d+(\\\\.\\\\d+)?)\\\\z' THEN CASE WHEN abs(TRY_CAST(trim(at) AS DOUBLE)) < 100000000000 THEN timestamp_micros(TRY_CAST(rint(round(TRY_CAST(trim(at) AS DOUBLE) * 1000000)) AS BIGINT)) WHEN abs(TRY_CAST(trim(at) AS DOUBLE)) < 100000000000000 THEN timestamp_micros(TRY_CAST(rint(round(TRY_CAST(trim(at) AS DOUBLE) * 1000)) AS BIGINT)) ELSE timestamp_micros(TRY_CAST(round(TRY_CAST(trim(at) AS DECIMAL(38,10))) AS BIGINT)) END ELSE CASE WHEN trim(at) RLIKE ':\\\\d\\\\d(\\\\.\\\\d+)?\\\\s*([A-Za-z]|[+-]\\\\d)' THEN to_utc_timestamp(TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP), 'UTC') ELSE TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP) END END",
        ),
    )

    # Out
    (
        whatever_it_holds.withColumn('the "time"', F.col('the "time"').cast("TIMESTAMP_NTZ"))
        .write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="To timestamp")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("To timestamp").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
