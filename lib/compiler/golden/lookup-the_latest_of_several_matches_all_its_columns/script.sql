COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "region",
    CAST(c2 AS VARCHAR) AS "a ""name"""
  FROM (VALUES
    ('1', 'eu', 'x'),
    ('1', NULL, 'y'),
    ('2', 'eu', 'z')
  ) AS v(c0, c1, c2)
),
"lookup_table" AS (
  SELECT
    CAST(c0 AS BIGINT) AS "id",
    CAST(c1 AS VARCHAR) AS "region",
    CAST(c2 AS DATE) AS "seen",
    CAST(c3 AS VARCHAR) AS "a ""name"""
  FROM (VALUES
    ('1', 'eu', '2024-01-01', 'old'),
    ('1', 'eu', '2024-02-29', 'new'),
    ('1', 'eu', '2024-02-29', 'newer'),
    ('1', NULL, '2024-02-29', 'no key')
  ) AS v(c0, c1, c2, c3)
),
"the_latest_of_several_matches_all_its_columns" AS (
  SELECT
    l."id",
    l."region",
    l."a ""name""",
    r."seen",
    r."a ""name""" AS "a ""name""_lookup"
  FROM "rows" AS l
  LEFT JOIN (
    SELECT unnest(first_row)
    FROM (
      SELECT arg_min(struct_pack(*COLUMNS(*)), create_sort_key(seen, 'DESC NULLS LAST', "a ""name""", 'ASC NULLS LAST')) AS first_row
      FROM "lookup_table"
      GROUP BY "id", "region"
    )
  ) AS r ON l."id" = r."id" AND l."region" = r."region"
)
SELECT *
FROM "the_latest_of_several_matches_all_its_columns"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
