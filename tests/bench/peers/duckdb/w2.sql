-- W2: NDJSON to NDJSON and rejects. Two passes over the file; the costly expressions run only where they are needed.
CREATE MACRO squeezed(t) AS CASE WHEN t LIKE '%  %' OR regexp_matches(t, '[\t\n\r\f\v]') THEN trim(regexp_replace(t, '[ \t\n\r\f\v]+', ' ', 'g'), ' ') ELSE trim(t, ' ') END;
CREATE MACRO slugged(t) AS trim(regexp_replace(lower(t), '[^a-z0-9]+', '-', 'g'), '-');
CREATE MACRO is_day(t) AS t = '' OR (length(t) = 10 AND try_strptime(t, '%Y-%m-%d') IS NOT NULL);
CREATE MACRO is_number(t) AS t = '' OR regexp_full_match(t, '-?[0-9]+(\.[0-9]+)?');
CREATE VIEW works AS SELECT *, squeezed(Title) AS clean FROM (
  SELECT ObjectID, Title, coalesce("Date", '') AS "Date", coalesce(DateAcquired, '') AS DateAcquired, coalesce(Artist, '') AS Artist,
         coalesce(Classification, '') AS Classification, coalesce(Department, '') AS Department, coalesce(Medium, '') AS Medium,
         coalesce(Dimensions, '') AS Dimensions, coalesce(CreditLine, '') AS CreditLine, coalesce(AccessionNumber, '') AS AccessionNumber,
         coalesce("Height (cm)", '') AS "Height (cm)", coalesce(URL, '') AS URL
  FROM read_json('{data}/artworks.ndjson', format='newline_delimited', columns={mapped}));
COPY (
  SELECT ObjectID AS id, clean AS title, "Date" AS date_text, nullif(DateAcquired, '') AS date_acquired,
         CASE Artist WHEN '' THEN [] ELSE string_split(Artist, ', ') END AS creators, lower(Classification) AS classification,
         Department AS department, Medium AS medium, Dimensions AS dimensions, CreditLine AS credit_line,
         AccessionNumber AS accession_no, nullif("Height (cm)", '')::DOUBLE AS height_cm,
         slugged(Department) || '/' || ObjectID || '.jpg' AS path, URL AS source_url
  FROM works WHERE clean <> '' AND is_day(DateAcquired) AND is_number("Height (cm)")
) TO '{out}/assets.ndjson' (FORMAT json);
COPY (
  SELECT ObjectID AS id, if(is_day(DateAcquired), 'height_cm', 'date_acquired') AS error
  FROM works WHERE clean <> '' AND NOT (is_day(DateAcquired) AND is_number("Height (cm)"))
) TO '{out}/rejects.ndjson' (FORMAT json);
