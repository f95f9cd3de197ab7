CREATE TEMPORARY TABLE "groups_of_equal_rows_and_of_rows_that_are_near_rows" AS
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "the ""title""",
    CAST(c1 AS BIGINT) AS "order",
    CAST(c2 AS VARCHAR) AS "code"
  FROM (VALUES
    ('A tale of two cities', '100', 'X-1'),
    ('Two Cities: a tale of', '101', 'X-1'),
    ('two cities a tale of', '103', 'X-2'),
    ('Another book', '100', 'X-1'),
    ('Another book', '100', 'X-1'),
    (NULL, '100', 'X-1')
  ) AS v(c0, c1, c2)
)
SELECT
  *,
  row_number() OVER w AS "row_number"
FROM "rows"
WINDOW w AS (ORDER BY ("the ""title""") ASC NULLS LAST, ("order") ASC NULLS LAST, ("code") ASC NULLS LAST)
;

COPY (
WITH "groups_of_equal_rows_and_of_rows_that_are_near_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    list_distinct(regexp_extract_all(lower(strip_accents(trim(CAST("the ""title""" AS VARCHAR)))), '[\p{L}\p{N}]+')) AS "v1",
    CAST("order" AS DOUBLE) AS "v2",
    lower(strip_accents(trim(CAST("code" AS VARCHAR)))) AS "v3"
  FROM "groups_of_equal_rows_and_of_rows_that_are_near_rows"
),
"groups_of_equal_rows_and_of_rows_that_are_near_limit" AS (
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
          min(', as there is no blocking key') AS "words"
        FROM (
          SELECT c * (c - 1) // 2 AS "pairs"
          FROM (
            SELECT CAST(count(*) AS HUGEINT) AS "c"
            FROM "groups_of_equal_rows_and_of_rows_that_are_near_rows_keyed"
          )
        )
      )
    )
    WHERE CASE WHEN (pairs <= 20000000) THEN true ELSE error('There are more comparisons than the 20,000,000 allowed: ' || (format('{:,}', CAST(pairs AS BIGINT)) || words || '. Choose keys with more different values, or allow more.')) END
  )
),
"groups_of_equal_rows_and_of_rows_that_are_near_pairs" AS (
  SELECT *
  FROM (
    SELECT
      a AS "a",
      b AS "b",
      round(coalesce((1 * coalesce(s1, 0.0) + 1 * coalesce(s2, 0.0) + 1 * coalesce(s3, 0.0)) / nullif(CAST(1 + 1 + 1 AS DOUBLE), 0.0), 0.0), 6) AS "score"
    FROM (
      SELECT
        a AS "a",
        b AS "b",
        CASE WHEN l1 IS NULL OR r1 IS NULL THEN NULL WHEN l1 = r1 THEN 1.0 ELSE len(list_intersect(l1, r1)) / len(list_distinct(list_concat(l1, r1))) END AS "s1",
        CASE WHEN l2 IS NULL OR r2 IS NULL THEN NULL WHEN l2 = r2 THEN 1.0 ELSE greatest(0.0, 1.0 - abs(l2 - r2) / 10) END AS "s2",
        CASE WHEN l3 IS NULL OR r3 IS NULL THEN NULL WHEN l3 = r3 THEN 1.0 ELSE 1.0 - levenshtein(l3, r3) / greatest(strlen(l3), strlen(r3)) END AS "s3"
      FROM (
        SELECT
          l."n" AS "a",
          r."n" AS "b",
          l."v1" AS "l1",
          r."v1" AS "r1",
          l."v2" AS "l2",
          r."v2" AS "r2",
          l."v3" AS "l3",
          r."v3" AS "r3"
        FROM (
          SELECT
            l."n",
            l."v1",
            l."v2",
            l."v3"
          FROM "groups_of_equal_rows_and_of_rows_that_are_near_rows_keyed" AS l
          INNER JOIN "groups_of_equal_rows_and_of_rows_that_are_near_limit" AS r ON TRUE
        ) AS l
        INNER JOIN "groups_of_equal_rows_and_of_rows_that_are_near_rows_keyed" AS r ON (l.n < r.n)
      )
    )
  )
  WHERE (score >= 0.8)
),
"groups_of_equal_rows_and_of_rows_that_are_near_groups" AS (
  SELECT *
  FROM (
    WITH "pairs" AS (SELECT * FROM "groups_of_equal_rows_and_of_rows_that_are_near_pairs")
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
"groups_of_equal_rows_and_of_rows_that_are_near" AS (
  SELECT
    * EXCLUDE ("row_number", "first_row"),
    dense_rank() OVER (ORDER BY coalesce("first_row", "row_number")) AS "group_id"
  FROM (
    SELECT
      l."the ""title""",
      l."order",
      l."code",
      l."row_number",
      r."g" AS "first_row"
    FROM "groups_of_equal_rows_and_of_rows_that_are_near_rows" AS l
    LEFT JOIN "groups_of_equal_rows_and_of_rows_that_are_near_groups" AS r ON l."row_number" = r."n"
  )
)
SELECT *
FROM "groups_of_equal_rows_and_of_rows_that_are_near"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
