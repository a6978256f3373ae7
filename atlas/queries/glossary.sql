-- One row per term, in order.
select position, term, anchor, text from glossary order by position
