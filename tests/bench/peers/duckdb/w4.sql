-- W4: the first record of each ObjectID in file order, joined with its artist; output in file order.
CREATE TEMP TABLE works AS
SELECT row_number() OVER () AS place, ObjectID, Title, Artist, DateAcquired, ConstituentID
FROM read_csv('{data}/left.csv', {csv}, columns={artworks});
COPY (
  SELECT works.ObjectID, works.Title, works.Artist, works.DateAcquired,
         people.DisplayName, people.Nationality, people.Gender, people.BeginDate, people.EndDate, people.ULAN
  FROM works
  SEMI JOIN (SELECT min(place) AS place FROM works GROUP BY ObjectID) firsts ON works.place = firsts.place
  LEFT JOIN read_csv('{data}/right.csv', {csv}, columns={artists}) people ON works.ConstituentID = people.ConstituentID
  ORDER BY works.place
) TO '{out}/joined.csv' (FORMAT csv, HEADER true);
