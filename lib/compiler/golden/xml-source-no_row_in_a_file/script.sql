COPY (
WITH "no_row_in_a_file" AS (
  SELECT "select"
  FROM read_xml('lake/none.xml', record_element = 'row')
)
SELECT *
FROM "no_row_in_a_file"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
