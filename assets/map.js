/* The map: the year is picked here among those that came together; a click or a key chooses a place. */
(function () {
  "use strict";

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    map: {
      // One year of the view, out of all that the server sent with it.
      pick: (years, year) => {
        const every = JSON.parse(years);
        const one = every[year];
        const same = window.dash_clientside.no_update;
        if (!one) { return Array(10).fill(same); }
        return [one.figure, one.twin, one.finding, one.coverage, one.source, one.said, !one.said, one.trusts, one.csv, one.query];
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
    if (button.id === "map-reset") {
      const first = document.querySelector("#map-twin button[data-place]");
      if (first) { first.focus({ preventScroll: true }); }
    }
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
