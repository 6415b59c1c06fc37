-- W2: NDJSON to NDJSON and rejects. Two passes over the file.
INSERT INTO FUNCTION file('{out}/assets.ndjson', JSONEachRow)
WITH trim(BOTH ' ' FROM replaceRegexpAll(Title, '[ \\t\\n\\r\\f\\v]+', ' ')) AS clean, toDate32OrNull(DateAcquired) AS day
SELECT ObjectID AS id, clean AS title, Date AS date_text, nullIf(DateAcquired, '') AS date_acquired,
       if(empty(Artist), [], splitByString(', ', Artist)) AS creators, lower(Classification) AS classification, Department AS department,
       Medium AS medium, Dimensions AS dimensions, CreditLine AS credit_line, AccessionNumber AS accession_no,
       toFloat64OrNull(`Height (cm)`) AS height_cm,
       trim(BOTH '-' FROM replaceRegexpAll(lower(Department), '[^a-z0-9]+', '-')) || '/' || toString(ObjectID) || '.jpg' AS path, URL AS source_url
FROM file('{data}/artworks.ndjson', JSONEachRow, '{mapped}')
WHERE notEmpty(clean) AND (empty(DateAcquired) OR ifNull(toString(day) = DateAcquired, 0))
  AND (empty(`Height (cm)`) OR match(`Height (cm)`, '^-?[0-9]+(\\.[0-9]+)?$'));
INSERT INTO FUNCTION file('{out}/rejects.ndjson', JSONEachRow)
WITH trim(BOTH ' ' FROM replaceRegexpAll(Title, '[ \\t\\n\\r\\f\\v]+', ' ')) AS clean, toDate32OrNull(DateAcquired) AS day,
     empty(DateAcquired) OR ifNull(toString(day) = DateAcquired, 0) AS day_holds,
     empty(`Height (cm)`) OR match(`Height (cm)`, '^-?[0-9]+(\\.[0-9]+)?$') AS height_holds
SELECT ObjectID AS id, if(day_holds, 'height_cm', 'date_acquired') AS error
FROM file('{data}/artworks.ndjson', JSONEachRow, '{mapped}')
WHERE notEmpty(clean) AND NOT (day_holds AND height_holds);
