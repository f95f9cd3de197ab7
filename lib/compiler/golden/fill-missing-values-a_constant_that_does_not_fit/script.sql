COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS INTEGER) AS "n"
  FROM (VALUES
    ('1'),
    (NULL)
  ) AS v(c0)
),
"a_constant_that_does_not_fit" AS (
  SELECT
    *,
    coalesce("n", CAST('none' AS INTEGER)) AS "n_filled"
  FROM "rows"
)
SELECT *
FROM "a_constant_that_does_not_fit"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
