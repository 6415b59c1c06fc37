-- W3: CSV to CSV, one column renamed.
INSERT INTO FUNCTION file('{out}/works.csv', CSVWithNames)
SELECT Title AS title, * EXCEPT (Title) FROM file('{data}/artworks.csv', CSVWithNames, '{artworks}');
