-- W5: nested NDJSON to nested NDJSON; the tree of subjects is three levels deep.
CREATE MACRO squeezed(t) AS CASE WHEN t LIKE '%  %' OR regexp_matches(t, '[\t\n\r\f\v]') THEN trim(regexp_replace(t, '[ \t\n\r\f\v]+', ' ', 'g'), ' ') ELSE trim(t, ' ') END;
CREATE MACRO leaves(nodes) AS list_transform(nodes, lambda n: n.name);
CREATE MACRO branches(nodes) AS flatten(list_transform(nodes, lambda n: list_concat([n.name], coalesce(leaves(n.children), []))));
CREATE MACRO trunk(nodes) AS flatten(list_transform(nodes, lambda n: list_concat([n.name], coalesce(branches(n.children), []))));
COPY (
  SELECT acno AS id, squeezed(title) AS title, medium, {text: dateText, first: dateRange.startYear, last: dateRange.endYear} AS dated,
         list_transform(list_filter(contributors, lambda c: c.role = 'artist'), lambda c: {name: c.fc, role: c.role, born: c.birthYear}) AS makers,
         list_distinct(coalesce(trunk(subjects.children), [])) AS keywords, coalesce(list_transform(movements, lambda m: m.name), []) AS movements,
         thumbnailUrl AS image, url AS page
  FROM read_json('{data}/works.ndjson', format='newline_delimited', columns={
    acno: 'VARCHAR', title: 'VARCHAR', medium: 'VARCHAR', dateText: 'VARCHAR', dateRange: 'STRUCT(startYear BIGINT, endYear BIGINT)',
    contributors: 'STRUCT(fc VARCHAR, role VARCHAR, birthYear BIGINT)[]',
    subjects: 'STRUCT(children STRUCT(name VARCHAR, children STRUCT(name VARCHAR, children STRUCT(name VARCHAR)[])[])[])',
    movements: 'STRUCT(name VARCHAR)[]', thumbnailUrl: 'VARCHAR', url: 'VARCHAR'})
) TO '{out}/works.ndjson' (FORMAT json);
