-- W4: the first record of each ObjectID by its row number, joined with its artist; the order is free.
INSERT INTO FUNCTION file('{out}/joined.csv', CSVWithNames)
SELECT works.ObjectID AS ObjectID, carried.1 AS Title, carried.2 AS Artist, carried.3 AS DateAcquired, people.DisplayName AS DisplayName,
       people.Nationality AS Nationality, people.Gender AS Gender, people.BeginDate AS BeginDate, people.EndDate AS EndDate, people.ULAN AS ULAN
FROM (
  SELECT ObjectID, argMin((Title, Artist, DateAcquired, ConstituentID), _row_number) AS carried
  FROM file('{data}/left.csv', CSVWithNames, '{artworks}') GROUP BY ObjectID
) works
LEFT ANY JOIN file('{data}/right.csv', CSVWithNames, '{artists}') people ON works.carried.4 = people.ConstituentID;
