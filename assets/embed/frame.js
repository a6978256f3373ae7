/* A chart in a frame on somebody else's page: drawn here, and its height told to the page around it. Only a number is
   told, so it may go to any page; one that does not listen keeps the height it was given. */
(function () {
  "use strict";
  // Geo traces would otherwise fetch a base map from an outside host and stay blank without it.
  window.PlotlyGeoAssets = { topojson: { world_110m: {} } };
  const place = document.getElementById("chart");
  const figure = JSON.parse(document.getElementById("figure").textContent);

  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ type: "opportunity-atlas-height", height }, "*");
  };

  const draw = async () => {
    await window.Plotly.newPlot(place, figure.data, figure.layout, figure.config);
    place.dataset.drawn = "yes";
    tell();
  };

  new ResizeObserver(tell).observe(document.documentElement);
  draw();
})();
