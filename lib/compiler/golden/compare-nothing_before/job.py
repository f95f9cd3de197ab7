"""Compare

spark-submit compare.py --workspace <folder or URL>
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

    # Before
    before = spark.createDataFrame([], "k STRING, v BIGINT")

    # After
    after = spark.createDataFrame([("a", 1), (None, None)], "k STRING, v BIGINT")

    # Nothing before
    nothing_before_input = before.withColumn(
        "place",
        F.expr("CAST(row_number() OVER (PARTITION BY k ORDER BY v ASC NULLS LAST) AS BIGINT)"),
    )
    nothing_before_input_2 = after.withColumn(
        "place",
        F.expr("CAST(row_number() OVER (PARTITION BY k ORDER BY v ASC NULLS LAST) AS BIGINT)"),
    )
    nothing_before = (
        nothing_before_input.alias("l").join(
            nothing_before_input_2.alias("r"),
            F.expr("l.k <=> r.k AND l.place <=> r.place"),
            "full",
        )
        .select(
            F.expr("coalesce(l.k, r.k)").alias("k"),
            F.col("l.place").alias("place_before"),
            F.col("r.place").alias("place_after"),
            F.col("l.v").alias("v_before"),
            F.col("r.v").alias("v_after"),
        )
        .select(
            "k",
            F.expr(
                "CASE WHEN place_before IS NULL THEN 'added' WHEN place_after IS NULL THEN 'removed' WHEN NOT (v_before <=> v_after) THEN 'changed' ELSE 'unchanged' END",
            ).alias("status"),
            F.expr(
                "CASE WHEN NOT (place_before IS NULL OR place_after IS NULL) THEN filter(array(CASE WHEN NOT (v_before <=> v_after) THEN 'v' END), name -> name IS NOT NULL) END",
            ).alias("changed_columns"),
        )
    )

    # Out
    (
        nothing_before.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Compare").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
