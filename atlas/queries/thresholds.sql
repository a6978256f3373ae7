-- One row per threshold of the verdict and of pooling.
select key, value from threshold order by key
