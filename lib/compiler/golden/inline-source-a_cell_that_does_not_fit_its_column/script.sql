COPY (
WITH "a_cell_that_does_not_fit_its_column" AS (
  SELECT CAST(c0 AS DATE) AS "since"
  FROM (VALUES
    ('2024-02-29'),
    ('2023-02-29')
  ) AS v(c0)
)
SELECT *
FROM "a_cell_that_does_not_fit_its_column"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
