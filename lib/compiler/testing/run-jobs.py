"""Runs jobs in one local Spark session: a line of JSON {"file", "workspace"} in, a line {"error": null | text} out.

The file is a program that the PySpark emitter wrote; its function run is called, as its main would.
"""

import json
import os
import sys
import traceback


def start():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.default.parallelism", "2")
        # Compiling code for a few rows takes longer than they do.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", "/nonexistent")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    return session


def run(session, file, workspace):
    try:
        with open(file, encoding="utf-8") as source:
            program = {"__name__": "job"}
            exec(compile(source.read(), file, "exec"), program)
        program["run"](session, workspace)
        return None
    except Exception as error:
        known = type(error).__module__.startswith("pyspark") or isinstance(error, ValueError)
        said = str(error).split("\n\nJVM stacktrace")[0] if known else traceback.format_exc()
        return said[:2000] or type(error).__name__
    finally:
        session.catalog.clearCache()


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # What jobs and the JVM print is no answer.
    session = start()
    print(json.dumps({"spark": session.version}), file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        error = run(session, request["file"], request["workspace"])
        print(json.dumps({"error": error}), file=answers, flush=True)
