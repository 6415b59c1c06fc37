"""The columns of the inputs, which every peer is told rather than left to guess."""
ARTWORKS = [
    "Title", "Artist", "ConstituentID", "ArtistBio", "Nationality", "BeginDate", "EndDate", "Gender", "Date", "Medium", "Dimensions",
    "CreditLine", "AccessionNumber", "Classification", "Department", "DateAcquired", "Cataloged", "ObjectID", "URL", "ImageURL", "OnView",
    "Circumference (cm)", "Depth (cm)", "Diameter (cm)", "Height (cm)", "Length (cm)", "Weight (kg)", "Width (cm)", "Seat Height (cm)",
    "Duration (sec.)",
]
# Those that W1 and W2 carry.
MAPPED = [
    "ObjectID", "Title", "Artist", "Date", "Medium", "Dimensions", "CreditLine", "AccessionNumber", "Classification", "Department",
    "DateAcquired", "URL", "Height (cm)",
]
ARTISTS = ["ConstituentID", "DisplayName", "ArtistBio", "Nationality", "Gender", "BeginDate", "EndDate", "Wiki QID", "ULAN"]
DEPARTMENTS = ["Department", "Code", "Wing"]
REGISTER = ["AccessionNumber", "Shelf", "Condition"]
