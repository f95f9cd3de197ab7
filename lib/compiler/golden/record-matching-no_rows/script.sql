CREATE TEMPORARY TABLE "no_rows_rows" AS
WITH "rows" AS (
  SELECT
    CAST(NULL AS VARCHAR) AS "a",
    CAST(NULL AS BIGINT) AS "row_number"
  WHERE false
)
SELECT
  *,
  row_number() OVER w AS "row_number_2"
FROM "rows"
WINDOW w AS (ORDER BY ("a") ASC NULLS LAST, ("row_number") ASC NULLS LAST)
;

COPY (
WITH "no_rows_rows_keyed" AS (
  SELECT
    "row_number_2" AS "n",
    a AS "k1",
    lower(strip_accents(trim(CAST("a" AS VARCHAR)))) AS "v1"
  FROM "no_rows_rows"
),
"no_rows_limit" AS (
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
          min(', most from the blocking key “a”') AS "words"
        FROM (
          SELECT c * (c - 1) // 2 AS "pairs"
          FROM (
            SELECT
              k1 AS "k",
              CAST(count(*) AS HUGEINT) AS "c"
            FROM (
              SELECT *
              FROM "no_rows_rows_keyed"
              WHERE (k1 IS NOT NULL)
            )
            GROUP BY 1
          )
        )
      )
    )
    WHERE CASE WHEN (pairs <= 20000000) THEN true ELSE error('There are more comparisons than the 20,000,000 allowed: ' || (format('{:,}', CAST(pairs AS BIGINT)) || words || '. Choose keys with more different values, or allow more.')) END
  )
),
"no_rows_pairs" AS (
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
        CASE WHEN l1 IS NULL OR r1 IS NULL THEN NULL WHEN l1 = r1 THEN 1.0 ELSE jaro_winkler_similarity(l1, r1) END AS "s1"
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
          FROM "no_rows_rows_keyed" AS l
          INNER JOIN "no_rows_limit" AS r ON TRUE
        ) AS l
        INNER JOIN "no_rows_rows_keyed" AS r ON l."k1" = r."k1" AND (l.n < r.n)
      )
    )
  )
  WHERE (score >= 0.85)
),
"no_rows_groups" AS (
  SELECT *
  FROM (
    WITH "pairs" AS (SELECT * FROM "no_rows_pairs")
    SELECT *
    FROM (
    WITH RECURSIVE edges(a, b) AS (
      SELECT a, b FROM pairs
      UNION ALL
      SELECT b, a FROM pairs
    ),
    groups(n, g) USING KEY (n) AS (
      SELECT a, a FROM (SELECT DISTINCT a FROM edges)
      UNION
      SELECT edges.b, min(groups.g)
      FROM groups
      JOIN edges ON edges.a = groups.n
      JOIN recurring.groups AS known ON known.n = edges.b
      WHERE groups.g < known.g
      GROUP BY edges.b
    )
    SELECT n, g FROM groups
    )
  )
),
"no_rows" AS (
  SELECT
    * EXCLUDE ("row_number_2", "first_row"),
    dense_rank() OVER (ORDER BY coalesce("first_row", "row_number_2")) AS "group_id"
  FROM (
    SELECT
      l."a",
      l."row_number",
      l."row_number_2",
      r."g" AS "first_row"
    FROM "no_rows_rows" AS l
    LEFT JOIN "no_rows_groups" AS r ON l."row_number_2" = r."n"
  )
)
SELECT *
FROM "no_rows"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
