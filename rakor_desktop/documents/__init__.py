"""Official documents of a meeting: PDF and Excel. Libraries for them are imported inside the jobs that need them."""
