insert into proof
select
    position::integer, section, indicator, what, size, truth, coalesce(method, ''), value::double, error::double,
    low::double, high::double, draws::integer, result, seed::integer, method_version, digest
from read_csv($path, header = true, all_varchar = true);
