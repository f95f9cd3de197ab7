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
    rows = spark.createDataFrame([], '`the "n"` BIGINT, `order` STRING')

    # No rows, and names that need quotes
    check_rows(
        "No rows, and names that need quotes",
        rows,
        {"the \"n\" isn't NULL": '`the "n"` IS NOT NULL', "order": "`order` != ''"},
        tolerated=0,
        in_percent=False,
        fails=True,
    )
    no_rows_and_names_that_need = rows
    no_rows_and_names_that_need_2 = (
        rows.filter("(`the \"n\"` IS NOT NULL AND `order` != '') IS NOT TRUE")
        .withColumn(
            'the "why"',
            F.expr(
                "filter(array(CASE WHEN (`the \"n\"` IS NOT NULL) IS NOT TRUE THEN 'the \"n\" isn\\'t NULL' END, CASE WHEN (`order` != '') IS NOT TRUE THEN 'order' END), reason -> reason IS NOT NULL)",
            ),
        )
    )

    # Out
    (
        no_rows_and_names_that_need.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out rejected
    (
        no_rows_and_names_that_need_2.write.format("parquet")
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
