"""Fixed width

spark-submit fixed_width.py --workspace <folder or URL>
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

    # Accounts
    accounts = (
        spark.read.format("text")
        .options(wholetext=True)
        .load(f"{workspace}/lake/accounts.dat")
        .select(
            F.posexplode(
                F.split(F.regexp_replace("value", "\\A\ufeff|\\r?\\n\\z", ""), "\\r\\n|\\n|\\r"),
            ).alias("number", "line"),
        )
        .filter("line != ''")
        .filter(
            "CASE WHEN length(line) >= 17 THEN true ELSE raise_error(concat('Line ', number + 1, ' is too short.')) END",
        )
        .select(
            F.expr("substring(line, 1, 6)").alias("account"),
            F.expr("substring(line, 7, 10)").alias('the "owner"'),
            F.expr("substring(line, 17, 8)").alias("order"),
        )
        .withColumns(
            {
                "account": F.expr("CASE WHEN trim(account) NOT IN ('') THEN trim(account) END"),
                'the "owner"': F.expr(
                    "CASE WHEN trim(`the \"owner\"`) NOT IN ('') THEN trim(`the \"owner\"`) END",
                ),
                "order": F.expr(
                    "CAST(CASE WHEN trim(`order`) NOT IN ('') THEN trim(`order`) END AS DOUBLE)",
                ),
            },
        )
    )

    # Out
    (
        accounts.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Fixed width")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Fixed width").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
