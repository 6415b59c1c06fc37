CREATE TABLE "costumes" (
  "label" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL CHECK (length("name") >= 1 AND length("name") <= 120),
  "maker" TEXT REFERENCES "makers" ("id") DEFERRABLE INITIALLY DEFERRED,
  "production" TEXT,
  "chest_cm" TEXT CHECK (CAST("chest_cm" AS REAL) >= 40 AND CAST("chest_cm" AS REAL) <= 180),
  "materials" TEXT NOT NULL,
  "condition" TEXT NOT NULL CHECK ("condition" IN ('good', 'worn', 'withdrawn'))
);
INSERT INTO "costumes" VALUES('K-0101','Cloak of the king','w1','The Winter''s Tale','104','["velvet","silk","gold thread"]','good');
INSERT INTO "costumes" VALUES('K-0102','Doublet','w1','The Winter''s Tale','96.5','["velvet","linen"]','worn');
INSERT INTO "costumes" VALUES('K-0103','Gown with train','w2','Don Carlos','88','["silk"]','good');
INSERT INTO "costumes" VALUES('K-0105','Page''s tabard','w2','Don Carlos',NULL,'["felt"]','good');
INSERT INTO "costumes" VALUES('K-0106','Nun''s habit','w3','The Devils','92','["wool"]','good');
INSERT INTO "costumes" VALUES('K-0107','Nun''s habit','w3','The Devils','94','["wool"]','good');
INSERT INTO "costumes" VALUES('K-0108','Red boots','w4','Petrushka',NULL,'["leather"]','withdrawn');
INSERT INTO "costumes" VALUES('K-0109','Harlequin','w4','Petrushka','100','["cotton","silk"]','good');
INSERT INTO "costumes" VALUES('K-0110','Bird mask','w5','The Birds',NULL,'["papier-mâché","feathers"]','good');
INSERT INTO "costumes" VALUES('K-0114','Rain cape',NULL,'The Tempest','112','["oilcloth"]','good');
CREATE TABLE damson_runs (token text not null primary key, tables text not null);
INSERT INTO "damson_runs" VALUES('(token)','[{"table":"makers","target":"makers","rows":6,"created":true},{"table":"costumes","target":"costumes","rows":10,"created":true},{"table":"loans","target":"loans","rows":5,"created":true}]');
CREATE TABLE "loans" (
  "slip" INTEGER NOT NULL PRIMARY KEY CHECK ("slip" >= 1),
  "costume" TEXT NOT NULL REFERENCES "costumes" ("label") DEFERRABLE INITIALLY DEFERRED,
  "borrower" TEXT NOT NULL CHECK (length("borrower") >= 1 AND length("borrower") <= 100),
  "out" TEXT NOT NULL,
  "back" TEXT,
  "fee" TEXT CHECK (CAST("fee" AS REAL) >= 0)
);
INSERT INTO "loans" VALUES(1,'K-0101','City Museum','1998-03-02','1998-06-30','40.00');
INSERT INTO "loans" VALUES(2,'K-0103','Opera House','2001-09-15','2002-01-20','125.50');
INSERT INTO "loans" VALUES(4,'K-0110','Puppet Museum','2010-10-10',NULL,NULL);
INSERT INTO "loans" VALUES(6,'K-0114','Open Air Stage','2019-07-01','2019-08-15','0');
INSERT INTO "loans" VALUES(8,'K-0106','Convent School','2021-11-02','2021-11-30',NULL);
CREATE TABLE "makers" (
  "id" TEXT NOT NULL PRIMARY KEY CHECK (length("id") >= 1 AND length("id") <= 12),
  "name" TEXT NOT NULL UNIQUE CHECK (length("name") >= 1 AND length("name") <= 80),
  "first_year" INTEGER CHECK ("first_year" >= 1850 AND "first_year" <= 2030),
  "last_year" INTEGER CHECK ("last_year" >= 1850 AND "last_year" <= 2030)
);
INSERT INTO "makers" VALUES('w1','Ida Brandt',1901,1924);
INSERT INTO "makers" VALUES('w2','Otto Lehne',1910,1933);
INSERT INTO "makers" VALUES('w3','Marga Fuhr',1926,1958);
INSERT INTO "makers" VALUES('w4','Nowak, Stefan',1955,1989);
INSERT INTO "makers" VALUES('w5','Ines Abril',1984,NULL);
INSERT INTO "makers" VALUES('w6','Thea Lund',NULL,NULL);
