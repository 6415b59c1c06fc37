-- W5: nested NDJSON to nested NDJSON; the tree of subjects is three levels deep.
INSERT INTO FUNCTION file('{out}/works.ndjson', JSONEachRow)
SELECT acno AS id, trim(BOTH ' ' FROM replaceRegexpAll(ifNull(title, ''), '[ \\t\\n\\r\\f\\v]+', ' ')) AS title, medium,
       CAST((dateText, dateRange.startYear, dateRange.endYear), 'Tuple(text Nullable(String), first Nullable(Int64), last Nullable(Int64))') AS dated,
       CAST(arrayMap(c -> (c.fc, c.role, c.birthYear), arrayFilter(c -> c.role = 'artist', contributors)), 'Array(Tuple(name String, role String, born Nullable(Int64)))') AS makers,
       arrayDistinct(arrayFlatten(arrayMap(a -> arrayConcat([a.name], arrayFlatten(arrayMap(b -> arrayConcat([b.name], arrayMap(c -> c.name, b.children)), a.children))), subjects.children))) AS keywords,
       arrayMap(m -> m.name, movements) AS movements, thumbnailUrl AS image, url AS page
FROM file('{data}/works.ndjson', JSONEachRow, 'acno String, title Nullable(String), medium Nullable(String), dateText Nullable(String), dateRange Tuple(startYear Nullable(Int64), endYear Nullable(Int64)), contributors Array(Tuple(fc String, role String, birthYear Nullable(Int64))), subjects Tuple(children Array(Tuple(name String, children Array(Tuple(name String, children Array(Tuple(name String))))))), movements Array(Tuple(name String)), thumbnailUrl Nullable(String), url String');
