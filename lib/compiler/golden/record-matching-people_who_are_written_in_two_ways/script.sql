CREATE TEMPORARY TABLE "people_who_are_written_in_two_ways_rows" AS
WITH "rows" AS (
  SELECT
    CAST(c0 AS VARCHAR) AS "name",
    CAST(c1 AS DATE) AS "born",
    CAST(c2 AS VARCHAR) AS "zip code"
  FROM (VALUES
    ('Zoë Müller', '1990-05-01', '8001'),
    ('zoe  mueller', '1990-05-01', '8001'),
    ('Zoe Muller', '1990-05-02', '8002'),
    ('Zoe Muller', '1951-01-01', '8002'),
    ('Jo O''Neill', NULL, '9000'),
    ('Jo ONeill', '1980-01-01', '9001'),
    (NULL, '1980-01-01', NULL)
  ) AS v(c0, c1, c2)
)
SELECT
  *,
  row_number() OVER w AS "row_number"
FROM "rows"
WINDOW w AS (ORDER BY ("name") ASC NULLS LAST, ("born") ASC NULLS LAST, ("zip code") ASC NULLS LAST)
;

CREATE TEMPORARY TABLE "people_who_are_written_in_two_ways_limit" AS
WITH "people_who_are_written_in_two_ways_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    substr("zip code", 1, 2) AS "k1",
    left(name, 2) AS "k2",
    lower(strip_accents(trim(CAST("name" AS VARCHAR)))) AS "v1",
    epoch(CAST("born" AS TIMESTAMP)) / 86400 AS "v2"
  FROM "people_who_are_written_in_two_ways_rows"
)
SELECT count(*) AS "allowed"
FROM (
  SELECT *
  FROM (
    SELECT
      sum(pairs) AS "pairs",
      arg_max(words, pairs) AS "words"
    FROM (
      SELECT *
      FROM (
        SELECT
          coalesce(sum(pairs), 0) AS "pairs",
          min(', most from the blocking key “postcode”') AS "words"
        FROM (
          SELECT c * (c - 1) // 2 AS "pairs"
          FROM (
            SELECT
              k1 AS "k",
              CAST(count(*) AS HUGEINT) AS "c"
            FROM (
              SELECT *
              FROM "people_who_are_written_in_two_ways_rows_keyed"
              WHERE (k1 IS NOT NULL)
            )
            GROUP BY 1
          )
        )
      )
      UNION ALL BY NAME
      SELECT *
      FROM (
        SELECT
          coalesce(sum(pairs), 0) AS "pairs",
          min(', most from the blocking key “initials”') AS "words"
        FROM (
          SELECT c * (c - 1) // 2 AS "pairs"
          FROM (
            SELECT
              k2 AS "k",
              CAST(count(*) AS HUGEINT) AS "c"
            FROM (
              SELECT *
              FROM "people_who_are_written_in_two_ways_rows_keyed"
              WHERE (k2 IS NOT NULL)
            )
            GROUP BY 1
          )
        )
      )
    )
  )
  WHERE CASE WHEN (pairs <= 20000000) THEN true ELSE error('There are more comparisons than the 20,000,000 allowed: ' || (format('{:,}', CAST(pairs AS BIGINT)) || words || '. Choose keys with more different values, or allow more.')) END
)
;

COPY (
WITH "people_who_are_written_in_two_ways_rows_keyed" AS (
  SELECT
    "row_number" AS "n",
    substr("zip code", 1, 2) AS "k1",
    left(name, 2) AS "k2",
    lower(strip_accents(trim(CAST("name" AS VARCHAR)))) AS "v1",
    epoch(CAST("born" AS TIMESTAMP)) / 86400 AS "v2"
  FROM "people_who_are_written_in_two_ways_rows"
),
"people_who_are_written_in_two_ways_pairs" AS (
  SELECT *
  FROM (
    SELECT
      a AS "a",
      b AS "b",
      round(coalesce((2 * coalesce(s1, 0.0) + 1 * coalesce(s2, 0.0)) / nullif(CAST(CASE WHEN s1 IS NULL THEN 0.0 ELSE 2 END + CASE WHEN s2 IS NULL THEN 0.0 ELSE 1 END AS DOUBLE), 0.0), 0.0), 6) AS "score"
    FROM (
      SELECT
        a AS "a",
        b AS "b",
        CASE WHEN l1 IS NULL OR r1 IS NULL THEN NULL WHEN l1 = r1 THEN 1.0 ELSE jaro_winkler_similarity(l1, r1) END AS "s1",
        CASE WHEN l2 IS NULL OR r2 IS NULL THEN NULL WHEN l2 = r2 THEN 1.0 ELSE greatest(0.0, 1.0 - abs(l2 - r2) / 30) END AS "s2"
      FROM (
        SELECT *
        FROM (
          SELECT
            l."n" AS "a",
            r."n" AS "b",
            l."v1" AS "l1",
            r."v1" AS "r1",
            l."v2" AS "l2",
            r."v2" AS "r2"
          FROM (
            SELECT
              l."n",
              l."k1",
              l."k2",
              l."v1",
              l."v2"
            FROM "people_who_are_written_in_two_ways_rows_keyed" AS l
            INNER JOIN "people_who_are_written_in_two_ways_limit" AS r ON TRUE
          ) AS l
          INNER JOIN "people_who_are_written_in_two_ways_rows_keyed" AS r ON l."k1" = r."k1" AND (l.n < r.n)
        )
        UNION ALL BY NAME
        SELECT *
        FROM (
          SELECT
            l."n" AS "a",
            r."n" AS "b",
            l."v1" AS "l1",
            r."v1" AS "r1",
            l."v2" AS "l2",
            r."v2" AS "r2"
          FROM (
            SELECT
              l."n",
              l."k1",
              l."k2",
              l."v1",
              l."v2"
            FROM "people_who_are_written_in_two_ways_rows_keyed" AS l
            INNER JOIN "people_who_are_written_in_two_ways_limit" AS r ON TRUE
          ) AS l
          INNER JOIN "people_who_are_written_in_two_ways_rows_keyed" AS r ON l."k2" = r."k2" AND (l.n < r.n AND (l.k1 = r.k1) IS NOT TRUE)
        )
      )
    )
  )
  WHERE (score >= 0.9)
),
"people_who_are_written_in_two_ways" AS (
  SELECT
    l."name",
    l."born",
    l."zip code",
    r."name" AS "name_match",
    r."born" AS "born_match",
    r."zip code" AS "zip code_match",
    l."tenonscore" AS "score"
  FROM (
    SELECT
      l."b" AS "tenonrow",
      l."score" AS "tenonscore",
      r."name",
      r."born",
      r."zip code"
    FROM "people_who_are_written_in_two_ways_pairs" AS l
    INNER JOIN "people_who_are_written_in_two_ways_rows" AS r ON l."a" = r."row_number"
  ) AS l
  INNER JOIN "people_who_are_written_in_two_ways_rows" AS r ON l."tenonrow" = r."row_number"
)
SELECT *
FROM "people_who_are_written_in_two_ways"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
