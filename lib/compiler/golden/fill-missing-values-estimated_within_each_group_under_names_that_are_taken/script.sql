COPY (
WITH "rows" AS (
  SELECT
    CAST(c0 AS DOUBLE) AS "y",
    CAST(c1 AS BIGINT) AS "y_mean",
    CAST(c2 AS VARCHAR) AS "group0"
  FROM (VALUES
    ('1', '1', 'a'),
    ('3', '2', 'a'),
    (NULL, '3', 'a'),
    ('7', '1', NULL),
    (NULL, '9', NULL),
    (NULL, '1', 'alone')
  ) AS v(c0, c1, c2)
),
"estimated_within_each_group_under_names_that_are_taken" AS (
  SELECT
    * EXCLUDE ("y_mean_2", "x0_mean", "c0_y"),
    coalesce("y", TRY_CAST("y_mean_2" + "c0_y" * coalesce(CAST("y_mean" AS DOUBLE) - "x0_mean", 0) AS DOUBLE)) AS "y_filled"
  FROM (
    SELECT
      l."y",
      l."y_mean",
      l."group0",
      r."y_mean" AS "y_mean_2",
      r."x0_mean",
      r."c0_y"
    FROM "rows" AS l
    LEFT JOIN (
      SELECT
        "group0",
        "y_mean",
        "x0_mean",
        CASE WHEN "c0_0" > "x0_variance" * 1e-10 THEN "c0_y" / "c0_0" ELSE 0 END AS "c0_y"
      FROM (
        SELECT
          "group0" AS "group0",
          avg(CAST("y" AS DOUBLE)) AS "y_mean",
          avg(CAST("y_mean" AS DOUBLE)) AS "x0_mean",
          covar_pop(CAST("y_mean" AS DOUBLE), CAST("y_mean" AS DOUBLE)) AS "x0_variance",
          covar_pop(CAST("y_mean" AS DOUBLE), CAST("y_mean" AS DOUBLE)) AS "c0_0",
          covar_pop(CAST("y_mean" AS DOUBLE), CAST("y" AS DOUBLE)) AS "c0_y"
        FROM (
          SELECT *
          FROM "rows"
          WHERE (isfinite(CAST("y" AS DOUBLE)) AND isfinite(CAST("y_mean" AS DOUBLE)))
        )
        GROUP BY 1
      )
    ) AS r ON l."group0" IS NOT DISTINCT FROM r."group0"
  )
)
SELECT *
FROM "estimated_within_each_group_under_names_that_are_taken"
) TO 'out/rows' (FORMAT parquet, COMPRESSION 'snappy');
