COPY (
WITH "a_file_without_lines" AS (
  SELECT *
  FROM (SELECT trim(substring(line, 1, 3)) AS "select" FROM read_csv('lake/empty.dat', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x1F', quote = '', skip = 1))
)
SELECT *
FROM "a_file_without_lines"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
