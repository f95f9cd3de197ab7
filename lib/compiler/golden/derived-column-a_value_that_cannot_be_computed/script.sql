COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "name"
  FROM (VALUES
    ('1'),
    ('one')
  ) AS v(c0)
),
"a_value_that_cannot_be_computed" AS (
  SELECT
    *,
    CAST(name AS INTEGER) AS "n"
  FROM "rows"
)
SELECT *
FROM "a_value_that_cannot_be_computed"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
