"""Runs SQL in one local Spark session: JSON {"setup": [...], "queries": [...]} in, JSON {"spark", "results"} out.

A result is {"columns": [[name, type], ...], "rows": [[value, ...], ...]} or {"error": "..."}. Values are plain JSON:
decimals as numbers, times as text, maps as lists of [key, value] by key, structs as objects. ANSI mode is off and the
time zone is UTC, as in an AWS Glue job.
"""

import datetime
import decimal
import json
import math
import sys


def plain(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, decimal.Decimal):
        return plain(int(value)) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        if math.isnan(value):
            return "NaN"
        return value if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")
    if isinstance(value, datetime.datetime):
        return str(value.replace(tzinfo=None))
    if isinstance(value, datetime.date):
        return str(value)
    if isinstance(value, datetime.timedelta):
        return {"microseconds": value // datetime.timedelta(microseconds=1)}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": value.hex()}
    if hasattr(value, "asDict"):
        names = value.__fields__
        return {name: plain(item) for name, item in zip(names, value)}
    if isinstance(value, dict):
        pairs = [[plain(key), plain(item)] for key, item in value.items()]
        return sorted(pairs, key=lambda pair: json.dumps(pair[0]))
    return [plain(item) for item in value]


def months(value, kind):
    """Intervals of months come as bare numbers."""
    by_month = kind.startswith(("interval year", "interval month"))
    return {"months": value} if by_month and value is not None else plain(value)


def run(session, sql):
    try:
        frame = session.sql(sql)
        columns = [[field.name, field.dataType.simpleString()] for field in frame.schema.fields]
        kinds = [kind for _, kind in columns]
        rows = [[months(value, kind) for value, kind in zip(row, kinds)] for row in frame.collect()]
        return {"columns": columns, "rows": rows}
    except Exception as error:  # Whatever Spark says belongs in the answer.
        return {"error": str(error).split("\n")[0][:300]}


def start():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.ansi.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.driver.extraJavaOptions", "-Duser.timezone=UTC")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", "/nonexistent")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    return session


if __name__ == "__main__":
    request = json.load(sys.stdin)
    session = start()
    for statement in request["setup"]:
        session.sql(statement)
    results = [run(session, sql) for sql in request["queries"]]
    json.dump({"spark": session.version, "results": results}, sys.stdout)
