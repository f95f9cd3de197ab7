COPY (
WITH "lines_that_do_not_match_go_elsewhere" AS (
  SELECT *
  FROM read_log('logs/app.log', pattern = '^%{LOGLEVEL:level} %{ORDER:order} %{INT:count:byte}$')
)
SELECT *
FROM "lines_that_do_not_match_go_elsewhere"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "lines_that_do_not_match_go_elsewhere_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('logs/app.log')
)
SELECT *
FROM "lines_that_do_not_match_go_elsewhere_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
