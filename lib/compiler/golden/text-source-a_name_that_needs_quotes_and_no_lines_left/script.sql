COPY (
WITH "a_name_that_needs_quotes_and_no_lines_left" AS (
  SELECT *
  FROM (SELECT line AS "the ""order""" FROM read_csv('lake/short.txt', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x1F', quote = '', skip = 2))
)
SELECT *
FROM "a_name_that_needs_quotes_and_no_lines_left"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
