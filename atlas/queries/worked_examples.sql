-- One row per worked example, in order.
select position, title, given, method, answer from worked_example order by position
