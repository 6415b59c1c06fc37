-- W6: three lookups a record.
COPY (
  SELECT works.ObjectID::BIGINT AS id, works.Title AS title, people.DisplayName AS maker, people.Nationality AS nationality, people.BeginDate AS born,
         departments.Code AS department, departments.Wing AS wing, register.Shelf AS shelf, register.Condition AS condition
  FROM read_csv('{data}/left.csv', {csv}, columns={artworks}) works
  LEFT JOIN read_csv('{data}/right.csv', {csv}, columns={artists}) people ON works.ConstituentID = people.ConstituentID
  LEFT JOIN read_csv('{data}/departments.csv', {csv}, columns={departments}) departments ON works.Department = departments.Department
  LEFT JOIN read_csv('{data}/register.csv', {csv}, columns={register}) register ON works.AccessionNumber = register.AccessionNumber
) TO '{out}/located.ndjson' (FORMAT json);
