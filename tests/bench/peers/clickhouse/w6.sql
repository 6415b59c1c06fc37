-- W6: three lookups a record.
INSERT INTO FUNCTION file('{out}/located.ndjson', JSONEachRow)
SELECT toInt64(works.ObjectID) AS id, works.Title AS title, people.DisplayName AS maker, people.Nationality AS nationality, people.BeginDate AS born,
       departments.Code AS department, departments.Wing AS wing, register.Shelf AS shelf, register.Condition AS condition
FROM file('{data}/left.csv', CSVWithNames, '{artworks}') works
LEFT ANY JOIN file('{data}/right.csv', CSVWithNames, '{artists}') people ON works.ConstituentID = people.ConstituentID
LEFT ANY JOIN file('{data}/departments.csv', CSVWithNames, '{departments}') departments ON works.Department = departments.Department
LEFT ANY JOIN file('{data}/register.csv', CSVWithNames, '{register}') register ON works.AccessionNumber = register.AccessionNumber
SETTINGS join_use_nulls = 1;
