COPY (
WITH "left" AS (
  SELECT CAST(c0 AS DATE) AS "t"
  FROM (VALUES
    ('2024-01-01'),
    (NULL)
  ) AS v(c0)
),
"right" AS (
  SELECT
    CAST(NULL AS DATE) AS "t",
    CAST(NULL AS BIGINT) AS "v"
  WHERE false
),
"no_rows_on_the_right" AS (
  SELECT
    l."t",
    CASE WHEN l."t" IS NOT NULL THEN r."t" END AS "t_right",
    CASE WHEN l."t" IS NOT NULL THEN r."v" END AS "v"
  FROM "left" AS l
  ASOF LEFT JOIN (
    SELECT unnest(first_row)
    FROM (
      SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key("v", 'ASC NULLS LAST')) AS first_row
      FROM "right"
      GROUP BY "t"
    )
  ) AS r ON l."t" >= r."t"
)
SELECT *
FROM "no_rows_on_the_right"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
