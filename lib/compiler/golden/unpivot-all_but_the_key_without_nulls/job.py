"""Unpivot

spark-submit unpivot.py --workspace <folder or URL>
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
            (1, "x", "2024-02-29", True, "[1,null]"),
            (2, "", None, None, None),
            (None, None, None, False, "[]"),
        ],
        "`order` BIGINT, a STRING, b STRING, c BOOLEAN, d STRING",
    ).withColumns({"b": F.col("b").cast("DATE"), "d": F.from_json(F.col("d"), "ARRAY<INT>")})

    # All but the key, without NULLs
    all_but_the_key_without_nul_ls = (
        rows.withColumns(
            {
                "a": F.col("a"),
                "b": F.expr("CAST(b AS STRING)"),
                "c": F.expr("CAST(c AS STRING)"),
                "d": F.expr(
                    "if(d IS NULL, NULL, concat('[', array_join(CAST(d AS ARRAY<STRING>), ', ', 'NULL'), ']'))",
                ),
            },
        )
        .unpivot(["order"], ["a", "b", "c", "d"], "name", "value")
        .filter("value IS NOT NULL")
    )

    # Out
    (
        all_but_the_key_without_nul_ls.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Unpivot")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Unpivot").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
