COPY (
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "name"
  FROM (VALUES
    ('Zoë'),
    (''),
    (NULL)
  ) AS v(c0)
),
"a_key_for_every_row" AS (
  SELECT
    *,
    CAST(uuid() AS VARCHAR) AS "uuid"
  FROM "rows"
)
SELECT *
FROM "a_key_for_every_row"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
