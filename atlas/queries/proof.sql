-- One row per number that simulation gives about the methods, in order.
select section, indicator, what, size, truth, method, value, error, low, high, draws, result, seed, method_version
from proof order by position
