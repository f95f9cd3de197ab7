"""Assert

spark-submit assert.py --workspace <folder or URL>
"""

import argparse

from pyspark.sql import DataFrame, SparkSession
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


def check_rows(
    name: str,
    rows: DataFrame,
    conditions: dict[str, str],
    tolerated: float,
    in_percent: bool,
    fails: bool,
) -> None:
    """Counts the rows for which conditions are not true; too many of them end the job."""
    failed = [F.count_if(F.expr(f"({one}) IS NOT TRUE")) for one in conditions.values()]
    total, *counts = rows.agg(F.count("*"), *failed).first()
    limit = total * tolerated / 100 if in_percent else tolerated
    broken = [
        f"“{title}” does not hold for {count} of {total} rows"
        for title, count in zip(conditions, counts)
        if count > limit
    ]
    if broken and fails:
        raise ValueError(f"“{name}”: " + "; ".join(broken))
    for line in broken:
        print(f"“{name}”: {line}")


def run(spark: SparkSession, workspace: str) -> None:
    for key, value in SETTINGS.items():
        spark.conf.set(key, value)

    # Rows
    rows = spark.createDataFrame(
        [
            (1, "9.90", "EUR"),
            (2, "-1.00", "EUR"),
            (3, "0", "XXX"),
            (4, None, "CHF"),
            (5, "12.50", "CHF"),
        ],
        "id BIGINT, price STRING, currency STRING",
    ).withColumn("price", F.col("price").cast("DECIMAL(10,2)"))

    # Prices that make sense
    check_rows(
        "Prices that make sense",
        rows,
        {"a price": "price > 0", "a known currency": "currency IN ('CHF', 'EUR')"},
        tolerated=0,
        in_percent=False,
        fails=False,
    )
    prices_that_make_sense = rows.filter("price > 0 AND currency IN ('CHF', 'EUR')")
    prices_that_make_sense_rejected = (
        rows.filter("(price > 0 AND currency IN ('CHF', 'EUR')) IS NOT TRUE")
        .withColumn(
            "failed_conditions",
            F.expr(
                "filter(array(CASE WHEN (price > 0) IS NOT TRUE THEN 'a price' END, CASE WHEN (currency IN ('CHF', 'EUR')) IS NOT TRUE THEN 'a known currency' END), reason -> reason IS NOT NULL)",
            ),
        )
    )

    # Out
    (
        prices_that_make_sense.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out rejected
    (
        prices_that_make_sense_rejected.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rejected")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Assert")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Assert").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
