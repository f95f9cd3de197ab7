"""Write JSON

spark-submit write_json.py --workspace <folder or URL>
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
            ("SFO", 9007199254740993, '{"lat":37.62,"lon":-122.38}'),
            ("", None, '{"lat":null,"lon":0.5}'),
            (None, -1, None),
            ('Zürich "ZRH"\\', 0, None),
        ],
        'iata STRING, `the "order"` BIGINT, at STRING',
    ).withColumn("at", F.from_json(F.col("at"), "STRUCT<lat: DOUBLE, lon: DOUBLE>"))

    # Records, one a line
    (
        rows.write.format("json")
        .mode("overwrite")
        .options(ignoreNullFields=False)
        .save(f"{workspace}/lake/out/airports")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write JSON")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Write JSON").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
