/* The map: the year is picked here among those that came together; a click or a key chooses a place. */
(function () {
  "use strict";

  // The chosen row is brought into sight inside the list; the page itself does not move.
  const showChosen = (list) => {
    const holder = list.querySelector(".table-wrap");
    const row = list.querySelector("tr.chosen");
    const head = list.querySelector("thead");
    if (!holder || !row) { return; }
    const above = row.offsetTop - (head ? head.offsetHeight : 0);
    const below = row.offsetTop + row.offsetHeight - holder.clientHeight;
    if (above < holder.scrollTop) { holder.scrollTop = above; }
    if (below > holder.scrollTop) { holder.scrollTop = below; }
  };

  // The list is drawn anew with every choice: focus and scrolling stay where they were.
  const keepPlaceInList = () => {
    const list = document.getElementById("map-twin");
    const focused = document.activeElement && list.contains(document.activeElement) && document.activeElement.dataset.place;
    const scrolled = list.querySelector(".table-wrap") ? list.querySelector(".table-wrap").scrollTop : 0;
    const drawn = new MutationObserver(() => {
      drawn.disconnect();
      const holder = list.querySelector(".table-wrap");
      if (!holder) { return; }
      holder.scrollTop = scrolled;
      const again = focused && list.querySelector(`button[data-place="${focused}"]`);
      if (again) { again.focus({ preventScroll: true }); }
      showChosen(list);
    });
    drawn.observe(list, { childList: true, subtree: true });
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    map: {
      // One year of the view, out of all that the server sent with it.
      pick: (years, year) => {
        const every = JSON.parse(years);
        const one = every[year];
        const same = window.dash_clientside.no_update;
        if (!one) { return Array(10).fill(same); }
        keepPlaceInList();
        return [one.figure, one.twin, one.finding, one.coverage, one.source, one.said, !one.said, one.trusts, one.csv, one.query];
      },
      // A link that names a place opens with its row in sight.
      arrived: () => {
        window.requestAnimationFrame(() => {
          const list = document.getElementById("map-twin");
          if (list) { showChosen(list); }
        });
        return window.dash_clientside.no_update;
      },
      // The place that was clicked on the map; trusts drawn inside a chosen area are not places of the level.
      clicked: (click) => {
        const point = click && click.points && click.points[0];
        const code = point && point.customdata && point.customdata[0];
        return code || window.dash_clientside.no_update;
      },
    },
  });

  // Buttons of the list choose a place; the pressed one lets go of it again.
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button[data-place]");
    if (!button) { return; }
    const pressed = button.getAttribute("aria-pressed") === "true";
    window.dash_clientside.set_props("map-place", { data: pressed ? "" : button.dataset.place });
    // The button that lets go disappears with the choice: focus goes to the name that was chosen.
    const chosen = document.querySelector('#map-twin button[aria-pressed="true"]');
    if (button.id === "map-reset" && chosen) { chosen.focus({ preventScroll: true }); }
  });

  // Up and down move along the list, so that hundreds of names are not hundreds of tab stops away.
  document.addEventListener("keydown", (event) => {
    const button = event.target.closest && event.target.closest("#map-twin button[data-place]");
    if (!button || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) { return; }
    const all = Array.from(document.querySelectorAll("#map-twin button[data-place]"));
    const next = all[all.indexOf(button) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  });
})();
