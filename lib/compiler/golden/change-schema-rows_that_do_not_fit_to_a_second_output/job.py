"""Change schema

spark-submit change_schema.py --workspace <folder or URL>
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
            (
                "1",
                "2024-02-29T10:00:00+02:00",
                '["1",null]',
                '[{"v":"1.5","unit":"m"},null]',
                "fits",
            ),
            ("x", "yesterday", "[]", "[]", "two casts fail"),
            (None, "2024-02-30", None, None, "no such day"),
            (None, None, '["1","two"]', None, None),
            ("4", None, None, '[{"v":"1","unit":null},{"v":"1234.5","unit":null}]', ""),
            (None, None, None, None, None),
        ],
        "id STRING, at STRING, list STRING, readings STRING, reason STRING",
    ).withColumns(
        {
            "list": F.from_json(F.col("list"), "ARRAY<STRING>"),
            "readings": F.from_json(F.col("readings"), "ARRAY<STRUCT<v: STRING, unit: STRING>>"),
        },
    )

    # Rows that do not fit, to a second output
    rows_that_do_not_fit_to_a_second = rows.withColumn(
        "failed_cast",
        F.expr(
            "CASE WHEN id IS NOT NULL AND TRY_CAST(round(TRY_CAST(id AS DECIMAL(38,10))) AS INT) IS NULL THEN 1 WHEN at IS NOT NULL AND CASE WHEN trim(at) RLIKE ':\\\\d\\\\d(\\\\.\\\\d+)?\\\\s*([A-Za-z]|[+-]\\\\d)' THEN to_utc_timestamp(TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP), 'UTC') ELSE TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP) END IS NULL THEN 2 WHEN list IS NOT NULL AND CAST(list AS ARRAY<INT>) IS NULL THEN 3 WHEN array_size(filter(readings, element -> element.v IS NOT NULL AND TRY_CAST(element.v AS DECIMAL(5,2)) IS NULL)) > 0 THEN 4 END",
        ),
    )
    rows_that_do_not_fit_to_a_second_2 = (
        rows_that_do_not_fit_to_a_second.filter("failed_cast IS NULL")
        .withColumns(
            {
                "id": F.expr("TRY_CAST(round(TRY_CAST(id AS DECIMAL(38,10))) AS INT)"),
                "at": F.expr(
                    "CASE WHEN trim(at) RLIKE ':\\\\d\\\\d(\\\\.\\\\d+)?\\\\s*([A-Za-z]|[+-]\\\\d)' THEN to_utc_timestamp(TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP), 'UTC') ELSE TRY_CAST(if(trim(at) LIKE '%-%-%', trim(at), NULL) AS TIMESTAMP) END",
                ),
                "list": F.expr("TRY_CAST(list AS ARRAY<INT>)"),
                "readings": F.expr(
                    "CAST(transform(readings, element -> CASE WHEN element IS NOT NULL THEN named_struct('value', TRY_CAST(element.v AS DECIMAL(5,2))) END) AS ARRAY<STRUCT<value: DECIMAL(5,2)>>)",
                ),
            },
        )
        .drop("reason", "failed_cast")
    )
    rows_that_do_not_fit_to_a_second_3 = (
        rows_that_do_not_fit_to_a_second.filter("failed_cast IS NOT NULL")
        .withColumns(
            {
                "rejected_column": F.expr(
                    "CASE failed_cast WHEN 1 THEN 'id' WHEN 2 THEN 'at' WHEN 3 THEN 'list' WHEN 4 THEN 'readings.v' END",
                ),
                "rejected_value": F.expr(
                    "CASE failed_cast WHEN 1 THEN id WHEN 2 THEN at WHEN 3 THEN if(list IS NULL, NULL, concat('[', array_join(transform(list, _x -> CASE WHEN _x = '' OR lower(_x) = 'null' OR _x RLIKE '^\\\\s|\\\\s$|[\"\\'(),:=\\\\[\\\\]{}]' THEN concat('\\'', replace(replace(_x, '\\\\', '\\\\\\\\'), '\\'', '\\\\\\''), '\\'') ELSE _x END), ', ', 'NULL'), ']')) WHEN 4 THEN CAST(readings AS STRING) END",
                ),
                "reason_2": F.expr(
                    "CASE failed_cast WHEN 1 THEN 'does not fit INTEGER' WHEN 2 THEN 'does not fit TIMESTAMP' WHEN 3 THEN 'does not fit INTEGER[]' WHEN 4 THEN 'does not fit DECIMAL(5,2)' END",
                ),
            },
        )
        .drop("failed_cast")
    )

    # Out
    (
        rows_that_do_not_fit_to_a_second_2.withColumn("at", F.col("at").cast("TIMESTAMP_NTZ"))
        .write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )

    # Out rejected
    (
        rows_that_do_not_fit_to_a_second_3.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rejected")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Change schema")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Change schema").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
