"""Runs one workload in Polars: run_polars.py WORKLOAD THREADS DATA OUT. Prints the seconds that it worked."""
import os
import sys
import time

workload, threads, data, out = sys.argv[1:5]
os.environ["POLARS_MAX_THREADS"] = threads
import polars as pl  # noqa: E402  (reads the number of threads when it is loaded)
from polars import col, lit  # noqa: E402

import columns  # noqa: E402


def texts(names):
    return {name: pl.String for name in names}


def csv(name, names):
    return pl.scan_csv(f"{data}/{name}.csv", schema=texts(names), empty_string_is_null=False)


def squeezed(text):
    return text.str.replace_all(r"[ \t\n\r\f\v]+", " ").str.strip_chars(" ")


def mapped(works, identifier):
    """W1 and W2: the assets and the rejects of `works`."""
    day, height = col("DateAcquired"), col("Height (cm)")
    works = works.with_columns(
        clean=squeezed(col("Title")),
        day_holds=(day == "") | (day.str.contains(r"^\d{4}-\d\d-\d\d$") & day.str.to_date("%Y-%m-%d", strict=False).is_not_null()),
        height_holds=(height == "") | height.str.contains(r"^-?[0-9]+(\.[0-9]+)?$"),
    ).filter(col("clean") != "")
    department = col("Department").str.to_lowercase().str.replace_all("[^a-z0-9]+", "-").str.strip_chars("-")
    assets = works.filter(col("day_holds") & col("height_holds")).select(
        identifier.alias("id"),
        col("clean").alias("title"),
        col("Date").alias("date_text"),
        pl.when(day != "").then(day).alias("date_acquired"),
        pl.when(col("Artist") == "").then(lit([], dtype=pl.List(pl.String))).otherwise(col("Artist").str.split(", ")).alias("creators"),
        col("Classification").str.to_lowercase().alias("classification"),
        col("Department").alias("department"),
        col("Medium").alias("medium"),
        col("Dimensions").alias("dimensions"),
        col("CreditLine").alias("credit_line"),
        col("AccessionNumber").alias("accession_no"),
        pl.when(height != "").then(height).cast(pl.Float64).alias("height_cm"),
        pl.format("{}/{}.jpg", department, col("ObjectID")).alias("path"),
        col("URL").alias("source_url"),
    )
    rejects = works.filter(~(col("day_holds") & col("height_holds"))).select(
        identifier.alias("id"), pl.when(col("day_holds")).then(lit("height_cm")).otherwise(lit("date_acquired")).alias("error")
    )
    assets.sink_ndjson(f"{out}/assets.ndjson")
    rejects.sink_ndjson(f"{out}/rejects.ndjson")


def w1():
    mapped(csv("artworks", columns.ARTWORKS), col("ObjectID").cast(pl.Int64))


def w2():
    schema = {**texts(columns.ARTWORKS), "ObjectID": pl.Int64}
    works = pl.scan_ndjson(f"{data}/artworks.ndjson", schema=schema).select(columns.MAPPED).fill_null("")
    mapped(works, col("ObjectID"))


def w3():
    csv("artworks", columns.ARTWORKS).rename({"Title": "title"}).sink_csv(f"{out}/works.csv")


def w4():
    people = csv("right", columns.ARTISTS).select("ConstituentID", "DisplayName", "Nationality", "Gender", "BeginDate", "EndDate", "ULAN")
    works = csv("left", columns.ARTWORKS).select("ObjectID", "Title", "Artist", "DateAcquired", "ConstituentID")
    firsts = works.unique(subset=["ObjectID"], keep="first", maintain_order=True)
    joined = firsts.join(people, on="ConstituentID", how="left", maintain_order="left").drop("ConstituentID")
    joined.sink_csv(f"{out}/joined.csv")


def names_below(nodes, levels):
    """The names of a tree's nodes, each before those below it."""
    own = pl.concat_list(pl.element().struct.field("name"))
    if levels > 1:
        below = names_below(pl.element().struct.field("children"), levels - 1)
        own = pl.concat_list(pl.element().struct.field("name"), below.fill_null(lit([], dtype=pl.List(pl.String))))
    return nodes.list.eval(own.explode())


def w5():
    node = pl.List(pl.Struct({"name": pl.String}))
    for _ in range(2):
        node = pl.List(pl.Struct({"name": pl.String, "children": node}))
    schema = {
        "acno": pl.String,
        "title": pl.String,
        "medium": pl.String,
        "dateText": pl.String,
        "dateRange": pl.Struct({"startYear": pl.Int64, "endYear": pl.Int64}),
        "contributors": pl.List(pl.Struct({"fc": pl.String, "role": pl.String, "birthYear": pl.Int64})),
        "subjects": pl.Struct({"children": node}),
        "movements": pl.List(pl.Struct({"name": pl.String})),
        "thumbnailUrl": pl.String,
        "url": pl.String,
    }
    none = lit([], dtype=pl.List(pl.String))
    maker, dated = pl.element().struct, col("dateRange").struct
    works = pl.scan_ndjson(f"{data}/works.ndjson", schema=schema)
    works.select(
        col("acno").alias("id"),
        squeezed(col("title")).alias("title"),
        "medium",
        pl.struct(col("dateText").alias("text"), dated.field("startYear").alias("first"), dated.field("endYear").alias("last")).alias("dated"),
        col("contributors")
        .list.eval(
            pl.struct(maker.field("fc").alias("name"), maker.field("role"), maker.field("birthYear").alias("born")).filter(maker.field("role") == "artist")
        )
        .alias("makers"),
        names_below(col("subjects").struct.field("children"), 3).list.unique(maintain_order=True).fill_null(none).alias("keywords"),
        col("movements").list.eval(pl.element().struct.field("name")).fill_null(none).alias("movements"),
        col("thumbnailUrl").alias("image"),
        col("url").alias("page"),
    ).sink_ndjson(f"{out}/works.ndjson")


def w6():
    works = csv("left", columns.ARTWORKS).select("ObjectID", "Title", "ConstituentID", "Department", "AccessionNumber")
    people = csv("right", columns.ARTISTS).select("ConstituentID", "DisplayName", "Nationality", "BeginDate")
    joined = (
        works.join(people, on="ConstituentID", how="left", maintain_order="left")
        .join(csv("departments", columns.DEPARTMENTS), on="Department", how="left", maintain_order="left")
        .join(csv("register", columns.REGISTER), on="AccessionNumber", how="left", maintain_order="left")
    )
    joined.select(
        col("ObjectID").cast(pl.Int64).alias("id"),
        col("Title").alias("title"),
        col("DisplayName").alias("maker"),
        col("Nationality").alias("nationality"),
        col("BeginDate").alias("born"),
        col("Code").alias("department"),
        col("Wing").alias("wing"),
        col("Shelf").alias("shelf"),
        col("Condition").alias("condition"),
    ).sink_ndjson(f"{out}/located.ndjson")


start = time.monotonic()
{"w1": w1, "w2": w2, "w3": w3, "w4": w4, "w5": w5, "w6": w6}[workload]()
print(time.monotonic() - start)
