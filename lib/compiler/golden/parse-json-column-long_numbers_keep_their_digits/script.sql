COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS JSON) AS "order"
  FROM (VALUES
    ('[18446744073709551615, 1]'),
    ('[-1]'),
    ('[null]')
  ) AS v(c0)
),
"long_numbers_keep_their_digits" AS (
  SELECT * REPLACE ((json_transform("order", '["DECIMAL(38,0)"]')) AS "order")
  FROM "rows"
)
SELECT *
FROM "long_numbers_keep_their_digits"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
