"""Pivot

spark-submit pivot.py --workspace <folder or URL>
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
            ("tea", "Jan", "uk", "10.50"),
            ("tea", "Jan", "uk", "1.00"),
            ("tea", "Feb", "us", "2.00"),
            ("Kaffee", "Jan", None, "3.00"),
            (None, "Jan", "uk", None),
        ],
        "product STRING, month STRING, country STRING, sales STRING",
    ).withColumn("sales", F.col("sales").cast("DECIMAL(10,2)"))

    # Sales by month and country
    sales_by_month_and_country = (
        rows.groupBy("product")
        .agg(
            F.expr(
                "CAST(sum(sales) FILTER (WHERE month = 'Feb' AND country = 'us') AS DECIMAL(38,2))",
            ).alias("Feb_us"),
            F.expr(
                "CAST(sum(sales) FILTER (WHERE month = 'Jan' AND country = 'uk') AS DECIMAL(38,2))",
            ).alias("Jan_uk"),
            F.expr(
                "CAST(sum(sales) FILTER (WHERE month = 'Jan' AND country IS NULL) AS DECIMAL(38,2))",
            ).alias("Jan_null"),
        )
    )

    # Out
    (
        sales_by_month_and_country.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Pivot")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Pivot").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
