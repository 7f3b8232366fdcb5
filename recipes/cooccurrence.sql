-- In how many blocks each pair of features fires, from a table of firings: one row for each feature that fires in a
-- block, without repeats. The diagonal (feature_a = feature_b) counts each feature's own blocks; recorded is the number of
-- blocks. Feature numbers are below 4,194,304 (2^22), the most that a layer may have. The same text runs in DuckDB, Spark SQL and Trino.
WITH recordings AS (
  SELECT COUNT(DISTINCT block) AS recorded FROM firings
)
SELECT
  a.feature AS feature_a,
  b.feature AS feature_b,
  COUNT(*) AS blocks,
  r.recorded AS recorded
FROM firings AS a
JOIN firings AS b ON a.block = b.block AND a.feature <= b.feature
CROSS JOIN recordings AS r
GROUP BY a.feature, b.feature, r.recorded
