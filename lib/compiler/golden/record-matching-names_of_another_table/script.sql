CREATE TEMPORARY TABLE "names_of_another_table_rows" AS
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "city",
    CAST(c1 AS VARCHAR) AS "country"
  FROM (VALUES
    ('Zurich', 'CH'),
    ('Genf', 'CH'),
    ('Paris', 'FR'),
    ('Paris', NULL)
  ) AS v(c0, c1)
)
SELECT
  *,
  row_number() OVER w AS "row_number"
FROM "rows"
WINDOW w AS (ORDER BY ("city") ASC NULLS LAST, ("country") ASC NULLS LAST)
;

CREATE TEMPORARY TABLE "names_of_another_table_other_rows" AS
WITH "compare_with" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "city",
    CAST(c1 AS VARCHAR) AS "country",
    CAST(c2 AS BIGINT) AS "people"
  FROM (VALUES
    ('Zürich', 'CH', '430000'),
    ('Genève', 'CH', '200000'),
    ('Paris', 'FR', '2100000'),
    ('Paris', 'US', '25000')
  ) AS v(c0, c1, c2)
)
SELECT
  *,
  row_number() OVER w AS "row_number"
FROM "compare_with"
WINDOW w AS (ORDER BY ("city") ASC NULLS LAST, ("country") ASC NULLS LAST, ("people") ASC NULLS LAST)
;

COPY (
WITH "names_of_another_table_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    country AS "k1",
    lower(strip_accents(trim(CAST("city" AS VARCHAR)))) AS "v1"
  FROM "names_of_another_table_rows"
),
"names_of_another_table_other_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    country AS "k1",
    lower(strip_accents(trim(CAST("city" AS VARCHAR)))) AS "v1"
  FROM "names_of_another_table_other_rows"
),
"names_of_another_table_limit" AS (
  SELECT count(*) AS "allowed"
  FROM (
    SELECT *
    FROM (
      SELECT
        sum(pairs) AS "pairs",
        arg_max(words, pairs) AS "words"
      FROM (
        SELECT
          coalesce(sum(pairs), 0) AS "pairs",
          min(', most from the blocking key “country”') AS "words"
        FROM (
          SELECT c * d AS "pairs"
          FROM (
            SELECT
              l."c",
              r."c" AS "d"
            FROM (
              SELECT
                k1 AS "k",
                CAST(count(*) AS HUGEINT) AS "c"
              FROM (
                SELECT *
                FROM "names_of_another_table_rows_keyed"
                WHERE (k1 IS NOT NULL)
              )
              GROUP BY 1
            ) AS l
            INNER JOIN (
              SELECT
                k1 AS "k",
                CAST(count(*) AS HUGEINT) AS "c"
              FROM (
                SELECT *
                FROM "names_of_another_table_other_rows_keyed"
                WHERE (k1 IS NOT NULL)
              )
              GROUP BY 1
            ) AS r ON l."k" = r."k"
          )
        )
      )
    )
    WHERE CASE WHEN (pairs <= 20000000) THEN true ELSE error('There are more comparisons than the 20,000,000 allowed: ' || (format('{:,}', CAST(pairs AS BIGINT)) || words || '. Choose keys with more different values, or allow more.')) END
  )
),
"names_of_another_table_pairs" AS (
  SELECT *
  FROM (
    SELECT
      a AS "a",
      b AS "b",
      round(coalesce((1 * coalesce(s1, 0.0)) / nullif(CAST(CASE WHEN s1 IS NULL THEN 0.0 ELSE 1 END AS DOUBLE), 0.0), 0.0), 6) AS "score"
    FROM (
      SELECT
        a AS "a",
        b AS "b",
        CASE WHEN l1 IS NULL OR r1 IS NULL THEN NULL WHEN l1 = r1 THEN 1.0 ELSE 1.0 - levenshtein(l1, r1) / greatest(strlen(l1), strlen(r1)) END AS "s1"
      FROM (
        SELECT
          l."n" AS "a",
          r."n" AS "b",
          l."v1" AS "l1",
          r."v1" AS "r1"
        FROM (
          SELECT
            l."n",
            l."k1",
            l."v1"
          FROM "names_of_another_table_rows_keyed" AS l
          INNER JOIN "names_of_another_table_limit" AS r ON TRUE
        ) AS l
        INNER JOIN "names_of_another_table_other_rows_keyed" AS r ON l."k1" = r."k1"
      )
    )
  )
  WHERE (score >= 0.6)
),
"names_of_another_table" AS (
  SELECT
    l."city",
    l."country",
    r."city" AS "city found",
    r."country" AS "country found",
    r."people",
    l."tenonscore" AS "likeness"
  FROM (
    SELECT
      l."b" AS "tenonrow",
      l."score" AS "tenonscore",
      r."city",
      r."country"
    FROM "names_of_another_table_pairs" AS l
    INNER JOIN "names_of_another_table_rows" AS r ON l."a" = r."row_number"
  ) AS l
  INNER JOIN "names_of_another_table_other_rows" AS r ON l."tenonrow" = r."row_number"
)
SELECT *
FROM "names_of_another_table"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
