"""Hash columns

spark-submit hash_columns.py --workspace <folder or URL>
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
        [("old", 1.5, "[1,null]"), (None, None, None)],
        "Hash STRING, a DOUBLE, b STRING",
    ).withColumn("b", F.from_json(F.col("b"), "ARRAY<INT>"))

    # All columns, in place of an old hash
    all_columns_in_place_of_an_old = rows.withColumn(
        "Hash",
        F.expr(
            "sha1(concat_ws('', '', CASE WHEN a IS NULL THEN '-' ELSE concat_ws('', length(format_number(a, '0.0################')), ':', format_number(a, '0.0################')) END, CASE WHEN b IS NULL THEN '-' ELSE concat_ws('', length(if(b IS NULL, NULL, concat('[', array_join(CAST(b AS ARRAY<STRING>), ', ', 'NULL'), ']'))), ':', if(b IS NULL, NULL, concat('[', array_join(CAST(b AS ARRAY<STRING>), ', ', 'NULL'), ']'))) END))",
        ),
    )

    # Out
    (
        all_columns_in_place_of_an_old.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Hash columns")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Hash columns").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
