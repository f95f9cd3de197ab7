COPY (
WITH "notes_with_the_number_of_each_line" AS (
  SELECT *
  FROM read_csv('lake/notes.txt', columns = {'line': 'VARCHAR'}, auto_detect = false, header = false, delim = E'\x1F', quote = '')
)
SELECT *
FROM "notes_with_the_number_of_each_line"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
