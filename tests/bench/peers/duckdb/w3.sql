-- W3: CSV to CSV, one column renamed.
COPY (SELECT Title AS title, * EXCLUDE (Title) FROM read_csv('{data}/artworks.csv', {csv}, columns={artworks}))
TO '{out}/works.csv' (FORMAT csv, HEADER true);
