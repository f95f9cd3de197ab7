COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "key",
    CAST(c1 AS TIMESTAMP) AS "seen",
    CAST(c2 AS VARCHAR) AS "new"
  FROM (VALUES
    ('a', '2024-01-01 00:00:00', 'old'),
    ('a', '2024-02-29 00:00:00', 'zweite'),
    ('a', '2024-02-29 00:00:00', 'erste'),
    (NULL, '2024-01-01 00:00:00', NULL),
    (NULL, NULL, 'é'),
    ('', NULL, '')
  ) AS v(c0, c1, c2)
),
"the_latest_of_each_key" AS (
  SELECT unnest(first_row)
  FROM (
    SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key(seen, 'DESC NULLS LAST', "new", 'ASC NULLS LAST')) AS first_row
    FROM "rows"
    GROUP BY "key"
  )
)
SELECT *
FROM "the_latest_of_each_key"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
