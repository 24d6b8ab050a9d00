-- Which figures are there of each flow, with the words that say so? Run it with: sqlite3 < trade.sql
.import --csv trade.csv trade
.mode csv
.headers on
SELECT reporter, flow, partner, period,
       round(CAST(value AS REAL) / 1e6, 1) AS millions,
       currency, qualifier, sources, quote
  FROM trade
 WHERE modality = 'occurred'
 ORDER BY reporter, partner, flow, period;
