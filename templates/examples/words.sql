-- Which facts rest on sentences with these words, and where do they stand? Run it with: sqlite3 kb.sqlite < words.sql
.mode csv
.headers on
SELECT facts.date, facts.kind, evidence.source, evidence.quote, facts.page
  FROM quotes
  JOIN evidence ON evidence.rowid = quotes.rowid
  JOIN records ON records.id = evidence.record
  JOIN facts ON facts.id = records.fact
 WHERE quotes MATCH 'embassy OR embassies'
 ORDER BY quotes.rank, facts.id;
