"""Training of the taggers that the package carries; needs the extra `train`. Nothing here is used at run time."""
