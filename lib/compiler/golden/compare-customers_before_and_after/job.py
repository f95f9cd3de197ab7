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
    before = spark.createDataFrame(
        [
            (1, "Zoë", "Zürich", "2024-01-01"),
            (2, "Bo", None, "2024-01-01"),
            (3, "Cy", "", "2024-01-01"),
            (None, "nobody", None, None),
            (5, None, None, None),
        ],
        'id BIGINT, name STRING, `the "city"` STRING, seen STRING',
    ).withColumn("seen", F.col("seen").cast("DATE"))

    # After
    after = spark.createDataFrame(
        [
            (1, "Zoë", "Zürich", "2024-02-02"),
            (2, "Bob", "Bern", "2024-02-02"),
            (4, "Dee", None, "2024-02-02"),
            (None, "nobody", "", None),
            (5, None, None, None),
        ],
        'ID BIGINT, Name STRING, `the "city"` STRING, seen STRING',
    ).withColumn("seen", F.col("seen").cast("DATE"))

    # Customers before and after
    customers_before_and_after_input = before.withColumn(
        "place",
        F.expr(
            'CAST(row_number() OVER (PARTITION BY id ORDER BY name ASC NULLS LAST, `the "city"` ASC NULLS LAST, seen ASC NULLS LAST) AS BIGINT)',
        ),
    )
    customers_before_and_after_input_2 = after.withColumn(
        "place",
        F.expr(
            'CAST(row_number() OVER (PARTITION BY ID ORDER BY Name ASC NULLS LAST, `the "city"` ASC NULLS LAST, seen ASC NULLS LAST) AS BIGINT)',
        ),
    )
    customers_before_and_after = (
        customers_before_and_after_input.alias("l").join(
            customers_before_and_after_input_2.alias("r"),
            F.expr("l.id <=> r.ID AND l.place <=> r.place"),
            "full",
        )
        .select(
            F.expr("coalesce(l.id, r.id)").alias("id"),
            F.col("l.place").alias("place_before"),
            F.col("r.place").alias("place_after"),
            F.col("l.name").alias("name_before"),
            F.col("r.Name").alias("name_after"),
            F.col('l.the "city"').alias('the "city"_before'),
            F.col('r.the "city"').alias('the "city"_after'),
            F.col("l.seen").alias("seen_before"),
            F.col("r.seen").alias("seen_after"),
        )
        .select(
            "id",
            F.expr(
                "CASE WHEN place_before IS NULL THEN 'added' WHEN place_after IS NULL THEN 'removed' WHEN NOT (name_before <=> name_after) OR NOT (`the \"city\"_before` <=> `the \"city\"_after`) THEN 'changed' ELSE 'unchanged' END",
            ).alias("status"),
            F.expr(
                "CASE WHEN NOT (place_before IS NULL OR place_after IS NULL) THEN filter(array(CASE WHEN NOT (name_before <=> name_after) THEN 'name' END, CASE WHEN NOT (`the \"city\"_before` <=> `the \"city\"_after`) THEN 'the \"city\"' END), name -> name IS NOT NULL) END",
            ).alias("changed_columns"),
            F.expr("CASE WHEN place_after IS NULL THEN name_before ELSE name_after END").alias(
                "name",
            ),
            F.expr(
                'CASE WHEN place_after IS NULL THEN `the "city"_before` ELSE `the "city"_after` END',
            ).alias('the "city"'),
            F.expr("CASE WHEN place_after IS NULL THEN seen_before ELSE seen_after END").alias(
                "seen",
            ),
        )
    )

    # Out
    (
        customers_before_and_after.write.format("parquet")
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
