COPY (
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "the ""k""",
    CAST(NULL AS BIGINT) AS "n"
  WHERE false
),
"no_rows" AS (
  SELECT unnest(first_row)
  FROM (
    SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key(n, 'ASC NULLS LAST')) AS first_row
    FROM "rows"
    GROUP BY "the ""k"""
  )
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
