COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a ""b"""
  WHERE false
),
"no_rows_output_group_1" AS (
  SELECT *
  FROM "rows"
  WHERE ("a ""b""" is null)
)
SELECT *
FROM "no_rows_output_group_1"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');

COPY (
WITH "rows" AS (
  SELECT CAST(NULL AS VARCHAR) AS "a ""b"""
  WHERE false
),
"no_rows_rest" AS (
  SELECT *
  FROM "rows"
  WHERE (("a ""b""" is null) IS NOT TRUE)
)
SELECT *
FROM "no_rows_rest"
) TO 'out/rest' (FORMAT parquet, COMPRESSION 'snappy');
