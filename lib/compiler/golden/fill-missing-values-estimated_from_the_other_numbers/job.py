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
            (1, 30.0, 60.0, 330, "a"),
            (2, 50.0, 100.0, 560, "a"),
            (2, 60.0, 120.0, 660, None),
            (4, 90.0, 180.0, 1020, "b"),
            (3, 70.0, 140.0, None, "b"),
            (None, 60.0, 120.0, None, "b"),
        ],
        '`the "rooms"` INT, area DOUBLE, twice DOUBLE, price BIGINT, town STRING',
    )

    # Estimated from the other numbers
    estimated_from_the_other_numbers_2 = (
        rows.filter(
            "(abs(CAST(price AS DOUBLE)) < double('Infinity')) AND (abs(CAST(`the \"rooms\"` AS DOUBLE)) < double('Infinity')) AND (abs(CAST(area AS DOUBLE)) < double('Infinity')) AND (abs(CAST(twice AS DOUBLE)) < double('Infinity'))",
        )
        .agg(
            F.expr("avg(CAST(price AS DOUBLE))").alias("y_mean"),
            F.expr('avg(CAST(`the "rooms"` AS DOUBLE))').alias("x0_mean"),
            F.expr("avg(CAST(area AS DOUBLE))").alias("x1_mean"),
            F.expr("avg(CAST(twice AS DOUBLE))").alias("x2_mean"),
            F.expr('covar_pop(CAST(`the "rooms"` AS DOUBLE), CAST(`the "rooms"` AS DOUBLE))').alias(
                "x0_variance",
            ),
            F.expr("covar_pop(CAST(area AS DOUBLE), CAST(area AS DOUBLE))").alias("x1_variance"),
            F.expr("covar_pop(CAST(twice AS DOUBLE), CAST(twice AS DOUBLE))").alias("x2_variance"),
            F.expr('covar_pop(CAST(`the "rooms"` AS DOUBLE), CAST(`the "rooms"` AS DOUBLE))').alias(
                "c0_0",
            ),
            F.expr('covar_pop(CAST(`the "rooms"` AS DOUBLE), CAST(area AS DOUBLE))').alias("c0_1"),
            F.expr('covar_pop(CAST(`the "rooms"` AS DOUBLE), CAST(twice AS DOUBLE))').alias("c0_2"),
            F.expr('covar_pop(CAST(area AS DOUBLE), CAST(`the "rooms"` AS DOUBLE))').alias("c1_0"),
            F.expr("covar_pop(CAST(area AS DOUBLE), CAST(area AS DOUBLE))").alias("c1_1"),
            F.expr("covar_pop(CAST(area AS DOUBLE), CAST(twice AS DOUBLE))").alias("c1_2"),
            F.expr('covar_pop(CAST(twice AS DOUBLE), CAST(`the "rooms"` AS DOUBLE))').alias("c2_0"),
            F.expr("covar_pop(CAST(twice AS DOUBLE), CAST(area AS DOUBLE))").alias("c2_1"),
            F.expr("covar_pop(CAST(twice AS DOUBLE), CAST(twice AS DOUBLE))").alias("c2_2"),
            F.expr('covar_pop(CAST(`the "rooms"` AS DOUBLE), CAST(price AS DOUBLE))').alias("c0_y"),
            F.expr("covar_pop(CAST(area AS DOUBLE), CAST(price AS DOUBLE))").alias("c1_y"),
            F.expr("covar_pop(CAST(twice AS DOUBLE), CAST(price AS DOUBLE))").alias("c2_y"),
        )
        .select(
            "y_mean",
            "x0_mean",
            "x1_mean",
            "x2_mean",
            "x1_variance",
            "x2_variance",
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN if(c0_0 = 0, c0_1 * double('Infinity'), c0_1 / c0_0) ELSE 0 END",
            ).alias("c0_1"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN if(c0_0 = 0, c0_2 * double('Infinity'), c0_2 / c0_0) ELSE 0 END",
            ).alias("c0_2"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN if(c0_0 = 0, c0_y * double('Infinity'), c0_y / c0_0) ELSE 0 END",
            ).alias("c0_y"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c1_1 - if(c0_0 = 0, c1_0 * c0_1 * double('Infinity'), c1_0 * c0_1 / c0_0) ELSE c1_1 END",
            ).alias("c1_1"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c1_2 - if(c0_0 = 0, c1_0 * c0_2 * double('Infinity'), c1_0 * c0_2 / c0_0) ELSE c1_2 END",
            ).alias("c1_2"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c1_y - if(c0_0 = 0, c1_0 * c0_y * double('Infinity'), c1_0 * c0_y / c0_0) ELSE c1_y END",
            ).alias("c1_y"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c2_1 - if(c0_0 = 0, c2_0 * c0_1 * double('Infinity'), c2_0 * c0_1 / c0_0) ELSE c2_1 END",
            ).alias("c2_1"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c2_2 - if(c0_0 = 0, c2_0 * c0_2 * double('Infinity'), c2_0 * c0_2 / c0_0) ELSE c2_2 END",
            ).alias("c2_2"),
            F.expr(
                "CASE WHEN c0_0 > x0_variance * 1e-10 THEN c2_y - if(c0_0 = 0, c2_0 * c0_y * double('Infinity'), c2_0 * c0_y / c0_0) ELSE c2_y END",
            ).alias("c2_y"),
        )
        .withColumns(
            {
                "c0_2": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN c0_2 - if(c1_1 = 0, c0_1 * c1_2 * double('Infinity'), c0_1 * c1_2 / c1_1) ELSE c0_2 END",
                ),
                "c0_y": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN c0_y - if(c1_1 = 0, c0_1 * c1_y * double('Infinity'), c0_1 * c1_y / c1_1) ELSE c0_y END",
                ),
                "c1_2": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN if(c1_1 = 0, c1_2 * double('Infinity'), c1_2 / c1_1) ELSE 0 END",
                ),
                "c1_y": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN if(c1_1 = 0, c1_y * double('Infinity'), c1_y / c1_1) ELSE 0 END",
                ),
                "c2_2": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN c2_2 - if(c1_1 = 0, c2_1 * c1_2 * double('Infinity'), c2_1 * c1_2 / c1_1) ELSE c2_2 END",
                ),
                "c2_y": F.expr(
                    "CASE WHEN c1_1 > x1_variance * 1e-10 THEN c2_y - if(c1_1 = 0, c2_1 * c1_y * double('Infinity'), c2_1 * c1_y / c1_1) ELSE c2_y END",
                ),
            },
        )
        .drop("x1_variance", "c0_1", "c1_1", "c2_1")
        .withColumns(
            {
                "c0_y": F.expr(
                    "CASE WHEN c2_2 > x2_variance * 1e-10 THEN c0_y - if(c2_2 = 0, c0_2 * c2_y * double('Infinity'), c0_2 * c2_y / c2_2) ELSE c0_y END",
                ),
                "c1_y": F.expr(
                    "CASE WHEN c2_2 > x2_variance * 1e-10 THEN c1_y - if(c2_2 = 0, c1_2 * c2_y * double('Infinity'), c1_2 * c2_y / c2_2) ELSE c1_y END",
                ),
                "c2_y": F.expr(
                    "CASE WHEN c2_2 > x2_variance * 1e-10 THEN if(c2_2 = 0, c2_y * double('Infinity'), c2_y / c2_2) ELSE 0 END",
                ),
            },
        )
        .drop("x2_variance", "c0_2", "c1_2", "c2_2")
    )
    estimated_from_the_other_numbers = (
        rows.alias("l").join(estimated_from_the_other_numbers_2.alias("r"), F.lit(True), "left")
        .select(
            'l.the "rooms"',
            "l.area",
            "l.twice",
            "l.price",
            "l.town",
            "r.y_mean",
            "r.x0_mean",
            "r.c0_y",
            "r.x1_mean",
            "r.c1_y",
            "r.x2_mean",
            "r.c2_y",
        )
        .select(
            'the "rooms"',
            "area",
            "twice",
            "price",
            "town",
            F.expr(
                'coalesce(price, TRY_CAST(rint(y_mean + c0_y * coalesce(CAST(`the "rooms"` AS DOUBLE) - x0_mean, 0) + c1_y * coalesce(CAST(area AS DOUBLE) - x1_mean, 0) + c2_y * coalesce(CAST(twice AS DOUBLE) - x2_mean, 0)) AS BIGINT))',
            ).alias("price_filled"),
        )
    )

    # Out
    (
        estimated_from_the_other_numbers.write.format("parquet")
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
