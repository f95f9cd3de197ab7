COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('{"b": 1}'),
    ('{oops')
  ) AS v(c0)
),
"a_text_that_is_not_json" AS (
  SELECT
    *,
    json_extract_string(CAST("a" AS JSON), '$."b"') AS "b"
  FROM "rows"
)
SELECT *
FROM "a_text_that_is_not_json"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
