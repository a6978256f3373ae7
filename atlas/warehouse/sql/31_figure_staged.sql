-- One row per published figure as read from its file; emptied into figure and dropped before the build ends.
create table figure_staged as from figure
