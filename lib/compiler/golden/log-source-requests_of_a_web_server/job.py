"""Log

spark-submit log.py --workspace <folder or URL>
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

    # Requests of a web server
    requests_of_a_web_server_pattern = '(?<tenon0>(?:(?:(?:(?:(?:(?:(?:[0-9A-Fa-f]{1,4}):){6}(?:(?:[0-9A-Fa-f]{1,4}):(?:[0-9A-Fa-f]{1,4})|(?:(?<!\\d)(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))(?:\\.(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))){3}(?!\\d)))|(?:(?:[0-9A-Fa-f]{1,4}):){5}:(?:(?<!\\d)(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))(?:\\.(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))){3}(?!\\d))|(?:(?:[0-9A-Fa-f]{1,4}):){1,4}(?::(?:[0-9A-Fa-f]{1,4})){0,4}:(?:(?<!\\d)(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))(?:\\.(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))){3}(?!\\d))|::(?:(?:[0-9A-Fa-f]{1,4}):){0,5}(?:(?<!\\d)(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))(?:\\.(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))){3}(?!\\d))|(?:(?:[0-9A-Fa-f]{1,4}):){1,6}(?::(?:[0-9A-Fa-f]{1,4})){1,6}|(?:(?:[0-9A-Fa-f]{1,4}):){1,7}:|:(?::(?:[0-9A-Fa-f]{1,4})){1,7}|::)(?:%\\w+)?)|(?:(?<!\\d)(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))(?:\\.(?:(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d))){3}(?!\\d))))|(?:\\b[0-9A-Za-z][0-9A-Za-z-]{0,62}(?:\\.[0-9A-Za-z][0-9A-Za-z-]{0,62})*(?:\\.|\\b)))) - (?<tenon1>(?:[\\w.-]+)) \\[(?<tenon2>(?:(?:3[01]|[12]\\d|0?[1-9]))\\/(?:\\b(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ep(?:tember)?|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)\\b)\\/(?:(?:\\d\\d){1,2}):(?:(?<!\\d)(?:(?:2[0-3]|[01]?\\d)):(?:[0-5]\\d):(?:(?:60|[0-5]?\\d)(?:[:.,]\\d+)?)(?!\\d)) (?:[+-]?\\d+))\\] "(?<tenon3>\\b\\w+\\b) (?<tenon4>\\S+)" (?<tenon5>[+-]?\\d+) (?:(?<tenon6>[+-]?\\d+)|-)'
    requests_of_a_web_server = (
        spark.read.format("text")
        .options(wholetext=True)
        .load(f"{workspace}/logs/access.log")
        .select(
            F.posexplode(
                F.split(F.regexp_replace("value", "\\A\ufeff|\\r?\\n\\z", ""), "\\r\\n|\\n|\\r"),
            ).alias("number", "line"),
        )
        .filter("trim(line) != ''")
        .withColumn("fits", F.col("line").rlike(requests_of_a_web_server_pattern))
        .filter(
            "CASE WHEN fits THEN true ELSE raise_error(concat('Line ', number + 1, ': the pattern does not match.')) END",
        )
        .select(
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 1),
                F.lit(""),
            ).alias("client"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 2),
                F.lit(""),
            ).alias("user"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 3),
                F.lit(""),
            ).alias("at"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 4),
                F.lit(""),
            ).alias("verb"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 5),
                F.lit(""),
            ).alias("path"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 6),
                F.lit(""),
            ).alias("status"),
            F.nullif(
                F.regexp_extract("line", requests_of_a_web_server_pattern, 7),
                F.lit(""),
            ).alias('the "bytes"'),
        )
        .withColumns(
            {
                "status": F.expr("CAST(status AS INT)"),
                'the "bytes"': F.expr('CAST(`the "bytes"` AS BIGINT)'),
            },
        )
    )

    # Out
    (
        requests_of_a_web_server.write.format("parquet")
        .mode("append")
        .options(compression="snappy")
        .save(f"{workspace}/out/rows")
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Log")
    parser.add_argument("--workspace", default=".", help="what the paths are relative to")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("Log").getOrCreate()
    try:
        run(spark, args.workspace.rstrip("/"))
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
