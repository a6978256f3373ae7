-- One row per item of the checklist of staff networks.
select item, label, question from network_checklist
