"""Fill missing values

spark-submit fill_missing_values.py --workspace <folder or URL>
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
            (1.0, 1, "a"),
            (3.0, 2, "a"),
            (None, 3, "a"),
            (7.0, 1, None),
            (None, 9, None),
            (None, 1, "alone"),
        ],
        "y DOUBLE, y_mean BIGINT, group0 STRING",
    )

    # Estimated within each group, under names that are taken
    estimated_within_each_group_2 = (
        rows.filter(
            "(abs(CAST(y AS DOUBLE)) < double('Infinity')) AND (abs(CAST(y_mean AS DOUBLE)) < double('Infinity'))",
        )
        .groupBy("group0")
        .agg(
            F.expr("avg(CAST(y AS DOUBLE))").alias("y_mean"),
            F.expr("avg(CAST(y_mean AS DOUBLE))").alias("x0_mean"),
            F.expr("covar_pop(CAST(y_mean AS DOUBLE), CAST(y_mean AS DOUBLE))").alias(
                "x0_variance",
            ),
            F.expr("covar_pop(CAST(y_mean AS DOUBLE), CAST(y_mean AS DOUBLE))").alias("c0_0"),
            F.expr("covar_pop(CAST(y_mean AS DOUBLE), CAST(y AS DOUBLE))").alias("c0_y"),
        )
        .withColumn(
            "c0_y",
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN if(c0_0 = 0, c0_y * double('Infinity'), c0_y / c0_0) ELSE 0 END",
            ),
        )
        .drop("x0_variance", "c0_0")
    )
    estimated_within_each_group = (
        rows.alias("l").join(
            estimated_within_each_group_2.alias("r"),
            F.expr("l.group0 <=> r.group0"),
            "left",
        )
        .select(
            "l.y",
            "l.y_mean",
            "l.group0",
            F.col("r.y_mean").alias("y_mean_2"),
            "r.x0_mean",
            "r.c0_y",
        )
        .withColumn(
            "y_filled",
            F.expr(
                "coalesce(y, TRY_CAST(y_mean_2 + c0_y * coalesce(CAST(y_mean AS DOUBLE) - x0_mean, 0) AS DOUBLE))",
            ),
        )
        .drop("y_mean_2", "x0_mean", "c0_y")
    )

    # Out
    (
        estimated_within_each_group.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Fill missing values")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Fill missing values").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
