"""Regex extractor

spark-submit regex_extractor.py --workspace <folder or URL>
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
        [("2024-02-29", 1), ("2024-02-29T15:04Z", 2), ("gestern", 3), ("", None), (None, None)],
        "purchase_date STRING, day INT",
    )

    # Parts of a date
    parts_of_a_date = rows.withColumns(
        {
            "day": F.expr(
                "CAST(named_struct('g1', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 1), 'g2', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 2), 'g3', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 3), 'g4', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 4)).g3 AS STRING)",
            ),
            "year": F.expr(
                "CAST(named_struct('g1', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 1), 'g2', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 2), 'g3', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 3), 'g4', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 4)).g1 AS STRING)",
            ),
            "month": F.expr(
                "CAST(named_struct('g1', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 1), 'g2', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 2), 'g3', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 3), 'g4', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 4)).g2 AS STRING)",
            ),
            "hour": F.expr(
                "CAST(named_struct('g1', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 1), 'g2', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 2), 'g3', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 3), 'g4', regexp_extract(purchase_date, '(?<year>\\\\d{4})-(?<month>\\\\d\\\\d)-(?<day>\\\\d\\\\d)(?:T(?<hour>\\\\d\\\\d))?', 4)).g4 AS STRING)",
            ),
        },
    )

    # Out
    (
        parts_of_a_date.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Regex extractor")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Regex extractor").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
