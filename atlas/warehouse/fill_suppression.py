"""Returns after the disclosure control → ``suppression``: how much of them is hidden, and by which rule.

Hidden for being small and hidden for another's sake are not counted apart: the two numbers would help to tell which is
which.
"""

from __future__ import annotations

import duckdb

from atlas.measures.disclosure import HEADLINE, PART_OF_BOARD, RESPONDENTS

PEOPLE = f"fewer than {HEADLINE} people"
ANSWERS = f"fewer than {RESPONDENTS} respondents"
MEMBERS = f"a board of fewer than {HEADLINE} members, a part of one of fewer than {PART_OF_BOARD}"

_COUNTED = """
    insert into suppression
    select
        indicator, wres_year, count(*), count(*) filter (status = 'suppressed'),
        case when indicator = 'board' then $members
            when any_value(period_kind) = 'survey' then $answers else $people end
    from figure_staged
    group by indicator, wres_year
    order by indicator, wres_year
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``suppression`` from ``figure_staged``, which holds protected returns only."""
    connection.execute(_COUNTED, {"members": MEMBERS, "answers": ANSWERS, "people": PEOPLE})
