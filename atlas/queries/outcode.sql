-- One row: the middle of the postcodes whose first half is that.
select outcode, longitude, latitude from outcode where outcode = $outcode
