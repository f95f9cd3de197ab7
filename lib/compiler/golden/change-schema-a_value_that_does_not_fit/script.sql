COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "id"
  FROM (VALUES
    ('1'),
    ('9007199254740993')
  ) AS v(c0)
),
"a_value_that_does_not_fit" AS (
  SELECT CAST("id" AS INTEGER) AS "id"
  FROM "rows"
)
SELECT *
FROM "a_value_that_does_not_fit"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
