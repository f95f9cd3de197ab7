COPY (
WITH "lines_that_are_too_short_go_elsewhere" AS (
  SELECT "code", "day"
  FROM (SELECT trim(substring(line, 1, 3)) AS "code", trim(substring(line, 4, 10)) AS "day" FROM read_csv('lake/mixed.dat', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x1F', quote = ''))
)
SELECT *
FROM "lines_that_are_too_short_go_elsewhere"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "lines_that_are_too_short_go_elsewhere_rejected" AS (
  SELECT "file", "line", "reason", "raw"
  FROM rejected_rows('lake/mixed.dat')
)
SELECT *
FROM "lines_that_are_too_short_go_elsewhere_rejected"
) TO 'out/rejected' (FORMAT parquet, COMPRESSION 'snappy');
