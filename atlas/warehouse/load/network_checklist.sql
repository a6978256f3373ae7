insert into network_checklist
select item, label, question
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
