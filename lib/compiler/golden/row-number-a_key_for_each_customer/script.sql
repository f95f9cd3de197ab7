COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "name",
    CAST(c1 AS VARCHAR) AS "the ""city"""
  FROM (VALUES
    ('Zoë', 'Zürich'),
    ('Bo', NULL),
    ('Bo', 'Bern'),
    (NULL, ''),
    ('', 'x')
  ) AS v(c0, c1)
),
"a_key_for_each_customer" AS (
  SELECT
    *,
    row_number() OVER w_rows + 999 AS "customer key"
  FROM "rows"
  WINDOW w_rows AS (ORDER BY (name) ASC NULLS LAST, ("the ""city""") ASC NULLS LAST)
)
SELECT *
FROM "a_key_for_each_customer"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
