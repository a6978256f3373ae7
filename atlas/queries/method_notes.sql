-- One row per paragraph or list item of the methods page, in order.
select section, slot, text from method_note order by position
