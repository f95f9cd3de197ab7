CREATE TEMPORARY TABLE "too_many_comparisons_rows" AS
WITH "rows" AS (
  SELECT CAST(c0 AS VARCHAR) AS "a"
  FROM (VALUES
    ('x0'),
    ('x1'),
    ('x2'),
    ('x3')
  ) AS v(c0)
)
SELECT
  *,
  row_number() OVER w AS "row_number"
FROM "rows"
WINDOW w AS (ORDER BY ("a") ASC NULLS LAST)
;

COPY (
WITH "too_many_comparisons_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    left(a, 1) AS "k1",
    lower(strip_accents(trim(CAST("a" AS VARCHAR)))) AS "v1"
  FROM "too_many_comparisons_rows"
),
"too_many_comparisons_limit" AS (
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
          min(', most from the blocking key “the first letter”') AS "words"
        FROM (
          SELECT c * (c - 1) // 2 AS "pairs"
          FROM (
            SELECT
              k1 AS "k",
              CAST(count(*) AS HUGEINT) AS "c"
            FROM (
              SELECT *
              FROM "too_many_comparisons_rows_keyed"
              WHERE (k1 IS NOT NULL)
            )
            GROUP BY 1
          )
        )
      )
    )
    WHERE CASE WHEN (pairs <= 5) THEN true ELSE error('There are more comparisons than the 5 allowed: ' || (format('{:,}', CAST(pairs AS BIGINT)) || words || '. Choose keys with more different values, or allow more.')) END
  )
),
"too_many_comparisons_pairs" AS (
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
          FROM "too_many_comparisons_rows_keyed" AS l
          INNER JOIN "too_many_comparisons_limit" AS r ON TRUE
        ) AS l
        INNER JOIN "too_many_comparisons_rows_keyed" AS r ON l."k1" = r."k1" AND (l.n < r.n)
      )
    )
  )
  WHERE (score >= 0.85)
),
"too_many_comparisons" AS (
  SELECT
    l."a",
    r."a" AS "a_match",
    l."tenonscore" AS "score"
  FROM (
    SELECT
      l."b" AS "tenonrow",
      l."score" AS "tenonscore",
      r."a"
    FROM "too_many_comparisons_pairs" AS l
    INNER JOIN "too_many_comparisons_rows" AS r ON l."a" = r."row_number"
  ) AS l
  INNER JOIN "too_many_comparisons_rows" AS r ON l."tenonrow" = r."row_number"
)
SELECT *
FROM "too_many_comparisons"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
